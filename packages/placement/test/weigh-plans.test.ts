import {describe, expect, it} from "vitest";
import {type Decision, decide, defaultRules, Links, type ModelShape, type PeerCapacity, type PlanPolicy, plan} from "../src/index.ts";
import {predictChain} from "../src/predict.ts";
import {RangeCosts} from "../src/range-costs.ts";
import {drawTopology} from "./support/topologies.ts";

const MIB = 2 ** 20;
const policy: PlanPolicy = {strategy: "auto", stages: undefined, contextLength: 512, sequencesMax: 1};

function shapeOf(layers: number, over: Partial<ModelShape> = {}): ModelShape {
  return {
    layers,
    layerBytes: Array.from({length: layers}, () => 10 * MIB),
    firstBytes: 0,
    lastBytes: 0,
    everyBytes: 0,
    kvBytesPerTokenLayer: 0,
    hiddenBytes: 4000,
    split: {kind: "splittable", cuts: Array.from({length: layers - 1}, (_, i) => i + 1), eachStageNeeds: []},
    ...over,
  };
}

/** A millisecond for 10 MiB, and for each row a tenth of that besides. */
const measured = {fixedMs: 0.5, msPerByte: 0.9 / (10 * MIB), msPerRowByte: 0.1 / (10 * MIB)};

function peer(id: string, over: Partial<PeerCapacity> = {}): PeerCapacity {
  return {id, memoryFreeBytes: 10_000 * MIB, speed: 1, measured, rttMs: undefined, holdsModel: true, ...over};
}

function decided(shape: ModelShape, peers: readonly PeerCapacity[], over: Partial<PlanPolicy> = {}, links = new Links()): Decision {
  const decision = decide(shape, peers, {...policy, ...over}, links);
  if (!decision.ok) throw new Error(decision.error.message);
  return decision.value;
}

function strategyOf({plan: outcome}: Decision): string {
  return outcome.ok ? outcome.value.strategy : outcome.error.code;
}

describe("predictChain", () => {
  const costs = new RangeCosts(shapeOf(10), 512);
  const links = new Links([{a: "a", b: "b", rttMs: 8, bytesPerMs: 1000}]);
  const terrain = {costs, speeds: new Map(["a", "b"].map((id) => [id, measured])), links};
  const stage = (id: string, firstLayer: number, lastLayer: number) => ({peer: id, firstLayer, lastLayer, memoryBytes: 0});

  it("counts a whole model's bytes once a token", () => {
    expect(predictChain(terrain, [stage("a", 0, 9)], {streams: 1, promptTokens: 1}).streamTokensPerSecond).toBeCloseTo(1000 / 10.5);
  });

  it("counts every stage, the way there with the hidden state, and the way back", () => {
    const {streamTokensPerSecond, firstTokenMs} = predictChain(terrain, [stage("a", 0, 4), stage("b", 5, 9)], {streams: 1, promptTokens: 1});
    expect(1000 / streamTokensPerSecond).toBeCloseTo(5.5 + 5.5 + (0.4 + 4 + 4) + (0.4 + 4));
    expect(firstTokenMs).toBeCloseTo(1000 / streamTokensPerSecond);
  });

  it("lets a prompt's parts wait for the link where that takes longer than computing them", () => {
    const stages = [stage("a", 0, 4), stage("b", 5, 9)];
    const first = (bytesPerMs: number): number =>
      predictChain({...terrain, links: new Links([{a: "a", b: "b", rttMs: 8, bytesPerMs}])}, stages, {streams: 1, promptTokens: 1024}).firstTokenMs;
    // Eight parts of 128 rows and 512 000 bytes: on the slow link each takes half a second.
    expect(first(1024)).toBeCloseTo(first(1e9) + 8 * 500 - 7 * (0.5 + 4.5 + 0.5 * 128), 0);
  });

  it("lets two streams fill two stages", () => {
    const near = {...terrain, links: new Links([{a: "a", b: "b", rttMs: 0, bytesPerMs: 1e9}])};
    const {tokensPerSecond} = predictChain(near, [stage("a", 0, 4), stage("b", 5, 9)], {streams: 2, promptTokens: 1});
    expect(tokensPerSecond).toBeCloseTo(2000 / 11.8, 0);
  });
});

