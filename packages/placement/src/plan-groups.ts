import {fail, formatBytes, type Outcome, ok} from "@ollamesh/stdx";
import {cutLayers, STAGES_MAX} from "./cut-layers.ts";
import {lackText} from "./lack.ts";
import {listMemory} from "./list-memory.ts";
import {groupShape, RANKS_MAX} from "./ranks.ts";
import {stageMemoryBytes} from "./stage-memory.ts";
import type {ModelShape, PeerCapacity, Plan, PlannedStage, PlanPolicy} from "./types.ts";

const RANKS_DEFAULT = 2;
const HYBRID_STAGES_MIN = 2;

/** Whether `ranks` makes sense with the rest. Codes: `bad_request`, `not_enough_peers`. */
export function checkRanks(peers: number, {strategy, ranks}: PlanPolicy): ReturnType<typeof fail> | undefined {
  if (ranks === undefined) return undefined;
  if (strategy !== "tensor" && strategy !== "hybrid")
    return fail("bad_request", `ranks are of groups that share layers: leave out --ranks or use --strategy tensor or hybrid, not ${strategy}`);
  if (!Number.isInteger(ranks) || ranks < 2 || ranks > RANKS_MAX) return fail("bad_request", `ranks must be a whole number from 2 to ${RANKS_MAX}, not ${ranks}`);
  if (strategy === "tensor" && ranks > peers) return fail("not_enough_peers", `${ranks} ranks need ${ranks} peers, the mesh has ${peers}`);
  return undefined;
}

/** One group over all layers: with as few ranks as were asked for, or fit. Codes: `not_splittable`, `not_enough_peers`, `out_of_memory`. */
export function planTensor(shape: ModelShape, ranked: readonly PeerCapacity[], policy: PlanPolicy): Outcome<Plan> {
  const refusal = divisionRefusal(shape, policy.ranks ?? RANKS_DEFAULT);
  if (refusal) return refusal;
  if (ranked.length < RANKS_DEFAULT) return fail("not_enough_peers", `a group that shares layers has ${RANKS_DEFAULT} peers at least, the mesh has ${ranked.length}`);
  const most = Math.min(ranked.length, ranksMax(shape));
  const counts = policy.ranks === undefined ? Array.from({length: most - 1}, (_, i) => i + RANKS_DEFAULT) : [policy.ranks];
  for (const ranks of counts) {
    const stages = groupsOf(shape, ranked, policy, {stages: 1, ranks});
    if (stages) return ok({strategy: "tensor", stages, reasons: [`tensor: ${ranks} peers share every layer, each with its part of each matrix, ${memoryText(stages)} at each`]});
  }
  const ranks = policy.ranks ?? most;
  const partBytes = stageMemoryBytes(groupShape(shape, ranks), 0, shape.layers - 1, policy.contextLength * policy.sequencesMax);
  return fail(
    "out_of_memory",
    `shared by ${ranks} peers${policy.ranks === undefined ? ", the most there can be," : ""} each needs ${formatBytes(partBytes)}: ${listMemory(ranked)}`,
  );
}

/** A pipeline of groups. Codes: as of `planTensor`. */
export function planHybrid(shape: ModelShape, ranked: readonly PeerCapacity[], policy: PlanPolicy): Outcome<Plan> {
  const ranks = policy.ranks ?? RANKS_DEFAULT;
  const refusal = divisionRefusal(shape, ranks);
  if (refusal) return refusal;
  if (shape.split.kind === "whole_only") return fail("not_splittable", `this model cannot be split by layers: ${shape.split.reason}`);
  const least = policy.stages ?? HYBRID_STAGES_MIN;
  if (ranked.length < least * ranks) return fail("not_enough_peers", `${least} stages of ${ranks} peers need ${least * ranks} peers, the mesh has ${ranked.length}`);
  const most = Math.min(Math.floor(ranked.length / ranks), shape.layers, STAGES_MAX);
  const counts = policy.stages === undefined ? Array.from({length: Math.max(0, most - 1)}, (_, i) => i + HYBRID_STAGES_MIN) : [policy.stages];
  for (const count of counts) {
    const stages = groupsOf(shape, ranked, policy, {stages: count, ranks});
    if (stages)
      return ok({strategy: "hybrid", stages, reasons: [`hybrid: ${count} stages one behind the other, each shared by ${ranks} peers, ${memoryText(stages)} at most at each`]});
  }
  const lack = lackText(shape, ranked, {contextTokens: policy.contextLength * policy.sequencesMax, stages: least, ranks});
  return fail(
    "out_of_memory",
    `no legal cutting of the ${shape.layers} layers into ${policy.stages ?? "any number of"} stages of ${ranks} peers fits: ${lack}: ${listMemory(ranked)}`,
  );
}

