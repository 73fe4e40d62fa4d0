import type {PeerId} from "@ollamesh/ports";

const FIRST_MS = 30_000;
const MAX_MS = 600_000;

/** Peers a bulk connection could not be made to, and when it is tried again. Times are milliseconds of a clock that is never set. */
export class BackOff {
  readonly #failed = new Map<PeerId, {waitMs: number; untilMs: number}>();

  mayTry(peer: PeerId, nowMs: number): boolean {
    return nowMs >= (this.#failed.get(peer)?.untilMs ?? 0);
  }

  /** Twice as long each time, up to ten minutes. */
  failed(peer: PeerId, nowMs: number): void {
    const known = this.#failed.get(peer);
    const waitMs = known ? Math.min(known.waitMs * 2, MAX_MS) : FIRST_MS;
    this.#failed.set(peer, {waitMs, untilMs: nowMs + waitMs});
  }

  /** It worked, or the peer is gone: what comes next is another matter. */
  forget(peer: PeerId): void {
    this.#failed.delete(peer);
  }
}
