import type {Metrics} from "@ollamesh/ports";

/** Upper bounds, seconds: loopback, a LAN, the 15 ms that are the goal between peers, other cities. */
const BUCKETS = [0.0005, 0.001, 0.002, 0.005, 0.01, 0.015, 0.025, 0.05, 0.1, 0.25, 1];
/** The last so many tell how it is now; a peer with others takes some each minute, one that moves bulk beside an answer eighty a second. */
const RECENT_MAX = 512;

/** What pings over open connections took, to whomever, whatever they were sent for. */
export class RoundTrips {
  readonly #observe: ((seconds: number) => void) | undefined;
  /** A ring. */
  readonly #recentMs: number[] = [];
  #next = 0;

  /** @param metrics undefined: nobody looks */
  constructor(metrics: Metrics | undefined) {
    this.#observe = metrics && this.#declare(metrics);
  }

  took(ms: number): void {
    this.#observe?.(ms / 1000);
    this.#recentMs[this.#next] = ms;
    this.#next = (this.#next + 1) % RECENT_MAX;
  }

  /** Of the last 512: as many took no longer, milliseconds. Undefined: there was none. @param share (0, 1] */
  quantile(share: number): number | undefined {
    const sorted = this.#recentMs.toSorted((a, b) => a - b);
    return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];
  }

  #declare(metrics: Metrics): (seconds: number) => void {
    metrics.gauge({name: "ollamesh_recent_round_trip_seconds", help: "The last 512 round trips to peers: so large a share of them took no longer.", labels: ["quantile"]}, () =>
      [0.5, 0.95].flatMap((share) => {
        const ms = this.quantile(share);
        return ms === undefined ? [] : [{labels: {quantile: String(share)}, value: ms / 1000}];
      }),
    );
    return metrics.histogram({name: "ollamesh_round_trip_seconds", help: "Round trips to peers over open connections.", labels: []}, BUCKETS)({});
  }
}
