import {type Failure, fail, formatBytes, type Outcome, ok} from "@ollamesh/stdx";
import {lackText} from "./lack.ts";
import type {Links} from "./links.ts";
import {speedsOf} from "./peer-speed.ts";
import {planHybrid, planTensor} from "./plan-groups.ts";
import {longestRttMs, type Prediction, predictChain, predictReplicas, slowestBytesPerMs, type Terrain, type Workload} from "./predict.ts";
import {RangeCosts} from "./range-costs.ts";
import {ranksOf} from "./ranks.ts";
import {type Rules, refusedByRules} from "./rules.ts";
import {chainWith, FETCH_WEIGHT, fetchShare, rank, searchChain, seatsOf} from "./search-chain.ts";
import type {ModelShape, PeerCapacity, PlannedStage, Strategy} from "./types.ts";

/** Chains that serve one model at once, at most. */
export const REPLICAS_MAX = 16;
/** One more replica has to bring so much: each takes memory and bytes that others may need. */
export const REPLICA_GAIN_MIN = 1.05;

export interface WeighPolicy extends Workload {
  /** Per sequence, tokens. */
  readonly contextLength: number;
  readonly sequencesMax: number;
  /** Of a pipeline; undefined: as is best. */
  readonly stages: number | undefined;
  /** Of groups that share layers; undefined: as few as do. */
  readonly ranks?: number | undefined;
  readonly rules: Rules;
}

/** A way to serve the model. */
export interface Candidate {
  readonly strategy: Strategy;
  /** Each serves the whole model; more than one: replicas. */
  readonly chains: readonly (readonly PlannedStage[])[];
  readonly prediction: Prediction;
  /** That serve it. */
  readonly peers: number;
  /** The longest round trip between two that follow each other. */
  readonly rttMs: number;
  /** Of the slowest link between two that send each other what is computed, bytes a millisecond; undefined: there are none. */
  readonly bytesPerMs: number | undefined;
  /** Of the bytes of all chains, how much has to come first, [0, 1]. */
  readonly fetchShare: number;
  /** What plans are compared by: tokens a second of all streams, less what fetching is held against it. */
  readonly score: number;
}

/** What became of one strategy. */
export interface Weighed {
  readonly strategy: Strategy;
  /** `possible`: it may be chosen. `ruled_out`: by the settings or thresholds, in `auto`. */
  readonly verdict: "possible" | "impossible" | "ruled_out";
  /** Absent: impossible. */
  readonly candidate: Candidate | undefined;
  /** Why it is impossible or ruled out. */
  readonly failure: Failure | undefined;
}

/** The whole picture of a decision. */
export interface PlanReport {
  readonly terrain: Terrain;
  /** One for each strategy. */
  readonly weighed: readonly Weighed[];
}

/** What every strategy would give. Pure and deterministic: the order of `peers` does not matter. */
export function weighPlans(shape: ModelShape, peers: readonly PeerCapacity[], links: Links, policy: WeighPolicy): PlanReport {
  const costs = new RangeCosts(shape, policy.contextLength * policy.sequencesMax);
  const terrain: Terrain = {costs, speeds: speedsOf(peers), links};
  const ranked = rank(terrain, peers);
  const makers: readonly (readonly [Strategy, () => Outcome<Candidate>])[] = [
    ["whole", () => weighWhole(terrain, ranked, policy)],
    ["replicas", () => weighReplicas(terrain, ranked, policy)],
    ["pipeline", () => weighPipeline(terrain, ranked, policy)],
    ["tensor", () => weighGroups(terrain, ranked, policy, "tensor")],
    ["hybrid", () => weighGroups(terrain, ranked, policy, "hybrid")],
  ];
  return {terrain, weighed: makers.map(([strategy, make]) => weigh(strategy, make(), shape, policy))};
}

function weigh(strategy: Strategy, made: Outcome<Candidate>, shape: ModelShape, {rules, contextLength}: WeighPolicy): Weighed {
  const rule = refusedByRules(rules, strategy, shape, contextLength);
  const candidate = made.ok ? made.value : undefined;
  const verdict = !candidate ? "impossible" : rule ? "ruled_out" : "possible";
  return {strategy, verdict, candidate, failure: made.ok ? rule : made.error};
}

function weighWhole(terrain: Terrain, ranked: readonly PeerCapacity[], policy: WeighPolicy): Outcome<Candidate> {
  const singles = wholeChains(terrain, ranked, policy);
  const best = singles.toSorted((a, b) => b.score - a.score)[0];
  return best ? ok(best) : wholeRefusal(terrain, ranked);
}

/** Peers that can hold it all, as long as each brings more. Of equal ones those that rank first. */
function weighReplicas(terrain: Terrain, ranked: readonly PeerCapacity[], policy: WeighPolicy): Outcome<Candidate> {
  const singles = wholeChains(terrain, ranked, policy).toSorted((a, b) => b.score - a.score);
  if (singles.length === 0) return wholeRefusal(terrain, ranked);
  if (singles.length === 1) return fail("not_enough_peers", `one peer alone can hold the whole model: ${listRoom(terrain, ranked)}`);
  let best: Candidate | undefined;
  for (let count = 2; count <= Math.min(singles.length, REPLICAS_MAX, Math.max(2, policy.streams)); count++) {
    const chains = singles.slice(0, count).map(({chains: [chain]}) => chain as readonly PlannedStage[]);
    const next = candidateOf(terrain, ranked, "replicas", chains, policy);
    if (best && next.prediction.tokensPerSecond < best.prediction.tokensPerSecond * REPLICA_GAIN_MIN) break;
    best = next;
  }
  return ok(best as Candidate);
}

