import {assert, defined} from "@ollamesh/stdx";
import {encodedBytesOf, limitBytes} from "../sizes.ts";
import type {Trace} from "../trace.ts";
import type {Entry, EntryId, Snapshot} from "../types.ts";
import type {RaftStorage} from "./raft-storage.ts";
import {Unstable} from "./unstable.ts";

/** The whole log: what is durable and what is not yet. Invariant: applied <= applying <= committed <= lastIndex. */
export class RaftLog {
  readonly storage: RaftStorage;
  readonly unstable: Unstable;
  readonly #trace: Trace;
  readonly #applyingBytesMax: number;
  #applyingBytes = 0;
  /** Handing out more waits until what is being applied weighs less. */
  #isApplyingPaused = false;
  committed: number;
  applying: number;
  applied: number;

  constructor(storage: RaftStorage, trace: Trace, applyingBytesMax: number) {
    this.storage = storage;
    this.#trace = trace;
    this.#applyingBytesMax = applyingBytesMax;
    this.unstable = new Unstable(storage.lastIndex + 1, trace);
    this.committed = this.applying = this.applied = storage.firstIndex - 1;
  }

  describe(): string {
    const {offset, offsetInProgress, entries} = this.unstable;
    return (
      `committed=${this.committed}, applied=${this.applied}, applying=${this.applying}, unstable.offset=${offset}, ` +
      `unstable.offsetInProgress=${offsetInProgress}, len(unstable.Entries)=${entries.length}`
    );
  }

  get firstIndex(): number {
    return this.unstable.firstIndex ?? this.storage.firstIndex;
  }

  get lastIndex(): number {
    return this.unstable.lastIndex ?? this.storage.lastIndex;
  }

  get last(): EntryId {
    const index = this.lastIndex;
    return {index, term: defined(this.term(index), `term of the last entry ${index}`)};
  }

  /** Undefined where the log is compacted away, or not that long. The entry before the first is known. */
  term(index: number): number | undefined {
    const unstable = this.unstable.term(index);
    if (unstable !== undefined) return unstable;
    return index + 1 < this.firstIndex || index > this.lastIndex ? undefined : this.storage.term(index);
  }

  matches({term, index}: EntryId): boolean {
    return this.term(index) === term;
  }

  /** At least as new as this log (Raft paper 5.4.1). */
  isUpToDate(their: EntryId): boolean {
    const own = this.last;
    return their.term > own.term || (their.term === own.term && their.index >= own.index);
  }

  /** Entries from the leader. The last index that now matches it, or undefined when `prev` does not. */
  tryAppend(prev: EntryId, entries: readonly Entry[], leaderCommit: number): number | undefined {
    if (!this.matches(prev)) return undefined;
    const lastNew = prev.index + entries.length;
    const conflict = this.#findConflict(entries);
    assert(conflict === undefined || conflict > this.committed, `entry ${conflict} conflict with committed entry [committed(${this.committed})]`);
    if (conflict !== undefined) this.append(entries.slice(conflict - prev.index - 1));
    this.commitTo(Math.min(leaderCommit, lastNew));
    return lastNew;
  }

  append(entries: readonly Entry[]): void {
    const [first] = entries;
    if (!first) return;
    assert(first.index > this.committed, `after(${first.index - 1}) is out of range [committed(${this.committed})]`);
    this.unstable.truncateAndAppend(entries);
  }

