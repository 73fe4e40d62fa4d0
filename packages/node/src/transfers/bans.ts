import type {Digest, PeerId} from "@ollamesh/ports";

/** A copy may have been mended since, and a liar costs a piece each time: milliseconds. */
const BAN_MS = 600_000;
/** Beyond that the oldest are forgiven. */
const BANS_MAX = 1000;

/** Peers that sent proven bad bytes of a blob: not asked for it again for a while. */
export class Bans {
  /** By peer and blob, until when; the oldest first. */
  readonly #untilMs = new Map<string, number>();

  add(peer: PeerId, digest: Digest, nowMs: number): void {
    const key = keyOf(peer, digest);
    this.#untilMs.delete(key);
    this.#untilMs.set(key, nowMs + BAN_MS);
    const [oldest] = this.#untilMs.keys();
    if (this.#untilMs.size > BANS_MAX && oldest !== undefined) this.#untilMs.delete(oldest);
  }

  has(peer: PeerId, digest: Digest, nowMs: number): boolean {
    return nowMs < (this.#untilMs.get(keyOf(peer, digest)) ?? 0);
  }

  /** It was not their fault. */
  lift(peers: Iterable<PeerId>, digest: Digest): void {
    for (const peer of peers) this.#untilMs.delete(keyOf(peer, digest));
  }
}

function keyOf(peer: PeerId, digest: Digest): string {
  return `${peer} ${digest}`;
}
