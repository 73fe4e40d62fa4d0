import {unreachable} from "@ollamesh/stdx";
import {Inflights} from "./inflights.ts";

/**
 * `probe`: where the logs meet is not known, one message a heartbeat. `replicate`: it is known, messages are sent ahead.
 * `snapshot`: what the node needs is compacted away, nothing is sent until it has the snapshot.
 */
export type ProgressState = "probe" | "replicate" | "snapshot";

export interface InflightLimits {
  readonly inflightMessagesMax: number;
  readonly inflightBytesMax: number;
}

/** What a leader knows of one node. Invariant: match < next. */
export class Progress {
  /** The node's log is known to be equal up to here. */
  match = 0;
  /** First entry to send. */
  next: number;
  state: ProgressState = "probe";
  /** Index of the snapshot it was sent. */
  pendingSnapshot = 0;
  /** Heard of since the last check of the quorum. */
  isRecentlyActive = false;
  isPausedByFlow = false;
  isLearner: boolean;
  readonly inflights: Inflights;
  /** The highest commit index it was told. */
  #sentCommit = 0;

  constructor(next: number, isLearner: boolean, limits: InflightLimits, inflights?: Inflights) {
    this.next = next;
    this.isLearner = isLearner;
    this.inflights = inflights ?? new Inflights(limits.inflightMessagesMax, limits.inflightBytesMax);
  }

  /** A copy to try a change of the configuration on; shares what is in flight. */
  copy(limits: InflightLimits): Progress {
    const copy = new Progress(this.next, this.isLearner, limits, this.inflights);
    copy.match = this.match;
    copy.state = this.state;
    copy.pendingSnapshot = this.pendingSnapshot;
    copy.isRecentlyActive = this.isRecentlyActive;
    copy.isPausedByFlow = this.isPausedByFlow;
    copy.#sentCommit = this.#sentCommit;
    return copy;
  }

  becomeProbe(): void {
    // After a snapshot was sent probing begins behind it, wherever the match was.
    const next = this.state === "snapshot" ? Math.max(this.match, this.pendingSnapshot) + 1 : this.match + 1;
    this.#reset("probe");
    this.next = next;
    this.#sentCommit = Math.min(this.#sentCommit, this.next - 1);
  }

  becomeReplicate(): void {
    this.#reset("replicate");
    this.next = this.match + 1;
  }

  becomeSnapshot(index: number): void {
    this.#reset("snapshot");
    this.pendingSnapshot = index;
    this.next = index + 1;
    this.#sentCommit = index;
  }

  #reset(state: ProgressState): void {
    this.isPausedByFlow = false;
    this.pendingSnapshot = 0;
    this.state = state;
    this.inflights.reset();
  }

  sentEntries(count: number, bytes: number): void {
    if (this.state === "replicate") {
      if (count > 0) {
        this.next += count;
        this.inflights.add(this.next - 1, bytes);
      }
      this.isPausedByFlow = this.inflights.isFull;
    } else if (count > 0) {
      this.isPausedByFlow = true;
    }
  }

  sentCommit(commit: number): void {
    this.#sentCommit = commit;
  }

  /** Telling it this commit index would be news, and there is an entry it could be about. */
  canBumpCommit(commit: number): boolean {
    return commit > this.#sentCommit && this.#sentCommit < this.next - 1;
  }

  /** An acknowledgement. False when it says nothing new. */
  advance(index: number): boolean {
    if (index <= this.match) return false;
    this.match = index;
    this.next = Math.max(this.next, index + 1);
    this.isPausedByFlow = false;
    return true;
  }

  /** A refusal of the message behind `rejected`. False when it is a late one and means nothing. */
  retreat(rejected: number, hintIndex: number): boolean {
    if (this.state === "replicate") {
      if (rejected <= this.match) return false;
      this.next = this.match + 1;
    } else {
      if (this.next - 1 !== rejected) return false;
      this.next = Math.max(Math.min(rejected, hintIndex + 1), this.match + 1);
      this.isPausedByFlow = false;
    }
    this.#sentCommit = Math.min(this.#sentCommit, this.next - 1);
    return true;
  }

  get isPaused(): boolean {
    switch (this.state) {
      case "probe":
      case "replicate":
        return this.isPausedByFlow;
      case "snapshot":
        return true;
      default:
        return unreachable(this.state);
    }
  }
}
