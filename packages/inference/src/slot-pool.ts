/** Shorter beginnings are cheaper computed than looked after. */
const KEEP_MIN = 4;
/** What a copy from another slot must save over the slot's own, tokens. */
const COPY_GAIN_MIN = 32;

/** What of a sequence's beginning the stages have already. */
export interface Kept {
  /** Tokens that need not be computed: fewer than the prompt has. */
  readonly keep: number;
  /** The slot that has them: the sequence's own, or another whose sequence may still go on. */
  readonly from: number;
}

interface Slot {
  /** Whose keys and values lie in it, as of the batches that were sent. */
  tokens: () => Int32Array;
  isFree: boolean;
  releasedAt: number;
}

/**
 * The slots of the stages, and which tokens' keys and values lie in each. A slot keeps them when its sequence ends. The next one takes the slot that has most of its beginning, else the one that has
 * rested longest; when it begins it copies from another that has clearly more.
 */
export class SlotPool {
  readonly #slots: Slot[];
  #keeps = false;
  #releases = 0;

  constructor(count: number) {
    this.#slots = Array.from({length: count}, () => ({tokens: () => NONE, isFree: true, releasedAt: 0}));
  }

  /** False until `keepPrefixes`: slots are cleared when they are released. */
  get keeps(): boolean {
    return this.#keeps;
  }

  /** The engine can go back to an earlier token of a sequence. */
  keepPrefixes(): void {
    this.#keeps = true;
  }

  /** Undefined: none is free. What lies in it stays until `begin`. */
  take(prompt: Int32Array): number | undefined {
    let best: number | undefined;
    let most = 0;
    for (const [index, slot] of this.#slots.entries()) {
      if (!slot.isFree) continue;
      const common = this.#common(index, prompt);
      const rested = slot.releasedAt < (this.#slots[best ?? index] as Slot).releasedAt;
      if (best !== undefined && (common < most || (common === most && !rested))) continue;
      best = index;
      most = common;
    }
    if (best !== undefined) (this.#slots[best] as Slot).isFree = false;
    return best;
  }

  /** A free slot that is to be filled from elsewhere: from now on nobody knows what lies in it. Undefined: none is free. */
  reserve(): number | undefined {
    const slot = this.take(NONE);
    if (slot !== undefined) (this.#slots[slot] as Slot).tokens = () => NONE;
    return slot;
  }

  /**
   * The sequence of that slot is opened by the batch that is made now.
   * @param tokens what it has in the slot from now on
   */
  begin(slot: number, prompt: Int32Array, tokens: () => Int32Array): Kept {
    const common = this.#slots.map((_, index) => this.#common(index, prompt));
    const most = common.indexOf(Math.max(...common));
    const from = (common[most] as number) >= (common[slot] as number) + COPY_GAIN_MIN ? most : slot;
    (this.#slots[slot] as Slot).tokens = tokens;
    return {keep: common[from] as number, from};
  }

  /** Likewise for a sequence all of which is to be computed. */
  beginAnew(slot: number, tokens: () => Int32Array): Kept {
    (this.#slots[slot] as Slot).tokens = tokens;
    return {keep: 0, from: slot};
  }

  /** @param tokens what is left in it; undefined: what was there before it was taken */
  release(slot: number, tokens: Int32Array | undefined): void {
    const released = this.#slots[slot] as Slot;
    const left = this.#keeps ? tokens : NONE;
    if (left) released.tokens = () => left;
    released.isFree = true;
    released.releasedAt = ++this.#releases;
  }

  /** The stages begin anew. */
  clear(): void {
    for (const slot of this.#slots) Object.assign(slot, {tokens: () => NONE, isFree: true, releasedAt: 0});
  }

  /** Tokens of the prompt's beginning in that slot: never all, for the last one's row is to be sampled from. */
  #common(slot: number, prompt: Int32Array): number {
    if (!this.#keeps) return 0;
    const tokens = (this.#slots[slot] as Slot).tokens();
    const length = Math.min(tokens.length, prompt.length - 1);
    let at = 0;
    while (at < length && tokens[at] === prompt[at]) at++;
    return at < KEEP_MIN ? 0 : at;
  }
}

const NONE = new Int32Array(0);
