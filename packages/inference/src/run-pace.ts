/** Steps of one run, and so tokens of each sequence that are told at once. */
const STEPS_MAX = 8;
/** More of one sequence alone where they take next to no time: words that come so soon after each other are read as one portion anyway. With several there is more often somebody who waits. */
const SHORT_STEPS_MAX = 24;
const SHORT_RUN_MS = 20;
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
    if (ms === undefined) return 1;
    const within = (runMs: number, stepsMax: number): number => Math.min(stepsMax, Math.floor(runMs / ms));
    const short = rows === 1 ? within(Math.min(this.#runMs, SHORT_RUN_MS), SHORT_STEPS_MAX) : 1;
    return Math.max(1, Math.min(most, Math.max(within(this.#runMs, STEPS_MAX), short)));
  }

  /** So many steps of so many rows each took so long, from being sent to being back. */
  returned(rows: number, steps: number, ms: number): void {
    const before = this.#stepMs.get(rows) ?? ms / steps;
    this.#stepMs.set(rows, Math.max(0.01, before + WEIGHT * (ms / steps - before)));
  }
}
