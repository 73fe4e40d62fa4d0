import type {Entry, Message, RaftStatus, Snapshot} from "@ollamesh/raft";
import type {ClientCall} from "./consensus-clients.ts";
import type {ConsensusSim} from "./consensus-sim.ts";
import type {ConsensusInvariant} from "./invariants/consensus-invariant.ts";
import type {SimReplica} from "./sim-replica.ts";

/** What was committed first at an index; it must stay so for ever. */
export interface CommittedEntry {
  readonly term: number;
  readonly entry: Entry;
  /** The term of the leader that committed it: the entry's own or a later one. */
  readonly committedIn: number;
}

/** Sees everything, and asks the invariants. */
export class Watch {
  readonly #sim: ConsensusSim;
  readonly #invariants: readonly ConsensusInvariant[];
  /** By index. What a node's log begins behind was seen in another's. */
  readonly committed = new Map<number, CommittedEntry>();
  committedMax = 0;
  /** Rising: when `committedMax` became what. */
  readonly #commits: {readonly atMs: number; readonly index: number}[] = [];
  readonly #seen = new Map<SimReplica, RaftStatus>();

  constructor(sim: ConsensusSim, invariants: readonly ConsensusInvariant[]) {
    this.#sim = sim;
    this.#invariants = invariants;
  }

  started(replica: SimReplica): void {
    if (replica.status) this.#seen.set(replica, replica.status);
    this.#ask((invariant) => invariant.started?.(this.#sim, replica));
  }

  /** A node did something and has handed out all that follows from it. */
  stepped(replica: SimReplica, status: RaftStatus): void {
    const before = this.#seen.get(replica) ?? status;
    this.#seen.set(replica, status);
    for (let index = before.commit + 1; index <= status.commit; index++) this.#commit(replica, index, status.term);
    for (const invariant of this.#invariants) {
      if (invariant.stepped) this.#judge(invariant, invariant.stepped(this.#sim, replica, status, before));
    }
  }

  /** What `committedMax` was at a time. */
  committedAt(atMs: number): number {
    return this.#commits.findLast((commit) => commit.atMs <= atMs)?.index ?? 1;
  }

  #commit(replica: SimReplica, index: number, committedIn: number): void {
    const entry = replica.mirror.entry(index);
    if (!entry) return; // it came with a snapshot
    const known = this.committed.get(index);
    if (!known) {
      this.committed.set(index, {term: entry.term, entry, committedIn});
      this.committedMax = Math.max(this.committedMax, index);
      this.#commits.push({atMs: this.#sim.nowMs, index: this.committedMax});
    }
    this.#ask((invariant) => invariant.committed?.(this.#sim, replica, entry, known));
  }

  /** A node changes its log. */
  appended(replica: SimReplica, entries: readonly Entry[], snapshot: Snapshot | undefined): void {
    if (snapshot) replica.mirror.install(snapshot);
    this.#ask((invariant) => invariant.appending?.(this.#sim, replica, entries));
    replica.mirror.append(entries);
  }

  sent(replica: SimReplica, message: Message): void {
    for (const invariant of this.#invariants) if (invariant.sent) this.#judge(invariant, invariant.sent(this.#sim, replica, message));
  }

  received(replica: SimReplica, message: Message): void {
    for (const invariant of this.#invariants) if (invariant.received) this.#judge(invariant, invariant.received(this.#sim, replica, message));
  }

  applied(replica: SimReplica): void {
    this.#ask((invariant) => invariant.applied?.(this.#sim, replica));
  }

  /** A client got its answer. */
  answered(call: ClientCall): void {
    this.#ask((invariant) => invariant.answered?.(this.#sim, call));
  }

  finish(): void {
    this.#ask((invariant) => invariant.end?.(this.#sim));
  }

  #ask(question: (invariant: ConsensusInvariant) => string | undefined): void {
    for (const invariant of this.#invariants) this.#judge(invariant, question(invariant));
  }

  #judge({name}: ConsensusInvariant, fault: string | undefined): void {
    if (fault !== undefined) this.#sim.report(`${name}: ${fault}`);
  }
}
