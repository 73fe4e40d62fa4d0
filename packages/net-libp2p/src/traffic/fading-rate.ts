/** What came longer ago than this counts less than a third, milliseconds. */
const FADES_MS = 10_000;

/** Bytes a second as an exponential average over time: what came fades as time goes by, whether anything more comes or not, and no timer is needed for it. */
export class FadingRate {
  #bytes = 0;
  #atMs = 0;

  add(bytes: number, nowMs: number): void {
    this.#bytes = this.#left(nowMs) + bytes;
    this.#atMs = nowMs;
  }

  /** Steady traffic is told within 1 % after 46 s. */
  perSecond(nowMs: number): number {
    return this.#left(nowMs) / (FADES_MS / 1000);
  }

  #left(nowMs: number): number {
    return this.#bytes * Math.exp(-Math.max(0, nowMs - this.#atMs) / FADES_MS);
  }
}
