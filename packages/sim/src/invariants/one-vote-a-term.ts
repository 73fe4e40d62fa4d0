import type {Invariant} from "./invariant.ts";

/** A node votes once a term, over all crashes and whatever becomes of its disk (Raft paper 5.2). */
export function oneVoteATerm(): Invariant {
  const votes = new Map<string, number>();
  return {
    name: "one vote a term",
    raft(_cluster, from, {cluster: group, message}) {
      if (message.type !== "vote_response" || !message.isGranted) return undefined;
      const ballot = `${group} ${message.from} ${message.term}`;
      const known = votes.get(ballot);
      votes.set(ballot, message.to);
      return known === undefined || known === message.to ? undefined : `${from} votes for ${message.to} in term ${message.term} as ${message.from}, and has voted for ${known}`;
    },
  };
}
