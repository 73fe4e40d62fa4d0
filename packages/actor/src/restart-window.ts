/** Counts faults in a sliding window and says how long to wait before each restart. */
export class RestartWindow {
  readonly #restartsMax: number;
  readonly #windowMs: number;
  readonly #backoffMs: number;
  #faultsAtMs: number[] = [];

  constructor(options: {restartsMax: number; windowMs: number; backoffMs: number}) {
    this.#restartsMax = options.restartsMax;
    this.#windowMs = options.windowMs;
    this.#backoffMs = options.backoffMs;
  }

  /** Milliseconds to wait before restarting, doubling with each fault in the window; undefined: too many, give up. */
  faulted(nowMs: number): number | undefined {
    this.#faultsAtMs = this.#faultsAtMs.filter((at) => nowMs - at < this.#windowMs);
    this.#faultsAtMs.push(nowMs);
    if (this.#faultsAtMs.length > this.#restartsMax) return undefined;
    return this.#backoffMs * 2 ** (this.#faultsAtMs.length - 1);
  }
}
