import {fail, formatBytes, type Outcome, ok} from "@ollamesh/stdx";
import {cutLayers, STAGES_MAX} from "./cut-layers.ts";
import {listMemory} from "./list-memory.ts";
import {checkRanks, hybridDegrades, planHybrid, planTensor} from "./plan-groups.ts";
import {stageMemoryBytes} from "./stage-memory.ts";
import type {ModelShape, PeerCapacity, Plan, PlanPolicy} from "./types.ts";

/**
 * Chooses which peers serve which layers. Pure and deterministic: the order of `peers` does not matter.
 * A layer split never makes a single stream faster (it only makes a model fit), so `auto` takes one peer whenever one can hold it.
 * Codes: `bad_request`, `not_enough_peers`, `not_splittable`, `out_of_memory`.
 */
export function plan(shape: ModelShape, peers: readonly PeerCapacity[], policy: PlanPolicy): Outcome<Plan> {
  const invalid = checkPolicy(shape, peers, policy);
  if (invalid) return invalid;
  const ranked = rank(peers);
  switch (policy.strategy) {
    case "whole":
      return planWhole(shape, ranked, policy);
    case "pipeline":
      return planPipeline(shape, ranked, policy);
    case "tensor":
      return planTensor(shape, ranked, policy);
    case "hybrid": {
      const degraded = hybridDegrades(shape, ranked, policy);
      if (degraded === undefined) return planHybrid(shape, ranked, policy);
      const pipeline = planPipeline(shape, ranked, policy);
      return pipeline.ok ? ok({...pipeline.value, reasons: [degraded, ...pipeline.value.reasons]}) : pipeline;
    }
    case "auto": {
      const whole = policy.stages === undefined || policy.stages === 1 ? planWhole(shape, ranked, policy) : undefined;
      return whole?.ok ? whole : planPipeline(shape, ranked, policy);
    }
  }
}

function checkPolicy(shape: ModelShape, peers: readonly PeerCapacity[], policy: PlanPolicy): ReturnType<typeof fail> | undefined {
  if (peers.length === 0) return fail("not_enough_peers", "no peer is there to serve the model");
  const {stages} = policy;
  const ranks = checkRanks(peers.length, policy);
  if (stages === undefined || ranks) return ranks;
  if (!Number.isInteger(stages) || stages < 1 || stages > STAGES_MAX) {
    return fail("bad_request", `stages must be a whole number from 1 to ${STAGES_MAX}, not ${stages}`);
  }
  const isOneStage = policy.strategy === "whole" || policy.strategy === "tensor";
  if (isOneStage && stages !== 1) return fail("bad_request", `a model served ${policy.strategy} has one stage: leave out --stages or use --strategy pipeline`);
  if (stages > peers.length) {
    return fail("not_enough_peers", `${stages} stages need ${stages} peers, the mesh has ${peers.length}`);
  }
  if (stages > shape.layers) return fail("bad_request", `${stages} stages need ${stages} layers, the model has ${shape.layers}`);
  return undefined;
}

/** Peers that need not fetch come first, then fast, roomy and near ones; ids break ties so that every peer ranks alike. */
function rank(peers: readonly PeerCapacity[]): readonly PeerCapacity[] {
  return peers.toSorted(
    (a, b) =>
      Number(b.holdsModel) - Number(a.holdsModel) || b.speed - a.speed || b.memoryFreeBytes - a.memoryFreeBytes || (a.rttMs ?? 0) - (b.rttMs ?? 0) || (a.id < b.id ? -1 : 1),
  );
}

function planWhole(shape: ModelShape, ranked: readonly PeerCapacity[], policy: PlanPolicy): Outcome<Plan> {
  const contextTokens = policy.contextLength * policy.sequencesMax;
  const memoryBytes = stageMemoryBytes(shape, 0, shape.layers - 1, contextTokens);
  const peer = ranked.find((candidate) => candidate.memoryFreeBytes >= memoryBytes);
  if (!peer) return fail("out_of_memory", `no peer has the ${formatBytes(memoryBytes)} the whole model needs: ${listMemory(ranked)}`);
  const reasons = [`whole: ${peer.id} has room for all of it (${formatBytes(memoryBytes)}), and a split makes one stream no faster`];
  return ok({strategy: "whole", stages: [{peer: peer.id, firstLayer: 0, lastLayer: shape.layers - 1, memoryBytes}], reasons});
}

function planPipeline(shape: ModelShape, ranked: readonly PeerCapacity[], policy: PlanPolicy): Outcome<Plan> {
  const contextTokens = policy.contextLength * policy.sequencesMax;
  if (shape.split.kind === "whole_only" && policy.stages !== 1) {
    return fail("not_splittable", `this model cannot be split by layers: ${shape.split.reason}`);
  }
  for (const count of stageCounts(shape, ranked.length, policy)) {
    const stages = cutLayers(shape, ranked.slice(0, count), contextTokens);
    if (!stages) continue;
    const reasons = [`pipeline: ${count} stages, balanced by bytes per layer over each peer's speed, within each peer's memory`];
    if (policy.stages === undefined && count < Math.min(ranked.length, shape.layers)) {
      reasons.push("more stages were not used: each hop costs a round trip per token");
    }
    return ok({strategy: "pipeline", stages, reasons});
  }
  return fail("out_of_memory", `no legal cutting of the ${shape.layers} layers into ${policy.stages ?? "any number of"} stages fits: ${listMemory(ranked)}`);
}

/** The numbers of stages to try: the one asked for, or from the fewest upwards (each more costs a hop per token). */
function stageCounts(shape: ModelShape, peers: number, policy: PlanPolicy): number[] {
  if (policy.stages !== undefined) return [policy.stages];
  const most = Math.min(peers, shape.layers, STAGES_MAX);
  const fewest = policy.strategy === "pipeline" && most > 1 ? 2 : 1;
  return Array.from({length: most - fewest + 1}, (_, i) => fewest + i);
}
