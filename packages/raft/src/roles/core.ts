import {assert, defined} from "@ollamesh/stdx";
import {restoreMembership} from "../conf-change/apply-change.ts";
import {checkConfig, type RaftConfig} from "../config.ts";
import {configurationText} from "../describe.ts";
import {RaftLog} from "../log/raft-log.ts";
import {type Message, messageNames, type ReadIndexRequest} from "../message.ts";
import {voterIds} from "../quorum/joint.ts";
import {ReadOnly} from "../read-only.ts";
import {payloadBytesOf} from "../sizes.ts";
import type {Trace} from "../trace.ts";
import {Progress} from "../tracker/progress.ts";
import {Tracker} from "../tracker/tracker.ts";
import {type ConfState, type Entry, type HardState, NONE, type NodeId, noBytes, type ReadState, type Role, type SoftState} from "../types.ts";

type Unaddressed<M> = M extends Message ? Omit<M, "from" | "term"> : never;

/** The state of one node, and the transitions between roles. What each role does with a message is in the files beside. */
export class RaftCore {
  readonly id: NodeId;
  readonly config: RaftConfig;
  readonly trace: Trace;
  readonly log: RaftLog;
  tracker: Tracker;
  term = 0;
  vote: NodeId = NONE;
  role: Role = "follower";
  leader: NodeId = NONE;

  /** To other nodes, at once. */
  messages: Message[] = [];
  /** To others or to itself, once all that is unstable now is durable: votes and acknowledgements rest on it (thesis 3.8). */
  messagesAfterAppend: Message[] = [];
  readStates: ReadState[] = [];
  /** Reads that came before this term's first commit. */
  pendingReads: ReadIndexRequest[] = [];
  readOnly = new ReadOnly();

  leadTransferee: NodeId = NONE;
  /** No change of the membership may be proposed before this index is applied: only one may be under way. */
  pendingConfIndex = 0;
  #uncommittedBytes = 0;
  /** Ticks since the leader was heard, or, on a leader, since it checked its quorum. */
  electionElapsed = 0;
  heartbeatElapsed = 0;
  hasLostEntries = false;
  /** In [electionTicks, 2 × electionTicks), drawn anew with every change of role. */
  randomizedElectionTicks = 0;
  /** Ticks since storage last answered while a write is out. */
  storageStalledTicks = 0;

  constructor(config: RaftConfig) {
    checkConfig(config);
    this.id = config.id;
    this.config = config;
    this.trace = config.trace;
    this.log = new RaftLog(config.storage, config.trace, config.applyingBytesMax);
    this.tracker = new Tracker(config);
    this.restoreConfiguration(config.storage.confState);
    const {hardState} = config.storage;
    if (hardState) this.#load(hardState);
    if (config.applied > 0) this.log.appliedTo(config.applied, 0);
    this.becomeFollower(this.term, NONE);
    const peers = this.voters.map(hex).join(",");
    const {last} = this.log;
    this.trace(
      "info",
      `newRaft ${hex(this.id)} [peers: [${peers}], term: ${this.term}, commit: ${this.log.committed}, applied: ${this.log.applied}, ` +
        `lastindex: ${last.index}, lastterm: ${last.term}]`,
    );
  }

