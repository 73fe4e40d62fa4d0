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

  it("lets peers change seats where that way nobody has to fetch anything", () => {
    const there = [peer("a"), peer("c"), peer("d", {speed: 9})];
    // d has the first part, whose peer has the second.
    const kept = {...broken, keepers: [["d"], ["a"], []]};
    expect(placed(replaceStages(shape, kept, there, policy))).toEqual(["0-1 d", "2-3 a", "4-5 c"]);
    expect(replaceStages(shape, kept, there, policy)).toMatchObject({
      value: {reasons: ["layers 2-3 were on b, which is gone: now on a, which has their bytes", "layers 0-1 were on a, which takes others: now on d, which has their bytes"]},
    });
    // Who keeps it says that it has not got all of it yet; who has it need not be one that keeps it.
    expect(placed(replaceStages(shape, kept, [peer("a", {heldLayers: [0, 1, 2]}), peer("c"), peer("d")], policy))).toEqual(["0-1 a", "2-3 d", "4-5 c"]);
    const told = [peer("a", {heldLayers: [0, 1, 2, 3]}), peer("c"), peer("d", {heldLayers: [0, 1]})];
    expect(placed(replaceStages(shape, broken, told, policy))).toEqual(["0-1 d", "2-3 a", "4-5 c"]);
    // Around three seats; and not where somebody in between has no memory for the other part.
    const round = {...broken, keepers: [["d"], ["c"], ["a"]]};
    expect(placed(replaceStages(shape, round, there, policy))).toEqual(["0-1 d", "2-3 c", "4-5 a"]);
    const large = {...kept, plan: {...kept.plan, stages: kept.plan.stages.map((stage, i) => ({...stage, memoryBytes: i === 1 ? 340 * MIB : 300 * MIB}))}};
    expect(placed(replaceStages(shape, large, [peer("a", {memoryFreeBytes: 310 * MIB}), peer("c"), peer("d")], policy))).toEqual(["0-1 a", "2-3 d", "4-5 c"]);
  });

  it("fetches nothing where some order of the peers has all bytes at hand (against trying every order)", () => {
    const ids = ["a", "b", "c", "d", "e"];
    const keepersArb = fc.array(fc.uniqueArray(fc.constantFrom(...ids), {maxLength: 3}), {minLength: 3, maxLength: 3});
    fc.assert(
      fc.property(fc.constantFrom("a", "b", "c"), keepersArb, (gone, keepers) => {
        const there = ids.filter((id) => id !== gone);
        const has = (id: string, stage: number): boolean => broken.plan.stages[stage]?.peer === id || (keepers[stage] as string[]).includes(id);
        const orders = there.flatMap((x) => there.flatMap((y) => there.map((z) => [x, y, z]))).filter((order) => new Set(order).size === 3);
        const canBe = orders.some((order) => order.every((id, stage) => has(id, stage)));
        const result = placed(
          replaceStages(
            shape,
            {...broken, keepers},
            there.map((id) => peer(id)),
            policy,
          ),
        );
        expect(result.every((text, stage) => has(text.slice(-1), stage))).toBe(canBe);
      }),
    );
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
