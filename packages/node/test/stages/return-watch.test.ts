import {expect, it} from "vitest";
import {ReturnWatch} from "../../src/stages/return-watch.ts";

/** A clock that is set by hand and the one timer of the watch. */
function watched(areUneven = false) {
  const world = {nowMs: 0, due: undefined as {atMs: number; run: () => void} | undefined, late: [] as number[]};
  const watch = new ReturnWatch({
    areUneven,
    nowMs: () => world.nowMs,
    after: (ms, run) => {
      world.due = {atMs: world.nowMs + ms, run};
      return () => {
        world.due = undefined;
      };
    },
    late: (ms) => world.late.push(ms),
  });
  const go = (ms: number): void => {
    world.nowMs += ms;
    if (!world.due || world.due.atMs > world.nowMs) return;
    const {run} = world.due;
    world.due = undefined;
    run();
  };
  return {world, watch, go};
}

it("is not put off by what is asked and called off meanwhile", () => {
  const {world, watch, go} = watched();
  watch.looked(1, false);
  for (let s = 0; s < 299; s++) {
    go(1000);
    watch.looked(1 + (s % 2), false);
  }
  expect([world.late, watch.waitedMs]).toEqual([[], 299_000]);
  go(1000);
  expect(world.late).toEqual([300_000]);
});

it("begins anew with each that returns, and waits for nothing where nothing is away", () => {
  const {world, watch, go} = watched();
  watch.looked(2, false);
  go(100_000);
  watch.looked(1, true);
  go(250_000);
  expect([world.late, watch.waitedMs]).toEqual([[], 250_000]);
  watch.looked(0, true);
  go(10_000_000);
  expect([world.late, watch.waitedMs]).toEqual([[], undefined]);
});

it.each([
  [20, 30_000],
  [2000, 60_000],
  [60_000, 300_000],
])("where the longest took %d ms so far, %d ms are too long", (tookMs, limitMs) => {
  const {watch, go} = watched();
  watch.looked(1, false);
  go(tookMs);
  watch.looked(0, true);
  watch.looked(1, false);
  go(1);
  watch.looked(0, true);
  expect(watch.limitMs).toBe(limitMs);
});

it("learns nothing where batches are as large as their texts", () => {
  const {watch, go} = watched(true);
  watch.looked(1, false);
  go(20);
  watch.looked(0, true);
  expect(watch.limitMs).toBe(300_000);
});

it("is quiet once nothing is away any more", () => {
  const {world, watch, go} = watched();
  watch.looked(3, false);
  watch.cleared();
  go(1_000_000);
  expect(world.late).toEqual([]);
});
