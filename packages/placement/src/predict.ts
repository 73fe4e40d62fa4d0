import {sumMs} from "@ollamesh/stdx";
import {cycleMs} from "./cut-chain.ts";
import type {Links} from "./links.ts";
import {type PeerSpeed, stageMs} from "./peer-speed.ts";
import type {RangeCosts} from "./range-costs.ts";
import {ranksOf} from "./ranks.ts";
import type {PlannedStage} from "./types.ts";

/** Rows of a batch: the engine's. */
const BATCH_ROWS = 512;
const ROWS_STEP = 32;

/** Of a group that shares layers: behind attention, and behind the feed-forward part. */
const REDUCTIONS_PER_LAYER = 2;

/** What is asked of a plan. */
export interface Workload {
  /** Sequences that generate at once, >= 1. */
  readonly streams: number;
  /** For the time to first token, >= 1. */
  readonly promptTokens: number;
}

export interface Prediction {
  /** Of one stream that is alone, tokens a second. */
  readonly streamTokensPerSecond: number;
  /** Of all streams of the workload together. */
  readonly tokensPerSecond: number;
  /** From the prompt at the first stage to the first token, milliseconds. */
  readonly firstTokenMs: number;
}

/** What is known of the peers and what lies between them. */
export interface Terrain {
  readonly costs: RangeCosts;
  readonly speeds: ReadonlyMap<string, PeerSpeed>;
  readonly links: Links;
}

/** How fast a model is served by these stages, one behind the other. Every peer must have a speed. */
export function predictChain(terrain: Terrain, stages: readonly PlannedStage[], {streams, promptTokens}: Workload): Prediction {
  const aloneMs = tokenMs(terrain, stages, 1, promptTokens);
  return {
    streamTokensPerSecond: 1000 / aloneMs,
    tokensPerSecond: (1000 * streams) / tokenMs(terrain, stages, streams, promptTokens),
    firstTokenMs: firstTokenMs(terrain, stages, promptTokens),
  };
}

/** Several chains that each serve the whole model, the streams spread by their speed; one stream goes to the fastest. */
export function predictReplicas(terrain: Terrain, chains: readonly (readonly PlannedStage[])[], {streams, promptTokens}: Workload): Prediction {
  const alone = chains.map((stages) => predictChain(terrain, stages, {streams: 1, promptTokens}));
  const shares = spread(
    alone.map(({streamTokensPerSecond}) => streamTokensPerSecond),
    streams,
  );
  const sums = chains.map((stages, index) => {
    const share = shares[index] as number;
    return share === 0 ? 0 : predictChain(terrain, stages, {streams: share, promptTokens}).tokensPerSecond;
  });
  return {
    streamTokensPerSecond: Math.max(...alone.map((one) => one.streamTokensPerSecond)),
    tokensPerSecond: sums.reduce((sum, one) => sum + one, 0),
    firstTokenMs: Math.min(...alone.map((one) => one.firstTokenMs)),
  };
}

/** Between peers that wait for each other: neighbours in a chain, and those of a group. */
export function longestRttMs(links: Links, chains: readonly (readonly PlannedStage[])[]): number {
  return Math.max(0, ...pairsOf(chains).map(([a, b]) => links.rttMs(a, b)));
}

/** Of the link between such peers that brings least, bytes a millisecond; undefined: nobody waits for another. */
export function slowestBytesPerMs(links: Links, chains: readonly (readonly PlannedStage[])[]): number | undefined {
  const pairs = pairsOf(chains);
  return pairs.length === 0 ? undefined : Math.min(...pairs.map(([a, b]) => links.bytesPerMs(a, b)));
}

/** Peers that send each other what is computed: neighbours in a chain, and all of a group. */
export function pairsOf(chains: readonly (readonly PlannedStage[])[]): readonly (readonly [string, string])[] {
  const next = chains.flatMap((stages) => stages.slice(1).map((stage, index) => [stages[index]?.peer ?? "", stage.peer] as const));
  const beside = chains.flat().flatMap((stage) => {
    const ranks = ranksOf(stage);
    return ranks.flatMap((a, i) => ranks.slice(i + 1).map((b) => [a, b] as const));
  });
  return [...next, ...beside];
}

/** Once around: bytes of hidden states from stage to stage, a token from the last to the first. */
export function hopsMs({costs, links}: Pick<Terrain, "costs" | "links">, peers: readonly string[], rows: number): number {
  if (peers.length < 2) return 0;
  const bytes = rows * activationBytes(costs);
  const forth = peers.slice(1).reduce((sum, peer, index) => sum + links.hopMs(peers[index] as string, peer, bytes), 0);
  return forth + links.hopMs(peers.at(-1) as string, peers[0] as string, 0);
}

