import type {SwimMessage} from "./swim/swim-messages.ts";

/** What a peer says of itself. The transport or the gossip signature proves who said it. */
export interface Advert {
  /** Wall-clock start of the process, milliseconds: a restarted peer's adverts beat those of its earlier life. */
  readonly incarnation: number;
  /** Grows with every change within one life. */
  readonly sequence: number;
  /** Multiaddrs others can dial. */
  readonly addresses: readonly string[];
  readonly version: string;
  readonly apiUrl: string;
  readonly zone: string;
  readonly engine: string;
  readonly threads: number;
  readonly memoryBytes: number;
  readonly memoryFreeBytes: number;
  readonly devices: readonly string[];
  /** Model keys whose every blob it holds. */
  readonly holds: readonly string[];
  /** Of those it shall keep a copy of. */
  readonly lacksRoomFor: readonly string[];
  readonly loaded: readonly string[];
  /** Of requests it shall take against others, set by people: 1 to 100. */
  readonly weight: number;
}

/** Where a third peer may be found: hearsay, believed only as far as dialling it. */
export interface PeerHint {
  readonly id: string;
  readonly addresses: readonly string[];
}

export type MemberMessage =
  | {readonly type: "hello"; readonly advert: Advert; readonly hints: readonly PeerHint[]}
  | {readonly type: "leave"}
  | {readonly type: "swim"; readonly message: SwimMessage};

export const ADDRESSES_MAX = 8;
export const HINTS_MAX = 64;
const LIST_CHARS_MAX = {devices: 256, holds: 1500, lacksRoomFor: 200, loaded: 700};

/** The advert cut so that it fits the 4 KiB of a gossip message: lists lose their tail, texts their end. */
export function boundAdvert(advert: Advert): Advert {
  return {
    ...advert,
    addresses: advert.addresses.filter((address) => address.length <= 128).slice(0, ADDRESSES_MAX),
    version: advert.version.slice(0, 64),
    apiUrl: advert.apiUrl.slice(0, 128),
    zone: advert.zone.slice(0, 64),
    engine: advert.engine.slice(0, 64),
    devices: takeChars(advert.devices, LIST_CHARS_MAX.devices),
    holds: takeChars(advert.holds, LIST_CHARS_MAX.holds),
    lacksRoomFor: takeChars(advert.lacksRoomFor, LIST_CHARS_MAX.lacksRoomFor),
    loaded: takeChars(advert.loaded, LIST_CHARS_MAX.loaded),
  };
}

export function isNewerAdvert(advert: Advert, known: Advert | undefined): boolean {
  if (!known) return true;
  if (advert.incarnation !== known.incarnation) return advert.incarnation > known.incarnation;
  return advert.sequence > known.sequence;
}

function takeChars(items: readonly string[], charsMax: number): string[] {
  let left = charsMax;
  return items.filter((item) => {
    left -= item.length + 4;
    return left >= 0;
  });
}
