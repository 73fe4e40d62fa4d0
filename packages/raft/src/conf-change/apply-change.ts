import type {Outcome} from "@ollamesh/stdx";
import {emptyConfiguration} from "../tracker/configuration.ts";
import type {ConfChange, ConfChangeStep, ConfState, NodeId} from "../types.ts";
import {type ChangeContext, changeSimply, enterJoint, leaveJointly, type Membership} from "./changer.ts";

/** The membership after a committed change. Code: `bad_conf_change`. */
export function applyChange(from: Membership, change: ConfChange, context: ChangeContext): Outcome<Membership> {
  if (leavesJoint(change)) return leaveJointly(from, context);
  if (isJointChange(change)) return enterJoint(from, change.transition !== "explicit", change.steps, context);
  return changeSimply(from, change.steps, context);
}

/** A stored configuration, made anew by the changes that lead to it. */
export function restoreMembership({voters, votersOutgoing, learners, learnersNext, autoLeave}: ConfState, context: ChangeContext): Outcome<Membership> {
  const incoming = [...stepsOf("remove", votersOutgoing), ...stepsOf("voter", voters), ...stepsOf("learner", learners), ...stepsOf("learner", learnersNext)];
  const singly = votersOutgoing.length === 0 ? incoming : stepsOf("voter", votersOutgoing);
  let outcome: Outcome<Membership> = {ok: true, value: {configuration: emptyConfiguration, progress: new Map()}};
  for (const step of singly) {
    outcome = changeSimply(outcome.value, [step], context);
    if (!outcome.ok) return outcome;
  }
  return votersOutgoing.length === 0 ? outcome : enterJoint(outcome.value, autoLeave, incoming, context);
}

/** Several steps, or asked for: goes through a joint configuration. */
export function isJointChange({transition, steps}: ConfChange): boolean {
  return transition !== "auto" || steps.length > 1;
}

export function leavesJoint({transition, steps}: ConfChange): boolean {
  return transition === "auto" && steps.length === 0;
}

/** Voter of either half, or learner. */
export function isMember({voters, learners, votersOutgoing}: ConfState, node: NodeId): boolean {
  return voters.includes(node) || learners.includes(node) || votersOutgoing.includes(node);
}

function stepsOf(kind: ConfChangeStep["kind"], nodes: readonly NodeId[]): ConfChangeStep[] {
  return nodes.map((node) => ({kind, node}));
}
