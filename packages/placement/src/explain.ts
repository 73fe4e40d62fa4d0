import {formatBytes} from "@ollamesh/stdx";
import type {Links} from "./links.ts";
import {pairsOf} from "./predict.ts";
import {ranksOf} from "./ranks.ts";
import type {PeerCapacity} from "./types.ts";
import {type Candidate, type PlanReport, type Weighed, type WeighPolicy, withPeer} from "./weigh-plans.ts";

/** Peers whose absence is explained one by one. */
const EXPLAINED_MAX = 8;

/** What else a sentence about a plan rests on. */
export interface Asked {
  readonly policy: WeighPolicy;
  /** By whoever asked, not by `auto`. */
  readonly isStrategyGiven: boolean;
}

/** Why this plan, why none of the others, and why not these peers: sentences with the numbers. */
export function explain(report: PlanReport, chosen: Candidate, peers: readonly PeerCapacity[], {policy, isStrategyGiven}: Asked): readonly string[] {
  const others = report.weighed.filter(({strategy}) => strategy !== chosen.strategy);
  const left = leftOut(chosen, peers);
  const sentences = left.slice(0, EXPLAINED_MAX).map((peer) => whyNotPeer(report, chosen, peers, peer, policy));
  const more = left.length > EXPLAINED_MAX ? [`${left.length - EXPLAINED_MAX} more peers are not used`] : [];
  return [whyThis(chosen, report, {policy, isStrategyGiven}), ...others.map((other) => whyNot(other, chosen)), ...sentences, ...more];
}

/** Peers no stage is on. */
export function leftOut({chains}: Candidate, peers: readonly PeerCapacity[]): readonly PeerCapacity[] {
  return peers.filter(({id}) => !chains.flat().flatMap(ranksOf).includes(id)).toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

function whyThis({strategy, chains, prediction, fetchShare}: Candidate, {weighed, terrain}: PlanReport, {policy, isStrategyGiven}: Asked): string {
  const {streams, promptTokens} = policy;
  const {tokensPerSecond, firstTokenMs} = prediction;
  const speed = `${rate(tokensPerSecond)} tokens/s predicted for ${streams === 1 ? "one stream" : `${streams} streams`}, the first token of a prompt of ${promptTokens} after ${seconds(firstTokenMs)}`;
  const missing = fetchShare > 0 ? `, ${Math.round(fetchShare * 100)} % of the bytes to be fetched` : "";
  const isForced = !isStrategyGiven && weighed.find((one) => one.strategy === strategy)?.verdict === "ruled_out";
  return `${strategy} ${where(chains)}: ${speed}${missing}${overLinks(terrain.links, chains)}${isForced ? "; it fits in no other way" : ""}`;
}

/** The link that brings least between those that send each other what is computed. */
function overLinks(links: Links, chains: Candidate["chains"]): string {
  const [slowest] = pairsOf(chains).toSorted(([a, b], [c, d]) => links.bytesPerMs(a, b) - links.bytesPerMs(c, d));
  if (!slowest) return "";
  const [a, b] = slowest;
  return `; its slowest link, ${a} to ${b}, brings ${formatBytes(1000 * links.bytesPerMs(a, b))}/s${links.isSpeedMeasured(a, b) ? "" : " (assumed)"}`;
}

function where(chains: Candidate["chains"]): string {
  const [chain = []] = chains;
  if (chains.length > 1) return `on ${chains.length} peers`;
  const peers = chain.flatMap(ranksOf).length;
  if (peers > chain.length) return `on ${peers} peers that share layers`;
  return chain.length === 1 ? `on ${chain[0]?.peer} (${formatBytes(chain[0]?.memoryBytes ?? 0)})` : `over ${chain.length} peers`;
}

function whyNot({strategy, candidate, failure}: Weighed, chosen: Candidate): string {
  if (!candidate || failure) return `not ${strategy}: ${failure?.message ?? "it is not possible"}`;
  return `not ${strategy}: ${rate(candidate.prediction.tokensPerSecond)} tokens/s predicted ${where(candidate.chains)}, ${compared(candidate.prediction.tokensPerSecond, chosen.prediction.tokensPerSecond)}`;
}

/** Why a peer has no part in it. */
export function whyNotPeer(report: PlanReport, chosen: Candidate, peers: readonly PeerCapacity[], peer: PeerCapacity, policy: WeighPolicy): string {
  const next = withPeer(report, chosen, peers, peer, policy);
  const free = `${formatBytes(Math.max(0, peer.memoryFreeBytes))} of memory`;
  const disk = peer.diskFreeBytes === undefined ? "" : ` and ${formatBytes(Math.max(0, peer.diskFreeBytes))} of disk`;
  const isGroup = chosen.strategy === "tensor" || chosen.strategy === "hybrid";
  if (!next && isGroup) return `${peer.id} is not used: the groups have as many peers as they take`;
  if (!next) return `${peer.id} is not used: with ${free}${disk} free it has no room for its part`;
  const {tokensPerSecond} = next.prediction;
  const same = chosen.strategy === "whole" ? "there" : "with it";
  return `${peer.id} is not used: ${same} ${rate(tokensPerSecond)} tokens/s are predicted, ${compared(tokensPerSecond, chosen.prediction.tokensPerSecond)}${fetching(next, chosen)}`;
}

function fetching(next: Candidate, chosen: Candidate): string {
  return next.fetchShare > chosen.fetchShare ? `, and ${Math.round(next.fetchShare * 100)} % of the bytes would have to be fetched` : "";
}

/** `12 % less`, `as many`. */
function compared(value: number, other: number): string {
  const percent = Math.round((value / other - 1) * 100);
  if (percent === 0) return "as many";
  return percent < 0 ? `${-percent} % less` : `${percent} % more`;
}

/** Tokens a second, for a person. */
export function rate(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}

function seconds(ms: number): string {
  return ms >= 10_000 ? `${Math.round(ms / 1000)} s` : ms >= 1000 ? `${(ms / 1000).toFixed(1)} s` : `${Math.round(ms)} ms`;
}
