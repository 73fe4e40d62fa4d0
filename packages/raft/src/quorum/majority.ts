import type {NodeId} from "../types.ts";

export type VoteResult = "pending" | "lost" | "won";

/** What a node has acknowledged; undefined when nothing is known of it. */
export type AckedIndex = (node: NodeId) => number | undefined;

/**
 * The largest index a majority has acknowledged. An empty configuration agrees to everything: Infinity, so that it is
 * neutral in a joint configuration.
 */
export function committedByMajority(voters: ReadonlySet<NodeId>, acked: AckedIndex): number {
  if (voters.size === 0) return Number.POSITIVE_INFINITY;
  const indices: number[] = [];
  for (const voter of voters) indices.push(acked(voter) ?? 0);
  indices.sort((a, b) => a - b);
  return indices[voters.size - (Math.floor(voters.size / 2) + 1)] as number;
}

/** The state of a vote; an empty configuration has won it. */
export function voteByMajority(voters: ReadonlySet<NodeId>, votes: ReadonlyMap<NodeId, boolean>): VoteResult {
  if (voters.size === 0) return "won";
  let granted = 0;
  let missing = 0;
  for (const voter of voters) {
    const vote = votes.get(voter);
    if (vote === undefined) missing++;
    else if (vote) granted++;
  }
  const needed = Math.floor(voters.size / 2) + 1;
  if (granted >= needed) return "won";
  return granted + missing >= needed ? "pending" : "lost";
}
