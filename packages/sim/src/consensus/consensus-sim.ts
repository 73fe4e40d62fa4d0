import {emptyConfState, type Message, type NodeId} from "@ollamesh/raft";
import {defined, Heap, Prng} from "@ollamesh/stdx";
import {type Note, noted} from "../note.ts";
import {TraceHash} from "../trace-hash.ts";
import {catalogueWorkload} from "./catalogue/catalogue-workload.ts";
import {ConsensusClients} from "./consensus-clients.ts";
import type {ConsensusInvariant} from "./invariants/consensus-invariant.ts";
import {mapWorkload} from "./map/map-workload.ts";
import {MessageNetwork} from "./message-network.ts";
import type {ConsensusOptions} from "./options.ts";
import {SimReplica} from "./sim-replica.ts";
import {Watch} from "./watch.ts";
import type {Workload} from "./workload.ts";

const workloads = {map: mapWorkload, catalogue: catalogueWorkload} as const;

interface Event {
  readonly atMs: number;
  readonly order: number;
  readonly run: () => void;
}

/** A group of nodes in one thread, under one seed: the same options are the same run, to the last message. */
export class ConsensusSim {
  readonly options: ConsensusOptions;
  readonly workload: Workload;
  readonly rng: Prng;
  readonly network: MessageNetwork;
  readonly clients: ConsensusClients;
  readonly watch: Watch;
  readonly hash = new TraceHash();
  /** All that ever were, by id, ascending. */
  readonly replicas = new Map<NodeId, SimReplica>();
  /** Told every event as a line; set by whoever wants to read them. */
  note: Note | undefined;
  /** What was wrong first. */
  violation: string | undefined;
  nowMs = 0;
  steps = 0;
  diskMsMax: number;
  applyMsMax: number;
  readyDelayMsMax: number;
  #isCalm = false;
  #order = 0;
  #unique = 0;
  readonly #events = new Heap<Event>((a, b) => a.atMs < b.atMs || (a.atMs === b.atMs && a.order < b.order));

  constructor(options: ConsensusOptions, invariants: readonly ConsensusInvariant[], note?: Note) {
    this.options = options;
    this.workload = workloads[options.workload];
    this.note = note;
    this.rng = new Prng(options.seed ^ 0x5eed);
    this.diskMsMax = options.disk.writeMsMax;
    this.applyMsMax = options.applyMsMax;
    this.readyDelayMsMax = options.readyDelayMsMax;
    this.watch = new Watch(this, invariants);
    this.network = new MessageNetwork(
      {
        rng: this.rng,
        after: (delayMs, run) => this.after(delayMs, run),
        deliver: (message) => this.#deliver(message),
        report: (message, isDelivered) => this.#report(message, isDelivered),
      },
      options.network,
      options.freezesMessages,
    );
    this.clients = new ConsensusClients(this);
    this.#bootstrap();
  }

  /** The first members begin with the same snapshot: the empty state and who votes. */
  #bootstrap(): void {
    const {voters, learners} = this.options;
    const ids = Array.from({length: voters + learners}, (_, i) => i + 1);
    const confState = {...emptyConfState, voters: ids.slice(0, voters), learners: ids.slice(voters)};
    const machine = this.workload.fresh();
    machine.index = 1;
    for (const id of ids) {
      const {storage} = this.addReplica(id);
      storage.restore({index: 1, term: 1, confState, data: machine.snapshot()});
      storage.hardState = {term: 1, vote: 0, commit: 1};
    }
    this.watch.committedMax = 1;
    for (const id of ids) this.replica(id).start();
  }

  /** A node with an empty data folder; it runs once it is started. */
  addReplica(id: NodeId): SimReplica {
    const drift = this.options.driftPercentMax;
    const percent = drift === 0 ? 100 : 100 - drift + this.rng.below(2 * drift + 1);
    const replica = new SimReplica(this, id, Math.max(1, Math.round((this.options.tickMs * percent) / 100)));
    this.replicas.set(id, replica);
    return replica;
  }

  get nextId(): NodeId {
    return this.replicas.size + 1;
  }

  replica(id: NodeId): SimReplica {
    return defined(this.replicas.get(id), `node ${id}`);
  }

  get running(): SimReplica[] {
    return [...this.replicas.values()].filter(({isUp}) => isUp);
  }

  /** Who leads the highest term, of those who think that they lead. */
  get leader(): SimReplica | undefined {
    let found: SimReplica | undefined;
    for (const replica of this.running) {
      if (replica.status?.role === "leader" && replica.status.term > (found?.status?.term ?? 0)) found = replica;
    }
    return found;
  }

  after(delayMs: number, run: () => void): void {
    this.#events.push({atMs: this.nowMs + delayMs, order: this.#order++, run});
  }

  /** Never the same twice in a run, rising. */
  unique(): number {
    return ++this.#unique;
  }

  run(forMs: number): void {
    const untilMs = this.nowMs + forMs;
    for (let event = this.#events.peek(); event && event.atMs <= untilMs && this.violation === undefined; event = this.#events.peek()) {
      this.#events.pop();
      this.nowMs = event.atMs;
      this.steps++;
      event.run();
    }
    if (this.violation === undefined) this.nowMs = untilMs;
  }

  /** Runs until it is so. False when it has not become so in time. */
  runUntil(isSo: () => boolean, withinMs: number, everyMs: number): boolean {
    for (const deadline = this.nowMs + withinMs; this.nowMs < deadline && this.violation === undefined; this.run(everyMs)) if (isSo()) return true;
    return this.violation === undefined && isSo();
  }

  /** No more faults: everything that is not lost for good runs, and is quick. */
  calm(): void {
    this.#isCalm = true;
    this.network.heal();
    this.network.options = {delayMsMin: 1, delayMsMax: 3, loss: [0, 1], duplication: [0, 1]};
    this.diskMsMax = 3;
    this.applyMsMax = 1;
    this.readyDelayMsMax = 0;
    for (const replica of this.replicas.values()) {
      replica.disk.recover();
      replica.tickMs = this.options.tickMs;
      replica.resume();
      replica.start();
    }
  }

  get isCalm(): boolean {
    return this.#isCalm;
  }

  report(violation: string): void {
    if (this.violation !== undefined) return;
    this.violation = `${violation} (at ${this.nowMs} ms)`;
    this.note?.(`VIOLATION ${this.violation}`, false);
  }

  happened(what: string, node: NodeId, value: number): void {
    this.hash.text(what);
    this.hash.number(this.nowMs);
    this.hash.number(node);
    this.hash.number(value);
    this.note?.(`${this.nowMs} ms: ${node} ${what} ${value}`, false);
  }

  #deliver(message: Message): void {
    const {type, from, to, term} = message;
    this.hash.text(type);
    this.hash.number(this.nowMs * 64 + to);
    this.hash.number(term * 64 + from);
    this.note?.(`${this.nowMs} ms: ${from} -> ${to} ${noted(message)}`, true);
    this.replicas.get(to)?.deliver(message);
  }

  /** The transport tells how a snapshot went in any case; of other messages it often knows nothing. */
  #report(message: Message, isDelivered: boolean): void {
    const isSnapshot = message.type === "snapshot";
    if (!isSnapshot && (isDelivered || !this.rng.chance(1, 4))) return;
    const hasArrived = isDelivered && this.replicas.get(message.to)?.isUp === true;
    this.after(1, () => this.replicas.get(message.from)?.report(message.to, hasArrived, isSnapshot));
  }
}