  #load({term, vote, commit}: HardState): void {
    assert(commit >= this.log.committed && commit <= this.log.lastIndex, `state.commit ${commit} is out of range [${this.log.committed}, ${this.log.lastIndex}]`);
    this.log.committed = commit;
    this.term = term;
    this.vote = vote;
  }

  /** Adopts a stored configuration; what was known of the nodes is forgotten. */
  restoreConfiguration(confState: ConfState): void {
    this.tracker = new Tracker(this.config);
    const outcome = restoreMembership(confState, {limits: this.config, lastIndex: this.log.lastIndex});
    assert(outcome.ok, `unable to restore config ${JSON.stringify(confState)}`);
    this.adopt(outcome.value);
  }

  adopt({configuration, progress}: {configuration: Tracker["configuration"]; progress: Tracker["progress"]}): void {
    this.tracker.adopt(configuration, progress);
    this.trace("info", `${hex(this.id)} switched to configuration ${configurationText(configuration)}`);
  }

  get softState(): SoftState {
    return {leader: this.leader, role: this.role};
  }

  get hardState(): HardState {
    return {term: this.term, vote: this.vote, commit: this.log.committed};
  }

  get own(): Progress | undefined {
    return this.tracker.progress.get(this.id);
  }

  /** Voters of either half of the configuration, ascending. */
  get voters(): NodeId[] {
    return voterIds(this.tracker.configuration.voters);
  }

  /** May become leader: a voter with its log in order. */
  get isPromotable(): boolean {
    return this.own !== undefined && !this.own.isLearner && !this.log.hasNextOrInProgressSnapshot;
  }

  send(message: Unaddressed<Message>): void {
    this.sendAs({...message, from: this.id, term: this.term} as Message);
  }

  /** With sender and term as given: votes are of the term asked for, what is forwarded stays its sender's. */
  sendAs(message: Message): void {
    if (message.type === "append_response" || message.type === "vote_response" || message.type === "pre_vote_response") {
      this.messagesAfterAppend.push(message);
      return;
    }
    assert(message.to !== this.id, `message should not be self-addressed when sending ${messageNames[message.type]}`);
    this.messages.push(message);
  }

  becomeFollower(term: number, leader: NodeId): void {
    this.#reset(term);
    this.leader = leader;
    this.role = "follower";
    this.trace("info", `${hex(this.id)} became follower at term ${this.term}`);
  }

  becomeCandidate(): void {
    assert(this.role !== "leader", "invalid transition [leader -> candidate]");
    this.#reset(this.term + 1);
    this.vote = this.id;
    this.role = "candidate";
    this.trace("info", `${hex(this.id)} became candidate at term ${this.term}`);
  }

  /** Neither term nor vote change: an election that cannot be won leaves no trace. */
  becomePreCandidate(): void {
    assert(this.role !== "leader", "invalid transition [leader -> pre-candidate]");
    this.tracker.votes.clear();
    this.leader = NONE;
    this.role = "pre_candidate";
    this.trace("info", `${hex(this.id)} became pre-candidate at term ${this.term}`);
  }

  becomeLeader(): void {
    assert(this.role !== "follower", "invalid transition [follower -> leader]");
    this.#reset(this.term);
    this.leader = this.id;
    this.role = "leader";
    const own = defined(this.own, "own progress of a leader");
    own.becomeReplicate();
    own.isRecentlyActive = true;
    // There may be a change of the membership in the log: waiting for its end is cheaper than looking.
    this.pendingConfIndex = this.log.lastIndex;
    // Entries of older terms are committed only by one of this term (Raft paper 5.4.2).
    const isAccepted = this.appendEntries([{type: "normal", term: 0, index: 0, data: noBytes}]);
    assert(isAccepted, "empty entry was dropped");
    this.trace("info", `${hex(this.id)} became leader at term ${this.term}`);
  }

  #reset(term: number): void {
    if (this.term !== term) {
      this.term = term;
      this.vote = NONE;
    }
    this.leader = NONE;
    this.electionElapsed = 0;
    this.heartbeatElapsed = 0;
    this.randomizedElectionTicks = this.config.electionTicks + this.config.random(this.config.electionTicks);
    this.leadTransferee = NONE;
    this.tracker.votes.clear();
    const {lastIndex} = this.log;
    const fresh = [...this.tracker.progress].map(([node, known]) => [node, new Progress(lastIndex + 1, known.isLearner, this.config)] as const);
    this.tracker.progress = new Map(fresh);
    if (this.own) this.own.match = lastIndex;
    this.pendingConfIndex = 0;
    this.#uncommittedBytes = 0;
    this.readOnly = new ReadOnly();
    this.pendingReads = [];
  }

  /** Puts entries behind the log, with term and index. False when the uncommitted ones would weigh too much. */
  appendEntries(entries: readonly Entry[]): boolean {
    const last = this.log.lastIndex;
    const placed = entries.map((entry, i) => ({...entry, term: this.term, index: last + 1 + i}));
    const bytes = payloadBytesOf(placed);
    // One proposal of any size is taken when there is nothing else, and one without weight always.
    if (this.#uncommittedBytes > 0 && bytes > 0 && this.#uncommittedBytes + bytes > this.config.uncommittedBytesMax) {
      this.trace("warn", `${hex(this.id)} appending new entries to log would exceed uncommitted entry size limit; dropping proposal`);
      return false;
    }
    this.#uncommittedBytes += bytes;
    this.log.append(placed);
    // The leader acknowledges its own entries as everybody does: when they are durable.
    this.send({type: "append_response", to: this.id, index: this.log.lastIndex, hint: undefined});
    return true;
  }

  reduceUncommitted(entries: readonly Entry[]): void {
    this.#uncommittedBytes = Math.max(0, this.#uncommittedBytes - payloadBytesOf(entries));
  }

  tryCommit(): boolean {
    return this.log.tryCommit({term: this.term, index: this.tracker.committed});
  }

  get hasCommittedInTerm(): boolean {
    return this.log.term(this.log.committed) === this.term;
  }
}

/** Node ids are written in hexadecimal in traces. */
export function hex(node: NodeId): string {
  return node.toString(16);
}
