export {ADDRESSES_MAX, type Advert, boundAdvert, HINTS_MAX, isNewerAdvert, type MemberMessage, type PeerHint} from "./advert.ts";
export {type KnownMember, Membership, type MembershipEffect, type MembershipInput} from "./membership.ts";
export {type MembershipSettings, membershipDefaults} from "./settings.ts";