/** Why a hybrid is served as a pipeline instead, which loses no layer; undefined when there are peers for one. */
export function hybridDegrades(shape: ModelShape, ranked: readonly PeerCapacity[], {stages, ranks}: PlanPolicy): string | undefined {
  const needed = (stages ?? HYBRID_STAGES_MIN) * (ranks ?? RANKS_DEFAULT);
  if (stages === 1) return "a hybrid of one stage was asked for";
  if (ranked.length < needed) return `a hybrid of ${stages ?? HYBRID_STAGES_MIN} stages of ${ranks ?? RANKS_DEFAULT} peers needs ${needed} peers, the mesh has ${ranked.length}`;
  const refusal = divisionRefusal(shape, ranks ?? RANKS_DEFAULT);
  return refusal?.error.message;
}

function divisionRefusal({division}: ModelShape, ranks: number): ReturnType<typeof fail> | undefined {
  if (division?.kind !== "divisible") return fail("not_splittable", `the layers of this model cannot be shared: ${division?.reason ?? "how to is not known"}`);
  return ranks > division.ranksMax ? fail("not_splittable", `the layers of this model can be shared by ${division.ranksMax} peers at most, not ${ranks}`) : undefined;
}

function ranksMax({division}: ModelShape): number {
  return division?.kind === "divisible" ? Math.min(division.ranksMax, RANKS_MAX) : 1;
}

/** Groups of peers that stand next to each other in the ranking: those of a group wait for the slowest, so they should be alike. */
function groupsOf(shape: ModelShape, ranked: readonly PeerCapacity[], policy: PlanPolicy, {stages, ranks}: {stages: number; ranks: number}): PlannedStage[] | undefined {
  const groups = Array.from({length: stages}, (_, i) => ranked.slice(i * ranks, (i + 1) * ranks));
  const heads = groups.map((group) => ({
    ...(group[0] as PeerCapacity),
    memoryFreeBytes: Math.min(...group.map((one) => one.memoryFreeBytes)),
    speed: Math.min(...group.map((one) => one.speed)),
  }));
  const contextTokens = policy.contextLength * policy.sequencesMax;
  const divided = groupShape(shape, ranks);
  const [alone] = heads;
  const cut = stages > 1 ? cutLayers(divided, heads, contextTokens) : alone && wholeRange(divided, alone, contextTokens);
  return cut?.map((stage, index) => ({...stage, fellows: (groups[index] as PeerCapacity[]).slice(1).map(({id}) => id)}));
}

/** All layers at one group, also of a model that cannot be cut between layers. */
function wholeRange(shape: ModelShape, head: PeerCapacity, contextTokens: number): PlannedStage[] | undefined {
  const memoryBytes = stageMemoryBytes(shape, 0, shape.layers - 1, contextTokens);
  return memoryBytes > head.memoryFreeBytes ? undefined : [{peer: head.id, firstLayer: 0, lastLayer: shape.layers - 1, memoryBytes}];
}

function memoryText(stages: readonly PlannedStage[]): string {
  return formatBytes(Math.max(...stages.map(({memoryBytes}) => memoryBytes)));
}
