/** How often a tuner looks. What is counted is what `took` is told of: steps, or whatever the caller measures. */
export interface TunerPace {
  /** Of each choice that are remembered. */
  readonly recent: number;
  /** Before the first comparison. The very first also pays for memory that is touched for the first time, so it does not count. */
  readonly first: number;
  /** Between two comparisons: doubled each time nothing was found, so that what is settled costs next to nothing. */
  readonly restMin: number;
  readonly restMax: number;
  /** With another choice, unless it is clearly worse after two. */
  readonly trial: number;
}

const HOPELESS = 1.3;
/** A change is worth it from here on. */
const GAIN = 0.95;
/** This much slower than when the choice was made: something else has changed. */
const WORSE = 1.5;

/** Finds by measuring which of several choices costs least, and finds it anew when that changes. Pure: it is told what each step cost. */
export class Tuner<T> {
  readonly #choices: readonly T[];
  readonly #pace: TunerPace;
  readonly #recent: number[][];
  #chosen = 0;
  /** Choices still to be tried, the one under trial first. */
  #trials: number[] = [];
  #steps = 0;
  /** Steps until the next comparison, and from it to the one after. */
  #rest: number;
  #nextRest: number;
  /** What a step cost when the choice was made; undefined: not known yet. */
  #usual: number | undefined;
  #isCold = true;

  /** @param choices the usual one first; at least one */
  constructor(choices: readonly T[], pace: TunerPace) {
    this.#choices = choices;
    this.#pace = pace;
    this.#recent = choices.map(() => []);
    this.#rest = pace.first;
    this.#nextRest = pace.restMin;
  }

  /** For the next step. */
  get choice(): T {
    return this.#choices[this.#inUse] as T;
  }

  /** What the step with `choice` cost: any unit, less is better. */
  took(cost: number): void {
    if (this.#choices.length === 1) return;
    if (this.#isCold) {
      this.#isCold = false;
      return;
    }
    const recent = this.#recent[this.#inUse] as number[];
    recent.push(cost);
    if (recent.length > this.#pace.recent) recent.shift();
    if (this.#trials.length > 0) return this.#tried(recent);
    this.#steps++;
    if (this.#steps >= this.#rest) this.#beginTrials();
    else if (this.#isWorse()) this.#lookSoon();
  }

  /**
   * Ends the trial of a choice that is seen to be too dear before its step is done.
   * @param cost of the step under way, so far
   * @param share of what the chosen one costs, above which it is given up
   * @returns whether `choice` is another one now
   */
  givesUp(cost: number, share: number): boolean {
    if (this.#trials.length === 0 || cost <= share * this.#costOf(this.#chosen)) return false;
    this.#trials.shift();
    if (this.#trials.length === 0) this.#settle();
    return true;
  }

  get #inUse(): number {
    return this.#trials[0] ?? this.#chosen;
  }

  #isWorse(): boolean {
    if (this.#steps < this.#pace.recent) return false;
    const cost = this.#costOf(this.#chosen);
    this.#usual ??= cost;
    return cost > WORSE * this.#usual;
  }

  /** When it is known what steps cost now: those before are of another time. */
  #lookSoon(): void {
    this.#recent[this.#chosen] = [];
    this.#usual = undefined;
    this.#rest = this.#steps + this.#pace.first;
  }

  #beginTrials(): void {
    this.#trials = [...this.#choices.keys()].filter((index) => index !== this.#chosen);
    for (const index of this.#trials) this.#recent[index] = [];
  }

  #tried(recent: readonly number[]): void {
    const [index] = this.#trials as [number];
    const before = this.#costOf(this.#chosen);
    const isHopeless = recent.length >= 2 && Math.min(...recent) > HOPELESS * before;
    if (!isHopeless && recent.length < this.#pace.trial) return;
    this.#trials.shift();
    const isBetter = !isHopeless && this.#costOf(index) < GAIN * before;
    if (isBetter) this.#chosen = index;
    // Where something changed it is looked at again sooner.
    if (isBetter) this.#nextRest = this.#pace.restMin;
    if (this.#trials.length === 0) this.#settle();
  }

  #settle(): void {
    this.#rest = this.#nextRest;
    this.#nextRest = Math.min(this.#pace.restMax, 2 * this.#nextRest);
    this.#steps = 0;
    this.#usual = undefined;
  }

  /** Without the one that was disturbed most: the mean, for waits that come now and then count. */
  #costOf(index: number): number {
    const recent = this.#recent[index] as number[];
    const counted = recent.length < 4 ? recent : recent.toSorted((a, b) => a - b).slice(0, -1);
    return counted.reduce((sum, cost) => sum + cost, 0) / counted.length;
  }
}
