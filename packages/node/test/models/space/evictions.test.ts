import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {chooseEvictions, type Evictable, freedBy} from "../../../src/models/space/evictions.ts";

const blobSizes = [5, 10, 20, 40, 80];

const evictables = fc
  .uniqueArray(fc.record({model: fc.constantFrom("a", "b", "c", "d", "e", "f"), usedMs: fc.integer({min: 0, max: 5}), blobs: fc.subarray([0, 1, 2, 3, 4], {minLength: 1})}), {
    selector: ({model}) => model,
    maxLength: 6,
  })
  .map((all): Evictable[] => all.map(({model, usedMs, blobs}) => ({model, usedMs, blobs: blobs.map((i) => ({digest: `sha256:${i}`, bytes: blobSizes[i] as number}))})));
const kept = fc.subarray([0, 1, 2, 3, 4]).map((digests) => new Set(digests.map((i) => `sha256:${i}`)));

/** Every subset, by counting blob for blob who still needs it. */
function canFree(all: readonly Evictable[], keptDigests: ReadonlySet<string>): number {
  let most = 0;
  for (let mask = 0; mask < 2 ** all.length; mask++) {
    const stay = all.filter((_, i) => (mask & (1 << i)) === 0);
    let freed = 0;
    for (const [i, bytes] of blobSizes.entries()) {
      const has = (one: Evictable): boolean => one.blobs.some(({digest}) => digest === `sha256:${i}`);
      if (all.some(has) && !stay.some(has) && !keptDigests.has(`sha256:${i}`)) freed += bytes;
    }
    most = Math.max(most, freed);
  }
  return most;
}

describe("what goes when room is needed", () => {
  it("frees enough, never a blob that is needed, and nothing that would not help; undefined only when nothing is enough", () => {
    fc.assert(
      fc.property(evictables, kept, fc.integer({min: 0, max: 160}), (all, keptDigests, need) => {
        const evictions = chooseEvictions(all, keptDigests, need);
        if (!evictions) {
          expect(canFree(all, keptDigests)).toBeLessThan(need);
          return;
        }
        const gone = all.filter(({model}) => evictions.models.includes(model));
        expect(evictions.freedBytes).toBe(freedBy(gone, all, keptDigests));
        expect(evictions.freedBytes).toBeGreaterThanOrEqual(need);
        for (const one of gone)
          expect(
            freedBy(
              gone.filter((other) => other !== one),
              all,
              keptDigests,
            ),
          ).toBeLessThan(need);
      }),
    );
  });

  it("is what was used longest ago", () => {
    const model = (name: string, usedMs: number): Evictable => ({model: name, usedMs, blobs: [{digest: name, bytes: 10}]});
    expect(chooseEvictions([model("new", 3), model("old", 1), model("mid", 2)], new Set(), 15)).toEqual({models: ["old", "mid"], freedBytes: 20});
  });

  it("spares a small one that a larger one makes unnecessary", () => {
    const small: Evictable = {model: "small", usedMs: 1, blobs: [{digest: "s", bytes: 1}]};
    const large: Evictable = {model: "large", usedMs: 2, blobs: [{digest: "l", bytes: 100}]};
    expect(chooseEvictions([small, large], new Set(), 50)).toEqual({models: ["large"], freedBytes: 100});
  });
});
