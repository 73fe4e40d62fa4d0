import type {HardState, NodeId} from "@ollamesh/raft";
import type {ConsensusInvariant} from "./consensus-invariant.ts";

/** Term, commit index and applied index never go back while a node runs; the term on its disk never does (Raft paper, figure 2 and 5.1). */
export function monotonic(): ConsensusInvariant {
  const durable = new Map<NodeId, HardState>();
  return {
    name: "term, commit and applied never go back",
    started(_sim, {id, storage}) {
      const now = storage.hardState ?? {term: 0, vote: 0, commit: 0};
      const before = durable.get(id);
      durable.set(id, now);
      if (!before) return undefined;
      if (now.term < before.term || now.commit < before.commit) return `${id} was at term ${before.term}, commit ${before.commit} on disk and is at ${now.term}, ${now.commit}`;
      return now.term === before.term && before.vote !== 0 && now.vote !== before.vote
        ? `${id} had voted for ${before.vote} in term ${now.term}, its disk says ${now.vote}`
        : undefined;
    },
    stepped(_sim, {id}, {term, commit, applied}, before) {
      if (term < before.term) return `${id} went from term ${before.term} to ${term}`;
      if (commit < before.commit) return `${id} went from commit ${before.commit} to ${commit}`;
      if (applied < before.applied || applied > commit) return `${id} went from applied ${before.applied} to ${applied} with commit ${commit}`;
      return undefined;
    },
  };
}
