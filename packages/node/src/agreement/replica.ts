import {applyLogged, type CatalogState, decodeCommand, decodeState, encodeState} from "@ollamesh/catalog";
import type {LogStore} from "@ollamesh/ports";
import {
  type ConfChange,
  type ConfState,
  type Entry,
  type MemoryStorage,
  type Message,
  RaftNode,
  type RaftStatus,
  raftDefaults,
  type Snapshot,
  type StepResult,
  type StorageAppend,
  type Trace,
} from "@ollamesh/raft";
import {type Callback, type Failure, MIB, type Outcome} from "@ollamesh/stdx";
import {CommitNotices} from "./commit-notices.ts";
import {type Restored, snapshotRecordOf} from "./log-records.ts";
import {LogWriter} from "./log-writer.ts";
import {type AgreementSettings, TICKS_PER_HEARTBEAT} from "./settings.ts";

/** Entries between two snapshots, and those kept behind one for followers that are a little late. */
const SNAPSHOT_ENTRIES = 4096;
const SNAPSHOT_BYTES = 4 * MIB;
const TRAILING_ENTRIES = 512;
/** Of readies handled in one go: the rest waits for the next message, so that the mailbox is not starved. */
const ROUNDS_MAX = 100;

export interface ReplicaDeps {
  readonly node: number;
  readonly store: LogStore;
  readonly settings: AgreementSettings;
  readonly trace: Trace;
  random(bound: number): number;
  send(message: Message): void;
  /** Brings a store's answer back into the actor. */
  answered(handle: (outcome: Outcome<void>) => void): Callback<void>;
  /** A command was applied; who asked for it is told. */
  applied(id: string, refusal: Failure | undefined): void;
  stateChanged(state: CatalogState): void;
  /** Reads that asked with this id may be served from the state as it is now. */
  readable(readId: number): void;
  /** The store failed: this process must not go on. */
  failed(failure: Failure): void;
}

/** A state and the place in the log it stands for. */
export interface Remains {
  readonly state: CatalogState;
  readonly index: number;
  readonly term: number;
}

/** One node of the group at work: raft, its log on disk, and the catalogue it leads to. */
export class Replica {
  readonly #deps: ReplicaDeps;
  readonly #raft: RaftNode;
  readonly #storage: MemoryStorage;
  #state: CatalogState;
  #confState: ConfState;
  #bytesSinceSnapshot = 0;
  #isSnapshotting = false;
  readonly #writer: LogWriter;
  readonly #notices: CommitNotices;
  /** Reads confirmed up to an index that is not applied yet. */
  #waitingReads: {readonly index: number; readonly readId: number}[] = [];

