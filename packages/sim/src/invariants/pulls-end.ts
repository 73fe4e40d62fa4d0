import type {Invariant} from "./invariant.ts";

/** Every pull a living peer was asked for ends: complete and right, or with an error. None ends with an error once the faults are over. */
export function pullsEnd(): Invariant {
  return {
    name: "every pull ends, and with the right bytes",
    end(cluster) {
      for (const pull of cluster.clients.pulls) {
        // A crash ends a pull without a word, and must keep what was said to be done before it.
        if (pull.outcome === undefined && cluster.wasUpSince(pull.node, pull.startedAtMs))
          return `the pull of ${pull.model} at ${pull.node} from ${pull.startedAtMs} ms on never ended`;
        if (pull.phase === "liveness" && pull.outcome !== "done") return `the pull of ${pull.model} at ${pull.node} failed without a fault: ${pull.outcome}`;
        if (pull.outcome === "done" && !cluster.holdsWhole(pull.node, pull.model)) return `the pull of ${pull.model} at ${pull.node} is done, the blob is not there or not right`;
      }
      return undefined;
    },
  };
}
