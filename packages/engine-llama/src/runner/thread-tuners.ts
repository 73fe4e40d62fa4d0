import {Tuner, type TunerPace} from "@ollamesh/stdx";

/** In steps. */
const PACE: TunerPace = {recent: 8, first: 4, restMin: 128, restMax: 4096, trial: 6};

/**
 * How many threads compute a step soonest, one tuner for each size of a step, by powers of two of its rows: how much a second thread helps differs. It gains little for a small model, and costs much where other
 * work wants its processor: threads of llama.cpp wait for each other several hundred times a step.
 */
export class ThreadTuners {
  readonly #threadsMax: number;
  readonly #rowsMax: number;
  readonly #byLog2 = new Map<number, Tuner<number>>();

  /** @param rowsMax of steps of more rows nothing is found out */
  constructor(threadsMax: number, rowsMax: number) {
    this.#threadsMax = threadsMax;
    this.#rowsMax = rowsMax;
  }

  /** @param rows 1 or more */
  of(rows: number): Tuner<number> | undefined {
    if (rows > this.#rowsMax) return;
    const log2 = 31 - Math.clz32(rows);
    const tuner = this.#byLog2.get(log2) ?? threadTuner(this.#threadsMax);
    this.#byLog2.set(log2, tuner);
    return tuner;
  }
}

/** @param threadsMax 1 or more: from these down to one, by halves */
export function threadTuner(threadsMax: number): Tuner<number> {
  return new Tuner(halves(threadsMax), PACE);
}

function halves(threadsMax: number): readonly number[] {
  const numbers = [threadsMax];
  for (let threads = threadsMax; threads > 1; ) {
    threads = Math.floor(threads / 2);
    numbers.push(threads);
  }
  return numbers;
}
