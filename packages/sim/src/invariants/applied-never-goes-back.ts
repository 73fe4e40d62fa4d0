import {nextEpoch} from "@ollamesh/catalog";
import type {Invariant} from "./invariant.ts";

/** What a peer has applied, and each model's epoch it knows, only grows while it runs in one group. */
export function appliedNeverGoesBack(): Invariant {
  const seen = new Map<string, {readonly applied: number; readonly epochs: ReadonlyMap<string, number>}>();
  return {
    name: "applied never goes back",
    catalogue(cluster, node, {group, applied, state}) {
      const life = `${node} ${cluster.node(node).upSinceMs} ${group}`;
      const before = seen.get(life);
      const epochs = new Map([...state.placements.keys(), ...state.removals.keys()].map((model) => [model, nextEpoch(state, model) - 1]));
      seen.set(life, {applied, epochs});
      if (before && applied < before.applied) return `${node} went from ${before.applied} applied entries to ${applied}`;
      const older = [...(before?.epochs ?? [])].find(([model, epoch]) => (epochs.get(model) ?? 0) < epoch);
      return older && `${node} knew ${older[0]}#${older[1]} and now ${older[0]}#${epochs.get(older[0]) ?? "nothing"}`;
    },
  };
}
