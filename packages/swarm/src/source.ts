import type {Bitset} from "@ollamesh/stdx";
import type {SwarmSettings} from "./settings.ts";

/** A block asked of a peer. */
export interface Ask {
  readonly id: number;
  readonly piece: number;
  readonly block: number;
  readonly askedAtMs: number;
}

/** A peer we download one blob from. */
export class Source {
  readonly id: string;
  have: Bitset;
  readonly asks = new Map<number, Ask>();
  /** Bytes per millisecond, moving average. */
  rate = 0;
  verifiedBytes = 0;
  state: "active" | "banned" | "gone" = "active";
  /** Took part in a bad piece: gets whole pieces alone until one of them is good. */
  onParole = false;
  answeredAtMs: number;
  #windowStartMs: number;
  #windowBytes = 0;

  constructor(id: string, have: Bitset, nowMs: number) {
    this.id = id;
    this.have = have;
    this.answeredAtMs = nowMs;
    this.#windowStartMs = nowMs;
  }

  /** Requests that may be in flight to it. */
  window(settings: SwarmSettings): number {
    const wanted = Math.ceil((this.rate * settings.windowMs) / settings.blockBytes);
    return Math.min(settings.requestsMax, Math.max(settings.requestsMin, wanted));
  }

  answered(bytes: number, nowMs: number): void {
    this.answeredAtMs = nowMs;
    this.#windowBytes += bytes;
    const elapsedMs = nowMs - this.#windowStartMs;
    if (elapsedMs < 250) return;
    const measured = this.#windowBytes / elapsedMs;
    this.rate = this.rate === 0 ? measured : this.rate + (measured - this.rate) * 0.3;
    this.#windowStartMs = nowMs;
    this.#windowBytes = 0;
  }

  /** Whether this request has taken suspiciously long. */
  isLate(ask: Ask, settings: SwarmSettings, nowMs: number): boolean {
    const expectedMs = this.rate > 0 ? (settings.blockBytes * this.asks.size) / this.rate : 0;
    return nowMs - ask.askedAtMs > Math.max(settings.stealAfterMs, 4 * expectedMs);
  }
}