describe("auto", () => {
  it.each([
    [20, "whole"],
    [21, "pipeline"],
  ])("lets a model of %i layers with 8 streams be served by %s on two far-off hosts of which one alone can hold it", (layers, strategy) => {
    const peers = [peer("a"), peer("b", {memoryFreeBytes: layers * 10 * MIB})];
    expect(strategyOf(decided(shapeOf(layers), peers, {streams: 8}, new Links([{a: "a", b: "b", rttMs: 0.1}])))).toBe(strategy);
  });

  it("takes replicas for many streams, whole for one", () => {
    expect(strategyOf(decided(shapeOf(8), [peer("a"), peer("b")], {streams: 8}))).toBe("replicas");
    expect(strategyOf(decided(shapeOf(8), [peer("a"), peer("b")], {streams: 1}))).toBe("whole");
  });

  it("splits what fits nowhere, however few layers it has", () => {
    const decision = decided(
      shapeOf(8),
      ["a", "b"].map((id) => peer(id, {memoryFreeBytes: 110 * MIB})),
    );
    expect(strategyOf(decision)).toBe("pipeline");
    expect(decision.plan).toMatchObject({
      value: {reasons: expect.arrayContaining([expect.stringContaining("fits in no other way"), expect.stringContaining("not whole: no peer has the 144.0 MiB")])},
    });
  });

  it("says of a hybrid what is missing: peers, or memory and how much", () => {
    const division = {kind: "divisible", ranksMax: 4} as const;
    const refusal = (peers: readonly PeerCapacity[], over: Partial<PlanPolicy>) =>
      decided(shapeOf(30, {division}), peers, over).report.weighed.find(({strategy}) => strategy === "hybrid")?.failure;
    const five = ["a", "b", "c", "d", "e"].map((id) => peer(id));
    expect(refusal(five, {stages: 3})).toMatchObject({code: "not_enough_peers", message: "3 stages of 2 peers need 6 peers, the mesh has 5"});
    const tight = five.map((one) => ({...one, memoryFreeBytes: (one.id === "b" ? 75 : 70) * MIB}));
    const needs = "2 stages need 556.0 MiB together, the peers have 355.0 MiB; the smallest stage needs 69.0 MiB at each of its 2 peers, b has the most, 75.0 MiB";
    expect(refusal(tight, {})).toMatchObject({code: "out_of_memory", message: expect.stringContaining(needs)});
  });

  it("says of a pipeline that fits nowhere what its stages need and what the peers have", () => {
    const tight = [peer("a", {memoryFreeBytes: 100 * MIB}), peer("b", {memoryFreeBytes: 120 * MIB})];
    const needs = "2 stages need 428.0 MiB together, the peers have 220.0 MiB; the smallest stage needs 74.0 MiB, b has the most, 120.0 MiB";
    expect(plan(shapeOf(30), tight, {...policy, strategy: "pipeline"})).toMatchObject({error: {message: expect.stringContaining(needs)}});
  });

  it("says of a hybrid that no pipeline can stand for why it was none itself", () => {
    const tight = ["a", "b", "c"].map((id) => peer(id, {memoryFreeBytes: 60 * MIB}));
    expect(plan(shapeOf(30), tight, {...policy, strategy: "hybrid"})).toMatchObject({
      error: {message: expect.stringMatching(/^a hybrid of 2 stages of 2 peers needs 4 peers, the mesh has 3; not as a pipeline: no legal cutting/)},
    });
  });

  it("refuses a prompt that is longer than the context", () => {
    expect(decide(shapeOf(8), [peer("a")], {...policy, promptTokens: 513})).toMatchObject({
      error: {code: "bad_request", message: expect.stringContaining("a prompt of 513 tokens does not fit a context of 512")},
    });
    expect(decide(shapeOf(8), [peer("a")], {...policy, promptTokens: 512}).ok).toBe(true);
  });

  it("does not say that nothing else fits of what was asked for", () => {
    for (const over of [{strategy: "pipeline"}, {strategy: "auto", stages: 2}] as const) {
      const {plan: outcome} = decided(shapeOf(8), [peer("a"), peer("b")], over);
      expect(outcome.ok && outcome.value.reasons[0]).toMatch(/^pipeline over 2 peers/);
      expect(outcome.ok && outcome.value.reasons.join()).not.toContain("fits in no other way");
    }
  });

  it("chooses only what is switched on; with all switched off whole", () => {
    const rules = {...defaultRules, disabled: ["replicas", "pipeline", "tensor", "hybrid"] as const};
    expect(strategyOf(decided(shapeOf(30), [peer("a"), peer("b")], {streams: 8, rules}))).toBe("whole");
    const tight = ["a", "b"].map((id) => peer(id, {memoryFreeBytes: 250 * MIB}));
    expect(plan(shapeOf(30), tight, {...policy, rules})).toMatchObject({error: {code: "out_of_memory"}});
    expect(plan(shapeOf(30), tight, {...policy, rules, strategy: "pipeline"})).toMatchObject({
      error: {code: "switched_off", message: expect.stringContaining("strategy_pipeline")},
    });
  });

  it("takes a fast peer before a slow one, and a near one before a far one", () => {
    const fast = peer("z", {measured: {...measured, msPerByte: measured.msPerByte / 3}});
    expect(decided(shapeOf(8), [peer("a"), fast]).plan).toMatchObject({value: {stages: [{peer: "z"}]}});
    const tight = ["a", "b", "c"].map((id) => peer(id, {memoryFreeBytes: 110 * MIB}));
    const links = new Links([
      {a: "a", b: "b", rttMs: 30},
      {a: "a", b: "c", rttMs: 30},
      {a: "b", b: "c", rttMs: 1},
    ]);
    const {plan: chosen} = decided(shapeOf(8), tight, {}, links);
    expect(chosen.ok && chosen.value.stages.map((stage) => stage.peer).toSorted()).toEqual(["b", "c"]);
    expect(chosen.ok && chosen.value.reasons.join()).toMatch(/a is not used: with it .* tokens\/s are predicted, \d+ % less/);
  });

  it("gives nothing to a peer whose disk has no room for what it lacks", () => {
    const full = peer("a", {holdsModel: false, diskFreeBytes: 10 * MIB, measured: {...measured, fixedMs: 0}});
    expect(decided(shapeOf(8), [full, peer("b")]).plan).toMatchObject({value: {stages: [{peer: "b"}]}});
    expect(plan(shapeOf(8), [full], policy)).toMatchObject({error: {code: "out_of_memory", message: expect.stringContaining("room on its disk for 10.0 MiB")}});
    expect(decided(shapeOf(8), [{...full, heldLayers: [0, 1, 2, 3, 4, 5, 6]}]).plan).toMatchObject({value: {stages: [{peer: "a"}]}});
  });

  it("goes by what was learned of a strategy, and tries what it is told to try", () => {
    const peers = [peer("a"), peer("b")];
    expect(strategyOf(decided(shapeOf(8), peers, {streams: 8, trust: ({strategy}) => (strategy === "replicas" ? 0.1 : 1)}))).toBe("whole");
    expect(strategyOf(decided(shapeOf(8), peers, {streams: 8, tries: "whole"}))).toBe("whole");
  });

  it("finds a plan for 50 peers of which many are needed, in bounded time and whatever their order", () => {
    const peers = Array.from({length: 50}, (_, i) => drawTopology(i, 1, 5).peers[0] as PeerCapacity).map((one, i) => ({
      ...one,
      id: `peer-${i}`,
      memoryFreeBytes: (100 + 7 * i) * MIB,
      diskFreeBytes: undefined,
    }));
    const shape = shapeOf(80, {layerBytes: Array.from({length: 80}, () => 50 * MIB)});
    const outcome = plan(shape, peers, {...policy, streams: 4});
    expect(outcome).toMatchObject({ok: true, value: {strategy: "pipeline"}});
    expect(plan(shape, peers.toReversed(), {...policy, streams: 4})).toEqual(outcome);
  });
});
