import type {ConsensusInvariant} from "./consensus-invariant.ts";
import {isQuorum} from "./quorum-of.ts";

/**
 * What is committed is on the disks of a majority at that moment, in a joint configuration of both (Raft paper 5.3, thesis 3.8, 4.3 and,
 * for the leader's own disk, 10.2.1). A disk that was lost since had it.
 */
export function committedIsDurable(): ConsensusInvariant {
  return {
    name: "committed is durable on a quorum",
    committed(sim, {id, status}, {term, index}, known) {
      if (known || !status) return undefined;
      const {voters} = status.configuration;
      const holds = (node: number): boolean => {
        const {storage} = sim.replica(node);
        return index < storage.firstIndex || storage.term(index) === term;
      };
      if (isQuorum(voters, holds)) return undefined;
      const all = [...voters.incoming, ...voters.outgoing];
      return `${id} holds ${term}/${index} for committed; of the voters ${all.join(", ")} only ${all.filter(holds).join(", ") || "nobody"} has it on disk`;
    },
  };
}
