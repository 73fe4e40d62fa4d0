import {isMember} from "../conf-change/apply-change.ts";
import {confStateText} from "../describe.ts";
import type {AppendMessage, Heartbeat, Message, SnapshotMessage} from "../message.ts";
import {NONE, type Snapshot} from "../types.ts";
import {hex, type RaftCore} from "./core.ts";
import {hup} from "./election.ts";

export function followerStep(core: RaftCore, message: Message): void {
  switch (message.type) {
    case "append":
    case "heartbeat":
    case "snapshot":
      core.electionElapsed = 0;
      core.leader = message.from;
      return onLeaderMessage(core, message);
    case "timeout_now":
      core.trace("info", `${hex(core.id)} [term ${core.term}] received MsgTimeoutNow from ${hex(message.from)} and starts an election to get leadership.`);
      // The leader asked for it: whether it could be won is no question.
      return hup(core, "transfer");
    case "transfer_leader":
      if (core.leader === NONE) return core.trace("info", `${hex(core.id)} no leader at term ${core.term}; dropping leader transfer msg`);
      return core.sendAs({...message, to: core.leader, term: core.term});
    case "read_index_response":
      core.readStates.push({index: message.index, readId: message.readId});
      return;
    default:
      return; // answers to an earlier life as leader or candidate
  }
}

/** A message of the leader of this term. */
export function onLeaderMessage(core: RaftCore, message: AppendMessage | Heartbeat | SnapshotMessage): void {
  if (message.type === "append") onAppend(core, message);
  else if (message.type === "heartbeat") onHeartbeat(core, message);
  else onSnapshot(core, message);
}

function onAppend(core: RaftCore, {from, prev, entries, commit}: AppendMessage): void {
  const {log} = core;
  if (prev.index < log.committed) return core.send({type: "append_response", to: from, index: log.committed, hint: undefined});
  const matched = log.tryAppend(prev, entries, commit);
  if (matched !== undefined) return core.send({type: "append_response", to: from, index: matched, hint: undefined});
  core.trace(
    "debug",
    `${hex(core.id)} [logterm: ${log.term(prev.index) ?? 0}, index: ${prev.index}] rejected MsgApp [logterm: ${prev.term}, index: ${prev.index}] from ${hex(from)}`,
  );
  // All before `prev` in the leader's log is of its term or older: so is what can match here.
  const hint = log.findConflictByTerm(Math.min(prev.index, log.lastIndex), prev.term);
  core.send({type: "append_response", to: from, index: prev.index, hint});
}

function onHeartbeat(core: RaftCore, {from, commit, readPosition}: Heartbeat): void {
  if (commit > core.log.lastIndex) {
    // The leader saw entries durable here that are not: this log was lost. To go on would be to lie about them (etcd#20269).
    core.hasLostEntries = true;
    return core.trace("error", `${hex(core.id)} tocommit(${commit}) is out of range [lastIndex(${core.log.lastIndex})]. Was the raft log corrupted, truncated, or lost?`);
  }
  core.log.commitTo(commit);
  core.send({type: "heartbeat_response", to: from, readPosition});
}

function onSnapshot(core: RaftCore, {from, snapshot}: SnapshotMessage): void {
  const isRestored = restore(core, snapshot);
  const verb = isRestored ? "restored" : "ignored";
  core.trace("info", `${hex(core.id)} [commit: ${core.log.committed}] ${verb} snapshot [index: ${snapshot.index}, term: ${snapshot.term}]`);
  core.send({type: "append_response", to: from, index: isRestored ? core.log.lastIndex : core.log.committed, hint: undefined});
}

/** False when the snapshot says nothing new, or is not for this node. */
function restore(core: RaftCore, snapshot: Snapshot): boolean {
  const {log} = core;
  if (snapshot.index <= log.committed) return false;
  if (!isMember(snapshot.confState, core.id)) {
    core.trace("warn", `${hex(core.id)} attempted to restore snapshot but it is not in the ConfState ${confStateText(snapshot.confState)}; should never happen`);
    return false;
  }
  const id = `[index: ${snapshot.index}, term: ${snapshot.term}]`;
  if (log.matches(snapshot)) {
    core.trace("info", `${hex(core.id)} [commit: ${log.committed}, ${lastText(core)}] fast-forwarded commit to snapshot ${id}`);
    log.commitTo(snapshot.index);
    return false;
  }
  log.restore(snapshot);
  core.restoreConfiguration(snapshot.confState);
  core.trace("info", `${hex(core.id)} [commit: ${log.committed}, ${lastText(core)}] restored snapshot ${id}`);
  return true;
}

function lastText({log}: RaftCore): string {
  return `lastindex: ${log.last.index}, lastterm: ${log.last.term}`;
}

/** Drops the leader but not the term: it may be deposed without waiting for its lease. */
export function forgetLeader(core: RaftCore): void {
  if (core.role !== "follower") return;
  if (core.config.reads === "lease") return core.trace("error", "ignoring MsgForgetLeader due to ReadOnlyLeaseBased");
  if (core.leader === NONE) return;
  core.trace("info", `${hex(core.id)} forgetting leader ${hex(core.leader)} at term ${core.term}`);
  core.leader = NONE;
}
