import type {TransferTotals} from "./messages.ts";

/** What transfers came to since this process began. */
export class Tally {
  /** Of pieces that came from peers, wanted or not. */
  fromPeersBytes = 0;
  toPeersBytes = 0;
  bannedSources = 0;
  /** Of transfers that are over. */
  #fromOriginsBytes = 0;
  #done = 0;
  #failed = 0;

  over(state: "done" | "failed" | "active", fromOriginsBytes: number): void {
    this.#fromOriginsBytes += fromOriginsBytes;
    if (state === "done") this.#done++;
    else this.#failed++;
  }

  /** @param active those under way @param queued jobs that wait for their turn */
  totals(active: readonly {readonly originBytes: number}[], queued: number): TransferTotals {
    return {
      fromPeersBytes: this.fromPeersBytes,
      fromOriginsBytes: active.reduce((sum, {originBytes}) => sum + originBytes, this.#fromOriginsBytes),
      toPeersBytes: this.toPeersBytes,
      done: this.#done,
      failed: this.#failed,
      active: active.length,
      queued,
      bannedSources: this.bannedSources,
    };
  }
}
