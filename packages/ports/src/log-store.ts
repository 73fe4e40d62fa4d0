import type {Callback} from "@ollamesh/stdx";

/** One log entry as stored: what raft needs to know of it, and opaque bytes. */
export interface LogRecord {
  /** From 1, a safe integer. */
  readonly index: number;
  readonly term: number;
  /** 0..255, the owner's to choose. */
  readonly kind: number;
  /** At most 1 MiB. */
  readonly data: Uint8Array;
}

/** Safe integers from 0. `commit` is never beyond the last entry. */
export interface HardStateRecord {
  readonly term: number;
  readonly vote: number;
  readonly commit: number;
}

/** State of the machine up to and with `index`. `meta` (at most 1 MiB) is opaque (the configuration), `data` (at most 64 MiB) the state. */
export interface SnapshotRecord {
  readonly index: number;
  readonly term: number;
  readonly meta: Uint8Array;
  readonly data: Uint8Array;
}

/** All that is durable; entries are contiguous and begin at `snapshot.index + 1` (or 1). */
export interface LogContents {
  readonly hardState: HardStateRecord | undefined;
  readonly snapshot: SnapshotRecord | undefined;
  readonly entries: readonly LogRecord[];
}

/**
 * One atomic change. Order of meaning: snapshot (replaces the log below and, if it is ahead of the last entry or its term is not the entry's, all
 * of it), then entries (the first one's index may lie inside the log: everything from there on is replaced), then hardState.
 * At most 64 MiB of entries. A snapshot is never older than the stored one, entries leave no gap and begin above the snapshot.
 */
export interface LogWrite {
  readonly hardState?: HardStateRecord;
  readonly entries?: readonly LogRecord[];
  readonly snapshot?: SnapshotRecord;
  /** false: may be left unsynced (only commit moved). A change with entries or a snapshot is synced all the same. */
  readonly sync: boolean;
}

/**
 * The durable side of one Raft log. Calls take effect in their order; bytes are copied before a call returns.
 *
 * Successes are a prefix of the calls: after one failure, of whatever code, every later call fails with the same cause, and the owner must stop.
 * What was answered with success is there after a crash (unless `sync` was false); of what was not answered, some prefix may be.
 *
 * Failures: `log_corrupt` (what is wrong, and what to do), `bad_change` (the change would leave a log that is none: the owner's fault), `log_full`
 * (above 2^20 entries or 512 MiB since the last snapshot), `busy` (above 4096 calls or 128 MiB wait for the disk), `disk_full`, `read_only`, `io`.
 */
export interface LogStore {
  /** Everything durable, with every change called for before. */
  load(done: Callback<LogContents>): void;
  /** All or nothing; `done` after it and all before it are synced (when `sync`). Concurrent calls share one synced batch (group commit). */
  write(change: LogWrite, done: Callback<void>): void;
  /**
   * Frees the space of entries up to and with `index`, which a stored snapshot must cover (else `bad_change`). A snapshot hides the entries it
   * replaces at once and leaves their bytes on disk until this call: many deletions have no place in a synced write.
   */
  compact(index: number, done: Callback<void>): void;
  /** Forgets everything: the log is an empty one afterwards. Nothing may be called for until it is answered. */
  reset(done: Callback<void>): void;
}
