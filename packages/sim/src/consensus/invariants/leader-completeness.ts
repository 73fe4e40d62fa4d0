import type {ConsensusSim} from "../consensus-sim.ts";
import type {SimReplica} from "../sim-replica.ts";
import type {ConsensusInvariant} from "./consensus-invariant.ts";

/**
 * What is committed in a term is in the logs of the leaders of all later terms (Raft paper, figure 3, Leader Completeness; 5.4). Asked
 * when somebody comes to lead and, since word of a commit may come late, of all who lead a later term when something is committed.
 */
export function leaderCompleteness(): ConsensusInvariant {
  return {
    name: "leader completeness",
    stepped(sim, replica, {role, term}, before) {
      if (role !== "leader" || (before.role === "leader" && before.term === term)) return undefined;
      // A late vote can make a leader of a term that is over: it need not have what later ones committed.
      let index = sim.watch.committedMax;
      while ((sim.watch.committed.get(index)?.committedIn ?? 0) >= term) index--;
      return missing(sim, replica, index);
    },
    committed(sim, {status}, entry, known) {
      if (known || !status) return undefined;
      for (const other of sim.running) {
        if (other.status?.role !== "leader" || other.status.term <= status.term) continue;
        const fault = missing(sim, other, entry.index);
        if (fault) return fault;
      }
      return undefined;
    },
  };
}

/** By log matching the entry at the index speaks for all before it. */
function missing({watch}: ConsensusSim, {id, mirror, status}: SimReplica, index: number): string | undefined {
  const committed = watch.committed.get(index);
  if (!committed || index < mirror.firstIndex) return undefined;
  const own = mirror.term(index);
  return own === committed.term ? undefined : `${id} leads term ${status?.term} without the entry ${committed.term}/${index} that was committed (it has ${own ?? "nothing"} there)`;
}
