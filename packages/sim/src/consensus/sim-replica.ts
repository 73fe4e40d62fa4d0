import {
  type ConfState,
  type Entry,
  MemoryStorage,
  type Message,
  type NodeId,
  RaftNode,
  type RaftStatus,
  type ReadState,
  type Ready,
  raftDefaults,
  type Snapshot,
  type StorageAppend,
  type StorageApply,
} from "@ollamesh/raft";
import {defined} from "@ollamesh/stdx";
import type {ConsensusSim} from "./consensus-sim.ts";
import {LogMirror} from "./log-mirror.ts";
import {ReplicaDisk} from "./replica-disk.ts";
import type {Applied, Machine, WriteResult} from "./workload.ts";

export type WriteAnswer = {readonly type: "applied"; readonly index: number; readonly result: WriteResult} | {readonly type: "dropped"};

interface WaitingRead {
  readonly answer: (index: number) => void;
  index: number | undefined;
}

/** One node as production runs it: a `RaftNode`, a log disk, an apply thread. It can crash, stop for a while, and lose its disk. */
export class SimReplica {
  readonly id: NodeId;
  readonly sim: ConsensusSim;
  /** What is durable. Survives a crash. */
  readonly storage = new MemoryStorage();
  readonly disk: ReplicaDisk;
  readonly mirror = new LogMirror();
  node: RaftNode | undefined;
  /** After the last thing it did; kept when it goes down. */
  status: RaftStatus | undefined;
  machine: Machine;
  confState: ConfState;
  isPaused = false;
  /** Its data folder is gone: this id never comes back. */
  isLost = false;
  tickMs: number;
  #held: (() => void)[] = [];
  #life = 0;
  #isReadyDue = false;
  /** A snapshot on its way to the disk: what is applied up to there is no longer of interest. */
  #installing = 0;
  #applies: StorageApply[] = [];
  readonly #writes = new Map<string, (answer: WriteAnswer) => void>();
  readonly #reads = new Map<number, WaitingRead>();

  constructor(sim: ConsensusSim, id: NodeId, tickMs: number) {
    this.sim = sim;
    this.id = id;
    this.tickMs = tickMs;
    this.machine = sim.workload.fresh();
    this.confState = this.storage.confState;
    this.disk = new ReplicaDisk({rng: sim.rng, after: (delayMs, run) => sim.after(delayMs, run), writeMsMax: () => sim.diskMsMax});
  }

  /** Nothing is waiting to be handed out: `status` is as the node is. */
  get isSettled(): boolean {
    return !this.#isReadyDue;
  }

  /** A snapshot is on its way to the disk: its configuration is in force, its index is not applied yet. */
  get isInstalling(): boolean {
    return this.#installing > 0;
  }

  get isUp(): boolean {
    return this.node !== undefined;
  }

  start(): void {
    if (this.node || this.isLost) return;
    const {sim, storage} = this;
    const {options} = sim;
    const snapshot = storage.snapshot();
    this.machine = snapshot ? sim.workload.restored(snapshot.data) : sim.workload.fresh();
    this.confState = storage.confState;
    this.mirror.load(storage);
    this.node = new RaftNode({
      ...raftDefaults,
      id: this.id,
      storage,
      electionTicks: options.electionTicks,
      heartbeatTicks: options.heartbeatTicks,
      random: (bound) => sim.rng.below(bound),
      trace: (level, text) => sim.note?.(`${sim.nowMs} ms: ${this.id} ${level}: ${text}`, true),
      applied: snapshot?.index ?? 0,
      hasAsyncStorage: true,
      messageBytesMax: options.messageBytesMax,
      applyingBytesMax: options.applyingBytesMax,
      uncommittedBytesMax: options.uncommittedBytesMax,
      inflightMessagesMax: options.inflightMessagesMax,
      checkQuorum: options.checkQuorum,
      preVote: options.checkQuorum,
      reads: options.reads,
      forwardsProposals: options.forwardsProposals,
      stepsDownOnRemoval: true,
      stepsDownOnStalledStorage: options.stepsDownOnStalledStorage,
    });
    sim.happened("start", this.id, 0);
    this.status = this.node.status;
    sim.watch.started(this);
    this.#later(1 + sim.rng.below(this.tickMs), () => this.#tick());
    this.#react();
  }

