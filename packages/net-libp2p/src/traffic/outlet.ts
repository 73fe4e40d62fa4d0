import type {PeerId, TrafficClass} from "@ollamesh/ports";
import {DelayRate} from "./delay-rate.ts";
import {FairShares, type YieldingClass} from "./fair-shares.ts";
import type {TrafficMeter} from "./traffic-meter.ts";

/** Bulk yields for so long after a frame of an answer was sent or came: longer than a slow token takes. */
const YIELD_MS = 2000;
/** A rate is handed out in pieces of at most so many bytes: what is urgent waits for no more of bulk, 0.7 ms on a link of 200 Mbit/s. */
const YIELDING_BULK_BYTES = 1 << 14;
const YIELDING_PIECE_BYTES = 1 << 16;
/** What is no larger is a note about bulk, and not bulk: those that once pulled from each other go on telling each other what they have. */
const NOTE_BYTES_MAX = 1024;
/** Round trips are taken so often while it yields, with at most so many peers. */
const PROBE_MS = 50;
const PROBED_PEERS_MAX = 4;
/** Of the rate that is used the last of these counts so much: pieces are larger than what goes between two probes. */
const USED_GAIN = 0.1;
/** A peer no bulk went to or came from for so long is not probed any more. */
const BULK_RECENT_MS = 1000;

export interface OutletDeps {
  nowMs(): number;
  /** Round trip on the main connection, milliseconds; rejects where there is none. */
  probe(peer: PeerId): Promise<number>;
  readonly meter: TrafficMeter;
  /** Of bulk while it yields, each way, however free the links are. */
  readonly yieldingBytesPerSecondMax: number;
}

/**
 * Every byte this process sends to peers passes here, and every byte of bulk that comes. While nobody waits for an answer, nothing is held back. While somebody does, here or in a pipeline this
 * process is part of, what it waits for goes at once, and bulk at the rate that leaves round trips as they are, both ways; `FairShares` says who is next.
 */
export class Outlet {
  readonly #deps: OutletDeps;
  readonly #out = new FairShares();
  readonly #in = new FairShares();
  readonly #delay: DelayRate;
  readonly #waiting = new Map<number, () => void>();
  readonly #bulkAtMs = new Map<PeerId, number>();
  #nextId = 0;
  #requestAtMs = Number.NEGATIVE_INFINITY;
  #bulkBytes = 0;
  /** Bytes of bulk a second, both ways, smoothed. */
  #used = 0;
  #probing: NodeJS.Timeout | undefined;
  #probedAtMs = 0;
  #due: NodeJS.Timeout | undefined;
  #isStopped = false;

  constructor(deps: OutletDeps) {
    this.#deps = deps;
    this.#delay = new DelayRate(deps.yieldingBytesPerSecondMax);
  }

