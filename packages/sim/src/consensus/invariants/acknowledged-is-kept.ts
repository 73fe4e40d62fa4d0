import {ReferenceMap} from "../reference-map.ts";
import type {ConsensusInvariant} from "./consensus-invariant.ts";

/**
 * Every write that a client was told of is in the log that was committed, took effect once and as the client was told; and everybody ends
 * with the state which that log makes (Raft paper 8, thesis 6.3). The state is made anew by the dumbest implementation there is.
 */
export function acknowledgedIsKept(): ConsensusInvariant {
  return {
    name: "nothing acknowledged is lost",
    end(sim) {
      const reference = new ReferenceMap();
      for (let index = 2; index <= sim.watch.committedMax; index++) {
        const committed = sim.watch.committed.get(index);
        if (!committed) return `nobody was seen to commit index ${index}`;
        if (committed.entry.type === "normal") reference.apply(committed.entry.data);
      }
      for (const {client, sequence, kind, outcome, result, index} of sim.clients.calls) {
        if (outcome !== "ok" || kind === "read_register" || kind === "read_text") continue;
        const took = reference.results.get(`${client}.${sequence}`);
        if (took === undefined) return `${kind} ${client}.${sequence} was acknowledged at index ${index} and is not in the log`;
        if (took !== result) return `${kind} ${client}.${sequence} was answered ${result}, the log says ${took}`;
      }
      const text = reference.text;
      for (const {id, machine, status} of sim.running) {
        if (status?.applied !== sim.watch.committedMax) continue;
        const own = ReferenceMap.textOf(machine.registers, machine.texts);
        if (own !== text) return `${id} ends with ${own}, the log makes ${text}`;
      }
      return undefined;
    },
  };
}
