import {Prng, type Tuner} from "@ollamesh/stdx";
import {describe, expect, it} from "vitest";
import {ThreadTuners, threadTuner} from "../src/runner/thread-tuners.ts";

/** How many of the steps were done with each number of threads, newest `last` ones. */
function counts(tuner: Tuner<number>, steps: number, msOf: (threads: number, step: number) => number, last = steps): Map<number, number> {
  const made = new Map<number, number>();
  for (let step = 0; step < steps; step++) {
    const threads = tuner.choice;
    if (step >= steps - last) made.set(threads, (made.get(threads) ?? 0) + 1);
    tuner.took(msOf(threads, step));
  }
  return made;
}

const share = (made: ReadonlyMap<number, number>, threads: number): number => (made.get(threads) ?? 0) / [...made.values()].reduce((sum, n) => sum + n, 0);
/** Work that all threads share, and what they spend on waiting for each other. */
const amdahl = (workMs: number, waitMs: number) => (threads: number) => workMs / threads + waitMs * (threads - 1);

describe("the number of threads", () => {
  it("is the best one after a while, whatever the model, in steps that differ by a tenth", () => {
    const rng = new Prng(1);
    for (const [workMs, waitMs] of [
      [30, 0.3],
      [0.5, 0.4],
      [8, 1],
      [100, 0.1],
    ] as const) {
      const exact = amdahl(workMs, waitMs);
      const best = [8, 4, 2, 1].toSorted((a, b) => exact(a) - exact(b))[0] as number;
      const ms = (threads: number) => exact(threads) * (0.95 + rng.below(100) / 1000);
      const made = counts(threadTuner(8), 1000, ms, 900);
      expect(share(made, best)).toBeGreaterThan(0.9);
    }
  });

  it("costs next to nothing to know: of a thousand steps, less than a hundredth with fewer where all are best by far", () => {
    expect(share(counts(threadTuner(2), 1000, amdahl(30, 0.2)), 2)).toBeGreaterThan(0.99);
  });

  it("goes down while others want the processors, and up again when they are gone", () => {
    const ms = (threads: number, step: number) => {
      const isBusy = step >= 300 && step < 1300;
      return threads === 1 ? 10 : isBusy ? 40 : 5.5;
    };
    const tuner = threadTuner(2);
    expect(share(counts(tuner, 300, ms), 2)).toBeGreaterThan(0.95);
    expect(
      share(
        counts(tuner, 1000, (threads, step) => ms(threads, 300 + step)),
        1,
      ),
    ).toBeGreaterThan(0.95);
    expect(
      share(
        counts(tuner, 4000, (threads, step) => ms(threads, 1300 + step), 1000),
        2,
      ),
    ).toBeGreaterThan(0.95);
  });

  it("is not changed by a few steps that take long", () => {
    const rng = new Prng(7);
    const made = counts(threadTuner(2), 2000, (threads) => (rng.chance(1, 50) ? 60 : threads === 2 ? 10 : 19));
    expect(share(made, 2)).toBeGreaterThan(0.9);
  });

  it("is what was asked for where that is one, or where steps are too large to be tried on", () => {
    expect([...counts(threadTuner(1), 50, () => 1).keys()]).toEqual([1]);
    const tuners = new ThreadTuners(2, 16);
    expect([tuners.of(17), tuners.of(4) === tuners.of(7), tuners.of(4) === tuners.of(8)]).toEqual([undefined, true, false]);
  });
});
