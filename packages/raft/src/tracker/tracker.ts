import {committedByJoint, voteByJoint} from "../quorum/joint.ts";
import type {VoteResult} from "../quorum/majority.ts";
import type {ConfState, NodeId} from "../types.ts";
import {type Configuration, emptyConfiguration} from "./configuration.ts";
import type {InflightLimits, Progress} from "./progress.ts";

/** By node, ascending. */
export type ProgressMap = ReadonlyMap<NodeId, Progress>;

/** The configuration in force, and what is known of each of its nodes. */
export class Tracker {
  readonly limits: InflightLimits;
  configuration: Configuration = emptyConfiguration;
  progress: ProgressMap = new Map();
  readonly votes = new Map<NodeId, boolean>();

  constructor(limits: InflightLimits) {
    this.limits = limits;
  }

  adopt(configuration: Configuration, progress: ProgressMap): void {
    this.configuration = configuration;
    this.progress = new Map([...progress].sort(([a], [b]) => a - b));
  }

  get confState(): ConfState {
    const {voters, learners, learnersNext, autoLeave} = this.configuration;
    return {
      voters: ascending(voters.incoming),
      votersOutgoing: ascending(voters.outgoing),
      learners: ascending(learners),
      learnersNext: ascending(learnersNext),
      autoLeave,
    };
  }

  /** One voter and no change under way. */
  get isSingleton(): boolean {
    const {incoming, outgoing} = this.configuration.voters;
    return incoming.size === 1 && outgoing.size === 0;
  }

  /** The largest index the voters have. */
  get committed(): number {
    return committedByJoint(this.configuration.voters, (node) => this.progress.get(node)?.match);
  }

  get isQuorumActive(): boolean {
    const active = new Map<NodeId, boolean>();
    for (const [node, progress] of this.progress) if (!progress.isLearner) active.set(node, progress.isRecentlyActive);
    return voteByJoint(this.configuration.voters, active) === "won";
  }

  /** The first vote of a node counts. */
  recordVote(node: NodeId, isGranted: boolean): void {
    if (!this.votes.has(node)) this.votes.set(node, isGranted);
  }

  tally(): {readonly granted: number; readonly rejected: number; readonly result: VoteResult} {
    let granted = 0;
    let rejected = 0;
    for (const [node, progress] of this.progress) {
      const vote = this.votes.get(node);
      if (progress.isLearner || vote === undefined) continue;
      if (vote) granted++;
      else rejected++;
    }
    return {granted, rejected, result: voteByJoint(this.configuration.voters, this.votes)};
  }
}

function ascending(nodes: ReadonlySet<NodeId>): NodeId[] {
  return [...nodes].sort((a, b) => a - b);
}
