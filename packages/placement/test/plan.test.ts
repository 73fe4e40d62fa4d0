import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {type ModelShape, type PeerCapacity, type Plan, plan, stageMemoryBytes} from "../src/index.ts";

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
    ...over,
  };
}

/** Weights of those layers that every token reads. */
function readBytes(shape: ModelShape, first: number, last: number): number {
  const layers = shape.layerBytes.slice(first, last + 1).reduce((sum, bytes) => sum + bytes, 0);
  return layers + (last === shape.layers - 1 ? shape.lastBytes : 0);
}

function peersOf(...memoryMib: number[]): PeerCapacity[] {
  return memoryMib.map((mib, i) => ({id: `peer-${i}`, memoryFreeBytes: mib * MIB, speed: 1, rttMs: 1, holdsModel: false}));
}

const policy = {strategy: "auto", stages: undefined, contextLength: 512, sequencesMax: 1} as const;

function planned(outcome: ReturnType<typeof plan>): Plan {
  if (!outcome.ok) throw new Error(outcome.error.message);
  return outcome.value;
}

describe("plan", () => {
  it("serves whole when one peer has room", () => {
    const result = planned(plan(shapeOf(8), peersOf(500, 2000, 500), policy));
    expect(result.strategy).toBe("whole");
    expect(result.stages).toMatchObject([{peer: "peer-1", firstLayer: 0, lastLayer: 7}]);
  });

  it("splits over as few peers as hold it when none has room alone", () => {
    const result = planned(plan(shapeOf(8), peersOf(700, 700, 700), policy));
    expect(result.strategy).toBe("pipeline");
    expect(result.stages).toHaveLength(2);
  });

  it("gives the number of stages asked for, balanced", () => {
    const result = planned(plan(shapeOf(12), peersOf(9000, 9000, 9000), {...policy, strategy: "pipeline", stages: 3}));
    expect(result.stages.map((s) => [s.firstLayer, s.lastLayer])).toEqual([
      [0, 3],
      [4, 7],
      [8, 11],
    ]);
  });

  it("gives a faster peer more layers", () => {
    const [slow, fast] = peersOf(9000, 9000) as [PeerCapacity, PeerCapacity];
    const result = planned(plan(shapeOf(12), [slow, {...fast, speed: 3}], {...policy, strategy: "pipeline", stages: 2}));
    const of = (id: string) => result.stages.filter((s) => s.peer === id).map((s) => s.lastLayer - s.firstLayer + 1)[0] as number;
    expect(of(fast.id)).toBeGreaterThanOrEqual(2 * of(slow.id));
  });

  it("cuts only where the model allows and keeps each kind of layer in each stage", () => {
    const split = {
      kind: "splittable",
      cuts: [2, 4, 6],
      eachStageNeeds: [
        [1, 5],
        [0, 2, 4, 6],
      ],
    } as const;
    const result = planned(plan(shapeOf(8, {split}), peersOf(9000, 9000), {...policy, strategy: "pipeline", stages: 2}));
    expect(result.stages[1]?.firstLayer === 2 || result.stages[1]?.firstLayer === 4).toBe(true);
    expect(plan(shapeOf(8, {split}), peersOf(9000, 9000, 9000), {...policy, strategy: "pipeline", stages: 3})).toMatchObject({error: {code: "out_of_memory"}});
  });

  it.each([
    [shapeOf(8), [], policy, "not_enough_peers"],
    [shapeOf(8), peersOf(9000), {...policy, stages: 2}, "not_enough_peers"],
    [shapeOf(2), peersOf(9000, 9000, 9000), {...policy, stages: 3}, "bad_request"],
    [shapeOf(8), peersOf(9000), {...policy, stages: 0}, "bad_request"],
    [shapeOf(8), peersOf(9000), {...policy, stages: 1.5}, "bad_request"],
    [shapeOf(8), peersOf(9000, 9000), {...policy, strategy: "whole", stages: 2}, "bad_request"],
    [shapeOf(8, {split: {kind: "whole_only", reason: "positions are learned"}}), peersOf(500, 500), policy, "not_splittable"],
    [shapeOf(8), peersOf(100, 100), policy, "out_of_memory"],
  ] as const)("refuses with a code (%#)", (shape, peers, asked, code) => {
    expect(plan(shape, peers, asked)).toMatchObject({ok: false, error: {code}});
  });

  it("covers every layer exactly once, within memory, whatever the peers and their order", () => {
    const peer = fc.record({memoryMib: fc.integer({min: 50, max: 2000}), speed: fc.integer({min: 1, max: 8}), holdsModel: fc.boolean()});
    fc.assert(
      fc.property(fc.integer({min: 1, max: 20}), fc.array(peer, {minLength: 1, maxLength: 6}), fc.option(fc.integer({min: 1, max: 6})), (layers, drawn, stages) => {
        const shape = shapeOf(layers);
        const peers = drawn.map((p, i) => ({id: `p${i}`, memoryFreeBytes: p.memoryMib * MIB, speed: p.speed, rttMs: undefined, holdsModel: p.holdsModel}));
        const asked = {...policy, stages: stages ?? undefined};
        const outcome = plan(shape, peers, asked);
        expect(plan(shape, peers.toReversed(), asked)).toEqual(outcome);
        if (!outcome.ok) return;
        const covered = outcome.value.stages.flatMap((s) => Array.from({length: s.lastLayer - s.firstLayer + 1}, (_, i) => s.firstLayer + i));
        expect(covered).toEqual(Array.from({length: layers}, (_, i) => i));
        expect(new Set(outcome.value.stages.map((s) => s.peer)).size).toBe(outcome.value.stages.length);
        for (const stage of outcome.value.stages) {
          const memory = stageMemoryBytes(shape, stage.firstLayer, stage.lastLayer, asked.contextLength * asked.sequencesMax);
          expect(stage.memoryBytes).toBe(memory);
          expect(memory).toBeLessThanOrEqual(peers.find((p) => p.id === stage.peer)?.memoryFreeBytes as number);
        }
      }),
    );
  });

  it("gives a peer that is twice as fast twice the layers, however small they are", () => {
    const shape = shapeOf(12, {layerBytes: Array.from({length: 12}, () => 369_664), firstBytes: 196_608, lastBytes: 0});
    const peers = peersOf(9000, 9000, 9000).map((peer, i) => ({...peer, speed: i === 0 ? 2 : 1}));
    const {stages} = planned(plan(shape, peers, {...policy, strategy: "pipeline", stages: 3}));
    expect(stages.map(({firstLayer, lastLayer}) => lastLayer - firstLayer + 1)).toEqual([6, 3, 3]);
  });

  it("finds the best cutting where the way between the peers takes next to nothing of the time (against trying every one)", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({min: 1000, max: 3000}), {minLength: 3, maxLength: 9}), fc.integer({min: 1, max: 4}), (mib, speed) => {
        const shape = shapeOf(mib.length, {layerBytes: mib.map((m) => m * MIB)});
        const peers = peersOf(90_000, 90_000).map((p, i) => ({...p, speed: i === 0 ? speed : 1}));
        const result = planned(plan(shape, peers, {...policy, strategy: "pipeline", stages: 2}));
        const cost = (cut: number) => {
          const order = result.stages.map((s) => peers.find((p) => p.id === s.peer) as PeerCapacity);
          const first = readBytes(shape, 0, cut - 1) / (order[0] as PeerCapacity).speed;
          return Math.max(first, readBytes(shape, cut, mib.length - 1) / (order[1] as PeerCapacity).speed);
        };
        const best = Math.min(...Array.from({length: mib.length - 1}, (_, i) => cost(i + 1)));
        expect(cost(result.stages[1]?.firstLayer as number)).toBe(best);
      }),
    );
  });
});
