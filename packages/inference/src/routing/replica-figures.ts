/** What a peer told of its line counts wholly for so long, then less and less: others' requests are over by then, or new ones there. */
const TOLD_FRESH_MS = 2000;
const TOLD_OLD_MS = 10_000;
/** Weight of the newest measurement in the mean. */
const NEWEST = 0.1;
/** Until something was measured: a fast small model on one core, milliseconds a token. */
const TOKEN_MS_UNKNOWN = 5;
/** Reading a token of the prompt costs about so much of writing one. */
export const PROMPT_TOKEN_SHARE = 0.1;
/** A request sent so long ago counts half of one sent now: some questions of one conversation lie within that. */
const ASKED_HALF_MS = 300_000;

/** How one deployment on one peer fares, as far as this peer knows. */
export class ReplicaFigures {
  /** Requests of this peer's clients there. */
  own = 0;
  slots: number;
  #others = 0;
  /** Requests sent there, as much as they counted at that time. */
  #asked = 0;
  #askedAtMs = 0;
  #toldAtMs = Number.NEGATIVE_INFINITY;
  /** Of a token written in a slot, milliseconds. */
  #tokenMs: number | undefined;

  constructor(slots: number) {
    this.slots = slots;
  }

  get tokenMs(): number {
    return this.#tokenMs ?? TOKEN_MS_UNKNOWN;
  }

  get isMeasured(): boolean {
    return this.#tokenMs !== undefined;
  }

  told({running, waiting, slots}: {readonly running: number; readonly waiting: number; readonly slots: number}, nowMs: number): void {
    this.#others = Math.max(0, running + waiting - this.own);
    this.#toldAtMs = nowMs;
    if (slots > 0) this.slots = slots;
  }

  /** A request of this peer's clients goes there. */
  began(nowMs: number): void {
    this.own++;
    this.#asked = this.askedLately(nowMs) + 1;
    this.#askedAtMs = nowMs;
  }

  /** How many were sent there, older ones counting less and less. */
  askedLately(nowMs: number): number {
    return this.#asked * 2 ** (-Math.max(0, nowMs - this.#askedAtMs) / ASKED_HALF_MS);
  }

  /** Requests there now, of this peer's clients and others'. */
  busy(nowMs: number): number {
    const ageMs = nowMs - this.#toldAtMs;
    const share = Math.max(0, Math.min(1, (TOLD_OLD_MS - ageMs) / (TOLD_OLD_MS - TOLD_FRESH_MS)));
    return this.own + (share > 0 ? this.#others * share : 0);
  }

  /** An answer came to its end. @param tookMs in a slot @param work in tokens written */
  measured(tookMs: number, work: number): void {
    const tokenMs = tookMs / Math.max(1, work);
    this.#tokenMs = this.#tokenMs === undefined ? tokenMs : this.#tokenMs + NEWEST * (tokenMs - this.#tokenMs);
  }
}