  /** The process dies; what was not durable is gone. */
  crash(): void {
    if (!this.node) return;
    this.sim.happened("crash", this.id, this.disk.waiting);
    this.node = undefined;
    this.isPaused = false;
    this.#life++;
    this.#held = [];
    this.#applies = [];
    this.#installing = 0;
    this.#isReadyDue = false;
    this.#writes.clear();
    this.#reads.clear();
    this.disk.crash(this.sim.options.disk.tornChance);
    this.disk.recover();
  }

  /** SIGSTOP. */
  pause(): void {
    if (!this.node || this.isPaused) return;
    this.sim.happened("pause", this.id, 0);
    this.isPaused = true;
  }

  /** SIGCONT: all that has come in the meantime is there at once. @param ticks the timer makes up for, before anything else */
  resume(ticks = 0): void {
    if (!this.isPaused) return;
    this.sim.happened("resume", this.id, this.#held.length);
    this.isPaused = false;
    for (let i = 0; i < ticks; i++) this.ask((node) => node.tick());
    const held = this.#held;
    this.#held = [];
    for (const run of held) if (this.node) run();
  }

  deliver(message: Message): void {
    this.#run(() => {
      const node = defined(this.node, "a running node");
      if (message.type === "snapshot") this.#takeReady();
      node.step(message);
      // Changes of the membership that are still being applied must not meet the configuration of the snapshot.
      if (message.type === "snapshot") this.#takeReady();
      this.#react();
      this.sim.watch.received(this, message);
    });
  }

  report(to: NodeId, isDelivered: boolean, isSnapshot: boolean): void {
    this.#run(() => {
      if (isSnapshot) this.node?.reportSnapshot(to, isDelivered);
      else if (!isDelivered) this.node?.reportUnreachable(to);
      this.#react();
    });
  }

  /** A client's request. No answer: nobody knows. @param key names the request, whoever else proposes it too */
  write(key: string, data: Uint8Array, answer: (answer: WriteAnswer) => void): void {
    this.#run(() => {
      if (this.node?.propose(data) === "dropped") answer({type: "dropped"});
      else this.#writes.set(key, answer);
      this.#react();
    });
  }

  /** A strong read. @param answer with the index that is applied here */
  read(readId: number, answer: (index: number) => void): void {
    this.#run(() => {
      this.#reads.set(readId, {answer, index: undefined});
      this.node?.readIndex(readId);
      this.#react();
    });
  }

  /** Anything else that is asked of the node. */
  ask(request: (node: RaftNode) => void): void {
    this.#run(() => {
      if (this.node) request(this.node);
      this.#react();
    });
  }

  /** A snapshot of the state machine goes to the disk; the log is cut some entries before it. */
  takeSnapshot(): void {
    const {machine, confState, storage} = this;
    if (!this.node || machine.index <= (storage.snapshot()?.index ?? 0) || this.#installing > 0) return;
    const term = defined(this.mirror.term(machine.index), "term of an applied entry");
    const snapshot: Snapshot = {index: machine.index, term, confState, data: machine.snapshot()};
    const compactTo = snapshot.index - this.sim.rng.below(this.sim.options.keptEntries + 1);
    this.sim.happened("snapshot", this.id, snapshot.index);
    this.disk.write({
      persist: () => {
        if (snapshot.index <= (storage.snapshot()?.index ?? 0)) return;
        storage.record(snapshot);
        storage.compact(compactTo);
      },
      done: () => undefined,
    });
  }

  #tick(): void {
    this.node?.tick();
    this.#react();
    this.#later(this.tickMs, () => this.#tick());
  }

  /** Now, or when the process goes on. */
  #run(run: () => void): void {
    if (!this.node) return;
    if (this.isPaused) this.#held.push(run);
    else run();
  }

  #later(delayMs: number, run: () => void): void {
    const life = this.#life;
    this.sim.after(delayMs, () => {
      if (life === this.#life) this.#run(run);
    });
  }

  /** After every input: takes what is ready, now or a little later. */
  #react(): void {
    if (!this.node?.hasReady()) {
      if (!this.#isReadyDue) this.#observe();
      return;
    }
    const delay = this.sim.readyDelayMsMax;
    if (delay === 0) return this.#takeReady();
    if (this.#isReadyDue) return;
    this.#isReadyDue = true;
    this.#later(this.sim.rng.below(delay + 1), () => {
      this.#isReadyDue = false;
      this.#takeReady();
    });
  }

  #takeReady(): void {
    while (this.node?.hasReady()) this.#handle(this.node.ready());
    this.#observe();
  }

  #observe(): void {
    if (!this.node) return;
    this.status = this.node.status;
    this.sim.watch.stepped(this, this.status);
  }

  #handle(ready: Ready): void {
    if (ready.append) this.#startAppend(ready.append);
    for (const message of ready.messages) this.#send(message);
    for (const state of ready.readStates) this.#readMayGo(state);
    if (ready.apply) this.#startApply(ready.apply);
  }

  #send(message: Message): void {
    this.sim.watch.sent(this, message);
    this.sim.network.send(message);
  }

  #startAppend(append: StorageAppend): void {
    const {entries, snapshot, hardState} = append;
    this.sim.watch.appended(this, entries, snapshot);
    if (snapshot) this.#installing = snapshot.index;
    const life = this.#life;
    this.disk.write({
      persist: () => {
        if (snapshot) this.storage.restore(snapshot);
        this.storage.append(entries);
        if (hardState) this.storage.hardState = hardState;
      },
      done: () => {
        if (life === this.#life) this.#run(() => this.#appended(append));
      },
    });
  }

  #appended({snapshot, responses}: StorageAppend): void {
    const node = defined(this.node, "a running node");
    if (snapshot) this.#install(snapshot);
    for (const response of responses) {
      if (response.type === "storage_append_response") node.stepStorage(response);
      else if (response.to !== this.id) this.#send(response);
      else {
        this.sim.watch.sent(this, response);
        node.step(response);
      }
    }
    this.#react();
  }

  #install(snapshot: Snapshot): void {
    if (snapshot.index === this.#installing) this.#installing = 0;
    if (snapshot.index <= this.machine.index) return;
    this.machine = this.sim.workload.restored(snapshot.data);
    this.confState = snapshot.confState;
    this.sim.watch.applied(this);
    this.#serveReads();
  }

  #startApply(apply: StorageApply): void {
    this.#applies.push(apply);
    if (this.#applies.length === 1) this.#applyLater();
  }

  #applyLater(): void {
    this.#later(this.sim.rng.below(this.sim.applyMsMax + 1), () => {
      const apply = defined(this.#applies[0], "entries to apply");
      // What was decided under the old configuration is seen before the new one is in force.
      this.#takeReady();
      this.#applies.shift();
      for (const entry of apply.entries) this.#apply(entry);
      this.node?.stepStorage(apply.response);
      if (this.#applies.length > 0) this.#applyLater();
      this.#serveReads();
      this.#react();
      // A node takes no snapshot that it is not a member in: a newcomer could never be caught up with an older one.
      const hasNewcomers = apply.entries.some(({type}) => type === "conf_change");
      if (hasNewcomers || this.machine.index - (this.storage.snapshot()?.index ?? 0) >= this.sim.options.snapshotEvery) this.takeSnapshot();
    });
  }

  #apply(entry: Entry): void {
    if (entry.index <= this.#installing || entry.index <= this.machine.index) return;
    if (entry.type === "conf_change") {
      this.confState = defined(this.node, "a running node").applyConfChange(entry.change);
      this.machine.index = entry.index;
    } else {
      this.#answer(entry.index, this.machine.apply(entry.index, entry.data));
    }
    this.sim.watch.applied(this);
  }

  #answer(index: number, applied: Applied | undefined): void {
    if (!applied) return;
    const answer = this.#writes.get(applied.key);
    this.#writes.delete(applied.key);
    answer?.({type: "applied", index, result: applied.result});
  }

  #readMayGo({readId, index}: ReadState): void {
    const read = this.#reads.get(readId);
    if (!read) return;
    read.index = index;
    this.#serveReads();
  }

  #serveReads(): void {
    for (const [readId, {index, answer}] of this.#reads) {
      if (index === undefined || index > this.machine.index) continue;
      this.#reads.delete(readId);
      answer(this.machine.index);
    }
  }
}
