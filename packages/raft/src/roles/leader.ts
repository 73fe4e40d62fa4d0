import {confChangeText, configurationText, progressText} from "../describe.ts";
import type {AppendResponse, HeartbeatResponse, Message, Proposal} from "../message.ts";
import {isJoint} from "../tracker/configuration.ts";
import type {Progress} from "../tracker/progress.ts";
import {type ConfChange, type Entry, NONE, type NodeId, noBytes} from "../types.ts";
import {hex, type RaftCore} from "./core.ts";
import {releaseConfirmedReads, releasePendingReads} from "./reads.ts";
import {broadcastAppend, fillWindow, sendAppend} from "./replication.ts";

/** What a leader does with the answers of others. From a node outside of the configuration nothing is believed. */
export function leaderStep(core: RaftCore, message: Message): void {
  const progress = core.tracker.progress.get(message.from);
  if (!progress) return noProgress(core, message.from);
  if (message.type === "append_response") onAppendResponse(core, message, progress);
  else if (message.type === "heartbeat_response") onHeartbeatResponse(core, message, progress);
  else if (message.type === "transfer_leader") transferTo(core, message.from, progress);
}

function noProgress(core: RaftCore, node: NodeId): void {
  core.trace("debug", `${hex(core.id)} no progress available for ${hex(node)}`);
}

/** @returns whether the entries are in the log */
export function propose(core: RaftCore, {entries}: Proposal): boolean {
  if (!core.own) return false; // removed, and not stepped down yet
  if (core.leadTransferee !== NONE) {
    core.trace("debug", `${hex(core.id)} [term ${core.term}] transfer leadership to ${hex(core.leadTransferee)} is in progress; dropping proposal`);
    return false;
  }
  const checked = entries.map((entry, i) => checkConfChange(core, entry, i));
  if (!core.appendEntries(checked)) return false;
  broadcastAppend(core);
  return true;
}

/** A change that cannot be applied now becomes an empty entry: its place in the log is taken already. */
function checkConfChange(core: RaftCore, entry: Entry, offset: number): Entry {
  if (entry.type !== "conf_change") return entry;
  const problem = confChangeProblem(core, entry.change);
  if (problem && core.config.validatesConfChanges) {
    const {configuration} = core.tracker;
    core.trace("info", `${hex(core.id)} ignoring conf change ${confChangeText(entry.change)} at config ${configurationText(configuration)}: ${problem}`);
    return {type: "normal", term: 0, index: 0, data: noBytes};
  }
  core.pendingConfIndex = core.log.lastIndex + offset + 1;
  return entry;
}

function confChangeProblem(core: RaftCore, {steps}: ConfChange): string | undefined {
  const leaves = steps.length === 0;
  const joint = isJoint(core.tracker.configuration);
  if (core.pendingConfIndex > core.log.applied) return `possible unapplied conf change at index ${core.pendingConfIndex} (applied to ${core.log.applied})`;
  if (joint && !leaves) return "must transition out of joint config first";
  if (!joint && leaves) return "not in joint state; refusing empty conf change";
  return undefined;
}

function onAppendResponse(core: RaftCore, response: AppendResponse, progress: Progress): void {
  progress.isRecentlyActive = true;
  if (response.hint) onRefusal(core, response, response.hint, progress);
  else onAcceptance(core, response, progress);
}

function onRefusal(core: RaftCore, {from, index}: AppendResponse, hint: {index: number; term: number}, progress: Progress): void {
  core.trace("debug", `${hex(core.id)} received MsgAppResp(rejected, hint: (index ${hint.index}, term ${hint.term})) from ${hex(from)} for index ${index}`);
  // Where this log has a higher term than the follower had at its hint the two cannot match: those indices need no probe.
  const next = hint.term > 0 ? core.log.findConflictByTerm(hint.index, hint.term).index : hint.index;
  if (!progress.retreat(index, next)) return;
  core.trace("debug", `${hex(core.id)} decreased progress of ${hex(from)} to [${progressText(progress)}]`);
  if (progress.state === "replicate") progress.becomeProbe();
  sendAppend(core, from, true);
}

