import {assert} from "@ollamesh/stdx";
import {applyChange} from "./conf-change/apply-change.ts";
import type {RaftConfig} from "./config.ts";
import {isResponse, type Message, type StorageAppend, type StorageAppendResponse, type StorageApply, type StorageApplyResponse, type StorageResponse} from "./message.ts";
import {RaftCore} from "./roles/core.ts";
import {forgetLeader} from "./roles/follower.ts";
import {onSnapshotSent, onUnreachable} from "./roles/leader.ts";
import {replicateToNewConfiguration} from "./roles/replication.ts";
import {campaign, step, stepStorage, tick} from "./roles/step.ts";
import type {Configuration} from "./tracker/configuration.ts";
import type {Progress} from "./tracker/progress.ts";
import {type ConfChange, type ConfState, type Entry, type HardState, NONE, type NodeId, type ReadState, type Snapshot, type SoftState} from "./types.ts";

/** What is to be done since the last time, in this order: write what is to be written, send, apply. */
export interface Ready {
  readonly softState: SoftState | undefined;
  readonly hardState: HardState | undefined;
  readonly readStates: readonly ReadState[];
  readonly entries: readonly Entry[];
  readonly snapshot: Snapshot | undefined;
  readonly committedEntries: readonly Entry[];
  /** With storage that answers at once those that rest on the writes too: send them after writing. */
  readonly messages: readonly Message[];
  /** The writes must be synced before they count. */
  readonly mustSync: boolean;
  /** With storage that answers later: all that is to be written, and to be delivered after that. */
  readonly append: StorageAppend | undefined;
  readonly apply: StorageApply | undefined;
}

export type StepResult = "ok" | "dropped" | "unknown_peer";

export interface RaftStatus extends HardState, SoftState {
  readonly id: NodeId;
  readonly applied: number;
  readonly lastIndex: number;
  readonly firstIndex: number;
  readonly leadTransferee: NodeId;
  /** On a leader: a change of the membership is under way until this index is applied. */
  readonly pendingConfIndex: number;
  /** A leader knows of entries that were durable here and are not any more: this node must not go on. Stays. */
  readonly hasLostEntries: boolean;
  readonly configuration: Configuration;
  /** On a leader: what it knows of each node, ascending. */
  readonly progress: ReadonlyMap<NodeId, Progress>;
}

/**
 * One node of a Raft group (Ongaro, "Consensus: Bridging Theory and Practice", 2014), with the semantics of etcd's: ticks, messages
 * and proposals in, `ready()` out. Pure: time is the number of ticks, randomness and storage are given.
 */
export class RaftNode {
  readonly #core: RaftCore;
  #previousSoftState: SoftState;
  #previousHardState: HardState;
  /** Storage that answers at once: what its answer is, delivered by `advance`. */
  #stepsOnAdvance: (Message | StorageResponse)[] = [];
  #appendsOut = 0;

  constructor(config: RaftConfig) {
    this.#core = new RaftCore(config);
    this.#previousSoftState = this.#core.softState;
    this.#previousHardState = this.#core.hardState;
  }

