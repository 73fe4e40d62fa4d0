import type {Cancel} from "@ollamesh/ports";

/** The first batch reads the weights from disk, and nothing is known of how fast these stages are: long enough for a full one on slow hosts. */
const FIRST_MS = 300_000;
/** Never less: a host may be busy with something else, or its laptop asleep for a moment. */
const LEAST_MS = 30_000;
/** Of the longest that one took so far. */
const TIMES = 30;

export interface ReturnWatchOptions {
  /** What was learned of earlier batches says nothing of the next: they are as large as their texts. */
  readonly areUneven: boolean;
  nowMs(): number;
  after(ms: number, run: () => void): Cancel;
  /** Nothing came back for so long. */
  late(ms: number): void;
}

/**
 * Of the batches that are away through the stages one must come back within a time: a stage may hang though its peer answers, or what it was sent be lost. The time begins when the first of them is
 * sent and anew with each that returns, whatever is asked or called off meanwhile.
 */
export class ReturnWatch {
  readonly #options: ReturnWatchOptions;
  #timer: Cancel | undefined;
  #sinceMs = 0;
  #longestMs: number | undefined;

  constructor(options: ReturnWatchOptions) {
    this.#options = options;
  }

  /** Milliseconds that nothing has come back though something is away; undefined: nothing is. */
  get waitedMs(): number | undefined {
    return this.#timer && this.#options.nowMs() - this.#sinceMs;
  }

  /** Milliseconds. */
  get limitMs(): number {
    return this.#longestMs === undefined || this.#options.areUneven ? FIRST_MS : Math.min(FIRST_MS, Math.max(LEAST_MS, TIMES * this.#longestMs));
  }

  /** @param away batches now @param hasReturned one did just now */
  looked(away: number, hasReturned: boolean): void {
    if (hasReturned && this.#timer) this.#longestMs = Math.max(this.#longestMs ?? 0, this.waitedMs ?? 0);
    if (away > 0 && this.#timer && !hasReturned) return;
    this.cleared();
    if (away === 0) return;
    this.#sinceMs = this.#options.nowMs();
    const ms = this.limitMs;
    this.#timer = this.#options.after(ms, () => {
      this.#timer = undefined;
      this.#options.late(ms);
    });
  }

  /** Nothing is away any more. */
  cleared(): void {
    this.#timer?.();
    this.#timer = undefined;
  }
}