/** For which each link between neighbours is taken by so many rows, milliseconds. */
function sentMs({costs, links}: Terrain, peers: readonly string[], rows: number): readonly number[] {
  return peers.slice(1).map((peer, index) => links.busyMs(peers[index] as string, peer, rows * activationBytes(costs)));
}

function activationBytes({shape}: RangeCosts): number {
  return shape.activationBytes ?? shape.hiddenBytes ?? 0;
}

/** Milliseconds until each of these streams has its next token. */
function tokenMs(terrain: Terrain, stages: readonly PlannedStage[], streams: number, position: number): number {
  const batches = Math.min(streams, stages.length);
  const rows = Math.ceil(streams / batches);
  const peers = stages.map(({peer}) => peer);
  const times = stages.map((stage) => oneStageMs(terrain, stage, rows, position));
  const sent = sentMs(terrain, peers, rows);
  const sumMs = times.reduce((sum, ms) => sum + ms, 0);
  return cycleMs({sumMs, slowestMs: Math.max(...times, ...sent)}, {batches, rows, hopsMs: hopsMs(terrain, peers, rows)});
}

/** A prompt in parts that follow each other through the stages: the first one's way, then each further one's time at the slowest stage or link. */
function firstTokenMs(terrain: Terrain, stages: readonly PlannedStage[], promptTokens: number): number {
  const peers = stages.map(({peer}) => peer);
  const most = promptRows(stages.length);
  let ms = hopsMs(terrain, peers, Math.min(most, promptTokens));
  for (let done = 0; done < promptTokens; done += most) {
    const rows = Math.min(most, promptTokens - done);
    const times = stages.map((stage) => oneStageMs(terrain, stage, rows, done));
    // While a part is computed the one before it is on its way: whatever takes longest holds up the next.
    ms += done === 0 ? times.reduce((sum, one) => sum + one, 0) : Math.max(...times, ...sentMs(terrain, peers, rows));
  }
  return ms;
}

/** As the batcher cuts a prompt for so many stages. */
function promptRows(stages: number): number {
  return stages === 1 ? BATCH_ROWS : Math.min(BATCH_ROWS, ROWS_STEP * Math.ceil(BATCH_ROWS / (2 * stages * ROWS_STEP)));
}

function oneStageMs({costs, speeds, links}: Terrain, stage: PlannedStage, rows: number, position: number): number {
  const {firstLayer, lastLayer} = stage;
  const layers = lastLayer - firstLayer + 1;
  const ranks = ranksOf(stage);
  const readBytes = costs.readBytes(firstLayer, lastLayer + 1) / ranks.length;
  const kvBytes = (layers * costs.shape.kvBytesPerTokenLayer * position) / ranks.length;
  const computeMs = Math.max(...ranks.map((peer) => stageMs(speeds.get(peer) as PeerSpeed, readBytes, rows, kvBytes)));
  return computeMs + REDUCTIONS_PER_LAYER * layers * reductionMs(links, ranks, rows * (costs.shape.hiddenBytes ?? 0));
}

/** Until every rank has the sums of all, over the slowest of their links: as engines do it, by the way that is sooner done. */
function reductionMs(links: Links, ranks: readonly string[], bytes: number): number {
  const pairs = ranks.flatMap((a, i) => ranks.slice(i + 1).map((b) => [a, b] as const));
  const latencyMs = Math.max(0, ...pairs.map(([a, b]) => links.hopMs(a, b, 0)));
  const bytesPerMs = Math.min(...pairs.map(([a, b]) => links.bytesPerMs(a, b)));
  return sumMs({latencyMs, bytesPerMs}, ranks.length, bytes);
}

/** Whole streams by weight, the largest remainders first. */
function spread(weights: readonly number[], streams: number): readonly number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const exact = weights.map((weight) => (streams * weight) / total);
  const shares = exact.map(Math.floor);
  const order = [...exact.keys()].toSorted((a, b) => fraction(exact[b] as number) - fraction(exact[a] as number) || a - b);
  const left = streams - shares.reduce((sum, share) => sum + share, 0);
  for (const index of order.slice(0, left)) shares[index] = (shares[index] as number) + 1;
  return shares;
}

function fraction(value: number): number {
  return value - Math.floor(value);
}
