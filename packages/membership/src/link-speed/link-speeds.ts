/** What is known of how many bytes a peer's link brings here. */
export interface LinkSpeed {
  readonly bytesPerMs: number;
  /** Since the newest measurement, milliseconds. */
  readonly ageMs: number;
  /** Measurements it rests on. */
  readonly samples: number;
  /** By questions made for it; else only seen in passing: the link does at least as much. */
  readonly isProbed: boolean;
}

/** Of the newest probes the fastest counts: what a busy host adds comes and goes. */
const PROBES_MAX = 4;
/** What was seen in passing counts for this window and the next one. */
const WINDOW_MS = 600_000;
/** A pair is asked so often at most. */
const PROBE_REST_MS = 300_000;
/** As fast as a gigabit, seen in passing: nothing is gained by asking. */
const FAST_BYTES_PER_MS = 100_000;
/** Faster than memory: a mistake of a clock. */
const BYTES_PER_MS_MAX = 10_000_000;
/** More than a node has connections; beyond it the one heard of longest ago is forgotten. */
const PEERS_MAX = 1024;

interface Known {
  /** The newest probes, oldest first. */
  probes: readonly number[];
  /** When it was last tried, whatever came of it. */
  triedAtMs: number;
  /** The fastest seen in passing in the current window, and in the one before. */
  passing: readonly [number, number];
  windowAtMs: number;
  seen: number;
  measuredAtMs: number;
}

/**
 * How fast peers' links are, towards this one. A rate seen in passing was perhaps held back by something else than the link, so it only ever raises what is believed; a probe is believed as it is. Pure.
 */
export class LinkSpeeds {
  readonly #peers = new Map<string, Known>();

  passed(peer: string, bytesPerMs: number, nowMs: number): void {
    if (!isRate(bytesPerMs)) return;
    const known = this.#of(peer, nowMs);
    turn(known, nowMs);
    known.passing = [Math.max(known.passing[0], bytesPerMs), known.passing[1]];
    known.seen++;
    known.measuredAtMs = nowMs;
  }

  /** @param bytesPerMs undefined: it came to nothing, and is not tried again for a while */
  probed(peer: string, bytesPerMs: number | undefined, nowMs: number): void {
    const known = this.#of(peer, nowMs);
    known.triedAtMs = nowMs;
    if (bytesPerMs === undefined || !isRate(bytesPerMs)) return;
    known.probes = [...known.probes.slice(1 - PROBES_MAX), bytesPerMs];
    known.measuredAtMs = nowMs;
  }

  forget(peer: string): void {
    this.#peers.delete(peer);
  }

  /** Undefined: never measured. */
  of(peer: string, nowMs: number): LinkSpeed | undefined {
    const known = this.#peers.get(peer);
    if (!known) return undefined;
    turn(known, nowMs);
    const bytesPerMs = Math.max(...known.probes, ...known.passing);
    if (bytesPerMs === 0) return undefined;
    return {bytesPerMs, ageMs: nowMs - known.measuredAtMs, samples: known.probes.length + known.seen, isProbed: known.probes.length > 0};
  }

  /** Whether a probe would tell something, and one is not too soon after the last. */
  isDue(peer: string, nowMs: number): boolean {
    const known = this.#peers.get(peer);
    if (!known) return true;
    turn(known, nowMs);
    return nowMs - known.triedAtMs >= PROBE_REST_MS && Math.max(...known.passing) < FAST_BYTES_PER_MS;
  }

  #of(peer: string, nowMs: number): Known {
    const known = this.#peers.get(peer) ?? {probes: [], triedAtMs: Number.NEGATIVE_INFINITY, passing: [0, 0] as const, windowAtMs: nowMs, seen: 0, measuredAtMs: nowMs};
    // The newest last.
    this.#peers.delete(peer);
    this.#peers.set(peer, known);
    const [oldest] = this.#peers.keys();
    if (this.#peers.size > PEERS_MAX && oldest !== undefined) this.#peers.delete(oldest);
    return known;
  }
}

function turn(known: Known, nowMs: number): void {
  const elapsedMs = nowMs - known.windowAtMs;
  if (elapsedMs < WINDOW_MS) return;
  const isNext = elapsedMs < 2 * WINDOW_MS;
  known.passing = [0, isNext ? known.passing[0] : 0];
  known.windowAtMs = nowMs;
  if (!isNext) known.seen = 0;
}

function isRate(bytesPerMs: number): boolean {
  return bytesPerMs > 0 && bytesPerMs <= BYTES_PER_MS_MAX;
}
