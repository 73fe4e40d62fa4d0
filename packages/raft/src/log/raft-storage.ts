import type {ConfState, Entry, HardState, Snapshot} from "../types.ts";

/** What is durable, readable at once: kept in memory beside the store that writes it. */
export interface RaftStorage {
  readonly hardState: HardState | undefined;
  readonly confState: ConfState;
  /** Behind the snapshot. */
  readonly firstIndex: number;
  /** firstIndex - 1 when the log is empty. */
  readonly lastIndex: number;
  /** Undefined where the log is compacted away or has not got to. The entry a snapshot ends with is known. */
  term(index: number): number | undefined;
  /** [lo, hi) within firstIndex and lastIndex + 1, cut after bytesMax but never empty; undefined when compacted away. */
  entries(lo: number, hi: number, bytesMax: number): readonly Entry[] | undefined;
  /** Undefined while none can be given. */
  snapshot(): Snapshot | undefined;
}