  constructor(deps: ReplicaDeps, {storage, confState, state}: Restored) {
    const {heartbeatIntervalMs, electionTimeoutMs} = deps.settings;
    this.#deps = deps;
    this.#storage = storage;
    this.#state = state;
    this.#confState = confState;
    this.#writer = new LogWriter({store: deps.store, written: (append) => this.#written(append), orFail: (then) => this.#orFail(then)});
    this.#notices = new CommitNotices(deps.send);
    // Made when a node needs it, so that it names that node: a stored one may be older than its joining.
    storage.snapshotSource = () => this.#snapshotNow();
    this.#raft = new RaftNode({
      ...raftDefaults,
      id: deps.node,
      storage,
      heartbeatTicks: TICKS_PER_HEARTBEAT,
      electionTicks: Math.max(TICKS_PER_HEARTBEAT + 1, Math.round((electionTimeoutMs / heartbeatIntervalMs) * TICKS_PER_HEARTBEAT)),
      random: deps.random,
      trace: deps.trace,
      applied: storage.storedSnapshot?.index ?? 0,
      hasAsyncStorage: true,
      messageBytesMax: MIB,
      applyingBytesMax: 4 * MIB,
      uncommittedBytesMax: 32 * MIB,
      inflightMessagesMax: 256,
      inflightBytesMax: 16 * MIB,
      checkQuorum: true,
      preVote: true,
      stepsDownOnRemoval: true,
      stepsDownOnStalledStorage: true,
    });
  }

  get status(): RaftStatus {
    return this.#raft.status;
  }

  get id(): number {
    return this.#deps.node;
  }

  get leader(): number {
    return this.#raft.leader;
  }

  /** As in the status, which takes more to put together than most messages. */
  get hasLostEntries(): boolean {
    return this.#raft.hasLostEntries;
  }

  /** No other node is of the group, whoever leads. */
  get isOnlyMember(): boolean {
    return this.#raft.isAlone;
  }

  /** One that was just taken in does not know the others yet, and is none the less one of several. */
  get memberCount(): number {
    return this.isOnlyMember ? 1 : Math.max(2, this.state.members.size);
  }

  /** No other node is of the group, and this one leads it. */
  get isAlone(): boolean {
    return this.#raft.isAlone && this.leader !== 0;
  }

  get ticksUntilDue(): number {
    return this.#raft.ticksUntilDue;
  }

  get isBusy(): boolean {
    return this.#writer.isBusy;
  }

  get hasUnwrittenCommit(): boolean {
    return this.#writer.hasUnwrittenCommit;
  }

  /** Something waits for `notify`. */
  get mustNotify(): boolean {
    return !this.#notices.isEmpty;
  }

  /** Writes with entries since this process started, and the entries in them. */
  get appended(): {readonly appends: number; readonly entries: number} {
    return this.#writer.appended;
  }

  get state(): CatalogState {
    return this.#state;
  }

  /**
   * All this node has of the group, for when the others are gone for good: the state with every entry of its log, also those it does not know to be agreed on. What was acknowledged may be
   * among them; what comes with it was asked for and never answered.
   */
  get remains(): Remains {
    const {applied, term} = this.#raft.status;
    const {lastIndex} = this.#storage;
    const tail = lastIndex > applied ? (this.#storage.entries(applied + 1, lastIndex + 1, Number.POSITIVE_INFINITY) ?? []) : [];
    const commands = tail.flatMap((entry) => (entry.type !== "conf_change" && entry.data.length > 0 ? (decodeCommand(entry.data) ?? []) : []));
    return {state: commands.reduce((state, logged) => applyLogged(state, logged).state, this.#state), index: Math.max(applied, lastIndex, 1), term};
  }

  hasMember(peer: string): boolean {
    return [...this.#state.members.values()].some((member) => member.peer === peer);
  }

  get confState(): ConfState {
    return this.#confState;
  }

  tick(): void {
    this.#raft.tick();
    this.#writer.writeCommit();
  }

  /** Tells the others of commits no entries have told them of. */
  notify(): void {
    this.#notices.flush();
  }

  campaign(): void {
    this.#raft.campaign();
  }

  /** It may be alive: its next message is believed. */
  forgetLeader(): void {
    this.#raft.forgetLeader();
  }

  step(message: Message): void {
    this.#raft.step(message);
    if (message.type === "proposal") this.#notices.isAwaited(this.#raft.lastIndex);
  }

  /** Together: one message to each of the others, one write. */
  propose(commands: readonly Uint8Array[]): StepResult {
    return this.#raft.propose(...commands);
  }

  proposeConfChange(change: ConfChange): StepResult {
    return this.#raft.proposeConfChange(change);
  }

  transferLeader(node: number): void {
    this.#raft.transferLeader(node);
  }

  readIndex(readId: number): void {
    this.#raft.readIndex(readId);
  }

  unreachable(node: number): void {
    this.#raft.reportUnreachable(node);
  }

  snapshotSent(node: number, isDelivered: boolean): void {
    this.#raft.reportSnapshot(node, isDelivered);
  }

  /** Does what is to be done. @returns whether there is more */
  settle(): boolean {
    for (let round = 0; round < ROUNDS_MAX && this.#raft.hasReady(); round++) {
      const ready = this.#raft.ready();
      if (ready.append) this.#writer.append(ready.append, ready.mustSync);
      for (const message of ready.messages) this.#notices.send(message);
      this.#waitingReads.push(...ready.readStates);
      if (ready.apply) {
        this.#apply(ready.apply.entries);
        this.#raft.stepStorage(ready.apply.response);
      }
      this.#releaseReads();
    }
    return this.#raft.hasReady();
  }

  /** Durable: now, and not before, the mirror has it and the answers that rest on it go out. */
  #written({hardState, entries, snapshot, responses}: StorageAppend): void {
    if (snapshot) this.#install(snapshot);
    if (hardState) this.#storage.hardState = hardState;
    this.#storage.append(entries);
    for (const response of responses) {
      if (response.type === "storage_append_response") this.#raft.stepStorage(response);
      else if (response.to === this.#deps.node) this.#raft.step(response);
      else this.#deps.send(response);
    }
  }

  /** The leader's state instead of the own: the log between is compacted away there. */
  #install(snapshot: Snapshot): void {
    const state = decodeState(snapshot.data);
    if (!state.ok) return this.#deps.failed(state.error);
    this.#storage.restore(snapshot);
    this.#confState = snapshot.confState;
    this.#bytesSinceSnapshot = 0;
    this.#setState(state.value);
  }

  #apply(entries: readonly Entry[]): void {
    let state = this.#state;
    for (const entry of entries) {
      if (entry.type === "conf_change") {
        this.#confState = this.#raft.applyConfChange(entry.change);
        continue;
      }
      this.#bytesSinceSnapshot += entry.data.length;
      const logged = entry.data.length > 0 ? decodeCommand(entry.data) : undefined;
      if (!logged) continue;
      const result = applyLogged(state, logged);
      state = result.state;
      // Told after the state is set below: who asked may look at it at once.
      this.#answers.push({id: logged.id, refusal: result.refusal});
    }
    if (state !== this.#state) this.#setState(state);
    for (const {id, refusal} of this.#answers.splice(0)) this.#deps.applied(id, refusal);
    const last = entries.at(-1);
    if (last) this.#maybeSnapshot(last);
  }

  readonly #answers: {readonly id: string; readonly refusal: Failure | undefined}[] = [];

  #setState(state: CatalogState): void {
    this.#state = state;
    this.#deps.stateChanged(state);
  }

  #maybeSnapshot({index, term}: Entry): void {
    const since = index - (this.#storage.storedSnapshot?.index ?? 0);
    if (this.#isSnapshotting || (since < SNAPSHOT_ENTRIES && this.#bytesSinceSnapshot < SNAPSHOT_BYTES)) return;
    this.#isSnapshotting = true;
    this.#bytesSinceSnapshot = 0;
    const snapshot: Snapshot = {index, term, confState: this.#confState, data: encodeState(this.#state)};
    const stored = (): void => {
      this.#isSnapshotting = false;
      if (index <= (this.#storage.storedSnapshot?.index ?? 0)) return; // a newer one came from the leader meanwhile
      this.#storage.record(snapshot);
      this.#storage.compact(Math.max(0, index - TRAILING_ENTRIES));
      this.#deps.store.compact(
        index,
        this.#orFail(() => undefined),
      );
    };
    this.#deps.store.write({snapshot: snapshotRecordOf(snapshot), sync: true}, this.#orFail(stored));
  }

  #snapshotNow(): Snapshot | undefined {
    const {applied} = this.#raft;
    const term = this.#storage.term(applied);
    return term === undefined || applied === 0 ? undefined : {index: applied, term, confState: this.#confState, data: encodeState(this.#state)};
  }

  #releaseReads(): void {
    if (this.#waitingReads.length === 0) return;
    const {applied} = this.#raft;
    const ready = this.#waitingReads.filter(({index}) => index <= applied);
    this.#waitingReads = this.#waitingReads.filter(({index}) => index > applied);
    for (const {readId} of ready) this.#deps.readable(readId);
  }

  #orFail(then: () => void): Callback<void> {
    return this.#deps.answered((outcome) => (outcome.ok ? then() : this.#deps.failed(outcome.error)));
  }
}
