import {
  type ConfState,
  type Entry,
  emptyConfState,
  type HardState,
  MemoryStorage,
  type Message,
  type NodeId,
  noBytes,
  progressText,
  type RaftConfig,
  RaftNode,
  raftDefaults,
  roleNames,
  type Snapshot,
  type StorageAppend,
  type StorageApply,
  type StorageResponse,
} from "../../src/index.ts";
import {Output} from "./output.ts";
import {entryText, messageText, readyText, storageAppendText, storageApplyText} from "./texts.ts";

const ELECTION_TICKS = 3;
const HEARTBEAT_TICKS = 1;

export type NodeOptions = Partial<Omit<RaftConfig, "id" | "storage" | "trace">>;
export type Letter = Message | StorageResponse;

/** Gives the newest state of the machine as its snapshot, whatever was compacted. */
class TranscriptStorage extends MemoryStorage {
  readonly history: Snapshot[] = [];

  override snapshot(): Snapshot | undefined {
    return this.history.at(-1);
  }
}

interface Member {
  readonly id: NodeId;
  readonly node: RaftNode;
  readonly storage: TranscriptStorage;
  readonly isAsync: boolean;
  readonly appendWork: StorageAppend[];
  readonly applyWork: StorageApply[];
}

/** Whole nodes with storage, and the messages between them: nothing moves until it is told to. */
export class InteractionEnv {
  readonly output = new Output();
  readonly #members: Member[] = [];
  #letters: Letter[] = [];

  addNodes(count: number, snapshot: Snapshot, options: NodeOptions): void {
    const isBootstrapped = snapshot.index > 0 || snapshot.confState.voters.length + snapshot.confState.learners.length + snapshot.data.length > 0;
    if (isBootstrapped && snapshot.index <= 1) throw new Error("index must be specified as > 1 due to bootstrap");
    for (let i = 0; i < count; i++) {
      const id = this.#members.length + 1;
      const storage = new TranscriptStorage();
      if (isBootstrapped) storage.restore(snapshot);
      storage.history.push(isBootstrapped ? snapshot : {term: 0, index: 0, confState: emptyConfState, data: noBytes});
      const config: RaftConfig = {
        ...raftDefaults,
        electionTicks: ELECTION_TICKS,
        heartbeatTicks: HEARTBEAT_TICKS,
        random: () => 0,
        applied: isBootstrapped ? snapshot.index : 0,
        ...options,
        id,
        storage,
        trace: (level, text) => this.output.trace(level, text),
      };
      this.#members.push({id, node: new RaftNode(config), storage, isAsync: config.hasAsyncStorage, appendWork: [], applyWork: []});
    }
  }

  /** @throws Error when there is no such node */
  node(id: NodeId): RaftNode {
    return this.#member(id).node;
  }

