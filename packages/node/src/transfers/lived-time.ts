/** A longer gap between two looks at the clock is not this peer's doing: it was stopped, or others had its cores. Milliseconds. */
const GAP_MS_MAX = 1000;

/**
 * Time in which this peer itself got to run. What others are given to answer is measured in it: their answers may lie here unread after a pause, and must not
 * count as missing.
 */
export class LivedTime {
  readonly #clockMs: () => number;
  #seenAtMs: number;
  #livedMs = 0;

  /** @param clockMs to be looked at a few times a second, through `nowMs` */
  constructor(clockMs: () => number) {
    this.#clockMs = clockMs;
    this.#seenAtMs = clockMs();
  }

  get nowMs(): number {
    const nowMs = this.#clockMs();
    this.#livedMs += Math.min(GAP_MS_MAX, Math.max(0, nowMs - this.#seenAtMs));
    this.#seenAtMs = nowMs;
    return this.#livedMs;
  }
}
