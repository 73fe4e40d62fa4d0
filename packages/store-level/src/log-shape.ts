import type {HardStateRecord, LogRecord, LogWrite, SnapshotRecord} from "@ollamesh/ports";
import {CodedError, MIB} from "@ollamesh/stdx";
import {logBuckets} from "./buckets.ts";
import {chunkKeys, encodeChunks, encodeEntry, type LogBase, type LogState, type SnapshotFacts, type StoredEntry} from "./log-record.ts";

const ENTRY_BYTES_MAX = MIB;
const META_BYTES_MAX = MIB;
const SNAPSHOT_BYTES_MAX = 64 * MIB;
const CHANGE_BYTES_MAX = 64 * MIB;
/** All of it is read into memory at start, and 24 bytes an entry stay there. */
const ENTRIES_MAX = 1 << 20;
const LOG_BYTES_MAX = 512 * MIB;

export type LogOperation = {readonly type: "put"; readonly key: string; readonly value: Uint8Array} | {readonly type: "del"; readonly key: string};

/** One change as the database takes it. */
export interface LogChange {
  /** Chunks of a snapshot too large for one batch: written and synced first, of no meaning until the state names them. */
  readonly staged: readonly LogOperation[];
  readonly operations: readonly LogOperation[];
  readonly state: LogState;
  readonly sync: boolean;
  readonly bytes: number;
}

/** The log without its bytes: enough to judge a change before it is written, and to chain the next entry. */
export class LogShape {
  #sequence: number;
  #hardState: HardStateRecord | undefined;
  #base: LogBase;
  #snapshot: SnapshotFacts | undefined;
  readonly #terms: number[] = [];
  readonly #checks: number[] = [];
  readonly #sizes: number[] = [];
  #bytes = 0;

  constructor(state: LogState, entries: readonly StoredEntry[]) {
    this.#sequence = state.sequence;
    this.#hardState = state.hardState;
    this.#base = state.base;
    this.#snapshot = state.snapshot;
    for (const {record, check} of entries) this.#push(record, check);
  }

  get snapshotIndex(): number {
    return this.#snapshot ? this.#base.index : 0;
  }