function weighPipeline(terrain: Terrain, ranked: readonly PeerCapacity[], policy: WeighPolicy): Outcome<Candidate> {
  const {shape} = terrain.costs;
  if (shape.split.kind === "whole_only") return fail("not_splittable", `this model cannot be split by layers: ${shape.split.reason}`);
  const {stages} = policy;
  if (ranked.length < 2 && stages !== 1) return fail("not_enough_peers", "a pipeline takes two peers at least, the mesh has one");
  const chain = searchChain(terrain, ranked, {streams: policy.streams, stages});
  if (!chain) {
    const lack = lackText(shape, ranked, {contextTokens: policy.contextLength * policy.sequencesMax, stages: stages ?? 2, ranks: 1});
    return fail("out_of_memory", `no legal cutting of the ${shape.layers} layers into ${stages ?? "any number of"} stages fits: ${lack}: ${listRoom(terrain, ranked)}`);
  }
  return ok(candidateOf(terrain, ranked, "pipeline", [chain], policy));
}

function weighGroups(terrain: Terrain, ranked: readonly PeerCapacity[], policy: WeighPolicy, strategy: "tensor" | "hybrid"): Outcome<Candidate> {
  const {shape} = terrain.costs;
  const stages = strategy === "tensor" || policy.stages === 1 ? undefined : policy.stages;
  const planned = strategy === "tensor" ? planTensor(shape, ranked, {...policy, strategy, stages}) : planHybrid(shape, ranked, {...policy, strategy, stages});
  if (!planned.ok) return planned;
  const {stages: groups} = planned.value;
  const full = seatsOf(groups).find(({peer, firstLayer, lastLayer}) => {
    const at = ranked.find(({id}) => id === peer);
    return at && terrain.costs.fetchBytes(firstLayer, lastLayer + 1, at) > (at.diskFreeBytes ?? Number.POSITIVE_INFINITY);
  });
  if (full) return fail("disk_full", `${full.peer} has no room on its disk for what it lacks of layers ${full.firstLayer}-${full.lastLayer}`);
  return ok(candidateOf(terrain, ranked, strategy, [groups], policy));
}

function wholeChains(terrain: Terrain, ranked: readonly PeerCapacity[], policy: WeighPolicy): readonly Candidate[] {
  return ranked.flatMap((peer) => {
    const chain = wholeOn(terrain, peer);
    return chain ? [candidateOf(terrain, ranked, "whole", [chain], policy)] : [];
  });
}

/** All layers on one peer. Undefined: it has no room for them. */
export function wholeOn({costs}: Terrain, peer: PeerCapacity): readonly PlannedStage[] | undefined {
  const {layers} = costs.shape;
  if (!costs.fits(0, layers, peer)) return undefined;
  return [{peer: peer.id, firstLayer: 0, lastLayer: layers - 1, memoryBytes: costs.memoryBytes(0, layers)}];
}

/** @param peers all that stages may be on */
export function candidateOf(terrain: Terrain, peers: readonly PeerCapacity[], strategy: Strategy, chains: readonly (readonly PlannedStage[])[], workload: Workload): Candidate {
  const [first = [], ...others] = chains;
  const prediction = others.length === 0 ? predictChain(terrain, first, workload) : predictReplicas(terrain, chains, workload);
  const share = chains.reduce((sum, chain) => sum + fetchShare(terrain.costs, chain, peers), 0) / chains.length;
  const used = chains.flat().flatMap(ranksOf).length;
  return {
    strategy,
    chains,
    prediction,
    peers: used,
    rttMs: longestRttMs(terrain.links, chains),
    bytesPerMs: slowestBytesPerMs(terrain.links, chains),
    fetchShare: share,
    score: prediction.tokensPerSecond / (1 + FETCH_WEIGHT * share),
  };
}

/** What the candidate would be with one more peer, put where it is nearest to the others. Undefined: it does not fit, or has no place (groups take peers by the number). */
export function withPeer({terrain}: PlanReport, {strategy, chains}: Candidate, peers: readonly PeerCapacity[], more: PeerCapacity, workload: Workload): Candidate | undefined {
  const [chain = []] = chains;
  if (strategy === "tensor" || strategy === "hybrid") return undefined;
  if (strategy !== "pipeline") {
    const alone = wholeOn(terrain, more);
    return alone && candidateOf(terrain, peers, strategy, strategy === "whole" ? [alone] : [...chains, alone], workload);
  }
  const order = chain.flatMap((stage) => peers.find(({id}) => id === stage.peer) ?? []);
  const next = chainWith(terrain, order, more, workload.streams);
  return next && candidateOf(terrain, peers, strategy, [next], workload);
}

function wholeRefusal({costs}: Terrain, ranked: readonly PeerCapacity[]): ReturnType<typeof fail> {
  const {layers} = costs.shape;
  const memory = formatBytes(costs.memoryBytes(0, layers));
  return fail("out_of_memory", `no peer has the ${memory} the whole model needs: ${listRoom({costs}, ranked)}`);
}

/** The room of the first few peers, for refusals. */
export function listRoom({costs}: Pick<Terrain, "costs">, peers: readonly PeerCapacity[]): string {
  const {layers} = costs.shape;
  const shown = peers.slice(0, 8).map((peer) => {
    const missing = costs.fetchBytes(0, layers, peer);
    const disk = (peer.diskFreeBytes ?? Number.POSITIVE_INFINITY) < missing ? ` and room on its disk for ${formatBytes(Math.max(0, peer.diskFreeBytes ?? 0))}` : "";
    return `${peer.id} has ${formatBytes(Math.max(0, peer.memoryFreeBytes))} free${disk}`;
  });
  return shown.join(", ") + (peers.length > 8 ? ` and ${peers.length - 8} more` : "");
}