  tick(): void {
    tick(this.#core, this.#appendsOut > 0);
  }

  /** Time passes for a quiescent group: nobody campaigns, no heartbeat. */
  tickQuiesced(): void {
    this.#core.electionElapsed++;
  }

  campaign(): void {
    campaign(this.#core);
  }

  /** All of them or none, one behind the other. */
  propose(...data: readonly Uint8Array[]): StepResult {
    return this.#propose(data.map((one) => ({type: "normal", term: 0, index: 0, data: one})));
  }

  proposeConfChange(change: ConfChange): StepResult {
    return this.#propose([{type: "conf_change", term: 0, index: 0, change}]);
  }

  #propose(entries: readonly Entry[]): StepResult {
    return step(this.#core, {type: "proposal", from: this.#core.id, to: NONE, term: 0, entries}) ? "ok" : "dropped";
  }

  /** Asks for the index a read must see; answered in `readStates`, or never: ask again. @param readId unique on this node */
  readIndex(readId: number): void {
    step(this.#core, {type: "read_index", from: this.#core.id, to: NONE, term: 0, readId});
  }

  transferLeader(to: NodeId): void {
    step(this.#core, {type: "transfer_leader", from: to, to: NONE, term: 0});
  }

  forgetLeader(): void {
    forgetLeader(this.#core);
  }

  reportUnreachable(node: NodeId): void {
    onUnreachable(this.#core, node);
  }

  reportSnapshot(node: NodeId, isDelivered: boolean): void {
    onSnapshotSent(this.#core, node, isDelivered);
  }

  step(message: Message): StepResult {
    if (isResponse(message.type) && !this.#core.tracker.progress.has(message.from)) return "unknown_peer";
    return step(this.#core, message) ? "ok" : "dropped";
  }

  /** The answer of storage that answers later. In the order the writes were handed out. */
  stepStorage(response: StorageResponse): void {
    if (response.type === "storage_append_response") this.#appendsOut = Math.max(0, this.#appendsOut - 1);
    stepStorage(this.#core, response);
  }

  /** A committed change reached the state machine. */
  applyConfChange(change: ConfChange): ConfState {
    const core = this.#core;
    const {configuration, progress, limits} = core.tracker;
    const outcome = applyChange({configuration, progress}, change, {limits, lastIndex: core.log.lastIndex});
    assert(outcome.ok, outcome.ok ? "" : `committed change of the membership cannot be applied: ${outcome.error.message}`);
    core.adopt(outcome.value);
    this.#settleConfiguration();
    return core.tracker.confState;
  }

  #settleConfiguration(): void {
    const core = this.#core;
    if (core.role !== "leader") return;
    if (!core.own || core.own.isLearner) {
      if (core.config.stepsDownOnRemoval) core.becomeFollower(core.term, NONE);
      return;
    }
    if (core.voters.length === 0) return;
    replicateToNewConfiguration(core);
    if (!core.voters.includes(core.leadTransferee)) core.leadTransferee = NONE;
  }

  hasReady(): boolean {
    const {softState, hardState, log, messages, messagesAfterAppend, readStates} = this.#core;
    return (
      !isSameSoftState(softState, this.#previousSoftState) ||
      !isSameHardState(hardState, this.#previousHardState) ||
      log.unstable.nextSnapshot !== undefined ||
      messages.length > 0 ||
      messagesAfterAppend.length > 0 ||
      log.unstable.hasNextEntries ||
      log.hasNextCommitted(!this.#isAsync) ||
      readStates.length > 0
    );
  }

  /** Takes what is to be done. With storage that answers at once: do it, then `advance`. */
  ready(): Ready {
    const core = this.#core;
    const entries = core.log.unstable.nextEntries;
    const committedEntries = core.log.nextCommitted(!this.#isAsync);
    const {softState, hardState} = core;
    const newHardState = isSameHardState(hardState, this.#previousHardState) ? undefined : hardState;
    const snapshot = core.log.unstable.nextSnapshot;
    const mustSync = entries.length > 0 || hardState.vote !== this.#previousHardState.vote || hardState.term !== this.#previousHardState.term;
    const storageResponse = this.#storageAppendResponse(snapshot);
    const ready: Ready = {
      softState: isSameSoftState(softState, this.#previousSoftState) ? undefined : softState,
      hardState: newHardState,
      readStates: core.readStates,
      entries,
      snapshot,
      committedEntries,
      messages: this.#isAsync ? core.messages : [...core.messages, ...core.messagesAfterAppend.filter((message) => message.to !== core.id)],
      mustSync,
      append: this.#isAsync ? this.#storageAppend(entries, newHardState, snapshot, storageResponse) : undefined,
      apply: this.#isAsync && committedEntries.length > 0 ? {entries: committedEntries, response: this.#applyResponse(committedEntries)} : undefined,
    };
    this.#accept(ready, storageResponse);
    return ready;
  }

  /** All of the last `ready()` is written, synced and applied. */
  advance(): void {
    assert(!this.#isAsync, "advance() is for storage that answers at once");
    for (const message of this.#stepsOnAdvance.splice(0)) {
      if (message.type === "storage_append_response" || message.type === "storage_apply_response") stepStorage(this.#core, message);
      else step(this.#core, message);
    }
  }

  #accept(ready: Ready, storageResponse: StorageAppendResponse | undefined): void {
    const core = this.#core;
    if (ready.softState) this.#previousSoftState = ready.softState;
    if (ready.hardState) this.#previousHardState = ready.hardState;
    core.readStates = [];
    if (this.#isAsync) {
      if (ready.append?.responses.some((response) => response.type === "storage_append_response")) this.#appendsOut++;
    } else {
      assert(this.#stepsOnAdvance.length === 0, "two accepted Ready structs without call to Advance");
      this.#stepsOnAdvance.push(...core.messagesAfterAppend.filter((message) => message.to === core.id));
      if (storageResponse) this.#stepsOnAdvance.push(storageResponse);
      if (ready.committedEntries.length > 0) this.#stepsOnAdvance.push(this.#applyResponse(ready.committedEntries));
    }
    core.messages = [];
    core.messagesAfterAppend = [];
    core.log.unstable.acceptInProgress();
    if (ready.committedEntries.length > 0) core.log.acceptApplying(ready.committedEntries, !this.#isAsync);
  }

  #storageAppend(
    entries: readonly Entry[],
    hardState: HardState | undefined,
    snapshot: Snapshot | undefined,
    response: StorageAppendResponse | undefined,
  ): StorageAppend | undefined {
    const {messagesAfterAppend} = this.#core;
    if (entries.length === 0 && !hardState && !snapshot && messagesAfterAppend.length === 0) return undefined;
    return {entries, hardState, snapshot, responses: response ? [...messagesAfterAppend, response] : messagesAfterAppend};
  }

  /**
   * Names the last entry of the log, not the last of this write: a later write may replace entries, and only an answer that names
   * what is still there may make it stable. While anything is unstable each write answers so.
   */
  #storageAppendResponse(snapshot: Snapshot | undefined): StorageAppendResponse | undefined {
    const {id, term, log} = this.#core;
    if (!log.hasNextOrInProgressEntries && !snapshot) return undefined;
    return {type: "storage_append_response", to: id, term, last: log.hasNextOrInProgressEntries ? log.last : undefined, snapshot};
  }

  #applyResponse(entries: readonly Entry[]): StorageApplyResponse {
    return {type: "storage_apply_response", to: this.#core.id, entries};
  }

  get #isAsync(): boolean {
    return this.#core.config.hasAsyncStorage;
  }

  get leader(): NodeId {
    return this.#core.leader;
  }

  get hasLostEntries(): boolean {
    return this.#core.hasLostEntries;
  }

  get applied(): number {
    return this.#core.log.applied;
  }

  get lastIndex(): number {
    return this.#core.log.lastIndex;
  }

  /** No other node is of the group. */
  get isAlone(): boolean {
    const {voters, learners} = this.#core.tracker.configuration;
    return voters.incoming.has(this.#core.id) && voters.incoming.size === 1 && voters.outgoing.size === 0 && learners.size === 0;
  }

  /** Until then time alone makes this node do nothing, unless a message, a proposal or storage does first. At least 1. */
  get ticksUntilDue(): number {
    const {role, config, electionElapsed, heartbeatElapsed, randomizedElectionTicks, isPromotable} = this.#core;
    if (this.#appendsOut > 0) return 1; // each counts while storage is silent
    if (role === "leader") return Math.max(1, Math.min(config.heartbeatTicks - heartbeatElapsed, config.electionTicks - electionElapsed));
    return isPromotable ? Math.max(1, randomizedElectionTicks - electionElapsed) : config.electionTicks;
  }

  get status(): RaftStatus {
    const core = this.#core;
    return {
      id: core.id,
      ...core.hardState,
      ...core.softState,
      applied: core.log.applied,
      lastIndex: core.log.lastIndex,
      firstIndex: core.log.firstIndex,
      leadTransferee: core.leadTransferee,
      pendingConfIndex: core.pendingConfIndex,
      hasLostEntries: core.hasLostEntries,
      configuration: core.tracker.configuration,
      progress: core.role === "leader" ? core.tracker.progress : new Map(),
    };
  }

  /** For tests: the timeout is drawn at random. */
  setRandomizedElectionTicks(ticks: number): void {
    this.#core.randomizedElectionTicks = ticks;
  }
}

function isSameSoftState(a: SoftState, b: SoftState): boolean {
  return a.leader === b.leader && a.role === b.role;
}

function isSameHardState(a: HardState, b: HardState): boolean {
  return a.term === b.term && a.vote === b.vote && a.commit === b.commit;
}
