import {describe, expect, it} from "vitest";
import {LoadAttempts} from "../../src/deployments/load-attempts.ts";

const SECOND = 1000;

/** Failures in a row as it tells them, each so long after the one before. */
const fail = (attempts: LoadAttempts, fromMs: number, everyMs: number, times: number): number[] => Array.from({length: times}, (_, i) => attempts.failed(fromMs + i * everyMs));

describe("attempts to load a stage", () => {
  it("count what never worked, so that it is tried ever more rarely", () => {
    expect(fail(new LoadAttempts(), 0, SECOND, 5)).toEqual([1, 2, 3, 4, 5]);
  });

  it("begin at once after it had worked for long, and after a second where it ends again and again", () => {
    const attempts = new LoadAttempts();
    attempts.ready(0);
    expect(attempts.failed(10 * SECOND)).toBe(0);
    for (let crash = 0; crash < 5; crash++) {
      attempts.ready((11 + 2 * crash) * SECOND);
      expect(attempts.failed((12 + 2 * crash) * SECOND)).toBe(1);
    }
  });

  it("are not far between for a minute after it worked, however often they are cut short, and are after that", () => {
    const attempts = new LoadAttempts();
    attempts.ready(0);
    attempts.failed(20 * SECOND);
    expect(fail(attempts, 21 * SECOND, 2 * SECOND, 29)).toEqual([1, ...Array.from({length: 28}, () => 2)]);
    expect(fail(attempts, 81 * SECOND, 4 * SECOND, 3)).toEqual([3, 4, 5]);
  });
});
