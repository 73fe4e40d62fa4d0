export type ProbeKind = "first" | "second" | "final";

/** One attempt of this node to reach a peer. */
export interface Probe {
  readonly target: string;
  readonly sequence: number;
  /** The last chance of a suspect: what it finds decides. */
  readonly isFinal: boolean;
  /** Follows a probe that failed without everybody agreeing on it. */
  readonly isSecond: boolean;
  /** When others are asked; passed once they were. */
  relayAtMs: number;
  endsAtMs: number;
  /** Who was asked, and which of them said that they got no answer. */
  readonly relays: Set<string>;
  readonly nacks: Set<string>;
}

/** An attempt made for somebody else. */
export interface Relayed {
  readonly origin: string;
  readonly originSequence: number;
  readonly target: string;
  /** When it is tried once more; passed once it was. */
  againAtMs: number;
  nackAtMs: number;
}

/** What is under way, by the sequence number of its ping. Bounded: one probe per peer, and the two limits given. */
export class Probes {
  readonly #probesMax: number;
  readonly #relayedMax: number;
  readonly #relayedPerPeerMax: number;
  readonly #probes = new Map<number, Probe>();
  readonly #byTarget = new Map<string, Probe>();
  readonly #relayed = new Map<number, Relayed>();
  #sequence = 0;

  constructor(limits: {probesMax: number; relayedMax: number; relayedPerPeerMax: number}) {
    this.#probesMax = limits.probesMax;
    this.#relayedMax = limits.relayedMax;
    this.#relayedPerPeerMax = limits.relayedPerPeerMax;
  }

  get size(): number {
    return this.#probes.size;
  }

  get relayedSize(): number {
    return this.#relayed.size;
  }

  probe(sequence: number): Probe | undefined {
    return this.#probes.get(sequence);
  }

  relayed(sequence: number): Relayed | undefined {
    return this.#relayed.get(sequence);
  }

  of(target: string): Probe | undefined {
    return this.#byTarget.get(target);
  }

  /** Undefined when as many are under way as may be, or one of this peer is. */
  begin(target: string, kind: ProbeKind, relayAtMs: number, endsAtMs: number): Probe | undefined {
    if (this.#probes.size >= this.#probesMax || this.#byTarget.has(target)) return undefined;
    const probe: Probe = {target, sequence: this.#next(), isFinal: kind === "final", isSecond: kind === "second", relayAtMs, endsAtMs, relays: new Set(), nacks: new Set()};
    this.#probes.set(probe.sequence, probe);
    this.#byTarget.set(target, probe);
    return probe;
  }

  end(probe: Probe): void {
    this.#probes.delete(probe.sequence);
    this.#byTarget.delete(probe.target);
  }

  /** The sequence number for the ping, or undefined when too much is under way, in all or for this origin. */
  relay(origin: string, originSequence: number, target: string, againAtMs: number, nackAtMs: number): number | undefined {
    if (this.#relayed.size >= this.#relayedMax) return undefined;
    let ofOrigin = 0;
    for (const relayed of this.#relayed.values()) if (relayed.origin === origin) ofOrigin++;
    if (ofOrigin >= this.#relayedPerPeerMax) return undefined;
    const sequence = this.#next();
    this.#relayed.set(sequence, {origin, originSequence, target, againAtMs, nackAtMs});
    return sequence;
  }

  endRelayed(sequence: number): void {
    this.#relayed.delete(sequence);
  }

  /** Both: have something to do now. */
  due(nowMs: number): Probe[] {
    return [...this.#probes.values()].filter((probe) => nowMs >= probe.relayAtMs || nowMs >= probe.endsAtMs);
  }

  dueRelayed(nowMs: number): [number, Relayed][] {
    return [...this.#relayed].filter(([, relayed]) => nowMs >= relayed.againAtMs || nowMs >= relayed.nackAtMs);
  }

  relayedTo(target: string): [number, Relayed][] {
    return [...this.#relayed].filter(([, relayed]) => relayed.target === target);
  }

  nextDueMs(): number {
    let next = Number.POSITIVE_INFINITY;
    for (const probe of this.#probes.values()) next = Math.min(next, probe.relayAtMs, probe.endsAtMs);
    for (const relayed of this.#relayed.values()) next = Math.min(next, relayed.againAtMs, relayed.nackAtMs);
    return next;
  }

  shift(lateMs: number): void {
    for (const probe of this.#probes.values()) {
      probe.relayAtMs += lateMs;
      probe.endsAtMs += lateMs;
    }
    for (const relayed of this.#relayed.values()) {
      relayed.againAtMs += lateMs;
      relayed.nackAtMs += lateMs;
    }
  }

  /** A number for a ping whose answer nobody waits for. */
  unused(): number {
    return this.#next();
  }

  /** 32 bits on the wire; never 0, which a field that was left out would be. */
  #next(): number {
    this.#sequence = (this.#sequence % 0xffff_fffe) + 1;
    return this.#sequence;
  }
}
