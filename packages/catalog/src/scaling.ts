import {headsOf} from "./servers.ts";
import type {Placement, Scaling} from "./types.ts";

const NONE: Scaling = {added: [], leaving: [], reason: ""};

/** What load has added, also where that is nothing. */
export function scalingOf({scaling}: Pick<Placement, "scaling">): Scaling {
  return scaling ?? NONE;
}

/** Equal states give equal bytes: that nothing is added is written in one way only. The replicas that were deployed stay, those that are added follow them. */
export function withScaling({scaling: before, replicas: replicasBefore, ...placement}: Placement, scaling: Scaling): Placement {
  const deployed = (replicasBefore ?? []).filter((peer) => !before?.added.includes(peer));
  const replicas = [...deployed, ...scaling.added];
  const isNone = scaling.added.length === 0 && scaling.leaving.length === 0;
  return {...placement, ...(replicas.length > 0 && {replicas}), ...(!isNone && {scaling})};
}

export function isSameScaling(a: Pick<Scaling, "added" | "leaving">, b: Pick<Scaling, "added" | "leaving">): boolean {
  return JSON.stringify([a.added, a.leaving]) === JSON.stringify([b.added, b.leaving]);
}

/** How many peers each serve all of it as it was deployed. */
export function deployedHeads(placement: Placement): number {
  return headsOf(placement).length - scalingOf(placement).added.length;
}
