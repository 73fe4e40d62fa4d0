import {Prng} from "@ollamesh/stdx";
import fc from "fast-check";
import {expect, it} from "vitest";
import {TokenBucket} from "../src/index.ts";

it("a bucket lets through what its rate says, within a hundredth and one block, however irregularly it is asked", () => {
  fc.assert(
    fc.property(fc.integer({min: 1000, max: 1e9}), fc.integer({min: 1, max: 1 << 20}), fc.integer({min: 1, max: 60}), fc.integer(), (rate, block, pauseMs, seed) => {
      const bucket = new TokenBucket(rate, 100);
      const rng = new Prng(seed);
      let [nowMs, taken] = [0, 0];
      for (let turn = 0; turn < 500; turn++) {
        for (let blocks = 0; blocks < 1000 && bucket.take(block, nowMs); blocks++) taken += block;
        nowMs += Math.max(bucket.waitMs(nowMs), 1 + rng.below(pauseMs));
      }
      expect(taken).toBeLessThanOrEqual((rate / 1000) * (nowMs + 100) * 1.0001 + block);
      if (1000 * block > (rate / 1000) * 200) expect(taken).toBeGreaterThanOrEqual((rate / 1000) * nowMs * 0.99 - block);
    }),
    {numRuns: 200},
  );
});

it("what is given back can be taken again", () => {
  const bucket = new TokenBucket(1000, 1000);
  expect(bucket.take(1500, 0)).toBe(true);
  expect(bucket.take(1, 0)).toBe(false);
  expect(bucket.waitMs(0)).toBeCloseTo(1500, 1);
  bucket.giveBack(1500);
  expect(bucket.take(1, 0)).toBe(true);
});

it("a short transfer is not faster than a long one: what nobody asked for before it is not there, at the begin and after a rest", () => {
  const bucket = new TokenBucket(1000, 500);
  const during = (sinceMs: number): number => {
    let taken = 0;
    for (let nowMs = sinceMs; nowMs < sinceMs + 1000; nowMs += 10) while (bucket.take(10, nowMs)) taken += 10;
    return taken;
  };
  for (const sinceMs of [0, 2500, 6000, 10_000, 3_600_000]) expect(during(sinceMs)).toBeLessThanOrEqual(1010);
});

it("a pause of a busy host is made good", () => {
  const bucket = new TokenBucket(1000, 500);
  bucket.take(10, 0);
  bucket.take(10, 100);
  let taken = 0;
  while (bucket.take(10, 500)) taken += 10;
  expect(taken).toBeGreaterThanOrEqual(390);
});
