import type {Entry, EntryId, RaftStorage, Snapshot} from "@ollamesh/raft";
import {defined} from "@ollamesh/stdx";

/** The whole log of one node as it stands, durable or not, seen from outside: made of what the node hands out to be written. */
export class LogMirror {
  #base: EntryId = {index: 0, term: 0};
  #entries: Entry[] = [];

  /** What a node starts with. */
  load(storage: RaftStorage): void {
    const {firstIndex, lastIndex} = storage;
    this.#base = {index: firstIndex - 1, term: defined(storage.term(firstIndex - 1), "term before the log")};
    this.#entries = [...defined(storage.entries(firstIndex, lastIndex + 1, Number.POSITIVE_INFINITY), "entries of the log")];
  }

  install({index, term}: Snapshot): void {
    this.#base = {index, term};
    this.#entries = [];
  }

  append(entries: readonly Entry[]): void {
    const [first] = entries;
    if (!first) return;
    this.#entries.length = Math.min(this.#entries.length, Math.max(0, first.index - this.#base.index - 1));
    for (const entry of entries) this.#entries.push(entry);
  }

  get last(): EntryId {
    return this.#entries.at(-1) ?? this.#base;
  }

  get firstIndex(): number {
    return this.#base.index + 1;
  }

  /** Undefined below the log and behind it. */
  term(index: number): number | undefined {
    return index === this.#base.index ? this.#base.term : this.entry(index)?.term;
  }

  entry(index: number): Entry | undefined {
    return this.#entries[index - this.#base.index - 1];
  }
}
