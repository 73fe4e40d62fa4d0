import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {type BrokenPlan, type ModelShape, type PeerCapacity, replaceStages} from "../src/index.ts";

const MIB = 1024 * 1024;
const policy = {contextLength: 512, sequencesMax: 1, prefersParts: false};

const shape: ModelShape = {
  layers: 6,
  layerBytes: Array.from({length: 6}, () => 100 * MIB),
  firstBytes: 0,
  lastBytes: 0,
  everyBytes: 0,
  kvBytesPerTokenLayer: 0,
  split: {kind: "splittable", cuts: [1, 2, 3, 4, 5], eachStageNeeds: []},
};

const broken: BrokenPlan = {
  plan: {strategy: "pipeline", stages: ["a", "b", "c"].map((peer, i) => ({peer, firstLayer: 2 * i, lastLayer: 2 * i + 1, memoryBytes: 300 * MIB}))},
  keepers: [[], [], []],
};

function peer(id: string, over: Partial<PeerCapacity> = {}): PeerCapacity {
  return {id, memoryFreeBytes: 350 * MIB, speed: 1, rttMs: 1, holdsModel: false, ...over};
}

function placed(outcome: ReturnType<typeof replaceStages>): string[] {
  if (!outcome.ok) throw new Error(outcome.error.message);
  return outcome.value.stages.map((stage) => `${stage.firstLayer}-${stage.lastLayer} ${stage.peer}`);
}

describe("replaceStages", () => {
  it("moves what was lost to who has its bytes, and nothing else", () => {
    const there = [peer("a"), peer("c"), peer("d", {speed: 9}), peer("e")];
    expect(placed(replaceStages(shape, broken, there, policy))).toEqual(["0-1 a", "2-3 d", "4-5 c"]);
    const kept = {...broken, keepers: [[], ["e"], []]};
    expect(placed(replaceStages(shape, kept, there, policy))).toEqual(["0-1 a", "2-3 e", "4-5 c"]);
    expect(replaceStages(shape, kept, there, policy)).toMatchObject({
      value: {reasons: [expect.stringMatching(/^layers 2-3 were on b, which is gone: now on e, which has their bytes$/)]},
    });
    expect(placed(replaceStages(shape, broken, [...there.slice(0, 3), peer("e", {holdsModel: true})], policy))).toEqual(["0-1 a", "2-3 e", "4-5 c"]);
  });

  it("plans anew where nobody new has room for the part, and says why", () => {
    const result = replaceStages(shape, broken, [peer("a", {memoryFreeBytes: 900 * MIB}), peer("c"), peer("d", {memoryFreeBytes: 1})], policy);
    expect(placed(result)).toEqual(["0-5 a"]);
    expect(result).toMatchObject({
      value: {strategy: "whole", reasons: expect.arrayContaining([expect.stringContaining("planned anew, since b of 3 peers are gone"), expect.stringContaining("whole on a")])},
    });
    const roomy = ["a", "c"].map((id) => peer(id, {memoryFreeBytes: 900 * MIB}));
    expect(placed(replaceStages(shape, broken, roomy, policy))).toHaveLength(1);
    expect(placed(replaceStages(shape, broken, roomy, {...policy, prefersParts: true}))).toHaveLength(2);
    expect(replaceStages(shape, broken, [peer("a")], policy)).toMatchObject({ok: false, error: {code: "out_of_memory"}});
  });

  it("gives a plan of living peers that covers every layer once, or says that there is none, in whatever order they are named", () => {
    const peersArb = fc.uniqueArray(fc.record({id: fc.constantFrom("a", "b", "c", "d", "e", "f"), mib: fc.integer({min: 0, max: 800}), holdsModel: fc.boolean()}), {
      selector: ({id}) => id,
      minLength: 1,
    });
    fc.assert(
      fc.property(peersArb, (facts) => {
        const there = facts.map(({id, mib, holdsModel}) => peer(id, {memoryFreeBytes: mib * MIB, holdsModel}));
        const result = replaceStages(shape, broken, there, policy);
        expect(replaceStages(shape, broken, there.toReversed(), policy)).toEqual(result);
        if (!result.ok) {
          expect(result.error.code).toBe("out_of_memory");
          return;
        }
        const layers = result.value.stages.flatMap(({firstLayer, lastLayer}) => Array.from({length: lastLayer - firstLayer + 1}, (_, i) => firstLayer + i));
        expect(layers).toEqual([0, 1, 2, 3, 4, 5]);
        const moved = result.value.stages.filter((stage) => !broken.plan.stages.some((old) => old.peer === stage.peer && old.firstLayer === stage.firstLayer));
        for (const stage of moved) expect(there.find(({id}) => id === stage.peer)?.memoryFreeBytes).toBeGreaterThanOrEqual(stage.memoryBytes);
        expect(new Set(result.value.stages.map((stage) => stage.peer)).size).toBe(result.value.stages.length);
        expect(result.value.stages.every((stage) => there.some(({id}) => id === stage.peer))).toBe(true);
      }),
    );
  });
});
