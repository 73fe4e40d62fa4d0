import type {JointVoters, NodeId} from "@ollamesh/raft";

/** Counted by itself, not by what is under test: more than half of the voters, of both halves in a joint configuration. */
export function isQuorum({incoming, outgoing}: JointVoters, has: (node: NodeId) => boolean): boolean {
  return isMajority(incoming, has) && isMajority(outgoing, has);
}

function isMajority(voters: ReadonlySet<NodeId>, has: (node: NodeId) => boolean): boolean {
  let count = 0;
  for (const node of voters) if (has(node)) count++;
  return voters.size === 0 || count * 2 > voters.size;
}
