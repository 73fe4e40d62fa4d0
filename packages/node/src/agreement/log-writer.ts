import type {LogStore, LogWrite} from "@ollamesh/ports";
import type {HardState, StorageAppend} from "@ollamesh/raft";
import type {Callback} from "@ollamesh/stdx";
import {recordOf, snapshotRecordOf} from "./log-records.ts";

/** One being written and one waiting keep the disk at work; more only make for smaller ones. */
const WRITES_OUT_MAX = 2;

export interface LogWriterDeps {
  readonly store: LogStore;
  /** Durable, and so is all that was handed in before. */
  written(append: StorageAppend): void;
  /** Brings a store's answer back into the actor, or ends it when the store failed. */
  orFail(then: () => void): Callback<void>;
}

/**
 * What raft gives to be written, in order. A commit index that only moved is no write of its own: it counts at once, for it is told anew after a
 * crash, and reaches the disk with the next write or when there is a moment (`writeCommit`).
 */
export class LogWriter {
  readonly #deps: LogWriterDeps;
  /** Of each write under way what it makes durable: itself, and what came behind it without one. */
  readonly #out: StorageAppend[][] = [];
  #commit: HardState | undefined;
  #appends = 0;
  #entries = 0;

  constructor(deps: LogWriterDeps) {
    this.#deps = deps;
  }

  /** So many writes wait for the disk that what comes now is better sent together when one of them is done. */
  get isBusy(): boolean {
    return this.#out.length >= WRITES_OUT_MAX;
  }

  /** Writes with entries so far, and the entries in them. */
  get appended(): {readonly appends: number; readonly entries: number} {
    return {appends: this.#appends, entries: this.#entries};
  }

  get hasUnwrittenCommit(): boolean {
    return this.#commit !== undefined;
  }

  append(append: StorageAppend, mustSync: boolean): void {
    const {hardState = this.#commit, entries, snapshot} = append;
    if (!mustSync && !snapshot) {
      this.#commit = hardState;
      const last = this.#out.at(-1);
      if (last) last.push(append);
      else this.#deps.written(append);
      return;
    }
    this.#commit = undefined;
    if (entries.length > 0) this.#appends++;
    this.#entries += entries.length;
    this.#write([append], {
      ...(hardState && {hardState}),
      ...(entries.length > 0 && {entries: entries.map(recordOf)}),
      ...(snapshot && {snapshot: snapshotRecordOf(snapshot)}),
      sync: true,
    });
  }

  /** So that a peer that starts again knows what was committed, even alone. */
  writeCommit(): void {
    if (!this.#commit || this.isBusy) return;
    const hardState = this.#commit;
    this.#commit = undefined;
    this.#write([], {hardState, sync: false});
  }

  #write(resting: StorageAppend[], change: LogWrite): void {
    this.#out.push(resting);
    const done = (): void => {
      this.#out.shift();
      for (const append of resting) this.#deps.written(append);
    };
    this.#deps.store.write(change, this.#deps.orFail(done));
  }
}
