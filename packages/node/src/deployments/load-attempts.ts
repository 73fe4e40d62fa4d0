/** What worked for so long does not end because of what it is: it is loaded again at once, milliseconds. */
const STEADY_MS = 10_000;
/** What worked so short a time ago can be loaded here: that its loading fails has causes that soon are over, as a process that is killed. */
const RECENT_MS = 60_000;
/** Failures in a row that count as long as it is recent. */
const RECENT_FAILURES_MAX = 2;

/** How often in a row a stage failed, by which the wait for the next attempt goes (`retryAtMs`): what has never worked here is tried ever more rarely. */
export class LoadAttempts {
  #failures = 0;
  #readyAtMs: number | undefined;
  #endedAtMs = Number.NEGATIVE_INFINITY;

  ready(nowMs: number): void {
    this.#readyAtMs = nowMs;
  }

  /** @returns failures in a row; none where it had worked for long */
  failed(nowMs: number): number {
    if (this.#readyAtMs !== undefined) {
      this.#failures = nowMs - this.#readyAtMs >= STEADY_MS ? 0 : 1;
      this.#readyAtMs = undefined;
      this.#endedAtMs = nowMs;
    } else this.#failures = nowMs - this.#endedAtMs < RECENT_MS ? Math.min(this.#failures + 1, RECENT_FAILURES_MAX) : this.#failures + 1;
    return this.#failures;
  }
}
