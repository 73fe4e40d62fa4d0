/** What is known of the way between two peers. */
export interface Link {
  readonly a: string;
  readonly b: string;
  /** Round trip, milliseconds; undefined: not measured. */
  readonly rttMs?: number | undefined;
  /** Undefined: not measured. The link may do more: what measured it was a lone answer, or was held back by something else. */
  readonly bytesPerMs?: number | undefined;
}

/** Between peers of which nobody measured it: a local network. */
const RTT_MS_ASSUMED = 1;
/** A gigabit a second, less what frames and encryption take. */
const BYTES_PER_MS_ASSUMED = 100_000;
/** What a message costs on both ends besides its way: to and from the runner processes, encryption, and the actors between. */
const HANDLING_MS = 0.4;

/** How long messages take between peers. Links count in both directions; of two that name the same peers the slower one holds. */
export class Links {
  readonly #known = new Map<string, Link>();

  constructor(links: readonly Link[] = []) {
    for (const link of links) {
      const before = this.#known.get(keyOf(link.a, link.b));
      this.#known.set(keyOf(link.a, link.b), before ? slower(before, link) : link);
    }
  }

  /** Milliseconds until `bytes` that one peer hands over are in the other's engine. Nothing within one peer. */
  hopMs(from: string, to: string, bytes: number): number {
    if (from === to) return 0;
    return HANDLING_MS + this.rttMs(from, to) / 2 + bytes / this.bytesPerMs(from, to);
  }

  /** Milliseconds for which such a message keeps the link from sending others. */
  busyMs(from: string, to: string, bytes: number): number {
    return from === to ? 0 : bytes / this.bytesPerMs(from, to);
  }

  rttMs(a: string, b: string): number {
    return a === b ? 0 : (this.#known.get(keyOf(a, b))?.rttMs ?? RTT_MS_ASSUMED);
  }

  bytesPerMs(a: string, b: string): number {
    return this.#known.get(keyOf(a, b))?.bytesPerMs ?? BYTES_PER_MS_ASSUMED;
  }

  isMeasured(a: string, b: string): boolean {
    return this.#known.get(keyOf(a, b))?.rttMs !== undefined;
  }

  isSpeedMeasured(a: string, b: string): boolean {
    return this.#known.get(keyOf(a, b))?.bytesPerMs !== undefined;
  }
}

function slower(one: Link, other: Link): Link {
  return {...one, rttMs: extreme(Math.max, one.rttMs, other.rttMs), bytesPerMs: extreme(Math.min, one.bytesPerMs, other.bytesPerMs)};
}

function extreme(of: (...values: number[]) => number, one: number | undefined, other: number | undefined): number | undefined {
  return one === undefined || other === undefined ? (one ?? other) : of(one, other);
}

function keyOf(a: string, b: string): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}
