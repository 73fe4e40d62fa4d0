/** Shorter than this a measurement says little, milliseconds. */
const INTERVAL_MS = 500;

/** How fast a transfer is, as a moving average. */
export class TransferRate {
  bytesPerMs = 0;
  #bytes = 0;
  #atMs: number;

  constructor(nowMs: number) {
    this.#atMs = nowMs;
  }

  /** @param bytes all that came by now; fewer than before: it was begun anew */
  measure(bytes: number, nowMs: number): void {
    const elapsedMs = nowMs - this.#atMs;
    if (elapsedMs < INTERVAL_MS) return;
    const measured = Math.max(0, bytes - this.#bytes) / elapsedMs;
    this.bytesPerMs = this.bytesPerMs === 0 ? measured : this.bytesPerMs + (measured - this.bytesPerMs) * 0.3;
    this.#bytes = bytes;
    this.#atMs = nowMs;
  }
}
