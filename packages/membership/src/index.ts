export {ADDRESSES_MAX, type Advert, boundAdvert, HINTS_MAX, isNewerAdvert, type MemberMessage, type PeerHint} from "./advert.ts";
export {type KnownMember, Membership, type MembershipEffect, type MembershipInput} from "./membership.ts";
export {type MembershipSettings, membershipDefaults} from "./settings.ts";
export {Roster} from "./swim/roster.ts";
export {Swim, type SwimOptions} from "./swim/swim.ts";
export type {Rumour, SwimEffect, SwimInput, SwimMessage} from "./swim/swim-messages.ts";
export {probeIntervalMs, type SwimSettings, suspicionMsMin, swimDefaults} from "./swim/swim-settings.ts";
