import type {Configuration} from "./tracker/configuration.ts";
import type {Progress, ProgressState} from "./tracker/progress.ts";
import type {ConfChange, ConfChangeKind, ConfChangeStep, ConfState, NodeId, Role} from "./types.ts";

export const roleNames: Readonly<Record<Role, string>> = {
  follower: "StateFollower",
  candidate: "StateCandidate",
  leader: "StateLeader",
  pre_candidate: "StatePreCandidate",
};

const progressNames: Readonly<Record<ProgressState, string>> = {probe: "StateProbe", replicate: "StateReplicate", snapshot: "StateSnapshot"};
const stepNames: Readonly<Record<ConfChangeKind, string>> = {
  voter: "ConfChangeAddNode",
  learner: "ConfChangeAddLearnerNode",
  remove: "ConfChangeRemoveNode",
  update: "ConfChangeUpdateNode",
};
const stepLetters: Readonly<Record<ConfChangeKind, string>> = {voter: "v", learner: "l", remove: "r", update: "u"};
const transitionNames: Readonly<Record<ConfChange["transition"], string>> = {
  auto: "ConfChangeTransitionAuto",
  implicit: "ConfChangeTransitionJointImplicit",
  explicit: "ConfChangeTransitionJointExplicit",
};

/** `voters=(1 2 3)&&(1 2) learners=(4)` */
export function configurationText({voters, learners, learnersNext, autoLeave}: Configuration): string {
  const outgoing = voters.outgoing.size > 0 ? `&&${nodesText(voters.outgoing)}` : "";
  const parts = [`voters=${nodesText(voters.incoming)}${outgoing}`];
  if (learners.size > 0) parts.push(`learners=${nodesText(learners)}`);
  if (learnersNext.size > 0) parts.push(`learners_next=${nodesText(learnersNext)}`);
  if (autoLeave) parts.push("autoleave");
  return parts.join(" ");
}

/** `StateReplicate match=14 next=18 paused inflight=3[full]` */
export function progressText(progress: Progress): string {
  const parts = [progressNames[progress.state], `match=${progress.match}`, `next=${progress.next}`];
  if (progress.isLearner) parts.push("learner");
  if (progress.isPaused) parts.push("paused");
  if (progress.pendingSnapshot > 0) parts.push(`pendingSnap=${progress.pendingSnapshot}`);
  if (!progress.isRecentlyActive) parts.push("inactive");
  if (progress.inflights.count > 0) parts.push(`inflight=${progress.inflights.count}${progress.inflights.isFull ? "[full]" : ""}`);
  return parts.join(" ");
}

/** `v1 l2 r3` */
export function stepsText(steps: readonly ConfChangeStep[]): string {
  return steps.map(({kind, node}) => `${stepLetters[kind]}${node}`).join(" ");
}

export function confChangeText({transition, steps, context}: ConfChange): string {
  const changes = steps.map(({kind, node}) => ` changes:{type:${stepNames[kind]} node_id:${node}}`).join("");
  return `transition:${transitionNames[transition]}${changes}${context.length > 0 ? ` context:${context.length} bytes` : ""}`;
}

/** `voters:1 voters:2 learners:3 auto_leave:true`: as protobuf writes it as text, what is empty or false left out. */
export function confStateText({voters, learners, votersOutgoing, learnersNext, autoLeave}: ConfState): string {
  const fields = {voters, learners, voters_outgoing: votersOutgoing, learners_next: learnersNext};
  const parts = Object.entries(fields).flatMap(([name, nodes]) => nodes.map((node) => `${name}:${node}`));
  return [...parts, ...(autoLeave ? ["auto_leave:true"] : [])].join(" ");
}

function nodesText(nodes: ReadonlySet<NodeId>): string {
  return `(${[...nodes]
    .sort((a, b) => a - b)
    .map((node) => node.toString(16))
    .join(" ")})`;
}
