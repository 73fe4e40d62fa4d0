import type {Download} from "@ollamesh/swarm";
import type {TransferPace, TransferSource} from "./messages.ts";
import type {OutsideWay} from "./outside-way.ts";
import {TransferRate} from "./transfer-rate.ts";

/** Sources whose rates are told apart: more than a download has neighbours. */
const SOURCES_MAX = 64;

/** How fast one blob comes in, in all and from each of its sources, for people. */
export class PaceMeter {
  readonly #all: TransferRate;
  readonly #bySource = new Map<string, TransferRate>();

  constructor(nowMs: number) {
    this.#all = new TransferRate(nowMs);
  }

  measure(download: Download | undefined, outside: OutsideWay | undefined, nowMs: number): void {
    let all = 0;
    for (const {id, receivedBytes} of download?.sources() ?? []) {
      all += receivedBytes;
      this.#rateOf(id)?.measure(receivedBytes, nowMs);
    }
    for (const {peer, bytes} of outside?.sources() ?? []) {
      all += bytes;
      this.#rateOf(peer)?.measure(bytes, nowMs);
    }
    this.#all.measure(all, nowMs);
  }

  /** @param leftBytes what is still to come; 0 once it is over */
  pace(download: Download | undefined, outside: OutsideWay | undefined, leftBytes: number): TransferPace {
    const rate = leftBytes > 0 ? this.#all.bytesPerMs : 0;
    const rated = (source: Omit<TransferSource, "bytesPerSecond">): TransferSource => ({
      ...source,
      bytesPerSecond: leftBytes > 0 && isThere(source.state) ? Math.round((this.#bySource.get(source.peer)?.bytesPerMs ?? 0) * 1000) : 0,
    });
    return {
      bytesPerSecond: Math.round(rate * 1000),
      etaMs: rate > 0 && !this.#all.hasPaused ? Math.round(leftBytes / rate) : undefined,
      sources: [...peersOf(download), ...(outside?.sources() ?? [])].map(rated),
    };
  }

  /** Measured when all together are: what comes from somebody never is from nobody. */
  #rateOf(source: string): TransferRate | undefined {
    const known = this.#bySource.get(source);
    if (known || this.#bySource.size >= SOURCES_MAX) return known;
    const rate = new TransferRate(this.#all.measuredAtMs);
    this.#bySource.set(source, rate);
    return rate;
  }
}

function peersOf(download: Download | undefined): readonly Omit<TransferSource, "bytesPerSecond">[] {
  return (download?.sources() ?? []).map(({id, verifiedBytes, state, asks}) => ({
    peer: id,
    bytes: verifiedBytes,
    state: state === "active" && asks.size === 0 ? "idle" : state,
  }));
}

function isThere(state: TransferSource["state"]): boolean {
  return state === "active" || state === "idle";
}