  /** The first entry that is not in this log as given; undefined when all are. */
  #findConflict(entries: readonly Entry[]): number | undefined {
    const conflict = entries.find((entry) => !this.matches(entry));
    if (!conflict) return undefined;
    if (conflict.index <= this.lastIndex) {
      this.#trace("info", `found conflict at index ${conflict.index} [existing term: ${this.term(conflict.index) ?? 0}, conflicting term: ${conflict.term}]`);
    }
    return conflict.index;
  }

  /**
   * Where a log that has `term` at `index` may still match this one: the highest index up to there whose term is not above. Skips
   * whole terms, so that finding the common beginning takes one message a term and not one an entry.
   */
  findConflictByTerm(index: number, term: number): EntryId {
    for (let at = index; at > 0; at--) {
      const own = this.term(at);
      if (own === undefined) return {index: at, term: 0};
      if (own <= term) return {index: at, term: own};
    }
    return {index: 0, term: 0};
  }

  commitTo(index: number): void {
    if (index <= this.committed) return;
    assert(index <= this.lastIndex, `commit ${index} of a log that ends with ${this.lastIndex}`);
    this.committed = index;
  }

  /** Only an entry of the current term is committed by counting; older ones follow with it (Raft paper 5.4.2). */
  tryCommit(at: EntryId): boolean {
    if (at.term === 0 || at.index <= this.committed || !this.matches(at)) return false;
    this.commitTo(at.index);
    return true;
  }

  get hasNextOrInProgressEntries(): boolean {
    return this.unstable.entries.length > 0;
  }

  get hasNextOrInProgressSnapshot(): boolean {
    return this.unstable.snapshot !== undefined;
  }

  /** Committed entries to hand out. @param mayBeUnstable also such as are not durable here yet */
  nextCommitted(mayBeUnstable: boolean): readonly Entry[] {
    if (!this.hasNextCommitted(mayBeUnstable)) return [];
    const bytesMax = this.#applyingBytesMax - this.#applyingBytes;
    return defined(this.slice(this.applying + 1, this.#appliableMax(mayBeUnstable) + 1, bytesMax), "committed entries that were not applied");
  }

  hasNextCommitted(mayBeUnstable: boolean): boolean {
    return !this.#isApplyingPaused && !this.hasNextOrInProgressSnapshot && this.applying < this.#appliableMax(mayBeUnstable);
  }

  #appliableMax(mayBeUnstable: boolean): number {
    return mayBeUnstable ? this.committed : Math.min(this.committed, this.unstable.offset - 1);
  }

  acceptApplying(entries: readonly Entry[], mayBeUnstable: boolean): void {
    const last = defined(entries.at(-1), "entries to apply").index;
    assert(last <= this.committed && last > this.applying, `applying(${last}) is out of range [prevApplying(${this.applying}), committed(${this.committed})]`);
    this.applying = last;
    this.#applyingBytes += encodedBytesOf(entries);
    this.#isApplyingPaused = this.#applyingBytes >= this.#applyingBytesMax || last < this.#appliableMax(mayBeUnstable);
  }

  appliedTo(index: number, bytes: number): void {
    assert(index <= this.committed && index >= this.applied, `applied(${index}) is out of range [prevApplied(${this.applied}), committed(${this.committed})]`);
    this.applied = index;
    this.applying = Math.max(this.applying, index);
    this.#applyingBytes = Math.max(0, this.#applyingBytes - bytes);
    this.#isApplyingPaused = this.#applyingBytes >= this.#applyingBytesMax;
  }

  /** From `index` to the end; undefined when compacted away. */
  entriesFrom(index: number, bytesMax: number): readonly Entry[] | undefined {
    return index > this.lastIndex ? [] : this.slice(index, this.lastIndex + 1, bytesMax);
  }

  /** [lo, hi), cut after bytesMax but with at least one entry; undefined when compacted away. */
  slice(lo: number, hi: number, bytesMax: number): readonly Entry[] | undefined {
    if (lo < this.firstIndex) return undefined;
    assert(lo <= hi && hi <= this.lastIndex + 1, `slice[${lo},${hi}) out of bound [${this.firstIndex},${this.lastIndex}]`);
    const {offset} = this.unstable;
    if (lo >= offset) return limitBytes(this.unstable.slice(lo, hi), bytesMax);
    const stable = this.storage.entries(lo, Math.min(hi, offset), bytesMax);
    if (!stable || hi <= offset || stable.length < offset - lo) return stable;
    return limitBytes([...stable, ...this.unstable.slice(offset, hi)], bytesMax);
  }

  snapshot(): Snapshot | undefined {
    return this.unstable.snapshot ?? this.storage.snapshot();
  }

  restore(snapshot: Snapshot): void {
    this.#trace("info", `log [${this.describe()}] starts to restore snapshot [index: ${snapshot.index}, term: ${snapshot.term}]`);
    this.committed = snapshot.index;
    this.unstable.restore(snapshot);
  }
}
