/** Nobody asked for so long, beyond what was to be waited for: what comes then is something new, and has no claim to what was not used before it. */
const IDLE_MS = 1000;

/**
 * A rate limit. What is taken may exceed what is there once, so that a block larger than the burst passes, and is paid off before the next:
 * over time the rate holds exactly.
 */
export class TokenBucket {
  readonly #bytesPerMs: number;
  readonly #burstBytes: number;
  #bytes = 0;
  #atMs = Number.NEGATIVE_INFINITY;

  /** @param bytesPerSecond above 0 @param burstMs what is not used is kept for so long: longer than a busy host keeps its processes waiting, or the rate is not reached */
  constructor(bytesPerSecond: number, burstMs = 500) {
    this.#bytesPerMs = bytesPerSecond / 1000;
    this.#burstBytes = this.#bytesPerMs * burstMs;
  }

  /** False: nothing was taken, come again after `waitMs`. */
  take(bytes: number, nowMs: number): boolean {
    if (this.waitMs(nowMs) > 0) return false;
    this.#bytes -= bytes;
    return true;
  }

  /** What was taken and not used. */
  giveBack(bytes: number): void {
    this.#bytes = Math.min(this.#burstBytes, this.#bytes + bytes);
  }

  /** Until something can be taken, milliseconds; 0: now. */
  waitMs(nowMs: number): number {
    const gained = this.#bytesPerMs * (nowMs - this.#atMs);
    const isIdle = this.#bytes + gained > this.#bytesPerMs * IDLE_MS;
    this.#bytes = isIdle ? 0 : Math.min(this.#burstBytes, this.#bytes + gained);
    this.#atMs = nowMs;
    return this.#bytes >= 0 ? 0 : -this.#bytes / this.#bytesPerMs + 0.001;
  }
}
