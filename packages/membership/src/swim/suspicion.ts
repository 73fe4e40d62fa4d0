import {type SwimSettings, suspicionMsMin} from "./swim-settings.ts";

/** Peers remembered per suspicion: enough for every decision, bounded against a flood. */
const PEERS_MAX = 8;

/** What speaks against one member, since when. */
export class Suspicion {
  readonly #settings: SwimSettings;
  #sinceMs: number;
  /** Who is said to suspect it: shortens the wait, proves nothing. */
  readonly #claims = new Set<string>();
  /** Who said so itself, in its own message or by failing to reach it on request. */
  readonly #observers = new Set<string>();
  #deadlineMs = Number.POSITIVE_INFINITY;
  #isSaidDead = false;

  constructor(settings: SwimSettings, nowMs: number) {
    this.#settings = settings;
    this.#sinceMs = nowMs;
  }

  get observers(): ReadonlySet<string> {
    return this.#observers;
  }

  /** One who suspects it, for the suspect to be told. */
  get anyClaim(): string | undefined {
    return this.#claims.values().next().value;
  }

  /** True when this was news worth passing on. */
  claim(by: string): boolean {
    if (this.#claims.has(by) || this.#claims.size > this.#settings.confirmationsMax) return false;
    this.#claims.add(by);
    return true;
  }

  observe(by: string): void {
    if (this.#observers.size < PEERS_MAX) this.#observers.add(by);
  }

  /** Others say that it is dead: its last chance comes at `dueMs` at the latest. True when this was news. */
  sayDead(dueMs: number): boolean {
    if (this.#isSaidDead) return false;
    this.#isSaidDead = true;
    this.#deadlineMs = Math.min(this.#deadlineMs, dueMs);
    return true;
  }

  get isSaidDead(): boolean {
    return this.#isSaidDead;
  }

  /** Not before then: the last try found too few observers. */
  postpone(dueMs: number): void {
    this.#sinceMs = Number.NEGATIVE_INFINITY;
    this.#deadlineMs = dueMs;
  }

  shift(lateMs: number): void {
    this.#sinceMs += lateMs;
    this.#deadlineMs += lateMs;
  }

  /**
   * When the suspect gets its last chance. Lifeguard: from the longest towards the shortest with every independent confirmation,
   * quickly at first: max - (max - min) · log(c + 1) / log(K + 1).
   * @param members all, self and the suspect among them
   * @param witnesses who could confirm: members that are not suspected, self among them
   */
  dueMs(members: number, witnesses: number, isBroken: boolean): number {
    if (this.#sinceMs === Number.NEGATIVE_INFINITY) return this.#deadlineMs;
    const min = suspicionMsMin(this.#settings, members, isBroken);
    const max = min * this.#settings.suspicionFactorMax;
    const wanted = Math.min(this.#settings.confirmationsMax, witnesses - 1);
    const confirmations = Math.min(wanted, Math.max(0, this.#claims.size - 1));
    const length = wanted <= 0 ? min : max - ((max - min) * Math.log(confirmations + 1)) / Math.log(wanted + 1);
    return Math.min(this.#deadlineMs, this.#sinceMs + length);
  }
}
