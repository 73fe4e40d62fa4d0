import type {CatalogState} from "@ollamesh/catalog";
import {digestOf} from "../ports/piece-hashes.ts";
import type {SimCluster} from "../sim-cluster.ts";
import type {Invariant} from "./invariant.ts";

/**
 * When nothing is in the way, a disk holds no name that was not agreed on and none that stands for something else; who shall keep a model holds all of it; as many keep
 * it as shall; and who changed a name was told what came of it.
 */
export function namesAreFollowed(): Invariant {
  const known = new Map<string, {readonly group: string; readonly state: CatalogState}>();
  return {
    name: "names are followed",
    catalogue(_cluster, node, {group, state}) {
      known.set(node, {group, state});
      return undefined;
    },
    end(cluster) {
      const failed = failedCall(cluster);
      if (failed) return failed;
      for (const [node, {state}] of known) {
        const wrong = cluster.node(node).isUp ? (wrongName(cluster, node, state) ?? missingCopy(cluster, node, state)) : undefined;
        if (wrong) return wrong;
      }
      return undefined;
    },
  };
}

function failedCall(cluster: SimCluster): string | undefined {
  for (const {kind, name, node, phase, outcome, startedAtMs} of cluster.names.calls) {
    if (outcome === undefined && cluster.wasUpSince(node, startedAtMs)) return `the ${kind} of ${name} at ${node} from ${startedAtMs} ms on never ended`;
    const isFine = outcome === "done" || outcome === undefined || (kind === "delete" && outcome === "model_not_found");
    if (phase === "liveness" && !isFine) return `the ${kind} of ${name} at ${node} failed without a fault: ${outcome}`;
  }
  return undefined;
}

function wrongName(cluster: SimCluster, node: string, {models}: CatalogState): string | undefined {
  for (const [name, {bytes}] of cluster.node(node).disk.manifests) {
    const agreed = models.get(name);
    if (agreed?.manifest !== digestOf(bytes)) return `${node} holds ${name}, which ${agreed ? "means something else" : "is no name of the mesh"}`;
  }
  return undefined;
}

function missingCopy(cluster: SimCluster, node: string, {models, members}: CatalogState): string | undefined {
  const {manifests} = cluster.node(node).disk;
  for (const {model, holders} of models.values()) {
    if (holders.includes(node) && !manifests.has(model)) return `${node} shall keep ${model} and does not hold it`;
    const peers = new Set([...members.values()].map(({peer}) => peer));
    if (holders.length < Math.min(3, peers.size)) return `${model} is kept by ${holders.length} of ${peers.size}`;
  }
  return undefined;
}
