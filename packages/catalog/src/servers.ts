import {rankOf, ranksOf} from "@ollamesh/placement";
import type {CatalogState, Placement} from "./types.ts";

/** Everybody who serves a placement or a part of it: all ranks of all stages, and the replicas. */
export function serversOf({stages, replicas}: Pick<Placement, "stages" | "replicas">): readonly string[] {
  return [...stages.flatMap(ranksOf), ...(replicas ?? [])];
}

/** The index of the stage a peer serves, or has a part in; -1: none. */
export function stageOf({stages, replicas}: Pick<Placement, "stages" | "replicas">, peer: string): number {
  return replicas?.includes(peer) ? 0 : stages.findIndex((stage) => rankOf(stage, peer) >= 0);
}

/** Who answers for the whole model, and whom each of them needs for it: the first stage's peer, and every replica. */
export function headsOf({stages, replicas}: Pick<Placement, "stages" | "replicas">): readonly {readonly head: string; readonly needs: readonly string[]}[] {
  const first = {head: stages[0]?.peer ?? "", needs: stages.flatMap(ranksOf)};
  return [first, ...(replicas ?? []).map((head) => ({head, needs: [head]}))];
}

/** All that peers may have something to do for: what serves, and what moves. */
export function placementsIn({placements, moves}: Pick<CatalogState, "placements" | "moves">): readonly Placement[] {
  return [...placements.values(), ...[...moves.values()].map(({placement}) => placement)];
}

/** The blobs that are needed to serve any of it: weights, the adapters they are used with, and draft models. */
export function blobsIn(placements: readonly Placement[]): readonly string[] {
  return placements.flatMap(({blob, adapter, draft}) => [blob, ...(adapter ? [adapter.digest] : []), ...(draft ? [draft.digest] : [])]);
}

/** Members that are counted on: neither left nor died. */
export function thereIn({members}: Pick<CatalogState, "members">): ReadonlySet<string> {
  return new Set([...members.values()].flatMap(({peer, departure}) => (departure ? [] : [peer])));
}

/** Members that shall be stopped. */
export function drainedIn({members}: Pick<CatalogState, "members">): ReadonlySet<string> {
  return new Set([...members.values()].flatMap(({peer, drains}) => (drains ? [peer] : [])));
}
