import type {ConsensusInvariant} from "./consensus-invariant.ts";

/** A leader never overwrites or deletes entries of its log (Raft paper, figure 3, Leader Append-Only; 5.3). */
export function leaderAppendOnly(): ConsensusInvariant {
  return {
    name: "leader append-only",
    appending(_sim, replica, entries) {
      const [first] = entries;
      const status = replica.status;
      if (!first || status?.role !== "leader" || first.term !== status.term || first.index > replica.mirror.last.index) return undefined;
      return `${replica.id}, leader of term ${status.term}, replaces entries from ${first.index} on`;
    },
  };
}
