/** Shorter than this a measurement says little, milliseconds. */
const INTERVAL_MS = 500;
/** Without a byte for so long it has paused: the average fades, and what is left divided by it would be weeks. Milliseconds. */
const PAUSED_MS = 3000;
/** And for so long it has stopped; slow sources bring a block in several seconds. */
const STOPPED_MS = 10_000;

/** How fast a transfer is, as a moving average. */
export class TransferRate {
  bytesPerMs = 0;
  /** What the rate was says nothing of when it will end. */
  hasPaused = false;
  #bytes = 0;
  /** Of the last measurement. */
  #atMs: number;
  /** When bytes came last. */
  #cameAtMs: number;

  constructor(nowMs: number) {
    this.#atMs = nowMs;
    this.#cameAtMs = nowMs;
  }

  get measuredAtMs(): number {
    return this.#atMs;
  }

  /** @param bytes all that came by now; fewer than before: it was begun anew */
  measure(bytes: number, nowMs: number): void {
    const elapsedMs = nowMs - this.#atMs;
    if (elapsedMs < INTERVAL_MS) return;
    const measured = Math.max(0, bytes - this.#bytes) / elapsedMs;
    this.bytesPerMs = this.bytesPerMs === 0 ? measured : this.bytesPerMs + (measured - this.bytesPerMs) * 0.3;
    if (measured > 0) this.#cameAtMs = nowMs;
    this.hasPaused = nowMs - this.#cameAtMs >= PAUSED_MS;
    if (nowMs - this.#cameAtMs >= STOPPED_MS) this.bytesPerMs = 0;
    this.#bytes = bytes;
    this.#atMs = nowMs;
  }
}
