/** Tokens without a draft after one of which nothing was right: doubled each time, up to the most. */
const REST_MIN = 1;
const REST_MAX = 32;

/** How long the drafts of one sequence are: as long as they come true. A wrong draft costs rows that are computed for nothing. */
export class DraftPace {
  readonly #most: number;
  #length: number;
  #rest = 0;
  #nextRest = REST_MIN;

  /** @param most tokens of one draft, >= 1 */
  constructor(most: number) {
    this.#most = most;
    this.#length = most;
  }

  /** Of the next draft; 0: there shall be none this time. */
  next(): number {
    if (this.#rest === 0) return this.#length;
    this.#rest--;
    return 0;
  }

  /** @param drafted at least 1 */
  came(drafted: number, accepted: number): void {
    if (accepted === 0) {
      this.#rest = this.#nextRest;
      this.#nextRest = Math.min(REST_MAX, this.#nextRest * 2);
      this.#length = Math.max(1, Math.floor(this.#length / 2));
      return;
    }
    this.#nextRest = REST_MIN;
    this.#length = accepted < drafted ? accepted : Math.min(this.#most, this.#length * 2);
  }
}
