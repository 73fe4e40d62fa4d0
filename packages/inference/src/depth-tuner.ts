import {Tuner, type TunerPace} from "@ollamesh/stdx";

/** Batches that a stage may have waiting. */
const DEPTH_MAX = 32;
/** In windows. */
const PACE: TunerPace = {recent: 4, first: 2, restMin: 16, restMax: 256, trial: 2};
/** Tokens of a window, for each sequence that generates. Those of one more before it do not count: they were still sent in another number of batches. */
const ROUNDS = 4;
/** Another number of batches is given up after one round, and after two, where a token costs so many times what it did. */
const HOPELESS = [1.5, 1.2] as const;

/**
 * Over how many batches those that generate are spread, by the tokens that came in a time. With one batch for each stage all of them have work. But few rows in a batch can cost nearly what many do, so that
 * one batch of all is sooner back than two of halves; and where the way between stages is long, more batches than stages hide it. Pure.
 */
export class DepthTuner {
  readonly #depths: readonly number[];
  /** By powers of two of those that generate. */
  readonly #byLog2 = new Map<number, Tuner<number>>();
  #window = {log2: -1, tokens: 0, beganAtMs: 0};

  /** @param stages 2 or more */
  constructor(stages: number) {
    this.#depths = [stages, 1, Math.max(stages, Math.min(DEPTH_MAX, 2 * stages))];
  }

  /** @param generating 0 or more */
  of(generating: number): number {
    return generating < 2 ? 1 : this.#tunerOf(log2Of(generating)).choice;
  }

  /** A batch is back with so many tokens. @param isMixed other rows were in it, or are on their way */
  returned(tokens: number, generating: number, isMixed: boolean, nowMs: number): void {
    const log2 = generating < 2 || isMixed ? -1 : log2Of(generating);
    const window = this.#window;
    if (log2 === -1 || log2 !== window.log2) {
      this.#window = {log2, tokens: -generating, beganAtMs: nowMs};
      return;
    }
    const before = window.tokens;
    window.tokens += tokens;
    if (before < 0 && window.tokens >= 0) this.#window = {log2, tokens: 0, beganAtMs: nowMs};
    const tuner = this.#tunerOf(log2);
    const depth = tuner.choice;
    const cost = (nowMs - window.beganAtMs) / window.tokens;
    const share = HOPELESS[Math.min(HOPELESS.length, Math.floor(window.tokens / generating)) - 1];
    if (window.tokens >= ROUNDS * generating) tuner.took(cost);
    else if (share === undefined || !tuner.givesUp(cost, share)) return;
    this.#window = {log2, tokens: tuner.choice === depth ? 0 : -generating, beganAtMs: nowMs};
  }

  #tunerOf(log2: number): Tuner<number> {
    // Of fewer sequences than batches each has its own.
    const most = 2 ** log2;
    const tuner = this.#byLog2.get(log2) ?? new Tuner([...new Set(this.#depths.map((depth) => Math.min(depth, most)))], PACE);
    this.#byLog2.set(log2, tuner);
    return tuner;
  }
}

function log2Of(generating: number): number {
  return 31 - Math.clz32(generating);
}
