import type {PeerId} from "@ollamesh/ports";

/** What bulk may add to a round trip, milliseconds: a queue on the way, or in a busy process. */
const TARGET_MS = 3;
/** Never slower, bytes a second, nor than this share of the fastest it was seen to go: bulk is slowed down, not stopped. */
export const RATE_MIN = 256 * 1024;
const SHARE_MIN = 0.1;
/** The fastest fades by so much a sample: a way may become narrower. */
const FADING = 0.9998;
/** What is still added to round trips when bulk goes as slowly as it can for so long, milliseconds, is not its doing. */
const SETTLED_MS = 500;
const AMBIENT_GAIN = 0.1;
/** Where it begins when nothing is known. */
const RATE_FIRST = 4 * 1024 * 1024;
const RATE_MAX = 4 * 1024 * 1024 * 1024;
/** Single round trips vary for many reasons: the least of the last few is what a queue makes of all of them (RFC 6817, CURRENT_FILTER). */
const RECENT = 3;
/** Growth a sample where nothing is added to the round trip: until the first queue was seen, and from then on. What is too fast shows only after a filter's length. */
const GAIN_FIRST = 0.08;
const GAIN = 0.015;
/** The shortest round trip is remembered for one to two of these: a route may change. */
const BASE_MS = 60_000;
/** Between decreases: a rate must have had time to show. */
const DECREASE_MS = 200;
const PEERS_MAX = 64;

interface Path {
  recent: number[];
  /** Shortest of this period, and of the one before. */
  bases: [number, number];
  baseSinceMs: number;
}

/**
 * How fast bulk may go while something urgent shares its way: as fast as leaves round trips as they are (after LEDBAT, RFC 6817). Its signal
 * is the round trip of an urgent message, so that links, queues and busy processes count alike. Times are milliseconds that never go back.
 */
export class DelayRate {
  readonly #paths = new Map<PeerId, Path>();
  readonly #rateMax: number;
  #rate: number;
  #gain = GAIN_FIRST;
  #decreasedAtMs = Number.NEGATIVE_INFINITY;
  #fastest = 0;
  /** Milliseconds that others add: a busy host, their traffic. */
  #ambientMs = 0;
  #atLeastSinceMs = Number.POSITIVE_INFINITY;

  /** @param rateMax bytes a second, however short round trips are */
  constructor(rateMax: number = RATE_MAX) {
    this.#rateMax = Math.max(RATE_MIN, rateMax);
    this.#rate = Math.min(RATE_FIRST, this.#rateMax);
  }

  /** Bytes a second. */
  get bytesPerSecond(): number {
    return this.#rate;
  }

  /** A peace-time round trip: what it is without bulk. */
  observe(peer: PeerId, rttMs: number, nowMs: number): void {
    const path = this.#pathOf(peer, nowMs);
    if (nowMs - path.baseSinceMs > BASE_MS) {
      path.bases = [rttMs, path.bases[0]];
      path.baseSinceMs = nowMs;
    }
    path.bases[0] = Math.min(path.bases[0], rttMs);
    path.recent = [...path.recent.slice(1 - RECENT), rttMs];
  }

  /** A round trip while bulk goes at `usedBytesPerSecond`. */
  sample(peer: PeerId, rttMs: number, usedBytesPerSecond: number, nowMs: number): void {
    this.observe(peer, rttMs, nowMs);
    this.#fastest = Math.max(this.#fastest * FADING, usedBytesPerSecond);
    const queuingMs = this.queuingMs(peer);
    this.#learnAmbient(queuingMs, nowMs);
    const delayMs = Math.max(0, queuingMs - this.#ambientMs);
    if (delayMs > TARGET_MS) this.#decrease(delayMs, usedBytesPerSecond, nowMs);
    // A rate that is not used says nothing of a higher one.
    else if (usedBytesPerSecond > this.#rate / 2) this.#rate = Math.min(this.#rateMax, this.#rate * (1 + this.#gain * (1 - delayMs / TARGET_MS)));
  }

  /** What is added to the shortest round trip at the moment, milliseconds. */
  queuingMs(peer: PeerId): number {
    const path = this.#paths.get(peer);
    return path && path.recent.length > 0 ? Math.min(...path.recent) - Math.min(...path.bases) : 0;
  }

  forget(peer: PeerId): void {
    this.#paths.delete(peer);
  }

  #decrease(delayMs: number, usedBytesPerSecond: number, nowMs: number): void {
    if (nowMs - this.#decreasedAtMs < DECREASE_MS) return;
    this.#decreasedAtMs = nowMs;
    this.#gain = GAIN;
    const factor = Math.max(0.5, 1 - 0.2 * (delayMs / TARGET_MS - 1));
    this.#rate = Math.max(this.#least, Math.min(this.#rate, Math.max(usedBytesPerSecond, this.#least)) * factor);
  }

  #learnAmbient(queuingMs: number, nowMs: number): void {
    if (this.#rate > this.#least * 1.2) this.#atLeastSinceMs = Number.POSITIVE_INFINITY;
    else if (this.#atLeastSinceMs === Number.POSITIVE_INFINITY) this.#atLeastSinceMs = nowMs;
    const isSettled = nowMs - this.#atLeastSinceMs >= SETTLED_MS;
    if (isSettled || queuingMs < this.#ambientMs) this.#ambientMs += (queuingMs - this.#ambientMs) * AMBIENT_GAIN;
  }

  get #least(): number {
    return Math.min(this.#rateMax, Math.max(RATE_MIN, this.#fastest * SHARE_MIN));
  }

  #pathOf(peer: PeerId, nowMs: number): Path {
    const known = this.#paths.get(peer);
    if (known) return known;
    const [oldest] = this.#paths.keys();
    if (this.#paths.size >= PEERS_MAX && oldest !== undefined) this.#paths.delete(oldest);
    const path: Path = {recent: [], bases: [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY], baseSinceMs: nowMs};
    this.#paths.set(peer, path);
    return path;
  }
}
