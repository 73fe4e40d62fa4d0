import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {type CutGoal, type Cutting, cutEvenly, cycleMs, RangeTimes, type Seat} from "../src/cut-chain.ts";
import {nominalSpeed, stageMs} from "../src/peer-speed.ts";
import {RangeCosts} from "../src/range-costs.ts";
import type {ModelShape} from "../src/types.ts";

const MIB = 1024 * 1024;

/** Every way to cut so many layers into so many ranges: where each ends. */
function everyCutting(layers: number, ranges: number): number[][] {
  if (ranges === 1) return [[layers]];
  return Array.from({length: layers - ranges + 1}, (_, i) => i + ranges - 1).flatMap((last) => everyCutting(last, ranges - 1).map((ends) => [...ends, layers]));
}

describe("cutEvenly", () => {
  it("takes of all cuttings whose cycle is within 5 % of the shortest the one with the fastest slowest range (against trying every one)", () => {
    const goals = fc.record({batches: fc.integer({min: 1, max: 4}), rows: fc.integer({min: 1, max: 3}), hopsMs: fc.double({min: 0, max: 40, noNaN: true})});
    const sizes = fc.array(fc.integer({min: 1, max: 300}), {minLength: 3, maxLength: 9});
    fc.assert(
      fc.property(sizes, fc.array(fc.integer({min: 1, max: 8}), {minLength: 2, maxLength: 3}), goals, (mib, threads, goal: CutGoal) => {
        const shape: ModelShape = {
          layers: mib.length,
          layerBytes: mib.map((size) => size * MIB),
          ...{firstBytes: 0, lastBytes: 5 * MIB, everyBytes: 0, kvBytesPerTokenLayer: 0},
          split: {kind: "splittable", cuts: mib.slice(1).map((_, i) => i + 1), eachStageNeeds: []},
        };
        const costs = new RangeCosts(shape, 1);
        const seats = threads.map((speed, i): Seat => ({peer: {id: `p${i}`, memoryFreeBytes: 1e12, speed, rttMs: 0, holdsModel: true}, speed: nominalSpeed(speed)}));
        const all = everyCutting(mib.length, seats.length).map((ends): Cutting => {
          const times = ends.map((end, i) => stageMs((seats[i] as Seat).speed, costs.readBytes(ends[i - 1] ?? 0, end), goal.rows));
          return {ends, sumMs: times.reduce((sum, ms) => sum + ms, 0), slowestMs: Math.max(...times)};
        });
        const bestMs = Math.min(...all.map((one) => cycleMs(one, goal)));
        const chosen = cutEvenly(new RangeTimes(costs, costs.bounds), seats, goal) as Cutting;
        // To the thousandth the shortest cycle is looked for with.
        expect(cycleMs(chosen, goal)).toBeLessThanOrEqual(bestMs * 1.05 * 1.002);
        const good = all.filter((one) => cycleMs(one, goal) <= bestMs * 1.05);
        expect(chosen.slowestMs).toBeLessThanOrEqual(Math.min(...good.map(({slowestMs}) => slowestMs)) * (1 + 1e-12));
      }),
      {numRuns: 1000},
    );
  });
});