function onAcceptance(core: RaftCore, {from, index}: AppendResponse, progress: Progress): void {
  // A probe may be answered with what is known already: it still shows that the logs meet.
  const isNews = progress.advance(index) || (progress.match === index && progress.state === "probe");
  if (!isNews) return;
  updateState(core, from, index, progress);
  if (core.tryCommit()) {
    releasePendingReads(core);
    broadcastAppend(core);
  } else if (from !== core.id && progress.canBumpCommit(core.log.committed)) {
    sendAppend(core, from, true);
  }
  if (from !== core.id) fillWindow(core, from);
  if (from === core.leadTransferee && progress.match === core.log.lastIndex) {
    core.trace("info", `${hex(core.id)} sent MsgTimeoutNow to ${hex(from)} after received MsgAppResp`);
    core.send({type: "timeout_now", to: from});
  }
}

function updateState(core: RaftCore, from: NodeId, index: number, progress: Progress): void {
  if (progress.state === "probe") return progress.becomeReplicate();
  if (progress.state === "replicate") return progress.inflights.freeTo(index);
  // Whatever snapshot it got, and from whom: if the log reaches back to it, the log goes on from there.
  if (progress.match + 1 < core.log.firstIndex) return;
  core.trace("debug", `${hex(core.id)} recovered from needing snapshot, resumed sending replication messages to ${hex(from)} [${progressText(progress)}]`);
  progress.becomeProbe();
  progress.becomeReplicate();
}

function onHeartbeatResponse(core: RaftCore, {from, readPosition}: HeartbeatResponse, progress: Progress): void {
  progress.isRecentlyActive = true;
  progress.isPausedByFlow = false;
  if (progress.match < core.log.lastIndex || progress.state === "probe") sendAppend(core, from, true);
  if (core.config.reads !== "safe" || readPosition === 0) return;
  core.readOnly.acknowledged(from, readPosition);
  releaseConfirmedReads(core);
}

/** The node could not be sent to: what is in flight to it is likely lost. */
export function onUnreachable(core: RaftCore, node: NodeId): void {
  const progress = core.tracker.progress.get(node);
  if (core.role !== "leader") return;
  if (!progress) return noProgress(core, node);
  if (progress.state === "replicate") progress.becomeProbe();
  core.trace("debug", `${hex(core.id)} failed to send message to ${hex(node)} because it is unreachable [${progressText(progress)}]`);
}

/** How the sending of a snapshot ended. */
export function onSnapshotSent(core: RaftCore, node: NodeId, isDelivered: boolean): void {
  const progress = core.tracker.progress.get(node);
  if (core.role !== "leader") return;
  if (!progress) return noProgress(core, node);
  if (progress.state !== "snapshot") return;
  if (!isDelivered) progress.pendingSnapshot = 0; // else it would be probed behind a snapshot it does not have
  progress.becomeProbe();
  const outcome = isDelivered ? "succeeded" : "failed";
  core.trace("debug", `${hex(core.id)} snapshot ${outcome}, resumed sending replication messages to ${hex(node)} [${progressText(progress)}]`);
  // Its answer, or the next heartbeat, goes first.
  progress.isPausedByFlow = true;
}

function transferTo(core: RaftCore, node: NodeId, progress: Progress): void {
  const self = hex(core.id);
  if (progress.isLearner) return core.trace("debug", `${self} is learner. Ignored transferring leadership`);
  const previous = core.leadTransferee;
  if (previous === node) {
    return core.trace("info", `${self} [term ${core.term}] transfer leadership to ${hex(node)} is in progress, ignores request to same node ${hex(node)}`);
  }
  if (previous !== NONE) {
    core.leadTransferee = NONE;
    core.trace("info", `${self} [term ${core.term}] abort previous transferring leadership to ${hex(previous)}`);
  }
  if (node === core.id) return core.trace("debug", `${self} is already leader. Ignored transferring leadership to self`);
  core.trace("info", `${self} [term ${core.term}] starts to transfer leadership to ${hex(node)}`);
  core.electionElapsed = 0; // it must be done within an election timeout
  core.leadTransferee = node;
  if (progress.match !== core.log.lastIndex) {
    sendAppend(core, node, true);
    return;
  }
  core.send({type: "timeout_now", to: node});
  core.trace("info", `${self} sends MsgTimeoutNow to ${hex(node)} immediately as ${hex(node)} already has up-to-date log`);
}

/** Steps down unless a majority was heard since the last check. */
export function checkQuorum(core: RaftCore): void {
  if (!core.tracker.isQuorumActive) {
    core.trace("warn", `${hex(core.id)} stepped down to follower since quorum is not active`);
    core.becomeFollower(core.term, NONE);
  }
  for (const [node, progress] of core.tracker.progress) if (node !== core.id) progress.isRecentlyActive = false;
}
