import type {NodeId} from "../types.ts";
import {type AckedIndex, committedByMajority, type VoteResult, voteByMajority} from "./majority.ts";

/** Two majorities that must both agree (thesis 4.3); `outgoing` is empty outside of a change. */
export interface JointVoters {
  readonly incoming: ReadonlySet<NodeId>;
  readonly outgoing: ReadonlySet<NodeId>;
}

export function committedByJoint({incoming, outgoing}: JointVoters, acked: AckedIndex): number {
  return Math.min(committedByMajority(incoming, acked), committedByMajority(outgoing, acked));
}

export function voteByJoint({incoming, outgoing}: JointVoters, votes: ReadonlyMap<NodeId, boolean>): VoteResult {
  const results = [voteByMajority(incoming, votes), voteByMajority(outgoing, votes)];
  if (results[0] === results[1]) return results[0] as VoteResult;
  return results.includes("lost") ? "lost" : "pending";
}

/** Voters of either majority, ascending. */
export function voterIds({incoming, outgoing}: JointVoters): NodeId[] {
  return [...new Set([...incoming, ...outgoing])].sort((a, b) => a - b);
}
