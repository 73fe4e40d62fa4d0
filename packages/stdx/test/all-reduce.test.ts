import fc from "fast-check";
import {expect, it} from "vitest";
import {exchangeMs, scatterFromBytes, scatterMs, sumMs} from "../src/index.ts";

const link = fc.record({latencyMs: fc.double({min: 0.01, max: 50, noNaN: true}), bytesPerMs: fc.double({min: 100, max: 1e6, noNaN: true})});
const ranks = fc.integer({min: 2, max: 8});

it("sums go the way that is sooner done, on both sides of where they are equal", () => {
  fc.assert(
    fc.property(link, ranks, fc.integer({min: 1, max: 2 ** 26}), (one, count, bytes) => {
      const isShared = bytes >= scatterFromBytes(one, count);
      const chosen = isShared ? scatterMs(one, count, bytes) : exchangeMs(one, count, bytes);
      expect(chosen).toBeCloseTo(sumMs(one, count, bytes), 6);
    }),
  );
  expect(scatterFromBytes({latencyMs: 1, bytesPerMs: 1e9}, 2)).toBe(Number.POSITIVE_INFINITY);
  expect(sumMs({latencyMs: 1, bytesPerMs: 100}, 1, 1000)).toBe(0);
});

it("a ring is never sooner done than sharing over direct links: as many bytes, more ways", () => {
  // Each rank hands a share on to the next, once around to add up and once around to tell.
  const ringMs = ({latencyMs, bytesPerMs}: {latencyMs: number; bytesPerMs: number}, count: number, bytes: number): number =>
    2 * (count - 1) * (latencyMs + bytes / count / bytesPerMs);
  fc.assert(
    fc.property(link, ranks, fc.integer({min: 1, max: 2 ** 26}), (one, count, bytes) => {
      expect(scatterMs(one, count, bytes)).toBeLessThanOrEqual(ringMs(one, count, bytes) * (1 + 1e-9));
    }),
  );
});
