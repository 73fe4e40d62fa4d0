import type {Callback} from "@ollamesh/stdx";

/** Of a slot's memory on its way: what the longest pause for it between two steps goes by. */
export const STATE_PIECE_BYTES_MAX = 1024 * 1024;
/** Of one slot in one stage: some tenths of a second in which no other sequence goes on there, and twice as much memory for as long as it is on its way. */
export const STATE_BYTES_MAX = 256 * 1024 * 1024;

export interface StatePiece {
  /** 1 to `STATE_PIECE_BYTES_MAX`. */
  readonly bytes: Uint8Array;
  /** SHA-256 of all pieces, with the last one. */
  readonly digest: Uint8Array | undefined;
}

/**
 * What slots of a stage remember, to be taken to another stage of the same layers and weights. All of it happens between steps, in the order it is asked for together with them. One copy is on its way
 * out and one in at a time: another takes its place.
 */
export interface SlotStates {
  /**
   * Copies the memory of a slot that has `positions` at least, and tells the copy's bytes, at most `STATE_BYTES_MAX`. Codes: `unsupported`, `too_large`, `not_there`.
   */
  copy(slot: number, positions: number, done: Callback<number>): void;
  /** The next piece of the copy; with the last one it goes. Code `not_there`: there is none. */
  read(done: Callback<StatePiece>): void;
  /** Appends to what is to be a slot's memory; `isFirst`: what was appended before is void. What is beyond `STATE_BYTES_MAX` is dropped, and refused by `adopt`. */
  write(bytes: Uint8Array, isFirst: boolean): void;
  /**
   * Makes what was appended the memory of that slot: of exactly so many positions, in place of whatever it had. Codes: `unsupported`, `damaged` (not the bytes of that digest, or nothing the engine can read), `no_room`;
   * the slot remembers nothing then.
   */
  adopt(slot: number, positions: number, digest: Uint8Array, done: Callback<void>): void;
}
