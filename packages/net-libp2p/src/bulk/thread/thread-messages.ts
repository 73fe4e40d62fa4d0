import type {PeerId} from "@ollamesh/ports";
import type {Failure, Outcome} from "@ollamesh/stdx";
import type {BulkTarget} from "../bulk-dial.ts";
import type {BulkAddress} from "../bulk-offer.ts";
import type {Admission} from "../ticket-office.ts";

/** Names a connection between the two threads; never used twice. */
export type SocketId = number;

/** What is answered, once, under its number. */
export type BulkCall =
  /** Answers `BulkAddress`. */
  | {readonly type: "listen"; readonly host: string; readonly port: number}
  /** Answers a ticket, 32 bytes, or undefined: too many are out. */
  | {readonly type: "issue"; readonly admission: Admission}
  /** Answers `Opened`. */
  | {readonly type: "dial"; readonly offer: BulkTarget; readonly remoteHost: string};

export interface Opened {
  readonly socket: SocketId;
  /** For the log. */
  readonly to: string;
}

/** From the main thread, which decides everything, to the one that moves bytes. */
export type BulkCommand =
  | {readonly type: "call"; readonly id: number; readonly call: BulkCall}
  /** Tickets of a peer that is not connected any more. */
  | {readonly type: "forget"; readonly peer: PeerId}
  /** What comes on it is wanted, `bytes` of it for now. */
  | {readonly type: "read"; readonly socket: SocketId; readonly frameBytesMax: number; readonly bytes: number}
  /** So many more may be read. */
  | {readonly type: "grant"; readonly socket: SocketId; readonly bytes: number}
  /** Of shared memory it is lent, until `taken`. */
  | {readonly type: "write"; readonly socket: SocketId; readonly bytes: Uint8Array}
  /** Frames that were lent: others may come to lie there. */
  | {readonly type: "give_back"; readonly memory: readonly SharedArrayBuffer[]}
  /** Once all is sent; bounded in time. */
  | {readonly type: "close"; readonly socket: SocketId}
  | {readonly type: "abort"; readonly socket: SocketId};

/** And back. */
export type BulkReport =
  | {readonly type: "answered"; readonly id: number; readonly outcome: Outcome<BulkAddress | Uint8Array | Opened | undefined>}
  | {readonly type: "admitted"; readonly socket: SocketId; readonly admission: Admission}
  | {readonly type: "refused"; readonly from: string | undefined; readonly reason: string}
  /** So many bytes came, and these frames became whole: those in shared memory are lent. */
  | {readonly type: "came"; readonly socket: SocketId; readonly bytes: number; readonly frames: readonly Uint8Array[]}
  /** So many bytes, of one `write`, are with the system. */
  | {readonly type: "taken"; readonly socket: SocketId; readonly bytes: Uint8Array | number}
  | {readonly type: "ended"; readonly socket: SocketId; readonly failure: Failure | undefined}
  /** The last word of a connection. */
  | {readonly type: "gone"; readonly socket: SocketId; readonly broke: boolean};
