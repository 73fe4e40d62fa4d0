import {Links} from "../../src/links.ts";
import {speedsOf} from "../../src/peer-speed.ts";
import type {Terrain} from "../../src/predict.ts";
import {RangeCosts} from "../../src/range-costs.ts";
import type {PeerCapacity, PlannedStage} from "../../src/types.ts";
import {candidateOf} from "../../src/weigh-plans.ts";
import type {Topology} from "./topologies.ts";

/** The best score of any way to serve this: every subset and order of peers, every cutting, every set of replicas. Undefined: there is none. */
export function bestOfAll({shape, peers, links, streams, contextLength}: Topology): number | undefined {
  const costs = new RangeCosts(shape, contextLength);
  const terrain: Terrain = {costs, speeds: speedsOf(peers), links: new Links(links)};
  const workload = {streams, promptTokens: 512};
  let best: number | undefined;
  const look = (strategy: "whole" | "replicas" | "pipeline", chains: readonly (readonly PlannedStage[])[]): void => {
    const {score} = candidateOf(terrain, peers, strategy, chains, workload);
    if (best === undefined || score > best) best = score;
  };
  for (const chain of chains(costs, peers)) look(chain.length === 1 ? "whole" : "pipeline", [chain]);
  const wholes = [...chains(costs, peers, 1)];
  for (let set = 1; set < 2 ** wholes.length; set++) {
    const some = wholes.filter((_, index) => (set & (1 << index)) !== 0);
    if (some.length > 1 && some.length <= streams) look("replicas", some);
  }
  return best;
}

/** Every legal pipeline of up to that many stages, those of one among them. */
function* chains(costs: RangeCosts, peers: readonly PeerCapacity[], stagesMax = peers.length, before: readonly PlannedStage[] = []): Generator<readonly PlannedStage[]> {
  const {layers} = costs.shape;
  const firstLayer = (before.at(-1)?.lastLayer ?? -1) + 1;
  if (firstLayer === layers) yield before;
  if (firstLayer === layers || before.length === stagesMax) return;
  for (const peer of peers) {
    if (before.some((stage) => stage.peer === peer.id)) continue;
    for (const end of costs.bounds) {
      if (end <= firstLayer || !costs.fits(firstLayer, end, peer)) continue;
      const stage = {peer: peer.id, firstLayer, lastLayer: end - 1, memoryBytes: costs.memoryBytes(firstLayer, end)};
      yield* chains(costs, peers, stagesMax, [...before, stage]);
    }
  }
}
