import {deploymentId} from "./reconcile.ts";
import {headsOf} from "./servers.ts";
import type {CatalogState, Placement} from "./types.ts";

/** Stages that retire and those that serve instead, of the same layers of the same weights: what slots remember here is understood there. */
export interface StagePairs {
  /** Deployments. */
  readonly from: string;
  readonly to: string;
  /** Peers by stage, as many of both. */
  readonly fromPeers: readonly string[];
  readonly toPeers: readonly string[];
}

/** Of everything that retires, chain by chain; nothing where layers are cut otherwise, are shared, or where several could answer instead. */
export function stagePairsIn({placements, moves}: Pick<CatalogState, "placements" | "moves">): readonly StagePairs[] {
  return [...moves.values()].flatMap(({phase, placement: from}) => {
    const to = placements.get(from.model);
    if (phase !== "retiring" || !to || !fits(from, to)) return [];
    const chains = headsOf(from).map(({needs}) => needs);
    return chains.map((fromPeers) => ({from: deploymentId(from), to: deploymentId(to), fromPeers, toPeers: to.stages.map(({peer}) => peer)}));
  });
}

function fits(from: Placement, to: Placement): boolean {
  if (from.blob !== to.blob || from.adapter?.digest !== to.adapter?.digest || (to.replicas ?? []).length > 0) return false;
  if ([...from.stages, ...to.stages].some(({fellows}) => fellows !== undefined) || from.stages.length !== to.stages.length) return false;
  return from.stages.every(({firstLayer, lastLayer}, index) => firstLayer === to.stages[index]?.firstLayer && lastLayer === to.stages[index]?.lastLayer);
}
