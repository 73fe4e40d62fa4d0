import type {Invariant} from "./invariant.ts";

/** When nothing is in the way, every peer comes to know the same placements, and every deploy became ready. */
export function cataloguesAgree(): Invariant {
  return {
    name: "placements converge",
    end(cluster) {
      for (const deploy of cluster.clients.deploys) {
        if (!cluster.wasUpSince(deploy.node, deploy.startedAtMs)) continue;
        if (deploy.outcome === undefined) return `the deploy at ${deploy.node} from ${deploy.startedAtMs} ms on never ended`;
        if (deploy.phase === "liveness" && deploy.outcome !== "done") return `the deploy at ${deploy.node} failed without a fault: ${deploy.outcome}`;
      }
      const known = cluster.clients.placements;
      const [first] = known.values();
      for (const [node, placements] of known) if (placements !== first) return `${node} knows ${placements}, another knows ${first}`;
      return undefined;
    },
  };
}
