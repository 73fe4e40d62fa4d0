import {assert} from "@ollamesh/stdx";
import {isMember} from "../conf-change/apply-change.ts";
import {progressText} from "../describe.ts";
import {payloadBytesOf} from "../sizes.ts";
import type {Progress} from "../tracker/progress.ts";
import type {NodeId} from "../types.ts";
import {hex, type RaftCore} from "./core.ts";

/** Sends a node what it misses and the commit index, unless it is paused. @param isEmptyWorthIt also without entries. True when something was sent. */
export function sendAppend(core: RaftCore, to: NodeId, isEmptyWorthIt: boolean): boolean {
  const progress = core.tracker.progress.get(to);
  if (!progress || progress.isPaused) return false;
  const prevIndex = progress.next - 1;
  const prevTerm = core.log.term(prevIndex);
  if (prevTerm === undefined) return sendSnapshot(core, to, progress);
  // A throttled node is still sent empty messages: were all in flight lost, their refusal is what frees the window.
  const isThrottled = progress.state === "replicate" && progress.inflights.isFull;
  const entries = isThrottled ? [] : core.log.entriesFrom(progress.next, core.config.messageBytesMax);
  if (!entries) return isEmptyWorthIt && sendSnapshot(core, to, progress);
  if (entries.length === 0 && !isEmptyWorthIt) return false;
  core.send({type: "append", to, prev: {index: prevIndex, term: prevTerm}, entries, commit: core.log.committed});
  progress.sentEntries(entries.length, payloadBytesOf(entries));
  progress.sentCommit(core.log.committed);
  return true;
}

function sendSnapshot(core: RaftCore, to: NodeId, progress: Progress): boolean {
  if (!progress.isRecentlyActive) {
    core.trace("debug", `ignore sending snapshot to ${hex(to)} since it is not recently active`);
    return false;
  }
  const snapshot = core.log.snapshot();
  // One from before the node was a member would be refused, and asked for again at once, without end: the next one has to be waited for.
  if (!snapshot || !isMember(snapshot.confState, to)) {
    core.trace("debug", `${hex(core.id)} failed to send snapshot to ${hex(to)} because snapshot is temporarily unavailable`);
    return false;
  }
  assert(snapshot.index > 0, "need non-empty snapshot");
  const {firstIndex, committed} = core.log;
  core.trace(
    "debug",
    `${hex(core.id)} [firstindex: ${firstIndex}, commit: ${committed}] sent snapshot[index: ${snapshot.index}, term: ${snapshot.term}] ` +
      `to ${hex(to)} [${progressText(progress)}]`,
  );
  progress.becomeSnapshot(snapshot.index);
  core.trace("debug", `${hex(core.id)} paused sending replication messages to ${hex(to)} [${progressText(progress)}]`);
  core.send({type: "snapshot", to, snapshot});
  return true;
}

export function broadcastAppend(core: RaftCore): void {
  for (const node of core.tracker.progress.keys()) if (node !== core.id) sendAppend(core, node, true);
}

/** Sends as many messages as the window of the node takes. */
export function fillWindow(core: RaftCore, to: NodeId): void {
  while (sendAppend(core, to, false));
}

export function broadcastHeartbeat(core: RaftCore): void {
  const readPosition = core.readOnly.position;
  for (const [node, progress] of core.tracker.progress) {
    if (node === core.id) continue;
    // Not more than is known to match: the node may have a different log beyond.
    const commit = Math.min(progress.match, core.log.committed);
    core.send({type: "heartbeat", to: node, commit, readPosition});
    progress.sentCommit(commit);
  }
}

/** After a change of the configuration: what is now committed, and the newcomers at once rather than with the next heartbeat. */
export function replicateToNewConfiguration(core: RaftCore): void {
  if (core.tryCommit()) return broadcastAppend(core);
  for (const node of core.tracker.progress.keys()) if (node !== core.id) sendAppend(core, node, false);
}
