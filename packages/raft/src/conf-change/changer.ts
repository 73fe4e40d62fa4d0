import {fail, type Outcome, ok} from "@ollamesh/stdx";
import {type Configuration, isJoint} from "../tracker/configuration.ts";
import {type InflightLimits, Progress} from "../tracker/progress.ts";
import type {ProgressMap} from "../tracker/tracker.ts";
import type {ConfChangeStep, NodeId} from "../types.ts";

/** What a change starts from, and what it leads to. */
export interface Membership {
  readonly configuration: Configuration;
  readonly progress: ProgressMap;
}

export interface ChangeContext {
  readonly limits: InflightLimits;
  /** Of the log: a new node is first probed there. */
  readonly lastIndex: number;
}

/** A configuration under work. */
interface Draft {
  readonly incoming: Set<NodeId>;
  readonly outgoing: Set<NodeId>;
  readonly learners: Set<NodeId>;
  readonly learnersNext: Set<NodeId>;
  autoLeave: boolean;
  readonly progress: Map<NodeId, Progress>;
  readonly context: ChangeContext;
}

/** Changes at most one voter, at once (thesis 4.1). Refusals carry code `bad_conf_change`. */
export function changeSimply(from: Membership, steps: readonly ConfChangeStep[], context: ChangeContext): Outcome<Membership> {
  if (isJoint(from.configuration)) return refused("can't apply simple config change in joint config");
  const draft = draftOf(from, context);
  applySteps(draft, steps);
  if (draft.incoming.size === 0) return refused("removed all voters");
  if (differences(from.configuration.voters.incoming, draft.incoming) > 1) return refused("more than one voter changed without entering joint config");
  return finished(draft);
}

/** Begins a joint configuration: the voters of now on the outgoing side, those after `steps` on the incoming (thesis 4.3). */
export function enterJoint(from: Membership, autoLeave: boolean, steps: readonly ConfChangeStep[], context: ChangeContext): Outcome<Membership> {
  if (isJoint(from.configuration)) return refused("config is already joint");
  if (from.configuration.voters.incoming.size === 0) return refused("can't make a zero-voter config joint");
  const draft = draftOf(from, context);
  for (const voter of draft.incoming) draft.outgoing.add(voter);
  applySteps(draft, steps);
  if (draft.incoming.size === 0) return refused("removed all voters");
  draft.autoLeave = autoLeave;
  return finished(draft);
}

/** Ends a joint configuration: the incoming side alone. */
export function leaveJointly(from: Membership, context: ChangeContext): Outcome<Membership> {
  if (!isJoint(from.configuration)) return refused("can't leave a non-joint config");
  const draft = draftOf(from, context);
  for (const node of draft.learnersNext) {
    draft.learners.add(node);
    (draft.progress.get(node) as Progress).isLearner = true;
  }
  draft.learnersNext.clear();
  for (const node of draft.outgoing) if (!draft.incoming.has(node) && !draft.learners.has(node)) draft.progress.delete(node);
  draft.outgoing.clear();
  draft.autoLeave = false;
  return finished(draft);
}

function applySteps(draft: Draft, steps: readonly ConfChangeStep[]): void {
  for (const {kind, node} of steps) {
    if (node === 0) continue;
    if (kind === "voter") makeVoter(draft, node);
    else if (kind === "learner") makeLearner(draft, node);
    else if (kind === "remove") remove(draft, node);
  }
}

function makeVoter(draft: Draft, node: NodeId): void {
  const progress = draft.progress.get(node);
  if (progress) progress.isLearner = false;
  else draft.progress.set(node, newcomer(draft, false));
  draft.learners.delete(node);
  draft.learnersNext.delete(node);
  draft.incoming.add(node);
}

function makeLearner(draft: Draft, node: NodeId): void {
  const progress = draft.progress.get(node);
  if (!progress) {
    draft.progress.set(node, newcomer(draft, true));
    draft.learners.add(node);
    return;
  }
  if (progress.isLearner) return;
  remove(draft, node);
  draft.progress.set(node, progress);
  // A voter of the outgoing side cannot be a learner too: it becomes one when that side is left.
  if (draft.outgoing.has(node)) {
    draft.learnersNext.add(node);
  } else {
    progress.isLearner = true;
    draft.learners.add(node);
  }
}

function remove(draft: Draft, node: NodeId): void {
  draft.incoming.delete(node);
  draft.learners.delete(node);
  draft.learnersNext.delete(node);
  if (!draft.outgoing.has(node)) draft.progress.delete(node);
}

/** Active at first: it shall not count as lost before it could be heard. */
function newcomer({context}: Draft, isLearner: boolean): Progress {
  const progress = new Progress(Math.max(context.lastIndex, 1), isLearner, context.limits);
  progress.isRecentlyActive = true;
  return progress;
}

function draftOf({configuration, progress}: Membership, context: ChangeContext): Draft {
  return {
    incoming: new Set(configuration.voters.incoming),
    outgoing: new Set(configuration.voters.outgoing),
    learners: new Set(configuration.learners),
    learnersNext: new Set(configuration.learnersNext),
    autoLeave: configuration.autoLeave,
    progress: new Map([...progress].map(([node, known]) => [node, known.copy(context.limits)])),
    context,
  };
}

function finished({incoming, outgoing, learners, learnersNext, autoLeave, progress}: Draft): Outcome<Membership> {
  for (const node of [...incoming, ...outgoing, ...learners, ...learnersNext]) if (!progress.has(node)) return refused(`no progress for ${node}`);
  for (const node of learnersNext) if (!outgoing.has(node)) return refused(`${node} is in LearnersNext, but not Voters[1]`);
  for (const node of learners) if (incoming.has(node) || outgoing.has(node)) return refused(`${node} is a learner and a voter`);
  return ok({configuration: {voters: {incoming, outgoing}, learners, learnersNext, autoLeave}, progress});
}

function differences(before: ReadonlySet<NodeId>, after: ReadonlySet<NodeId>): number {
  return [...before].filter((node) => !after.has(node)).length + [...after].filter((node) => !before.has(node)).length;
}

function refused(message: string): ReturnType<typeof fail> {
  return fail("bad_conf_change", message);
}
