import type {Callback} from "@ollamesh/stdx";

/** Undefined: this host does not tell. */
export interface HostReading {
  /** Memory taken, of what this peer may take: 1 is all. What the host can drop at once (its disk cache) is not counted. */
  readonly memoryShare: number | undefined;
  /** Where this peer's data is. */
  readonly diskFreeBytes: number | undefined;
}

/** What there is left of the host. Code: `io`. */
export interface HostGauge {
  read(done: Callback<HostReading>): void;
}
