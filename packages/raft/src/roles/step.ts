import {configurationText} from "../describe.ts";
import {type Message, messageNames, type Proposal, type StorageAppendResponse, type StorageResponse} from "../message.ts";
import {encodedBytesOf} from "../sizes.ts";
import {leaveJoint, NONE} from "../types.ts";
import {candidateStep} from "./candidate.ts";
import {hex, type RaftCore} from "./core.ts";
import {answerVote, hup, isHeldByLease, refuseOldPreVote} from "./election.ts";
import {followerStep} from "./follower.ts";
import {checkQuorum, leaderStep, propose} from "./leader.ts";
import {forwardRead, readIndex} from "./reads.ts";
import {broadcastHeartbeat} from "./replication.ts";

/** One message of another node, or of this one to itself. False only for a proposal that was dropped. */
export function step(core: RaftCore, message: Message): boolean {
  if (message.term > core.term && !adoptTerm(core, message)) return true;
  if (message.term !== 0 && message.term < core.term) {
    answerOldTerm(core, message);
    return true;
  }
  switch (message.type) {
    case "vote":
    case "pre_vote":
      answerVote(core, message);
      return true;
    case "proposal":
      return stepProposal(core, message);
    case "read_index":
      if (core.role === "leader") readIndex(core, message);
      else if (core.role === "follower") forwardRead(core, message);
      return true;
  }
  if (core.role === "leader") leaderStep(core, message);
  else if (core.role === "follower") followerStep(core, message);
  else candidateStep(core, message);
  return true;
}

/** A message of a later term: this node is behind. False when the message is to be ignored. */
function adoptTerm(core: RaftCore, message: Message): boolean {
  if ((message.type === "vote" || message.type === "pre_vote") && isHeldByLease(core, message)) return false;
  // A pre-vote changes nobody's term; granted, it carries the term that was asked about. Refused, it carries the refuser's:
  // taking that over is what keeps a pre-candidate from asking for ever (openraft#1796).
  if (message.type === "pre_vote" || (message.type === "pre_vote_response" && message.isGranted)) return true;
  core.trace("info", `${hex(core.id)} [term: ${core.term}] received a ${messageNames[message.type]} message with higher term from ${hex(message.from)} [term: ${message.term}]`);
  const isFromLeader = message.type === "append" || message.type === "heartbeat" || message.type === "snapshot";
  core.becomeFollower(message.term, isFromLeader ? message.from : NONE);
  return true;
}

function answerOldTerm(core: RaftCore, message: Message): void {
  const {checkQuorum: checksQuorum, preVote} = core.config;
  if ((checksQuorum || preVote) && (message.type === "heartbeat" || message.type === "append")) {
    // A leader that was cut off hears of the newer term by this; votes are not answered while a lease holds.
    return core.send({type: "append_response", to: message.from, index: 0, hint: undefined});
  }
  if (message.type === "pre_vote") return refuseOldPreVote(core, message);
  core.trace("info", `${hex(core.id)} [term: ${core.term}] ignored a ${messageNames[message.type]} message with lower term from ${hex(message.from)} [term: ${message.term}]`);
}

function stepProposal(core: RaftCore, proposal: Proposal): boolean {
  if (core.role === "leader") return propose(core, proposal);
  if (core.leader === NONE || core.role !== "follower") {
    core.trace("info", `${hex(core.id)} no leader at term ${core.term}; dropping proposal`);
    return false;
  }
  if (!core.config.forwardsProposals) {
    core.trace("info", `${hex(core.id)} not forwarding to leader ${hex(core.leader)} at term ${core.term}; dropping proposal`);
    return false;
  }
  core.sendAs({...proposal, to: core.leader});
  return true;
}

/** Storage has done what it was given. */
export function stepStorage(core: RaftCore, response: StorageResponse): void {
  core.storageStalledTicks = 0;
  if (response.type === "storage_append_response") return onAppended(core, response);
  const last = response.entries.at(-1);
  if (!last) return;
  onApplied(core, last.index, encodedBytesOf(response.entries));
  core.reduceUncommitted(response.entries);
}

function onAppended(core: RaftCore, {term, last, snapshot}: StorageAppendResponse): void {
  if (term < core.term) {
    // The entries may have been replaced in the meantime, and replaced back: only this term's answer is certain.
    if (last) core.trace("info", `${hex(core.id)} [term: ${core.term}] ignored entry appends from a MsgStorageAppendResp message with lower term [term: ${term}]`);
  } else if (last) {
    core.log.unstable.stableTo(last);
  }
  if (!snapshot) return; // what is committed is of no term
  core.log.unstable.stableSnapshotTo(snapshot.index);
  onApplied(core, snapshot.index, 0);
}

function onApplied(core: RaftCore, index: number, bytes: number): void {
  const applied = Math.max(index, core.log.applied);
  core.log.appliedTo(applied, bytes);
  const {configuration} = core.tracker;
  if (!configuration.autoLeave || applied < core.pendingConfIndex || core.role !== "leader") return;
  // Dropped while the leadership is being transferred: then the next leader leaves the joint configuration, or the next applied entry.
  const change = {type: "conf_change", term: 0, index: 0, change: leaveJoint} as const;
  const text = configurationText(configuration);
  if (propose(core, {type: "proposal", from: core.id, to: core.id, term: 0, entries: [change]})) {
    core.trace("info", `initiating automatic transition out of joint configuration ${text}`);
  } else {
    core.trace("debug", `not initiating automatic transition out of joint configuration ${text}: raft proposal dropped`);
  }
}

export function tick(core: RaftCore, isStorageBusy: boolean): void {
  core.storageStalledTicks = isStorageBusy ? core.storageStalledTicks + 1 : 0;
  if (core.role === "leader") tickLeader(core);
  else tickFollower(core);
}

function tickFollower(core: RaftCore): void {
  core.electionElapsed++;
  if (!core.isPromotable || core.electionElapsed < core.randomizedElectionTicks || isStorageStalled(core)) return;
  core.electionElapsed = 0;
  campaign(core);
}

export function campaign(core: RaftCore): void {
  hup(core, core.config.preVote ? "pre_election" : "election");
}

function tickLeader(core: RaftCore): void {
  core.heartbeatElapsed++;
  core.electionElapsed++;
  if (isStorageStalled(core)) {
    core.trace("warn", `${hex(core.id)} stepped down to follower since storage has not answered for ${core.storageStalledTicks} ticks`);
    return core.becomeFollower(core.term, NONE);
  }
  if (core.electionElapsed >= core.config.electionTicks) {
    core.electionElapsed = 0;
    if (core.config.checkQuorum) checkQuorum(core);
    core.leadTransferee = NONE; // not taken over in time: it leads on
  }
  if (core.role !== "leader" || core.heartbeatElapsed < core.config.heartbeatTicks) return;
  core.heartbeatElapsed = 0;
  broadcastHeartbeat(core);
}

function isStorageStalled({config, storageStalledTicks}: RaftCore): boolean {
  return config.stepsDownOnStalledStorage && storageStalledTicks >= config.electionTicks;
}
