/** Tokens of one run: what is said comes in portions of so many at most. */
const STEPS_MAX = 8;
/** How much the newest counts. */
const WEIGHT = 0.3;

/**
 * How many steps a stage that has all layers may take by itself before it tells what came of them. Each telling costs the peer about a millisecond of processor time, for which the stage's threads
 * wait where there are no more processors than threads; and who comes meanwhile waits for the run to end.
 */
export class RunPace {
  readonly #runMs: number;
  /** What a step takes, by its rows. */
  readonly #stepMs = new Map<number, number>();

  /** @param runMs what a run may take, milliseconds */
  constructor(runMs: number) {
    this.#runMs = runMs;
  }

  /** @param most of each sequence, until it would end */
  steps(rows: number, most: number): number {
    const ms = this.#stepMs.get(rows);
    return ms === undefined ? 1 : Math.max(1, Math.min(STEPS_MAX, most, Math.floor(this.#runMs / ms)));
  }

  /** So many steps of so many rows each took so long, from being sent to being back. */
  returned(rows: number, steps: number, ms: number): void {
    const before = this.#stepMs.get(rows) ?? ms / steps;
    this.#stepMs.set(rows, Math.max(0.01, before + WEIGHT * (ms / steps - before)));
  }
}
