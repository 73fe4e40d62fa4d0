import type {SimCluster} from "../sim-cluster.ts";
import type {Invariant} from "./invariant.ts";

/** When nothing is in the way, every peer runs the layers it was given and no others: neither an older cutting nor what is placed no more. */
export function loadedIsPlaced(): Invariant {
  return {
    name: "what is loaded is what is placed",
    end(cluster) {
      for (const id of cluster.ids) {
        const placed = placedAt(cluster, id);
        const loaded = (cluster.clients.loaded.get(id) ?? []).toSorted();
        if (loaded.join() !== placed.join()) return `${id} runs [${loaded.join(", ")}], its part of the placements it knows is [${placed.join(", ")}]`;
      }
      return undefined;
    },
  };
}

function placedAt(cluster: SimCluster, id: string): readonly string[] {
  const placements = cluster.clients.placements.get(id) ?? [];
  return placements
    .flatMap(({stages, replicas}) => {
      const isReplica = replicas.some(({peer}) => peer === id);
      return stages
        .filter(({peer, fellows}) => isReplica || peer === id || fellows.some((fellow) => fellow.peer === id))
        .map(({firstLayer, lastLayer}) => `${firstLayer}-${lastLayer}`);
    })
    .toSorted();
}
