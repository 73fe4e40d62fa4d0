import {fail, type Outcome, ok} from "@ollamesh/stdx";
import {rate} from "./explain.ts";
import {Links} from "./links.ts";
import {speedsOf} from "./peer-speed.ts";
import type {Terrain} from "./predict.ts";
import {RangeCosts} from "./range-costs.ts";
import {FETCH_WEIGHT} from "./search-chain.ts";
import type {ModelShape, PeerCapacity, PlannedStage} from "./types.ts";
import {type Candidate, candidateOf, listRoom, REPLICA_GAIN_MIN, wholeOn} from "./weigh-plans.ts";

/** What new answers are predicted with: as everywhere a prompt is not known. */
const PROMPT_TOKENS = 512;

export interface ReplicaWish {
  /** Peers that each serve all of it, at least one. */
  readonly serving: readonly string[];
  /** Per sequence, tokens. */
  readonly contextLength: number;
  /** Slots of each replica. */
  readonly sequencesMax: number;
}

export interface ReplicaPlan {
  readonly peer: string;
  /** Of all that serve it then, and of those that serve it now, with all slots taken. */
  readonly tokensPerSecond: number;
  readonly tokensPerSecondBefore: number;
  /** Of its bytes, how much has to come first, [0, 1]. */
  readonly fetchShare: number;
  /** A sentence part for a person. */
  readonly reason: string;
}

/**
 * Where one more replica of a model brings most: at a peer that has memory and disk for all of it beside what it has, and brings 5 % at least when all slots are taken. What has to be fetched is held
 * against a peer. Pure and deterministic, whatever the order of `peers`. Codes: `out_of_memory` (nobody has room), `no_gain`, `busy` (nobody who serves it is heard of).
 * @param peers all that are there, those that serve among them, with the memory they have now
 */
export function placeReplica(shape: ModelShape, peers: readonly PeerCapacity[], {serving, contextLength, sequencesMax}: ReplicaWish, links = new Links()): Outcome<ReplicaPlan> {
  const terrain: Terrain = {costs: new RangeCosts(shape, contextLength * sequencesMax), speeds: speedsOf(peers), links};
  const chains = peers.filter(({id}) => serving.includes(id)).map(({id}) => [wholeStage(terrain, id)]);
  if (chains.length === 0) return fail("busy", "no peer that serves it is heard of just now");
  const others = peers.filter(({id}) => !serving.includes(id)).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  if (others.length === 0) return fail("out_of_memory", "every peer that is there serves it already");
  const full = (chain: readonly PlannedStage[]): Candidate => candidateOf(terrain, peers, "whole", [chain], {streams: sequencesMax, promptTokens: PROMPT_TOKENS});
  const before = chains.reduce((sum, chain) => sum + full(chain).prediction.tokensPerSecond, 0);
  const possible = others.flatMap((peer) => {
    const chain = wholeOn(terrain, peer);
    const own = chain && full(chain);
    return own ? [{peer: peer.id, tokensPerSecond: before + own.prediction.tokensPerSecond, fetchShare: own.fetchShare}] : [];
  });
  const worth = (one: {readonly tokensPerSecond: number; readonly fetchShare: number}): number => one.tokensPerSecond / (1 + FETCH_WEIGHT * one.fetchShare);
  const best = possible.toSorted((a, b) => worth(b) - worth(a))[0];
  if (!best) return fail("out_of_memory", `no other peer has room for all of it: ${listRoom(terrain, others)}`);
  if (best.tokensPerSecond < before * REPLICA_GAIN_MIN)
    return fail("no_gain", `with ${best.peer} ${rate(best.tokensPerSecond)} tokens/s are predicted of all slots, ${rate(before)} without`);
  const fetched = best.fetchShare > 0 ? `, ${Math.round(best.fetchShare * 100)} % of the bytes to be fetched` : "";
  const reason = `${rate(best.tokensPerSecond)} tokens/s predicted of all slots with ${best.peer}, ${rate(before)} without${fetched}`;
  return ok({...best, tokensPerSecondBefore: before, reason});
}

function wholeStage({costs}: Terrain, peer: string): PlannedStage {
  const {layers} = costs.shape;
  return {peer, firstLayer: 0, lastLayer: layers - 1, memoryBytes: costs.memoryBytes(0, layers)};
}
