import {assert} from "@ollamesh/stdx";
import {limitBytes} from "../sizes.ts";
import {type ConfState, type Entry, emptyConfState, type HardState, noBytes, type Snapshot} from "../types.ts";
import type {RaftStorage} from "./raft-storage.ts";

/** The durable part of a log, mirrored in memory. Whoever writes the store tells it afterwards. */
export class MemoryStorage implements RaftStorage {
  hardState: HardState | undefined;
  /** Gives the state of the machine as it is now, which a node that lacks the log is better served with than with the stored snapshot. */
  snapshotSource: (() => Snapshot | undefined) | undefined;
  #snapshot: Snapshot = {term: 0, index: 0, confState: emptyConfState, data: noBytes};
  /** Where the entries begin: the last compacted one, or the snapshot's end. */
  #base = {term: 0, index: 0};
  #entries: Entry[] = [];

  get confState(): ConfState {
    return this.#snapshot.confState;
  }

  get firstIndex(): number {
    return this.#base.index + 1;
  }

  get lastIndex(): number {
    return this.#base.index + this.#entries.length;
  }

  term(index: number): number | undefined {
    if (index === this.#base.index) return this.#base.term;
    return this.#entries[index - this.firstIndex]?.term;
  }

  entries(lo: number, hi: number, bytesMax: number): readonly Entry[] | undefined {
    if (lo < this.firstIndex) return undefined;
    assert(hi <= this.lastIndex + 1, `entries up to ${hi} of a log that ends with ${this.lastIndex}`);
    return limitBytes(this.#entries.slice(lo - this.firstIndex, hi - this.firstIndex), bytesMax);
  }

  snapshot(): Snapshot | undefined {
    return this.snapshotSource ? this.snapshotSource() : this.storedSnapshot;
  }

  get storedSnapshot(): Snapshot | undefined {
    return this.#snapshot.index === 0 ? undefined : this.#snapshot;
  }

  /** Replaces the log. An older one than there is changes nothing. */
  restore(snapshot: Snapshot): void {
    if (snapshot.index <= this.#snapshot.index) return;
    this.#snapshot = snapshot;
    this.#base = {term: snapshot.term, index: snapshot.index};
    this.#entries = [];
  }

  /** A snapshot of this node's own state machine: the log stays. */
  record(snapshot: Snapshot): void {
    assert(snapshot.index >= this.#snapshot.index && snapshot.index <= this.lastIndex, `snapshot ${snapshot.index} of a log that ends with ${this.lastIndex}`);
    this.#snapshot = snapshot;
  }

  /** Entries up to and with `index` are no longer needed. */
  compact(index: number): void {
    if (index <= this.#base.index) return;
    assert(index <= this.lastIndex, `compact ${index} of a log that ends with ${this.lastIndex}`);
    const base = this.#entries[index - this.firstIndex] as Entry;
    this.#entries = this.#entries.slice(index - this.#base.index);
    this.#base = {term: base.term, index: base.index};
  }

  /** Replaces everything from the first of `entries` on. What is compacted already is skipped. */
  append(entries: readonly Entry[]): void {
    const fresh = entries.filter((entry) => entry.index >= this.firstIndex);
    const [first] = fresh;
    if (!first) return;
    assert(first.index <= this.lastIndex + 1, `entry ${first.index} behind a log that ends with ${this.lastIndex}`);
    this.#entries.length = first.index - this.firstIndex;
    for (const entry of fresh) this.#entries.push(entry);
  }
}
