import type {Bitset} from "@ollamesh/stdx";
import type {Assembly} from "./assembly.ts";
import type {PieceHolder} from "./piece-picker.ts";
import type {SwarmSettings} from "./settings.ts";

/** A block asked of a source. */
export interface Ask {
  readonly id: number;
  readonly source: Source;
  readonly assembly: Assembly;
  readonly piece: number;
  readonly block: number;
  readonly askedAtMs: number;
}

/** A rate is measured over at least so long, milliseconds: shorter ones are noise. */
const RATE_WINDOW_MS = 250;
const RATE_WEIGHT = 0.3;

/** A peer we download one blob from. */
export class Source implements PieceHolder {
  readonly id: string;
  have: Bitset;
  /** It has more than it shows: `have` is what may be asked for. */
  isWhole = false;
  openPieces = 0;
  readonly asks = new Map<number, Ask>();
  /** Pieces it has a part in that are not stored yet. */
  readonly involved = new Set<Assembly>();
  /** Bytes per millisecond, moving average; 0: not known yet. */
  rate = 0;
  verifiedBytes = 0;
  /** Of blocks that came, wanted or not: what its rate is measured by, for people. */
  receivedBytes = 0;
  state: "active" | "banned" | "gone" = "active";
  /** Took part in a bad piece: gets whole pieces alone until one of them is good. */
  onParole = false;
  answeredAtMs: number;
  /** Times in a row that it brought nothing in `stallMs`, by silence or by refusals. It may try again. */
  #stalls = 0;
  /** It brought something, or was counted for bringing nothing. */
  #fruitlessSinceMs: number;
  readonly #settings: SwarmSettings;
  #window: number;
  #windowStartMs: number;
  #windowBytes = 0;

  constructor(id: string, have: Bitset, settings: SwarmSettings, nowMs: number) {
    this.id = id;
    this.have = have;
    this.#settings = settings;
    this.#window = settings.requestsMin;
    this.answeredAtMs = nowMs;
    this.#fruitlessSinceMs = nowMs;
    this.#windowStartMs = nowMs;
  }

  /** No piece of it is known to be good, so it may spoil one at a time. */
  get isUnproven(): boolean {
    return this.onParole || this.verifiedBytes === 0;
  }

  /** Requests that may be in flight to it: what it delivers in `windowMs`. */
  get window(): number {
    return this.#window;
  }

  /** Something may come of it: it brought something lately, or has not failed to often enough. */
  get isHopeful(): boolean {
    return this.state === "active" && this.#stalls < this.#settings.stallsMax;
  }

  get hasRoom(): boolean {
    return this.state === "active" && this.asks.size < this.#window;
  }

  /** It is given up: nothing came of what it was asked for. */
  stalled(nowMs: number): void {
    this.#stalls++;
    this.#fruitlessSinceMs = nowMs;
  }

  /** It will not give what it said it has. Often by right, so it is time that counts, and not how often. */
  refused(nowMs: number): void {
    this.answeredAtMs = nowMs;
    if (nowMs - this.#fruitlessSinceMs >= this.#settings.stallMs) this.stalled(nowMs);
  }

  answered(bytes: number, nowMs: number): void {
    this.answeredAtMs = nowMs;
    this.#fruitlessSinceMs = nowMs;
    this.#stalls = 0;
    this.receivedBytes += bytes;
    this.#windowBytes += bytes;
    const elapsedMs = nowMs - this.#windowStartMs;
    if (elapsedMs < RATE_WINDOW_MS) return;
    const measured = this.#windowBytes / elapsedMs;
    this.rate = this.rate === 0 ? measured : this.rate + (measured - this.rate) * RATE_WEIGHT;
    this.#windowStartMs = nowMs;
    this.#windowBytes = 0;
    const {windowMs, blockBytes, requestsMin, requestsMax} = this.#settings;
    this.#window = Math.min(requestsMax, Math.max(requestsMin, Math.ceil((this.rate * windowMs) / blockBytes)));
  }

  /** Until what it was asked for is here, if it goes on as it does; infinite as long as it has not shown how fast it is. */
  remainingMs(ask: Ask, nowMs: number): number {
    return this.rate > 0 ? Math.max(0, (this.#settings.blockBytes * this.asks.size) / this.rate - (nowMs - ask.askedAtMs)) : Number.POSITIVE_INFINITY;
  }

  /** Until one more block of it would be here. */
  get nextMs(): number {
    return this.rate > 0 ? (this.#settings.blockBytes * (this.asks.size + 1)) / this.rate : 0;
  }

  /** Whether this request has taken suspiciously long. */
  isLate(ask: Ask, nowMs: number): boolean {
    const {blockBytes, stealAfterMs} = this.#settings;
    const expectedMs = this.rate > 0 ? (blockBytes * this.asks.size) / this.rate : 0;
    return nowMs - ask.askedAtMs > Math.max(stealAfterMs, 4 * expectedMs);
  }
}
