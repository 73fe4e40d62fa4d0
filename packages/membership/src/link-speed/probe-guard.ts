import {KIB} from "@ollamesh/stdx";

/** Answers to two peers at once would share this peer's link: a second one waits until the first has not asked for so long. */
const TURN_MS = 50;
/** Of answers to one peer in one window: two probes. */
const WINDOW_MS = 60_000;
const WINDOW_BYTES_MAX = 512 * KIB;
/** More than a node has connections; beyond it counts begin anew. */
const PEERS_MAX = 1024;

/** Whether a question of a peer's probe is answered now: probes must neither disturb each other nor cost much, whoever asks. */
export class ProbeGuard {
  readonly #spent = new Map<string, {sinceMs: number; bytes: number}>();
  #turn: {readonly peer: string; readonly atMs: number} | undefined;

  /** True: it is counted as answered. */
  admits(peer: string, bytes: number, nowMs: number): boolean {
    if (this.#turn && this.#turn.peer !== peer && nowMs - this.#turn.atMs < TURN_MS) return false;
    const spent = this.#spentBy(peer, nowMs);
    if (spent.bytes + bytes > WINDOW_BYTES_MAX) return false;
    spent.bytes += bytes;
    this.#turn = {peer, atMs: nowMs};
    return true;
  }

  #spentBy(peer: string, nowMs: number): {sinceMs: number; bytes: number} {
    const known = this.#spent.get(peer);
    if (known && nowMs - known.sinceMs < WINDOW_MS) return known;
    if (this.#spent.size >= PEERS_MAX) this.#spent.clear();
    const spent = {sinceMs: nowMs, bytes: 0};
    this.#spent.set(peer, spent);
    return spent;
  }
}
