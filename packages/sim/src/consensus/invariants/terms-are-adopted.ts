import type {ConsensusInvariant} from "./consensus-invariant.ts";

/** Who hears of a later term is in it, and leads no more (Raft paper 5.1). Requests for votes may be left alone while a lease holds. */
export function termsAreAdopted(): ConsensusInvariant {
  return {
    name: "later terms are adopted",
    received(_sim, {id, status, isSettled}, {type, term}) {
      if (!status || !isSettled || type === "vote" || type === "pre_vote" || type === "pre_vote_response") return undefined;
      return status.term < term ? `${id} heard ${type} of term ${term} and stays in term ${status.term}` : undefined;
    },
  };
}
