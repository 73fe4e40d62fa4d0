import {WAITING_READS_MAX} from "../config.ts";
import type {ReadIndexRequest} from "../message.ts";
import {NONE} from "../types.ts";
import {hex, type RaftCore} from "./core.ts";
import {broadcastHeartbeat} from "./replication.ts";

/** A read that reached the leader. */
export function readIndex(core: RaftCore, request: ReadIndexRequest): void {
  if (core.hasCommittedInTerm) return beginRead(core, request);
  // What older terms have committed is known only after the first commit of this one: alone too, since the commit index on a disk may be old.
  if (core.pendingReads.length < WAITING_READS_MAX) core.pendingReads.push(request);
}

export function releasePendingReads(core: RaftCore): void {
  if (core.pendingReads.length === 0 || !core.hasCommittedInTerm) return;
  for (const request of core.pendingReads.splice(0)) beginRead(core, request);
}

function beginRead(core: RaftCore, request: ReadIndexRequest): void {
  if (core.config.reads === "lease" || isAlone(core)) return answerRead(core, request, core.log.committed);
  if (core.readOnly.waiting >= WAITING_READS_MAX) return;
  core.readOnly.add(core.log.committed, request);
  core.readOnly.acknowledged(core.id, core.readOnly.position);
  broadcastHeartbeat(core);
}

/** A leader that was removed is not the one voter, and that one may lead by now. */
function isAlone(core: RaftCore): boolean {
  return core.tracker.isSingleton && core.voters[0] === core.id;
}

export function releaseConfirmedReads(core: RaftCore): void {
  for (const {request, index} of core.readOnly.takeConfirmed(core.tracker.configuration.voters)) answerRead(core, request, index);
}

function answerRead(core: RaftCore, {from, readId}: ReadIndexRequest, index: number): void {
  if (from === NONE || from === core.id) core.readStates.push({index, readId});
  else core.send({type: "read_index_response", to: from, index, readId});
}

/** On a follower: the leader knows. */
export function forwardRead(core: RaftCore, request: ReadIndexRequest): void {
  if (core.leader === NONE) return core.trace("info", `${hex(core.id)} no leader at term ${core.term}; dropping index reading msg`);
  core.sendAs({...request, to: core.leader});
}
