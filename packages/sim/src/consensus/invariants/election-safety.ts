import type {NodeId} from "@ollamesh/raft";
import type {ConsensusInvariant} from "./consensus-invariant.ts";

/** At most one leader in a term (Raft paper, figure 3, Election Safety; section 5.2). */
export function electionSafety(): ConsensusInvariant {
  const leaders = new Map<number, NodeId>();
  return {
    name: "election safety",
    stepped(_sim, {id}, {role, term}) {
      if (role !== "leader") return undefined;
      const other = leaders.get(term);
      if (other !== undefined && other !== id) return `${other} and ${id} both lead term ${term}`;
      leaders.set(term, id);
      return undefined;
    },
  };
}
