import type {HardStateRecord, LogContents, LogRecord, LogWrite, SnapshotRecord} from "@ollamesh/ports";

/** A log in memory that changes as the port says. Bytes are shared between copies and never written to. */
export class SimLog {
  hardState: HardStateRecord | undefined;
  snapshot: SnapshotRecord | undefined;
  entries: LogRecord[] = [];

  get firstIndex(): number {
    return (this.snapshot?.index ?? 0) + 1;
  }

  get lastIndex(): number {
    return this.firstIndex + this.entries.length - 1;
  }

  /** Whether the log holds the entry a snapshot ends with. */
  agrees({index, term}: SnapshotRecord): boolean {
    return term === (index === this.snapshot?.index ? this.snapshot.term : this.entries[index - this.firstIndex]?.term);
  }

  apply({snapshot, entries = [], hardState}: LogWrite): void {
    if (snapshot) {
      if (this.agrees(snapshot)) this.entries.splice(0, snapshot.index + 1 - this.firstIndex);
      else this.entries = [];
      this.snapshot = snapshot;
    }
    const [first] = entries;
    if (first) this.entries.length = first.index - this.firstIndex;
    for (const entry of entries) this.entries.push(entry);
    if (hardState) this.hardState = hardState;
  }

  clone(): SimLog {
    const copy = new SimLog();
    copy.hardState = this.hardState;
    copy.snapshot = this.snapshot;
    copy.entries = this.entries.slice();
    return copy;
  }

  contents(): LogContents {
    const {hardState, snapshot, entries} = this;
    return {
      hardState,
      snapshot: snapshot && {...snapshot, meta: snapshot.meta.slice(), data: snapshot.data.slice()},
      entries: entries.map((entry) => ({...entry, data: entry.data.slice()})),
    };
  }
}

/** What a log's disk holds, and what it may yet lose. */
export class SimLogDisk {
  /** Synced. */
  readonly #durable = new SimLog();
  /** Batches under way or written without a sync, oldest first: after a crash any number of the first is there, each whole. */
  #unsynced: LogWrite[][] = [];
  readonly #below: (bound: number) => number;
  /** Set to say that the medium has rotted: what is found to be wrong. The log cannot be loaded any more. */
  damage: string | undefined;

  constructor(below: (bound: number) => number) {
    this.#below = below;
  }

  /** Everything written in this life. */
  get current(): SimLog {
    const log = this.#durable.clone();
    for (const batch of this.#unsynced) for (const change of batch) log.apply(change);
    return log;
  }

  begin(batch: LogWrite[]): void {
    this.#unsynced.push(batch);
  }

  /** All that was begun is durable, as after a sync or a clean stop. */
  sync(): void {
    for (const batch of this.#unsynced) for (const change of batch) this.#durable.apply(change);
    this.#unsynced = [];
  }

  /** Nothing is left. */
  erase(): void {
    this.#unsynced = [];
    const empty = new SimLog();
    this.#durable.hardState = empty.hardState;
    this.#durable.snapshot = empty.snapshot;
    this.#durable.entries = empty.entries;
  }

  /** A new life begins on this disk: chance decides how much of what was not synced is there. */
  restart(): void {
    if (this.#unsynced.length === 0) return;
    this.#unsynced.length = this.#below(this.#unsynced.length + 1);
    this.sync();
  }
}
