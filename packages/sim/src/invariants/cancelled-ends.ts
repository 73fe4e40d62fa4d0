import type {Invariant} from "./invariant.ts";

/** A cancel needs no other peer and no disk: what was called off has ended within the same instant of simulated time. */
export function cancelledEnds(): Invariant {
  return {
    name: "what is cancelled ends",
    rest(cluster) {
      for (const {id, node, startedAtMs, outcome, cancelledAtMs} of [...cluster.clients.pulls, ...cluster.clients.answers]) {
        if (outcome !== undefined || cancelledAtMs === undefined || !cluster.wasUpSince(node, startedAtMs)) continue;
        if (cluster.nowMs > cancelledAtMs) return `${id} at ${node} goes on, cancelled at ${cancelledAtMs} ms`;
      }
      return undefined;
    },
  };
}
