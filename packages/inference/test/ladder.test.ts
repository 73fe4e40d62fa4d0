import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {cappedTokens, Ladder, type LadderView, overloadOf, type Pressure} from "../src/index.ts";

const RUNGS = ["normal", "shed", "capped", "refusing"];
const CALM: Pressure = {lateMs: 0, memoryShare: 0.5, diskFreeBytes: 2 ** 40};
const CALM_MS = 3000;

/** A second implementation, by the words of the documentation. */
function wanted({lateMs = 0, memoryShare = 0, diskFreeBytes = Number.POSITIVE_INFINITY}: Pressure): number {
  const MIB = 2 ** 20;
  if (lateMs >= 2500 || memoryShare >= 0.98 || diskFreeBytes <= 64 * MIB) return 3;
  if (lateMs >= 1000 || memoryShare >= 0.95 || diskFreeBytes <= 128 * MIB) return 2;
  return lateMs >= 500 || memoryShare >= 0.9 || diskFreeBytes <= 256 * MIB ? 1 : 0;
}

const pressure: fc.Arbitrary<Pressure> = fc.record({
  lateMs: fc.option(fc.integer({min: 0, max: 4000}), {nil: undefined, freq: 4}),
  memoryShare: fc.option(fc.double({min: 0, max: 1.2, noNaN: true}), {nil: undefined, freq: 4}),
  diskFreeBytes: fc.option(fc.integer({min: 0, max: 2 ** 30}), {nil: undefined, freq: 4}),
});
const steps = fc.array(fc.tuple(fc.integer({min: 0, max: 2000}), fc.oneof(fc.constant(CALM), pressure)), {maxLength: 40});

describe("the ladder", () => {
  it("is never below what was asked for within the calm time, never above what was ever asked for, and comes down one rung at a time", () => {
    fc.assert(
      fc.property(steps, (all) => {
        const ladder = new Ladder();
        const history: {atMs: number; rung: number}[] = [];
        let nowMs = 0;
        let before = 0;
        for (const [waitMs, one] of all) {
          nowMs += waitMs;
          ladder.step(one, nowMs);
          history.push({atMs: nowMs, rung: wanted(one)});
          const rung = RUNGS.indexOf(ladder.view.rung);
          const recent = history.filter(({atMs}) => nowMs - atMs < CALM_MS).map((entry) => entry.rung);
          expect(rung).toBeGreaterThanOrEqual(Math.max(...recent));
          expect(rung).toBeLessThanOrEqual(Math.max(...history.map((entry) => entry.rung)));
          expect(rung).toBeGreaterThanOrEqual(before - 1);
          expect(ladder.view.reason === "").toBe(rung === 0);
          before = rung;
        }
        for (let i = 1; i <= 4; i++) ladder.step(CALM, nowMs + i * CALM_MS);
        expect(ladder.view.rung).toBe("normal");
      }),
      {numRuns: 500},
    );
  });

  it("lets the first priorities in until everybody is refused, and never a later one where an earlier is refused", () => {
    fc.assert(
      fc.property(pressure, (one) => {
        const ladder = new Ladder();
        ladder.step(one, 0);
        const {view} = ladder;
        const isIn = Array.from({length: 10}, (_, i) => overloadOf(view, i + 1) === undefined);
        for (let i = 1; i < 10; i++) expect(isIn[i] && !isIn[i - 1]).toBe(false);
        expect(isIn[0]).toBe(view.rung !== "refusing");
        expect(isIn[9]).toBe(view.rung === "normal");
      }),
    );
  });

  it("shortens answers from the second rung on, and says when to try again", () => {
    const at = (rung: LadderView["rung"]): LadderView => ({rung, reason: "memory is used to 96 %", pressure: CALM});
    expect(RUNGS.map((rung) => cappedTokens(at(rung as LadderView["rung"]), 0))).toEqual([0, 0, 128, 128]);
    expect(RUNGS.map((rung) => cappedTokens(at(rung as LadderView["rung"]), 20))).toEqual([20, 20, 20, 20]);
    expect(overloadOf(at("refusing"), 1)).toEqual({
      reason: "this peer takes no requests at the moment, for memory is used to 96 %: ask another, or again in 10 s",
      retryAfterMs: 10_000,
    });
  });
});
