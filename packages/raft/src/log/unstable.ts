import {assert} from "@ollamesh/stdx";
import type {Trace} from "../trace.ts";
import type {Entry, EntryId, Snapshot} from "../types.ts";

/** The end of the log that is not durable yet. What is handed out to be written is "in progress". */
export class Unstable {
  snapshot: Snapshot | undefined;
  entries: Entry[] = [];
  /** Index of the first of `entries`. */
  offset: number;
  /** Entries below are being written. */
  offsetInProgress: number;
  #isSnapshotInProgress = false;
  readonly #trace: Trace;

  constructor(offset: number, trace: Trace) {
    this.offset = offset;
    this.offsetInProgress = offset;
    this.#trace = trace;
  }

  get firstIndex(): number | undefined {
    return this.snapshot && this.snapshot.index + 1;
  }

  get lastIndex(): number | undefined {
    return this.entries.length > 0 ? this.offset + this.entries.length - 1 : this.snapshot?.index;
  }

  term(index: number): number | undefined {
    if (index < this.offset) return this.snapshot?.index === index ? this.snapshot.term : undefined;
    return this.entries[index - this.offset]?.term;
  }

  get nextEntries(): readonly Entry[] {
    return this.entries.slice(this.offsetInProgress - this.offset);
  }

  get hasNextEntries(): boolean {
    return this.offsetInProgress - this.offset < this.entries.length;
  }

  get nextSnapshot(): Snapshot | undefined {
    return this.#isSnapshotInProgress ? undefined : this.snapshot;
  }

  acceptInProgress(): void {
    if (this.entries.length > 0) this.offsetInProgress = this.offset + this.entries.length;
    if (this.snapshot) this.#isSnapshotInProgress = true;
  }

  /** Everything up to `id` is durable: unless it was replaced while it was written. */
  stableTo({term, index}: EntryId): void {
    const own = this.term(index);
    if (own === undefined) return this.#trace("info", `entry at index ${index} missing from unstable log; ignoring`);
    if (index < this.offset) return this.#trace("info", `entry at index ${index} matched unstable snapshot; ignoring`);
    if (own !== term) {
      return this.#trace("info", `entry at (index,term)=(${index},${term}) mismatched with entry at (${index},${own}) in unstable log; ignoring`);
    }
    this.entries = this.entries.slice(index + 1 - this.offset);
    this.offset = index + 1;
    this.offsetInProgress = Math.max(this.offsetInProgress, this.offset);
  }

  stableSnapshotTo(index: number): void {
    if (this.snapshot?.index !== index) return;
    this.snapshot = undefined;
    this.#isSnapshotInProgress = false;
  }

  restore(snapshot: Snapshot): void {
    this.offset = snapshot.index + 1;
    this.offsetInProgress = this.offset;
    this.entries = [];
    this.snapshot = snapshot;
    this.#isSnapshotInProgress = false;
  }

  /** Appends, replacing everything from the first of `entries` on. */
  truncateAndAppend(entries: readonly Entry[]): void {
    const from = (entries[0] as Entry).index;
    assert(from <= this.offset + this.entries.length, `entry ${from} behind ${this.offset}+${this.entries.length}`);
    if (from === this.offset + this.entries.length) {
      for (const entry of entries) this.entries.push(entry);
    } else if (from <= this.offset) {
      this.#trace("info", `replace the unstable entries from index ${from}`);
      this.entries = [...entries];
      this.offset = from;
      this.offsetInProgress = from;
    } else {
      this.#trace("info", `truncate the unstable entries before index ${from}`);
      this.entries = [...this.entries.slice(0, from - this.offset), ...entries];
      this.offsetInProgress = Math.min(this.offsetInProgress, from);
    }
  }

  slice(lo: number, hi: number): readonly Entry[] {
    assert(lo >= this.offset && lo <= hi && hi <= this.offset + this.entries.length, `unstable slice ${lo}-${hi} of ${this.offset}+${this.entries.length}`);
    return this.entries.slice(lo - this.offset, hi - this.offset);
  }
}
