import {MIB, type Outcome} from "@ollamesh/stdx";
import {decodeWith, limitBytes, limitList, limitText, malformed, toSafeInteger} from "./decode-limits.ts";
import {checkShape} from "./frame-shape.ts";
import {ollamesh} from "./gen/slots.js";

const pb = ollamesh.slots.v1;

/** A piece of a slot's memory, or the tokens of the longest context: 2^20, of up to five bytes each. */
export const SLOTS_FRAME_BYTES_MAX = 6 * MIB;
const DEPLOYMENT_CHARS_MAX = 600;
const PEER_CHARS_MAX = 200;
const FORMAT_CHARS_MAX = 200;
const REASON_CHARS_MAX = 2000;
const TOKENS_MAX = 1 << 20;
const DIGEST_BYTES = 32;
const BYTES_FIELD = 3;

/** One sequence that changes its stages. */
export interface Handover {
  /** Deployments: that retires, and that serves instead. */
  readonly from: string;
  readonly to: string;
  /** Of the first stage that retires: who offers. */
  readonly head: string;
  /** Drawn there. */
  readonly number: number;
}

/** A slot in a stream of batches: what is said of it holds as long as no batch from `sequence` on opens it. */
export interface SlotAt {
  readonly slot: number;
  readonly stream: number;
  readonly sequence: number;
}

export type SlotsMessage =
  /** From the head that retires to the one that serves: what lies in that slot at each of its stages, one position a token. It is not waited for longer than `withinMs`. */
  | {readonly type: "offer"; readonly handover: Handover; readonly source: SlotAt; readonly tokens: Int32Array; readonly withinMs: number}
  /** From the head that serves to each of its stages: see that it comes into `target`. */
  | {readonly type: "bring"; readonly handover: Handover; readonly source: SlotAt; readonly target: SlotAt; readonly positions: number; readonly withinMs: number}
  /** From such a stage to the one that has the same layers. Answered by pieces, as many as `more` allows, or `refused`. */
  | {readonly type: "pull"; readonly handover: Handover; readonly source: SlotAt; readonly positions: number; readonly format: string}
  | {readonly type: "more"; readonly handover: Handover; readonly pieces: number}
  /** `digest`: SHA-256 of all pieces, with the last. */
  | {readonly type: "piece"; readonly handover: Handover; readonly total: number; readonly bytes: Uint8Array; readonly digest: Uint8Array | undefined}
  /** `refused` to who pulls, `brought` to the head that serves, `settled` to the one that retires. No reason: it went well. */
  | {readonly type: "refused" | "brought" | "settled"; readonly handover: Handover; readonly reason: string};

type Fields = ollamesh.slots.v1.Message.$Properties;

/** `/ollamesh/slots/1`. The bytes of a piece are a view into the frame, not a copy. */
export const slotsCodec = {
  encode(message: SlotsMessage): Uint8Array {
    return pb.Message.encode(write(message)).finish();
  },
  decode(bytes: Uint8Array): Outcome<SlotsMessage> {
    return decodeWith(bytes, SLOTS_FRAME_BYTES_MAX, () => {
      checkShape(bytes, BYTES_FIELD);
      return read(pb.Message.decode(bytes));
    });
  },
};

function write(message: SlotsMessage): Fields {
  switch (message.type) {
    case "offer":
      // Typed arrays are written as they are: protobufjs only counts and indexes.
      return {offer: {...message, tokens: message.tokens as unknown as number[]}};
    case "bring":
      return {bring: message};
    case "pull":
      return {pull: message};
    case "more":
      return {more: message};
    case "piece":
      return {piece: {...message, digest: message.digest ?? null}};
    default:
      return {[message.type]: {handover: message.handover, reason: message.reason.slice(0, REASON_CHARS_MAX)}};
  }
}

function read({offer, bring, pull, more, piece, ...settled}: ollamesh.slots.v1.Message): SlotsMessage {
  if (offer) {
    const tokens = Int32Array.from(limitList(offer.tokens ?? [], TOKENS_MAX, "tokens"));
    return {type: "offer", handover: handoverOf(offer), source: slotAt(offer.source), tokens, withinMs: offer.withinMs ?? 0};
  }
  if (bring) {
    return {type: "bring", handover: handoverOf(bring), source: slotAt(bring.source), target: slotAt(bring.target), positions: bring.positions ?? 0, withinMs: bring.withinMs ?? 0};
  }
  if (pull) {
    const format = limitText(pull.format ?? "", FORMAT_CHARS_MAX, "format");
    return {type: "pull", handover: handoverOf(pull), source: slotAt(pull.source), positions: pull.positions ?? 0, format};
  }
  if (more) return {type: "more", handover: handoverOf(more), pieces: more.pieces ?? 0};
  if (piece) return readPiece(piece);
  for (const type of ["refused", "brought", "settled"] as const) {
    const told = settled[type];
    if (told) return {type, handover: handoverOf(told), reason: limitText(told.reason ?? "", REASON_CHARS_MAX, "reason")};
  }
  throw malformed("none of the messages about slots");
}

function readPiece(piece: ollamesh.slots.v1.Piece.$Properties): SlotsMessage {
  const digest = limitBytes(piece.digest ?? new Uint8Array(0), DIGEST_BYTES, "digest");
  if (digest.length !== 0 && digest.length !== DIGEST_BYTES) throw malformed(`a digest of ${digest.length} bytes`);
  return {
    type: "piece",
    handover: handoverOf(piece),
    total: toSafeInteger(piece.total ?? 0, "total"),
    bytes: piece.bytes ?? new Uint8Array(0),
    digest: digest.length === 0 ? undefined : digest,
  };
}

function handoverOf({handover}: {handover?: ollamesh.slots.v1.Handover.$Properties | null}): Handover {
  if (!handover) throw malformed("no handover is named");
  return {
    from: limitText(handover.from ?? "", DEPLOYMENT_CHARS_MAX, "deployment"),
    to: limitText(handover.to ?? "", DEPLOYMENT_CHARS_MAX, "deployment"),
    head: limitText(handover.head ?? "", PEER_CHARS_MAX, "peer"),
    number: handover.number ?? 0,
  };
}

function slotAt(at: ollamesh.slots.v1.SlotAt.$Properties | null | undefined): SlotAt {
  if (!at) throw malformed("no slot is named");
  return {slot: at.slot ?? 0, stream: at.stream ?? 0, sequence: toSafeInteger(at.sequence ?? 0, "sequence")};
}
