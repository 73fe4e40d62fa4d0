import type {StageBatch} from "@ollamesh/ports";
import {CodedError, MIB} from "@ollamesh/stdx";

/** Steps a slot has no row in before it is taken for resting: of a whole model, where all that generate have a row in nearly every step, and of a stage, whose sequences take turns. */
const REST_STEPS_WHOLE = 8;
const REST_STEPS_STAGE = 128;
/** Tokens of resting slots that are left where they are while others answer: they lengthen no step by much. */
const TOKENS_LEFT = 128;
/** One slot is moved between two steps, which wait for it: some tens of milliseconds at most. */
const SLOT_BYTES_MAX = 64 * MIB;

/** The cache that all sequences share. */
export interface SlotMemory {
  /** Tokens of that slot. */
  tokens(slot: number): number;
  /** What `takeOut` of it would hold. */
  bytes(slot: number): number;
  /** A copy of it; it is empty then. */
  takeOut(slot: number): Uint8Array;
  /** False: there was no room for it. */
  putBack(slot: number, bytes: Uint8Array): boolean;
}

/**
 * Keeps what slots remember for their next question out of the cache while they rest, for each row's attention is computed over all that lies in it. Within a bound: what is beyond stays where it is, slower
 * and as right.
 */
export class RestingSlots {
  readonly #memory: SlotMemory;
  readonly #bytesMax: number;
  readonly #restSteps: number;
  readonly #out = new Map<number, Uint8Array>();
  readonly #usedAt = new Map<number, number>();
  #bytes = 0;
  #step = 0;
  /** Who was moved down since somebody was moved out. */
  readonly #lowered = new Set<number>();

  /** @param bytesMax of all that is out at once @param isWhole no other stage works on the same sequences */
  constructor(memory: SlotMemory, bytesMax: number, isWhole: boolean) {
    this.#memory = memory;
    this.#bytesMax = bytesMax;
    this.#restSteps = isWhole ? REST_STEPS_WHOLE : REST_STEPS_STAGE;
  }

  /** Slots that are out. */
  get size(): number {
    return this.#out.size;
  }

  /** What a slot that is out holds; undefined: it is in the cache. */
  outOf(slot: number): Uint8Array | undefined {
    return this.#out.get(slot);
  }

  /** The slot has another memory now, which is in the cache and rests. */
  replaced(slot: number): void {
    this.#drop(slot);
    this.#usedAt.set(slot, this.#step);
  }

  /** Before a step: what it needs is in the cache, what it drops is nowhere. Throws CodedError `decode_failed` where the cache has no room. */
  use({slots, opens, closes}: StageBatch): void {
    this.#step++;
    const needed = new Set([...slots, ...opens.filter(({keep}) => keep > 0).map(({from}) => from)]);
    for (const slot of [...closes, ...opens.map((open) => open.slot)]) if (!needed.has(slot)) this.#drop(slot);
    for (const slot of needed) {
      this.#usedAt.set(slot, this.#step);
      const bytes = this.#drop(slot);
      if (bytes) this.#putBack(slot, bytes);
    }
  }

  /**
   * Moves one slot, for what comes next waits. False: there is none to move.
   * @param isIdle nobody says anything: all rest, but the last one stays, who is the likeliest to go on
   */
  rest(isIdle = false): boolean {
    const there = [...this.#usedAt].filter(([slot]) => !this.#out.has(slot) && this.#memory.tokens(slot) > 0).toSorted(([, a], [, b]) => a - b);
    const resting = (isIdle ? there.slice(0, -1) : there.filter(([, at]) => this.#step - at >= this.#restSteps)).map(([slot]) => slot);
    const isWorth = isIdle || resting.reduce((sum, slot) => sum + this.#memory.tokens(slot), 0) >= TOKENS_LEFT;
    const slot = isWorth ? resting.find((one) => this.#hasRoomFor(one)) : undefined;
    if (slot === undefined) return this.#moveDown(there.map(([one]) => one).filter((one) => !resting.includes(one)));
    const bytes = this.#memory.takeOut(slot);
    this.#out.set(slot, bytes);
    this.#bytes += bytes.length;
    this.#lowered.clear();
    return true;
  }

  /** Who goes on may lie behind what others left empty, and each row is compared with empty places too. */
  #moveDown(going: readonly number[]): boolean {
    if (this.#out.size === 0) return false;
    const slot = going.find((one) => !this.#lowered.has(one) && this.#memory.bytes(one) <= SLOT_BYTES_MAX);
    if (slot === undefined) return false;
    this.#lowered.add(slot);
    this.#putBack(slot, this.#memory.takeOut(slot));
    return true;
  }

  #putBack(slot: number, bytes: Uint8Array): void {
    if (!this.#memory.putBack(slot, bytes)) throw new CodedError("decode_failed", `the cache has no room for the ${bytes.length} bytes of slot ${slot} that were taken out of it`);
  }

  #hasRoomFor(slot: number): boolean {
    const bytes = this.#memory.bytes(slot);
    return bytes <= SLOT_BYTES_MAX && this.#bytes + bytes <= this.#bytesMax;
  }

  #drop(slot: number): Uint8Array | undefined {
    const bytes = this.#out.get(slot);
    this.#out.delete(slot);
    this.#bytes -= bytes?.length ?? 0;
    return bytes;
  }
}
