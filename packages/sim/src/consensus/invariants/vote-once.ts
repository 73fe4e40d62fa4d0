import type {NodeId} from "@ollamesh/raft";
import type {ConsensusInvariant} from "./consensus-invariant.ts";

/** At most one vote a term and node, over all its crashes, and none that is not on its disk when it counts (Raft paper 5.2 and figure 2). */
export function voteOnce(): ConsensusInvariant {
  const votes = new Map<string, NodeId>();
  return {
    name: "one durable vote a term",
    sent(_sim, {id, storage}, message) {
      if (message.type !== "vote_response" || !message.isGranted) return undefined;
      const ballot = `${id}/${message.term}`;
      const other = votes.get(ballot);
      if (other !== undefined && other !== message.to) return `${id} votes for ${message.to} in term ${message.term} and has voted for ${other}`;
      votes.set(ballot, message.to);
      const {term = 0, vote = 0} = storage.hardState ?? {};
      const isDurable = term > message.term || (term === message.term && vote === message.to);
      return isDurable ? undefined : `${id} votes for ${message.to} in term ${message.term}, its disk says ${vote} in term ${term}`;
    },
  };
}
