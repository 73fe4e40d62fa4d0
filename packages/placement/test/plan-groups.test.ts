import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {type ModelShape, type PeerCapacity, type Plan, plan, RANKS_MAX, ranksOf, replaceStages} from "../src/index.ts";

const MIB = 1024 * 1024;

function shapeOf(layers: number, over: Partial<ModelShape> = {}): ModelShape {
  return {
    layers,
    layerBytes: Array.from({length: layers}, () => 100 * MIB),
    firstBytes: 10 * MIB,
    lastBytes: 10 * MIB,
    everyBytes: 0,
    kvBytesPerTokenLayer: 1024,
    split: {kind: "splittable", cuts: Array.from({length: layers - 1}, (_, i) => i + 1), eachStageNeeds: []},
    division: {kind: "divisible", ranksMax: 4},
    ...over,
  };
}

function peersOf(...memoryMib: number[]): PeerCapacity[] {
  return memoryMib.map((mib, i) => ({id: `peer-${i}`, memoryFreeBytes: mib * MIB, speed: 1, rttMs: 1, holdsModel: false}));
}

const policy = {strategy: "tensor", stages: undefined, contextLength: 512, sequencesMax: 1} as const;
const roomy = (count: number): PeerCapacity[] => peersOf(...Array.from({length: count}, () => 4000));

function planned(outcome: ReturnType<typeof plan>): Plan {
  if (!outcome.ok) throw new Error(outcome.error.message);
  return outcome.value;
}

describe("a tensor group", () => {
  it("has two peers, or as many as were asked for, or as it takes to fit", () => {
    expect(planned(plan(shapeOf(8), roomy(5), policy)).stages).toMatchObject([{peer: "peer-0", fellows: ["peer-1"], firstLayer: 0, lastLayer: 7}]);
    expect(planned(plan(shapeOf(8), roomy(5), {...policy, ranks: 3})).stages.map(ranksOf)).toEqual([["peer-0", "peer-1", "peer-2"]]);
    const fitted = planned(plan(shapeOf(8), peersOf(350, 350, 350, 350), policy));
    expect(fitted.stages.map(ranksOf)).toEqual([["peer-0", "peer-1", "peer-2", "peer-3"]]);
    expect(fitted.stages.every(({memoryBytes}) => memoryBytes <= 350 * MIB)).toBe(true);
  });

  it("needs no cut between layers", () => {
    const shape = shapeOf(8, {split: {kind: "whole_only", reason: "it loops"}});
    expect(planned(plan(shape, roomy(2), policy)).strategy).toBe("tensor");
  });

  it("is refused with the reason", () => {
    const refusal = (shape: ModelShape, peers: PeerCapacity[], more: object = {}): unknown => {
      const outcome = plan(shape, peers, {...policy, ...more});
      return outcome.ok ? outcome.value : `${outcome.error.code}: ${outcome.error.message}`;
    };
    expect(refusal(shapeOf(8), roomy(1))).toMatch(/^not_enough_peers: .* 2 peers at least, the mesh has 1/);
    expect(refusal(shapeOf(8), roomy(5), {ranks: 5})).toMatch(/^not_splittable: .* by 4 peers at most, not 5/);
    expect(refusal(shapeOf(8), roomy(3), {ranks: 4})).toMatch(/^not_enough_peers: 4 ranks need 4 peers/);
    expect(refusal(shapeOf(8), roomy(3), {ranks: RANKS_MAX + 1})).toMatch(/^bad_request: .* from 2 to 8/);
    expect(refusal(shapeOf(8), roomy(3), {stages: 2})).toMatch(/^bad_request: .* has one stage/);
    expect(refusal(shapeOf(8), roomy(3), {strategy: "pipeline", ranks: 2})).toMatch(/^bad_request: .*--ranks/);
    expect(refusal(shapeOf(8, {division: {kind: "undivided", reason: "it has experts"}}), roomy(3))).toMatch(/^not_splittable: .*it has experts/);
    expect(refusal(shapeOf(8), peersOf(100, 100))).toMatch(/^out_of_memory: .*shared by 2 peers, the most there can be, each needs \d+\.\d MiB: peer-0 has 100/);
  });
});

describe("a hybrid", () => {
  it("is a pipeline of groups", () => {
    const {strategy, stages} = planned(plan(shapeOf(8), roomy(5), {...policy, strategy: "hybrid"}));
    expect(strategy).toBe("hybrid");
    expect(stages.map(ranksOf)).toEqual([
      ["peer-0", "peer-1"],
      ["peer-2", "peer-3"],
    ]);
  });

  it("is served as a pipeline, with every layer, where it cannot be", () => {
    const degraded = planned(plan(shapeOf(8), roomy(3), {...policy, strategy: "hybrid"}));
    expect(degraded.strategy).toBe("pipeline");
    expect(degraded.reasons[0]).toBe("a hybrid of 2 stages of 2 peers needs 4 peers, the mesh has 3: served as a pipeline");
    expect(degraded.stages.at(-1)?.lastLayer).toBe(7);
    const undivided = plan(shapeOf(8, {division: {kind: "undivided", reason: "it has experts"}}), roomy(4), {...policy, strategy: "hybrid"});
    expect(planned(undivided).reasons[0]).toMatch(/it has experts: served as a pipeline$/);
  });

  it("gives each layer to one group and each peer one seat, within its memory, whatever the mesh", () => {
    fc.assert(
      fc.property(
        fc.integer({min: 2, max: 12}),
        fc.array(fc.integer({min: 50, max: 900}), {minLength: 4, maxLength: 12}),
        fc.integer({min: 2, max: 4}),
        (layers, memory, ranks) => {
          const peers = peersOf(...memory);
          const outcome = plan(shapeOf(layers), peers, {...policy, strategy: "hybrid", ranks});
          if (!outcome.ok) return;
          const {stages} = outcome.value;
          expect(stages.flatMap(({firstLayer, lastLayer}) => Array.from({length: lastLayer - firstLayer + 1}, (_, i) => firstLayer + i))).toEqual([...Array(layers).keys()]);
          const seats = stages.flatMap(ranksOf);
          expect(new Set(seats).size).toBe(seats.length);
          for (const stage of stages) for (const id of ranksOf(stage)) expect(stage.memoryBytes).toBeLessThanOrEqual(peers.find((peer) => peer.id === id)?.memoryFreeBytes ?? 0);
        },
      ),
      {numRuns: 200},
    );
  });
});

describe("a group one of whose peers is gone", () => {
  const broken = (peers: PeerCapacity[]): ReturnType<typeof plan> => {
    const {strategy, stages} = planned(plan(shapeOf(8), roomy(4), {...policy, strategy: "hybrid"}));
    return replaceStages(shapeOf(8), {plan: {strategy, stages}, keepers: [[], []]}, peers, {contextLength: 512, sequencesMax: 1, prefersParts: false});
  };

  it("gets another one in the same seat", () => {
    const there = roomy(6).filter(({id}) => id !== "peer-3");
    expect(planned(broken(there)).stages.map(ranksOf)).toEqual([
      ["peer-0", "peer-1"],
      ["peer-2", "peer-4"],
    ]);
  });

  it("is planned anew where there is none", () => {
    const there = roomy(4).filter(({id}) => id !== "peer-3");
    const {strategy, reasons} = planned(broken(there));
    expect([strategy, reasons[0]]).toEqual(["whole", expect.stringMatching(/^planned anew, since peer-3 of 4 peers are gone/)]);
  });
});
