import type {NodeId} from "@ollamesh/raft";
import type {ConsensusInvariant} from "./consensus-invariant.ts";
import {isQuorum} from "./quorum-of.ts";

/** Who comes to lead has the votes of a majority, in a joint configuration of both (Raft paper 5.2, thesis 4.3). */
export function electedByQuorum(): ConsensusInvariant {
  const votes = new Map<string, Set<NodeId>>();
  return {
    name: "elected by a quorum",
    sent(_sim, {id}, message) {
      if (message.type !== "vote_response" || !message.isGranted) return undefined;
      const election = `${message.term}/${message.to}`;
      const voters = votes.get(election);
      if (voters) voters.add(id);
      else votes.set(election, new Set([id]));
      return undefined;
    },
    stepped(_sim, {id}, {role, term, configuration}, before) {
      if (role !== "leader" || (before.role === "leader" && before.term === term)) return undefined;
      const voters = votes.get(`${term}/${id}`) ?? new Set();
      return isQuorum(configuration.voters, (node) => voters.has(node)) ? undefined : `${id} leads term ${term} with the votes of ${[...voters].join(", ") || "nobody"}`;
    },
  };
}
