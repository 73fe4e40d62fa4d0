import type {StageBatch} from "@ollamesh/ports";

/** More rows than this are worth computing together on any hardware. */
const ROWS_MAX = 16;
/** Rows that llama.cpp's kernels for quantised weights take at once. */
const KERNEL_ROWS = 8;
/** Decodes of each number of rows that are remembered. */
const RECENT = 8;
/** Of so many rows, before it is believed. The first of all is not counted: it also pays for memory that is touched for the first time. */
const SAMPLES_MIN = 3;
/** Portions are worth it from here on: the weights are read once more for each. */
const GAIN = 0.93;
/** Steps between two times that the other way is measured: doubled each time nothing was found, so that what is settled costs next to nothing. */
const REST_MIN = 64;
const REST_MAX = 4096;

interface Recent {
  readonly ms: number[];
  isWarm: boolean;
}

/**
 * In how many decodes the rows of a step are done soonest, by what decodes took here. Not always in one: on x86 llama.cpp's kernels for Q8_0 are quick with one row and with eight, and with two to seven
 * slower than with one as many times (docs/measured.md). Pure: it is told what each decode took.
 */
export class RowPortions {
  readonly #recent = new Map<number, Recent>();
  #steps = 0;
  #rest = REST_MIN;
  /** By rows of a step, how many portions were best last. */
  readonly #chosen = new Map<number, number>();

  /** One decode of so many rows, each of another sequence. */
  took(rows: number, ms: number): void {
    if (rows > ROWS_MAX) return;
    const recent = this.#recent.get(rows) ?? {ms: [], isWarm: false};
    this.#recent.set(rows, recent);
    if (recent.isWarm) recent.ms.push(ms);
    recent.isWarm = true;
    if (recent.ms.length > RECENT) recent.ms.shift();
  }

  /**
   * Rows of each decode of the next step, which has so many, each of another sequence.
   * @param rows 1 or more
   */
  of(rows: number): readonly number[] {
    if (rows === 1 || rows > ROWS_MAX || this.#msOf(rows) === undefined) return [rows];
    if (this.#msOf(1) === undefined) return [1, rows - 1];
    if (rows > KERNEL_ROWS && this.#msOf(KERNEL_ROWS) === undefined) return [KERNEL_ROWS, rows - KERNEL_ROWS];
    const best = this.#best(rows);
    this.#look(rows, best.length);
    return best;
  }

  /** What is not used is not measured either: from time to time it is forgotten, and so tried. */
  #look(rows: number, portions: number): void {
    if (this.#chosen.get(rows) !== portions) this.#rest = REST_MIN;
    this.#chosen.set(rows, portions);
    if (++this.#steps < this.#rest) return;
    this.#steps = 0;
    this.#rest = Math.min(REST_MAX, 2 * this.#rest);
    this.#recent.get(portions > 1 ? rows : 1)?.ms.splice(0);
  }

  /** The cheapest sum of known decodes. */
  #best(rows: number): readonly number[] {
    const sums: {ms: number; portions: readonly number[]}[] = [{ms: 0, portions: []}];
    for (let of = 1; of <= rows; of++) {
      let least = {ms: Number.POSITIVE_INFINITY, portions: [] as readonly number[]};
      for (let last = 1; last <= of; last++) {
        const ms = this.#msOf(last);
        const before = sums[of - last] as (typeof sums)[number];
        if (ms !== undefined && before.ms + ms < least.ms) least = {ms: before.ms + ms, portions: [...before.portions, last]};
      }
      sums.push(least);
    }
    const {ms, portions} = sums[rows] as (typeof sums)[number];
    return ms < GAIN * (this.#msOf(rows) as number) ? portions : [rows];
  }

  /** The median: decodes that were disturbed do not count. */
  #msOf(rows: number): number | undefined {
    const recent = this.#recent.get(rows)?.ms ?? [];
    return recent.length < SAMPLES_MIN ? undefined : recent.toSorted((a, b) => a - b)[recent.length >> 1];
  }
}

/** Each row is of another sequence, which it ends for now: any of them may be decoded before any other. */
export function isDivisible({slots, outputs, drafts}: StageBatch): boolean {
  return slots.length > 0 && slots.length <= ROWS_MAX && !drafts && new Set(slots).size === slots.length && outputs.every((output) => output === 1);
}