  /** More is not to be asked for at once. */
  pieceBytesMax(trafficClass: TrafficClass): number {
    if (!this.#isYielding || trafficClass === "request") return Number.POSITIVE_INFINITY;
    return trafficClass === "bulk" ? YIELDING_BULK_BYTES : YIELDING_PIECE_BYTES;
  }

  /** To be asked before a piece is sent. Undefined: it may go at once. */
  turn(trafficClass: TrafficClass, peer: PeerId, bytes: number): Promise<void> | undefined {
    this.#deps.meter.sent(trafficClass, peer, bytes);
    this.#saw(trafficClass, peer, bytes);
    return this.#isYielding && trafficClass !== "request" && !isNote(trafficClass, bytes) ? this.#await(this.#out, {trafficClass, peer, bytes}) : undefined;
  }

  /** To be told of what came. A promise: take no more of it until then. */
  came(trafficClass: TrafficClass, peer: PeerId, bytes: number): Promise<void> | undefined {
    this.#deps.meter.received(trafficClass, peer, bytes);
    this.#saw(trafficClass, peer, bytes);
    return trafficClass === "bulk" && this.#isYielding && !isNote(trafficClass, bytes) ? this.#await(this.#in, {trafficClass, peer, bytes}) : undefined;
  }

  /** A frame went, so long after it was sent, milliseconds. */
  waited(trafficClass: TrafficClass, peer: PeerId, ms: number): void {
    this.#deps.meter.waited(trafficClass, peer, ms);
  }

  /** A round trip that was taken for another reason. */
  observe(peer: PeerId, rttMs: number): void {
    this.#delay.observe(peer, rttMs, this.#deps.nowMs());
  }

  lost(peer: PeerId): void {
    this.#delay.forget(peer);
    this.#bulkAtMs.delete(peer);
  }

  /** Whoever still waits may go. */
  stop(): void {
    this.#isStopped = true;
    clearInterval(this.#probing);
    this.#release();
  }

  get #isYielding(): boolean {
    return this.#probing !== undefined;
  }

  #saw(trafficClass: TrafficClass, peer: PeerId, bytes: number): void {
    const now = this.#deps.nowMs();
    if (trafficClass === "request") this.#requestAtMs = now;
    if (trafficClass !== "bulk" || isNote(trafficClass, bytes)) return;
    this.#bulkAtMs.delete(peer);
    this.#bulkAtMs.set(peer, now);
    this.#bulkBytes += bytes;
    if (now - this.#requestAtMs < YIELD_MS) this.#beginYielding(now);
  }

  #beginYielding(now: number): void {
    if (this.#isYielding || this.#isStopped) return;
    this.#bulkBytes = 0;
    this.#used = this.#delay.bytesPerSecond;
    this.#probedAtMs = now;
    this.#setRate(now);
    this.#probing = setInterval(() => this.#probe(), PROBE_MS);
    this.#probing.unref();
  }

  #probe(): void {
    const now = this.#deps.nowMs();
    const peers = [...this.#bulkAtMs].filter(([, atMs]) => now - atMs < BULK_RECENT_MS || this.#waiting.size > 0).slice(-PROBED_PEERS_MAX);
    if (now - this.#requestAtMs >= YIELD_MS || peers.length === 0) return this.#endYielding(now);
    this.#used += ((1000 * this.#bulkBytes) / Math.max(1, now - this.#probedAtMs) - this.#used) * USED_GAIN;
    [this.#bulkBytes, this.#probedAtMs] = [0, now];
    for (const [peer] of peers) {
      this.#deps.probe(peer).then(
        (rttMs) => {
          const then = this.#deps.nowMs();
          this.#delay.sample(peer, rttMs, this.#used, then);
          if (this.#isYielding) this.#setRate(then);
        },
        () => undefined, // what is lost is told elsewhere
      );
    }
  }

  #endYielding(now: number): void {
    clearInterval(this.#probing);
    this.#probing = undefined;
    this.#bulkAtMs.clear();
    for (const shares of [this.#out, this.#in]) shares.setRate(Number.POSITIVE_INFINITY, now);
    this.#release();
  }

  #setRate(now: number): void {
    for (const shares of [this.#out, this.#in]) shares.setRate(this.#delay.bytesPerSecond, now);
    this.#pump();
  }

  #await(shares: FairShares, piece: {trafficClass: YieldingClass; peer: PeerId; bytes: number}): Promise<void> | undefined {
    const id = this.#nextId++;
    shares.ask({id, ...piece});
    let isFree = false;
    const turn = new Promise<void>((resolve) => {
      this.#waiting.set(id, () => {
        isFree = true;
        resolve();
      });
    });
    this.#pump();
    return isFree ? undefined : turn;
  }

  #pump(): void {
    const now = this.#deps.nowMs();
    for (const shares of [this.#out, this.#in]) {
      for (const {id} of shares.take(now)) {
        this.#waiting.get(id)?.();
        this.#waiting.delete(id);
      }
    }
    clearTimeout(this.#due);
    const dueInMs = Math.min(...[this.#out, this.#in].map((shares) => shares.dueInMs() ?? Number.POSITIVE_INFINITY));
    if (dueInMs < Number.POSITIVE_INFINITY) this.#due = setTimeout(() => this.#pump(), dueInMs);
  }

  #release(): void {
    const now = this.#deps.nowMs();
    for (const shares of [this.#out, this.#in]) shares.setRate(Number.POSITIVE_INFINITY, now);
    this.#pump();
  }
}

function isNote(trafficClass: TrafficClass, bytes: number): boolean {
  return trafficClass === "bulk" && bytes <= NOTE_BYTES_MAX;
}
