import type {Invariant} from "./invariant.ts";

/** Who starts on a log that has rotted says nothing for it: no vote, no acknowledgement, no word as a leader. */
export function damagedLogIsSilent(): Invariant {
  return {
    name: "a damaged log is silent",
    raft(cluster, from, _frame, sentAtMs) {
      const {damagedAtMs} = cluster.node(from);
      return damagedAtMs !== undefined && sentAtMs > damagedAtMs ? `${from} speaks for a log that has rotted at ${damagedAtMs} ms` : undefined;
    },
  };
}
