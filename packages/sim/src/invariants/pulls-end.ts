import type {Invariant} from "./invariant.ts";

/** Every pull a living peer was asked for ends: complete and right, or with an error. None ends with an error once the faults are over. */
export function pullsEnd(): Invariant {
  return {
    name: "every pull ends, and with the right bytes",
    end(cluster) {
      for (const pull of cluster.clients.pulls) {
        if (!cluster.wasUpSince(pull.node, pull.startedAtMs)) continue;
        if (pull.outcome === undefined) return `the pull of ${pull.model} at ${pull.node} from ${pull.startedAtMs} ms on never ended`;
        if (pull.phase === "liveness" && pull.outcome !== "done") return `the pull of ${pull.model} at ${pull.node} failed without a fault: ${pull.outcome}`;
        if (pull.outcome === "done" && !cluster.holdsWhole(pull.node, pull.model)) return `the pull of ${pull.model} at ${pull.node} is done, the blob is not there or not right`;
      }
      return undefined;
    },
  };
}
