import type {LogContents, SnapshotRecord} from "@ollamesh/ports";
import {logBuckets} from "./buckets.ts";
import {damaged} from "./damaged.ts";
import type {Database} from "./level-kv-store.ts";
import {chunkKeys, decodeChunk, decodeEntry, decodeState, emptyState, type LogState, type StoredEntry} from "./log-record.ts";

/** Everything in the consensus database, checked. */
export interface LogReading {
  readonly state: LogState;
  readonly entries: readonly StoredEntry[];
  readonly snapshot: SnapshotRecord | undefined;
  /** Chunks of a snapshot that was never finished. */
  readonly leftovers: readonly string[];
  /** Nothing was ever written. */
  readonly isNew: boolean;
}

const KEYS_A_READ = 1000;

/**
 * Reads every key there is: what is missing, doubled, strange, out of its chain or under another's key is damage, and so is an entry beyond the
 * last one. Throws CodedError `log_corrupt` with the record's name.
 */
export async function readLog(db: Database): Promise<LogReading> {
  const stored = await db.get(logBuckets.state);
  const isNew = stored === undefined && (await db.keys({limit: 1}).all()).length === 0;
  if (!stored && !isNew) throw damaged("the state record: it is missing, with other records there");
  const state = stored ? decodeState(stored) : emptyState;
  if (!state) throw damaged("the state record: its checksum is wrong");
  const reader = new LogReader(state);
  const iterator = db.iterator({fillCache: false});
  try {
    for (let read = await iterator.nextv(KEYS_A_READ); read.length > 0; read = await iterator.nextv(KEYS_A_READ)) {
      for (const [key, value] of read) reader.take(key, value);
    }
  } finally {
    await iterator.close();
  }
  return reader.finish(isNew);
}

class LogReader {
  readonly #state: LogState;
  readonly #entries: StoredEntry[] = [];
  readonly #chunks: Uint8Array[] = [];
  readonly #chunkKeys: readonly string[];
  readonly #leftovers: string[] = [];
  readonly #firstEntryKey: string;
  #lastCheck: number;

  constructor(state: LogState) {
    this.#state = state;
    this.#chunkKeys = state.snapshot ? chunkKeys(state.snapshot) : [];
    this.#firstEntryKey = logBuckets.entry(state.base.index + 1);
    this.#lastCheck = state.base.check;
  }

  take(key: string, value: Uint8Array): void {
    if (key === logBuckets.state) return;
    if (/^entry\/[0-9a-f]{14}$/.test(key)) this.#takeEntry(key, value);
    else if (/^snapshot\/[0-9a-f]{14}\/[0-9a-f]{4}$/.test(key)) this.#takeChunk(key, value);
    else throw damaged(`a record ${JSON.stringify(key.slice(0, 40))}: there is none of that name`);
  }

  #takeEntry(key: string, value: Uint8Array): void {
    if (key < this.#firstEntryKey) return; // under the snapshot, until it is compacted
    const index = this.#state.base.index + this.#entries.length + 1;
    if (index > this.#state.lastIndex) throw damaged(`${key}: the log ends at ${this.#state.lastIndex}, and this was cut off`);
    if (key !== logBuckets.entry(index)) throw damaged(`entry ${index}: it is missing`);
    const entry = decodeEntry(index, value);
    if (!entry) throw damaged(`entry ${index}: its checksum is wrong`);
    if (entry.previousCheck !== this.#lastCheck) throw damaged(`entry ${index}: it was not written after the entry before it`);
    this.#lastCheck = entry.check;
    this.#entries.push(entry);
  }

  #takeChunk(key: string, value: Uint8Array): void {
    const expected = this.#chunkKeys[this.#chunks.length];
    if (key !== expected) return void this.#leftovers.push(key);
    const chunk = decodeChunk(key, value);
    if (!chunk) throw damaged(`piece ${this.#chunks.length} of the snapshot of ${this.#state.base.index}: its checksum is wrong`);
    this.#chunks.push(chunk);
  }

  finish(isNew: boolean): LogReading {
    const state = this.#state;
    const last = state.base.index + this.#entries.length;
    if (last !== state.lastIndex) throw damaged(`entry ${last + 1}: it is missing, and the log ended at ${state.lastIndex}`);
    if (this.#lastCheck !== state.lastCheck) throw damaged(`entry ${last}: it is not the one the log ended with`);
    if (state.hardState && state.hardState.commit > last) throw damaged(`the state record: commit ${state.hardState.commit} is beyond the last entry, ${last}`);
    return {state, entries: this.#entries, snapshot: this.#snapshot(), leftovers: this.#leftovers, isNew};
  }

  #snapshot(): SnapshotRecord | undefined {
    const {snapshot, base} = this.#state;
    if (!snapshot) return undefined;
    const bytes = Buffer.concat(this.#chunks);
    if (bytes.length !== snapshot.metaBytes + snapshot.dataBytes)
      throw damaged(`the snapshot of ${base.index}: it has ${bytes.length} of ${snapshot.metaBytes + snapshot.dataBytes} bytes`);
    return {index: base.index, term: base.term, meta: bytes.subarray(0, snapshot.metaBytes), data: bytes.subarray(snapshot.metaBytes)};
  }
}

export function contentsOf({state, snapshot, entries}: LogReading): LogContents {
  return {hardState: state.hardState, snapshot, entries: entries.map(({record}) => record)};
}
