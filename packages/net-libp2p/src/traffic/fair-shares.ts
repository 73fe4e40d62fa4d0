import type {PeerId, TrafficClass} from "@ollamesh/ports";
import {assert} from "@ollamesh/stdx";

/** What may have to wait: what an answer needs never does. */
export type YieldingClass = Exclude<TrafficClass, "request">;

/** Bytes of a class for each byte of the least, where all have something to send: none can be starved. */
const WEIGHTS: Readonly<Record<YieldingClass, number>> = {consensus: 8, bulk: 4, monitoring: 1};
const CLASSES: readonly YieldingClass[] = ["consensus", "bulk", "monitoring"];
/** What a heartbeat waits for goes before everything else, if it is no more than this. Snapshots share by weight. */
const URGENT_BYTES_MAX = 32 * 1024;
/** Sent in one go after silence, milliseconds of the rate, and at least one piece. */
const BURST_MS = 5;
const BURST_BYTES_MIN = 32 * 1024;
/** What urgent pieces may take in advance, in bursts: beyond it the others have their turn again. */
const DEBT_BURSTS_MAX = 4;

/** A piece that wants to be sent. */
export interface Ask {
  readonly id: number;
  readonly trafficClass: YieldingClass;
  readonly peer: PeerId;
  readonly bytes: number;
}

interface ClassQueue {
  /** By peer, in the order of their turns. */
  readonly byPeer: Map<PeerId, Ask[]>;
  /** Bytes that were sent by weight (start-time fair queueing, Goyal 1996): the class with the least is next. */
  spent: number;
}

/**
 * Who sends next through one scarce way out: urgent small pieces first, then classes by weight, inside a class peers in turn. Knows no clock: times are milliseconds that never go back.
 */
export class FairShares {
  readonly #queues: ReadonlyMap<YieldingClass, ClassQueue> = new Map(CLASSES.map((name) => [name, {byPeer: new Map<PeerId, Ask[]>(), spent: 0}]));
  /** Bytes a millisecond. */
  #rate = Number.POSITIVE_INFINITY;
  #credit = 0;
  #atMs = 0;
  #waiting = 0;

  get waiting(): number {
    return this.#waiting;
  }

  /** Infinity: nothing is scarce. */
  setRate(bytesPerSecond: number, nowMs: number): void {
    assert(bytesPerSecond > 0, "a rate above zero");
    this.#refill(nowMs);
    const wasFree = this.#rate === Number.POSITIVE_INFINITY;
    this.#rate = bytesPerSecond / 1000;
    if (wasFree) this.#credit = 0;
  }

  /** One at a time of each sender: that bounds the queues by the number of channels. */
  ask(ask: Ask): void {
    const queue = this.#queueOf(ask.trafficClass);
    // Who comes back after a pause has no claim to what it did not use.
    if (queue.byPeer.size === 0) queue.spent = Math.max(queue.spent, this.#leastSpent());
    const asks = queue.byPeer.get(ask.peer);
    if (asks) asks.push(ask);
    else queue.byPeer.set(ask.peer, [ask]);
    this.#waiting++;
  }

  /** Those that may be sent now, in this order. */
  take(nowMs: number): readonly Ask[] {
    this.#refill(nowMs);
    const granted: Ask[] = [];
    for (let ask = this.#next(); ask; ask = this.#next()) {
      this.#credit -= ask.bytes;
      granted.push(ask);
    }
    return granted;
  }

  /** Milliseconds until `take` has something to give; undefined: nobody waits. */
  dueInMs(): number | undefined {
    if (this.#waiting === 0) return undefined;
    return this.#credit > 0 ? 0 : Math.ceil((1 - this.#credit) / this.#rate);
  }

  #next(): Ask | undefined {
    if (this.#waiting === 0) return undefined;
    if (this.#rate === Number.POSITIVE_INFINITY || this.#credit > -DEBT_BURSTS_MAX * this.#burst) {
      const urgent = this.#takeFrom("consensus", URGENT_BYTES_MAX);
      if (urgent) return urgent;
    }
    if (this.#rate !== Number.POSITIVE_INFINITY && this.#credit <= 0) return undefined;
    const [first] = CLASSES.filter((name) => this.#queueOf(name).byPeer.size > 0).toSorted((a, b) => this.#queueOf(a).spent - this.#queueOf(b).spent);
    return first && this.#takeFrom(first, Number.POSITIVE_INFINITY);
  }

  /** The first peer in turn whose piece is small enough; it goes behind the others. */
  #takeFrom(name: YieldingClass, bytesMax: number): Ask | undefined {
    const queue = this.#queueOf(name);
    for (const [peer, asks] of queue.byPeer) {
      const ask = asks[0] as Ask;
      if (ask.bytes > bytesMax) continue;
      asks.shift();
      queue.byPeer.delete(peer);
      if (asks.length > 0) queue.byPeer.set(peer, asks);
      queue.spent += ask.bytes / WEIGHTS[name];
      this.#waiting--;
      return ask;
    }
    return undefined;
  }

  #leastSpent(): number {
    const active = CLASSES.map((name) => this.#queueOf(name)).filter(({byPeer}) => byPeer.size > 0);
    return active.length === 0 ? 0 : Math.min(...active.map(({spent}) => spent));
  }

  #refill(nowMs: number): void {
    const elapsedMs = Math.max(0, nowMs - this.#atMs);
    this.#atMs = Math.max(this.#atMs, nowMs);
    if (this.#rate !== Number.POSITIVE_INFINITY) this.#credit = Math.min(this.#burst, this.#credit + elapsedMs * this.#rate);
    else this.#credit = 0;
  }

  get #burst(): number {
    return Math.max(BURST_BYTES_MIN, this.#rate * BURST_MS);
  }

  #queueOf(name: YieldingClass): ClassQueue {
    return this.#queues.get(name) as ClassQueue;
  }
}
