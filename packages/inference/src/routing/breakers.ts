/** As an nginx upstream has it: `max_fails=2 fail_timeout=10s`. */
const FAILURES_MAX = 2;
const WINDOW_MS = 10_000;
const OPEN_MS = 10_000;
/** Peers told apart; who failed longest ago is forgotten first. */
const PEERS_MAX = 1024;

interface Breaker {
  /** When it failed lately, at most `FAILURES_MAX` times. */
  failedAtMs: readonly number[];
  openUntilMs: number;
  /** Half open: one request finds out whether it works again. */
  isTrying: boolean;
}

/**
 * Which peers are left alone because requests failed there: closed (all go), open after two failures within ten seconds, for ten seconds
 * (none go), then half open: one goes, and its end decides.
 */
export class Breakers {
  readonly #breakers = new Map<string, Breaker>();

  mayAsk(peer: string, nowMs: number): boolean {
    return this.stateOf(peer, nowMs) !== "open";
  }

  /** Half open with its one request under way counts as open. */
  stateOf(peer: string, nowMs: number): "closed" | "open" | "half_open" {
    const breaker = this.#breakers.get(peer);
    if (!breaker || breaker.openUntilMs === 0) return "closed";
    return nowMs < breaker.openUntilMs || breaker.isTrying ? "open" : "half_open";
  }

  asked(peer: string, nowMs: number): void {
    const breaker = this.#breakers.get(peer);
    if (breaker && this.stateOf(peer, nowMs) === "half_open") breaker.isTrying = true;
  }

  worked(peer: string): void {
    this.#breakers.delete(peer);
  }

  /** The request ended without telling whether the peer works: another one may try. */
  leftOpen(peer: string): void {
    const breaker = this.#breakers.get(peer);
    if (breaker) breaker.isTrying = false;
  }

  failed(peer: string, nowMs: number): void {
    const known = this.#breakers.get(peer);
    const failedAtMs = [...(known?.failedAtMs ?? []).filter((at) => nowMs - at < WINDOW_MS), nowMs].slice(-FAILURES_MAX);
    const isOpen = known?.isTrying === true || failedAtMs.length >= FAILURES_MAX;
    this.#breakers.delete(peer);
    this.#breakers.set(peer, {failedAtMs, openUntilMs: isOpen ? nowMs + OPEN_MS : 0, isTrying: false});
    if (this.#breakers.size > PEERS_MAX) this.#breakers.delete(this.#breakers.keys().next().value as string);
  }
}
