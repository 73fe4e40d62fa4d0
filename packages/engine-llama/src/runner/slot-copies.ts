import {createHash, type Hash} from "node:crypto";
import {STATE_BYTES_MAX, STATE_PIECE_BYTES_MAX, type StatePiece} from "@ollamesh/ports";
import {CodedError} from "@ollamesh/stdx";
import type {SlotMemory} from "./resting-slots.ts";

/** The cache, beside what is there for slots that rest. */
export interface CopiedMemory extends SlotMemory {
  copy(slot: number): Uint8Array;
  /** Positions from there on are gone. */
  cut(slot: number, positions: number): void;
}

/** Slots whose memory is not in the cache. */
export interface SlotsOut {
  outOf(slot: number): Uint8Array | undefined;
  replaced(slot: number): void;
}

interface Outgoing {
  readonly bytes: Uint8Array;
  readonly hash: Hash;
  at: number;
}

interface Incoming {
  readonly pieces: Uint8Array[];
  readonly hash: Hash;
  total: number;
}

/** What slots of this stage remember, for a stage of the same layers elsewhere: one copy on its way out, and one in. */
export class SlotCopies {
  readonly #memory: CopiedMemory;
  readonly #out: SlotsOut;
  readonly #before: () => void;
  #outgoing: Outgoing | undefined;
  #incoming: Incoming | undefined;

  /** @param before called before a slot's memory is replaced: rows that were decoded ahead, of whoever had the slot, would be taken out of it later */
  constructor(memory: CopiedMemory, out: SlotsOut, before: () => void) {
    this.#memory = memory;
    this.#out = out;
    this.#before = before;
  }

  /** Bytes of the copy, which may have more positions than that. Throws CodedError `not_there`, `too_large`. */
  copy(slot: number, positions: number): number {
    this.#outgoing = undefined;
    const out = this.#out.outOf(slot);
    const there = this.#memory.tokens(slot);
    if (!out && there < positions) throw new CodedError("not_there", `slot ${slot} has ${there} positions where ${positions} are wanted`);
    const size = out?.length ?? this.#memory.bytes(slot);
    if (size > STATE_BYTES_MAX) throw new CodedError("too_large", `slot ${slot} has ${size} bytes, at most ${STATE_BYTES_MAX} are moved`);
    const bytes = out ?? this.#memory.copy(slot);
    if (bytes.length === 0) throw new CodedError("not_there", `slot ${slot} cannot be copied`);
    this.#outgoing = {bytes, hash: createHash("sha256"), at: 0};
    return bytes.length;
  }

  /** Throws CodedError `not_there`. */
  read(): StatePiece {
    const outgoing = this.#outgoing;
    if (!outgoing) throw new CodedError("not_there", "no slot was copied, or it is read already");
    const bytes = outgoing.bytes.subarray(outgoing.at, outgoing.at + STATE_PIECE_BYTES_MAX);
    outgoing.at += bytes.length;
    outgoing.hash.update(bytes);
    if (outgoing.at < outgoing.bytes.length) return {bytes, digest: undefined};
    this.#outgoing = undefined;
    return {bytes, digest: new Uint8Array(outgoing.hash.digest())};
  }

  write(bytes: Uint8Array, isFirst: boolean): void {
    if (isFirst || !this.#incoming) this.#incoming = {pieces: [], hash: createHash("sha256"), total: 0};
    const incoming = this.#incoming;
    incoming.total += bytes.length;
    if (incoming.total > STATE_BYTES_MAX) {
      incoming.pieces.length = 0;
      return;
    }
    incoming.pieces.push(bytes);
    incoming.hash.update(bytes);
  }

  /** Throws CodedError `damaged`, `no_room`. */
  adopt(slot: number, positions: number, digest: Uint8Array): void {
    const incoming = this.#incoming;
    this.#incoming = undefined;
    this.#before();
    // Whatever comes of it, what was there is not what is believed to be there.
    this.#memory.cut(slot, 0);
    this.#out.replaced(slot);
    if (!incoming || incoming.total > STATE_BYTES_MAX || Buffer.compare(incoming.hash.digest(), digest) !== 0) throw new CodedError("damaged", "what came is not what was sent");
    if (!this.#memory.putBack(slot, joined(incoming))) {
      this.#memory.cut(slot, 0);
      throw new CodedError("no_room", `the cache has no room for ${incoming.total} bytes more, or they are of another kind of cache`);
    }
    const there = this.#memory.tokens(slot);
    if (there < positions) {
      this.#memory.cut(slot, 0);
      throw new CodedError("damaged", `${there} positions came where ${positions} were due`);
    }
    // Tokens that were guessed, and what was decoded ahead.
    this.#memory.cut(slot, positions);
  }
}

function joined({pieces, total}: Incoming): Uint8Array {
  const bytes = new Uint8Array(total);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}
