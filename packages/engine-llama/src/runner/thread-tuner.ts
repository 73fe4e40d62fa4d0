/** Steps of each number of threads that are remembered. */
const RECENT = 8;
/** Steps before the first comparison. The very first also pays for memory that is touched for the first time, so it does not count. */
const FIRST_STEPS = 4;
/** Steps between two comparisons: doubled each time nothing was found, so that what is settled costs next to nothing. */
const REST_MIN = 128;
const REST_MAX = 4096;
/** Steps with another number, unless it is clearly worse after two. */
const TRIAL_STEPS = 6;
const HOPELESS = 1.3;
/** A change is worth it from here on. */
const GAIN = 0.95;
/** Steps this much slower than when the number was chosen: something else wants the processors. */
const WORSE = 1.5;

/**
 * Finds by measuring how many threads compute a step soonest. A second thread gains little for a small model, and costs much where other work wants its processor: threads of llama.cpp wait for each
 * other several hundred times a step. Pure: it is told what each step took.
 */
export class ThreadTuner {
  /** From the most threads down to one, by halves. */
  readonly #numbers: readonly number[];
  readonly #recent: number[][];
  #chosen = 0;
  /** Numbers still to be tried, the one under trial first. */
  #trials: number[] = [];
  #steps = 0;
  /** Steps until the next comparison, and from it to the one after. */
  #rest = FIRST_STEPS;
  #nextRest = REST_MIN;
  /** Milliseconds a step took when the number was chosen; undefined: not known yet. */
  #usualMs: number | undefined;
  #isCold = true;

  /** @param threadsMax 1 or more */
  constructor(threadsMax: number) {
    this.#numbers = halves(threadsMax);
    this.#recent = this.#numbers.map(() => []);
  }

  /** For the next step. */
  get threads(): number {
    return this.#numbers[this.#inUse] as number;
  }

  /** What the step with `threads` took, milliseconds. */
  took(ms: number): void {
    if (this.#numbers.length === 1) return;
    if (this.#isCold) {
      this.#isCold = false;
      return;
    }
    const recent = this.#recent[this.#inUse] as number[];
    recent.push(ms);
    if (recent.length > RECENT) recent.shift();
    if (this.#trials.length > 0) return this.#tried(recent);
    this.#steps++;
    if (this.#steps >= this.#rest) this.#beginTrials();
    else if (this.#isWorse()) this.#lookSoon();
  }

  get #inUse(): number {
    return this.#trials[0] ?? this.#chosen;
  }

  #isWorse(): boolean {
    if (this.#steps < RECENT) return false;
    const ms = this.#msOf(this.#chosen);
    this.#usualMs ??= ms;
    return ms > WORSE * this.#usualMs;
  }

  /** When it is known what steps take now: those before are of another time. */
  #lookSoon(): void {
    this.#recent[this.#chosen] = [];
    this.#usualMs = undefined;
    this.#rest = this.#steps + FIRST_STEPS;
  }

  #beginTrials(): void {
    this.#trials = [...this.#numbers.keys()].filter((index) => index !== this.#chosen);
    for (const index of this.#trials) this.#recent[index] = [];
  }

  #tried(recent: readonly number[]): void {
    const [index] = this.#trials as [number];
    const before = this.#msOf(this.#chosen);
    const isHopeless = recent.length >= 2 && Math.min(...recent) > HOPELESS * before;
    if (!isHopeless && recent.length < TRIAL_STEPS) return;
    this.#trials.shift();
    const isBetter = !isHopeless && this.#msOf(index) < GAIN * before;
    if (isBetter) this.#chosen = index;
    // Where something changed it is looked at again sooner.
    if (isBetter) this.#nextRest = REST_MIN;
    if (this.#trials.length === 0) this.#settle();
  }

  #settle(): void {
    this.#rest = this.#nextRest;
    this.#nextRest = Math.min(REST_MAX, 2 * this.#nextRest);
    this.#steps = 0;
    this.#usualMs = undefined;
  }

  /** Without the one that was disturbed most: the mean, for waits that come now and then count. */
  #msOf(index: number): number {
    const recent = this.#recent[index] as number[];
    const counted = recent.length < 4 ? recent : recent.toSorted((a, b) => a - b).slice(0, -1);
    return counted.reduce((sum, ms) => sum + ms, 0) / counted.length;
  }
}

/** One for each size of a step, by powers of two of its rows: how much a second thread helps differs. */
export class ThreadTuners {
  readonly #threadsMax: number;
  readonly #rowsMax: number;
  readonly #byLog2 = new Map<number, ThreadTuner>();

  /** @param rowsMax of steps of more rows nothing is found out */
  constructor(threadsMax: number, rowsMax: number) {
    this.#threadsMax = threadsMax;
    this.#rowsMax = rowsMax;
  }

  /** @param rows 1 or more */
  of(rows: number): ThreadTuner | undefined {
    if (rows > this.#rowsMax) return;
    const log2 = 31 - Math.clz32(rows);
    const tuner = this.#byLog2.get(log2) ?? new ThreadTuner(this.#threadsMax);
    this.#byLog2.set(log2, tuner);
    return tuner;
  }
}

function halves(threadsMax: number): readonly number[] {
  const numbers = [threadsMax];
  for (let threads = threadsMax; threads > 1; ) {
    threads = Math.floor(threads / 2);
    numbers.push(threads);
  }
  return numbers;
}
