import type {JointVoters} from "../quorum/joint.ts";
import type {NodeId} from "../types.ts";

/** Who votes and who only learns. A learner in `learnersNext` still votes in the outgoing half and is demoted when that is left. */
export interface Configuration {
  readonly voters: JointVoters;
  readonly learners: ReadonlySet<NodeId>;
  readonly learnersNext: ReadonlySet<NodeId>;
  /** A joint configuration is left by the leader as soon as it is applied. */
  readonly autoLeave: boolean;
}

const nobody: ReadonlySet<NodeId> = new Set();

export const emptyConfiguration: Configuration = {voters: {incoming: nobody, outgoing: nobody}, learners: nobody, learnersNext: nobody, autoLeave: false};

export function isJoint(configuration: Configuration): boolean {
  return configuration.voters.outgoing.size > 0;
}