  get #lastIndex(): number {
    return this.#base.index + this.#terms.length;
  }

  /** Applies a change to the shape and gives what to write. Throws CodedError `bad_change` or `log_full`, and then nothing has changed. */
  apply(change: LogWrite): LogChange {
    const {snapshot, entries = [], hardState} = change;
    this.#judge(change);
    this.#sequence++;
    const operations: LogOperation[] = [];
    const staged: LogOperation[] = [];
    if (snapshot) this.#applySnapshot(snapshot, operations, staged);
    if (entries.length > 0) this.#applyEntries(entries, operations);
    if (hardState) this.#hardState = {term: hardState.term, vote: hardState.vote, commit: hardState.commit};
    const bytes = [...operations, ...staged].reduce((sum, operation) => sum + operation.key.length + (operation.type === "put" ? operation.value.length : 0), 0);
    return {staged, operations, state: this.#state(), sync: change.sync || entries.length > 0 || snapshot !== undefined, bytes};
  }

  #state(): LogState {
    const lastCheck = this.#checks.at(-1) ?? this.#base.check;
    return {sequence: this.#sequence, hardState: this.#hardState, base: this.#base, snapshot: this.#snapshot, lastIndex: this.#lastIndex, lastCheck};
  }

  #judge({snapshot, entries = [], hardState = this.#hardState}: LogWrite): void {
    if (snapshot) this.#judgeSnapshot(snapshot);
    const baseIndex = snapshot?.index ?? this.#base.index;
    const lastKept = snapshot && !this.#agrees(snapshot) ? snapshot.index : this.#lastIndex;
    const first = entries[0]?.index ?? lastKept + 1;
    if (first <= baseIndex || first > lastKept + 1) throw refusal(`entries from ${first} on, which do not follow ${baseIndex}..${lastKept}`);
    let bytes = 0;
    for (const [offset, entry] of entries.entries()) bytes += judgeEntry(entry, first + offset);
    if (bytes > CHANGE_BYTES_MAX) throw refusal(`${bytes} bytes of entries in one change, more than ${CHANGE_BYTES_MAX}`);
    const last = entries.length > 0 ? first + entries.length - 1 : lastKept;
    if (hardState) judgeHardState(hardState, last);
    if (last - baseIndex > ENTRIES_MAX || this.#bytes + bytes > LOG_BYTES_MAX)
      throw new CodedError("log_full", `the log holds ${last - baseIndex} entries and ${this.#bytes + bytes} bytes since the last snapshot: a snapshot must be written first`);
  }

  #judgeSnapshot({index, term, meta, data}: SnapshotRecord): void {
    if (!isCount(index) || !isCount(term) || index < 1) throw refusal(`a snapshot of index ${index} and term ${term}`);
    if (index < this.#base.index) throw refusal(`a snapshot of index ${index}, older than the stored one of ${this.#base.index}`);
    if (meta.length > META_BYTES_MAX || data.length > SNAPSHOT_BYTES_MAX) throw refusal(`a snapshot of ${meta.length} + ${data.length} bytes`);
  }

  /** Whether the log holds the very entry the snapshot ends with, so that what follows it stays. */
  #agrees({index, term}: SnapshotRecord): boolean {
    if (index > this.#lastIndex) return false;
    return term === (index === this.#base.index ? this.#base.term : this.#terms[index - this.#base.index - 1]);
  }

  #applySnapshot(snapshot: SnapshotRecord, operations: LogOperation[], staged: LogOperation[]): void {
    const {index, term, meta, data} = snapshot;
    for (const key of this.#snapshot ? chunkKeys(this.#snapshot) : []) operations.push({type: "del", key});
    const offset = index - this.#base.index;
    if (this.#agrees(snapshot)) {
      const check = offset === 0 ? this.#base.check : (this.#checks[offset - 1] as number);
      this.#dropHead(offset);
      this.#base = {index, term, check};
    } else {
      this.#dropTail(index + 1, operations);
      this.#dropHead(this.#terms.length);
      this.#base = {index, term, check: 0};
    }
    this.#snapshot = {id: this.#sequence, metaBytes: meta.length, dataBytes: data.length};
    const chunks = encodeChunks(this.#sequence, snapshot);
    for (const chunk of chunks) (chunks.length > 1 ? staged : operations).push({type: "put", ...chunk});
  }

  #applyEntries(entries: readonly LogRecord[], operations: LogOperation[]): void {
    this.#dropTail((entries[0] as LogRecord).index, operations);
    for (const entry of entries) {
      const {bytes, check} = encodeEntry(entry, this.#checks.at(-1) ?? this.#base.check);
      operations.push({type: "put", key: logBuckets.entry(entry.index), value: bytes});
      this.#push(entry, check);
    }
  }

  #push({term, data}: LogRecord, check: number): void {
    this.#terms.push(term);
    this.#checks.push(check);
    this.#sizes.push(data.length);
    this.#bytes += data.length;
  }

  /** Forgets entries from `index` on and deletes them on disk. */
  #dropTail(index: number, operations: LogOperation[]): void {
    for (let last = this.#lastIndex; last >= index; last--) {
      operations.push({type: "del", key: logBuckets.entry(last)});
      this.#terms.pop();
      this.#checks.pop();
      this.#bytes -= this.#sizes.pop() ?? 0;
    }
  }

  /** Forgets the first entries; on disk they are left to `compact`. */
  #dropHead(count: number): void {
    this.#terms.splice(0, count);
    this.#checks.splice(0, count);
    for (const size of this.#sizes.splice(0, count)) this.#bytes -= size;
  }
}

/** The entry's size. */
function judgeEntry({index, term, kind, data}: LogRecord, expected: number): number {
  if (index !== expected || !isCount(term)) throw refusal(`entry ${index} of term ${term} where ${expected} belongs`);
  if (!Number.isInteger(kind) || kind < 0 || kind > 255 || data.length > ENTRY_BYTES_MAX) throw refusal(`entry ${index} of kind ${kind} and ${data.length} bytes`);
  return data.length;
}

function judgeHardState({term, vote, commit}: HardStateRecord, last: number): void {
  if (!isCount(term) || !isCount(vote) || !isCount(commit)) throw refusal(`a hard state of term ${term}, vote ${vote}, commit ${commit}`);
  if (commit > last) throw refusal(`a commit of ${commit} where the log ends at ${last}`);
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

function refusal(what: string): CodedError {
  return new CodedError("bad_change", `the log refuses ${what}: nothing of it was written, and its owner must stop`);
}
