import {type CatalogState, decodeState, emptyCatalog} from "@ollamesh/catalog";
import type {LogContents, LogRecord, SnapshotRecord} from "@ollamesh/ports";
import {type ConfState, type Entry, MemoryStorage, type Snapshot} from "@ollamesh/raft";
import {fail, type Outcome, ok} from "@ollamesh/stdx";
import {confChangeCodec, confStateCodec} from "@ollamesh/wire";

const NORMAL = 0;
const CONF_CHANGE = 1;

export function recordOf(entry: Entry): LogRecord {
  const {index, term} = entry;
  return entry.type === "normal" ? {index, term, kind: NORMAL, data: entry.data} : {index, term, kind: CONF_CHANGE, data: confChangeCodec.encode(entry.change)};
}

export function snapshotRecordOf({index, term, confState, data}: Snapshot): SnapshotRecord {
  return {index, term, meta: confStateCodec.encode(confState), data};
}

export interface Restored {
  readonly storage: MemoryStorage;
  readonly confState: ConfState;
  /** As of the snapshot: the entries behind it are applied by raft. */
  readonly state: CatalogState;
}

/** What was on disk, readable for raft. Code: `log_corrupt`, when it was written by a version this one does not understand. */
export function restore(contents: LogContents): Outcome<Restored> {
  const storage = new MemoryStorage();
  let state = emptyCatalog;
  if (contents.snapshot) {
    const {index, term, meta, data} = contents.snapshot;
    const confState = confStateCodec.decode(meta);
    const catalog = decodeState(data);
    if (!confState.ok || !catalog.ok) return unreadable("snapshot", index);
    storage.restore({index, term, confState: confState.value, data});
    state = catalog.value;
  }
  const entries: Entry[] = [];
  for (const record of contents.entries) {
    const entry = entryOf(record);
    if (!entry) return unreadable("entry", record.index);
    entries.push(entry);
  }
  storage.append(entries);
  storage.hardState = contents.hardState;
  return ok({storage, confState: storage.confState, state});
}

function entryOf({index, term, kind, data}: LogRecord): Entry | undefined {
  if (kind === NORMAL) return {type: "normal", index, term, data};
  if (kind !== CONF_CHANGE) return undefined;
  const change = confChangeCodec.decode(data);
  return change.ok ? {type: "conf_change", index, term, change: change.value} : undefined;
}

function unreadable(what: string, index: number): ReturnType<typeof fail> {
  return fail("log_corrupt", `the ${what} ${index} of the consensus log is of another version of ollamesh: start the version that wrote it`);
}