  #member(id: NodeId): Member {
    const member = this.#members[id - 1];
    if (!member) throw new Error(`there is no node ${id}`);
    return member;
  }

  tick(id: NodeId, kind: "election" | "heartbeat"): void {
    for (let i = 0; i < (kind === "election" ? ELECTION_TICKS : HEARTBEAT_TICKS); i++) this.node(id).tick();
  }

  compact(id: NodeId, index: number): void {
    const {storage} = this.#member(id);
    if (index < storage.firstIndex) throw new Error("requested index is unavailable due to compaction");
    storage.compact(index);
    this.showLog(id);
  }

  showLog(id: NodeId): void {
    const {storage} = this.#member(id);
    const {firstIndex, lastIndex} = storage;
    if (lastIndex < firstIndex) return this.output.write(`log is empty: first index=${firstIndex}, last index=${lastIndex}`);
    for (const entry of storage.entries(firstIndex, lastIndex + 1, Number.POSITIVE_INFINITY) ?? []) this.output.write(`${entryText(entry)}\n`);
  }

  showStates(): void {
    for (const {id, node} of this.#members) {
      const {role, term, leader, configuration} = node.status;
      const isVoter = configuration.voters.incoming.has(id) || configuration.voters.outgoing.has(id);
      this.output.write(`${id}: ${roleNames[role]} (${isVoter ? "Voter" : "Non-Voter"}) Term:${term} Lead:${leader}\n`);
    }
  }

  showStatus(id: NodeId): void {
    for (const [peer, progress] of this.node(id).status.progress) this.output.write(`${peer}: ${progressText(progress)}\n`);
  }

  sendSnapshot(from: NodeId, to: NodeId): void {
    const {node, storage} = this.#member(from);
    const letter: Message = {type: "snapshot", from, to, term: node.status.term, snapshot: storage.history.at(-1) as Snapshot};
    this.#letters.push(letter);
    this.output.write(messageText(letter));
  }

  /** @returns how many there were */
  deliver(to: NodeId, isDropped: boolean, type?: Message["type"]): number {
    const [taken, rest] = this.#split(to, isDropped, type);
    this.#letters = rest;
    for (const letter of taken) {
      this.output.write(`${isDropped ? "dropped: " : ""}${messageText(letter)}\n`);
      if (isDropped) continue;
      const result = this.#hand(this.node(to), letter);
      if (result === "dropped") this.output.write("raft proposal dropped\n");
      if (result === "unknown_peer") this.output.write("raft: cannot step as peer not found\n");
    }
    return taken.length;
  }

  #hand(node: RaftNode, letter: Letter): string {
    if (letter.type !== "storage_append_response" && letter.type !== "storage_apply_response") return node.step(letter);
    node.stepStorage(letter);
    return "ok";
  }

  /** What a node tells itself cannot be lost. */
  #split(to: NodeId, isDropped: boolean, type?: Message["type"]): readonly [Letter[], Letter[]] {
    const isLocal = (letter: Letter): boolean => !("from" in letter) || letter.from === letter.to;
    const isTaken = (letter: Letter): boolean => letter.to === to && !(isDropped && isLocal(letter)) && (type === undefined || letter.type === type);
    return [this.#letters.filter(isTaken), this.#letters.filter((letter) => !isTaken(letter))];
  }

  processReady(id: NodeId): void {
    const member = this.#member(id);
    const ready = member.node.ready();
    this.output.write(readyText(id, ready));
    if (!member.isAsync) {
      this.#store(member, ready);
      this.#apply(member, ready.committedEntries);
    }
    this.#letters.push(...ready.messages);
    if (ready.append) member.appendWork.push(ready.append);
    if (ready.apply) member.applyWork.push(ready.apply);
    if (!member.isAsync) member.node.advance();
  }

  processAppend(id: NodeId): void {
    const member = this.#member(id);
    const work = member.appendWork.shift();
    if (!work) return this.output.write("no append work to perform");
    this.output.write(`Processing:\n${storageAppendText(id, work, false)}\n`);
    this.#store(member, work);
    this.output.write(`Responses:\n${work.responses.map((response) => `${messageText(response)}\n`).join("")}`);
    this.#letters.push(...work.responses);
  }

  processApply(id: NodeId): void {
    const member = this.#member(id);
    const work = member.applyWork.shift();
    if (!work) return this.output.write("no apply work to perform");
    this.output.write(`Processing:\n${storageApplyText(id, work, false)}\n`);
    this.#apply(member, work.entries);
    this.output.write(`Responses:\n${messageText(work.response)}\n`);
    this.#letters.push(work.response);
  }

  #store({storage}: Member, write: {hardState: HardState | undefined; entries: readonly Entry[]; snapshot: Snapshot | undefined}): void {
    if (write.hardState) storage.hardState = write.hardState;
    if (!write.snapshot) return storage.append(write.entries);
    if (write.entries.length > 0) throw new Error("can't apply snapshot and entries at the same time");
    if (write.snapshot.index < storage.firstIndex) throw new Error("requested index is older than the existing snapshot");
    storage.restore(write.snapshot);
  }

  #apply({node, storage}: Member, entries: readonly Entry[]): void {
    for (const entry of entries) {
      const last = storage.history.at(-1) as Snapshot;
      const update = entry.type === "normal" ? entry.data : entry.change.context;
      const confState: ConfState = entry.type === "normal" ? last.confState : node.applyConfChange(entry.change);
      storage.history.push({term: entry.term, index: entry.index, confState, data: Uint8Array.of(...last.data, ...update)});
    }
  }

  /** Moves everything until nothing moves. @param ids empty: all nodes */
  stabilize(ids: readonly NodeId[]): void {
    const members = ids.length > 0 ? ids.map((id) => this.#member(id)) : this.#members;
    let isMoving = true;
    const phase = (what: string, {id}: Member, run: () => void): void => {
      this.output.write(`> ${id} ${what}\n`);
      this.output.indented(run);
      isMoving = true;
    };
    while (isMoving) {
      isMoving = false;
      for (const member of members) if (member.node.hasReady()) phase("handling Ready", member, () => this.processReady(member.id));
      for (const member of members) {
        if (this.#split(member.id, false)[0].length > 0) phase("receiving messages", member, () => this.deliver(member.id, false));
      }
      for (const member of members)
        if (member.appendWork.length > 0) phase("processing append thread", member, () => this.#drain(member.appendWork, () => this.processAppend(member.id)));
      for (const member of members)
        if (member.applyWork.length > 0) phase("processing apply thread", member, () => this.#drain(member.applyWork, () => this.processApply(member.id)));
    }
  }

  #drain(work: readonly unknown[], process: () => void): void {
    while (work.length > 0) process();
  }
}
