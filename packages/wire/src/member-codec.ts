import type {Advert, MemberMessage, PeerHint} from "@ollamesh/membership";
import {HINTS_MAX} from "@ollamesh/membership";
import {KIB, type Outcome} from "@ollamesh/stdx";
import {decodeWith, limitList, limitText, malformed, toSafeInteger} from "./decode-limits.ts";
import {ollamesh} from "./gen/member.js";
import {readSwim, writeSwim} from "./swim-codec.ts";

const pb = ollamesh.member.v1;

const FRAME_BYTES_MAX = 128 * KIB;
const ADVERT_BYTES_MAX = 4 * KIB;

/** `/ollamesh/member/1`. Anything else than a well-formed message below 128 KiB is `malformed`. */
export const memberCodec = {
  encode(message: MemberMessage): Uint8Array {
    if (message.type === "leave") return pb.Message.encode({leave: {}}).finish();
    if (message.type === "swim") return pb.Message.encode(writeSwim(message.message)).finish();
    return pb.Message.encode({hello: {advert: message.advert as ollamesh.member.v1.IAdvert, hints: message.hints as ollamesh.member.v1.IHint[]}}).finish();
  },
  decode(bytes: Uint8Array): Outcome<MemberMessage> {
    return decodeWith(bytes, FRAME_BYTES_MAX, () => {
      const message = pb.Message.decode(bytes);
      if (message.leave) return {type: "leave"};
      const swim = readSwim(message);
      if (swim) return {type: "swim", message: swim};
      if (!message.hello?.advert) throw malformed("neither hello nor leave nor probe");
      return {type: "hello", advert: readAdvert(message.hello.advert), hints: limitList(message.hello.hints ?? [], HINTS_MAX, "hints").map(readHint)};
    });
  },
};

/** What one peer can ask for itself is not without bounds. */
const WEIGHT_MAX = 100;

/** The gossiped form: an advert alone, at most 4 KiB. */
export const advertCodec = {
  encode(advert: Advert): Uint8Array {
    return pb.Advert.encode(advert as ollamesh.member.v1.IAdvert).finish();
  },
  decode(bytes: Uint8Array): Outcome<Advert> {
    return decodeWith(bytes, ADVERT_BYTES_MAX, () => readAdvert(pb.Advert.decode(bytes)));
  },
};

function readAdvert(advert: ollamesh.member.v1.IAdvert): Advert {
  return {
    incarnation: toSafeInteger(advert.incarnation ?? 0, "incarnation"),
    sequence: toSafeInteger(advert.sequence ?? 0, "sequence"),
    addresses: texts(advert.addresses, 16, 256, "addresses"),
    version: limitText(advert.version ?? "", 64, "version"),
    apiUrl: limitText(advert.apiUrl ?? "", 128, "api url"),
    zone: limitText(advert.zone ?? "", 64, "zone"),
    engine: limitText(advert.engine ?? "", 64, "engine"),
    threads: advert.threads ?? 0,
    memoryBytes: toSafeInteger(advert.memoryBytes ?? 0, "memory"),
    memoryFreeBytes: toSafeInteger(advert.memoryFreeBytes ?? 0, "free memory"),
    devices: texts(advert.devices, 64, 256, "devices"),
    holds: texts(advert.holds, 256, 512, "holds"),
    lacksRoomFor: texts(advert.lacksRoomFor, 256, 512, "lacks room for"),
    loaded: texts(advert.loaded, 256, 512, "loaded"),
    weight: Math.min(WEIGHT_MAX, Math.max(1, advert.weight ?? 1)),
  };
}

function readHint(hint: ollamesh.member.v1.IHint): PeerHint {
  return {id: limitText(hint.id ?? "", 128, "peer id"), addresses: texts(hint.addresses, 16, 256, "addresses")};
}

function texts(list: readonly string[] | null | undefined, itemsMax: number, charsMax: number, what: string): readonly string[] {
  return limitList(list ?? [], itemsMax, what).map((text) => limitText(text, charsMax, what));
}
