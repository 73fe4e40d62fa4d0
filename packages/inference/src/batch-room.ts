/** Kernels take rows by so many. */
const ROWS_STEP = 32;
/** Fewer rows of a prompt at once read the weights too often for what they compute. */
const ROWS_MIN = 16;
/** Of a batch, until one was timed. */
const ROWS_FIRST = 64;
/** Only what is so far off counts, in shares of the time there is: on a quiet host the same prompt comes in the same parts each time, and so to the same bits. */
const TOO_LONG = 1.25;
const TOO_SHORT = 0.8;

/**
 * How many rows a batch may have so that it takes no longer than it should: who waits for its next token, or is to be forgotten because its client has gone, waits for the batch under way.
 * Half or twice as many from one batch to the next, so that one that happened to be slow does not say much.
 */
export class BatchRoom {
  readonly #rowsMax: number;
  readonly #batchMs: number | undefined;
  #rows: number;
  #hasTimedMany = false;

  /** @param batchMs what a batch may take, milliseconds; undefined: as long as its rows need */
  constructor(rowsMax: number, batchMs: number | undefined) {
    this.#rowsMax = rowsMax;
    this.#batchMs = batchMs;
    this.#rows = batchMs === undefined ? rowsMax : Math.min(rowsMax, ROWS_FIRST);
  }

  get rows(): number {
    return this.#rows;
  }

  /** In a batch with so many that generate: all of them go on, however long that takes, and of prompts at least a few rows. */
  rowsWith(generating: number): number {
    return Math.min(this.#rowsMax, Math.max(this.#rows, generating + ROWS_MIN));
  }

  /** A batch of so many rows took so long, from being sent to being back. */
  returned(rows: number, ms: number): void {
    if (this.#batchMs === undefined) return;
    // A few rows cost hardly more than one: they say little of many, but that those take no less. Once many were timed, few say nothing new.
    if (rows < ROWS_MIN && this.#hasTimedMany) return;
    if (rows >= ROWS_MIN) this.#hasTimedMany = true;
    const full = rows < ROWS_MIN ? ms : (ms / rows) * this.#rows;
    if (full > TOO_LONG * this.#batchMs) this.#rows = Math.min(this.#rows, Math.max(ROWS_MIN, this.#rows >> 1));
    else if (rows >= ROWS_MIN && 2 * full <= TOO_SHORT * this.#batchMs) this.#rows = Math.min(this.#rowsMax, 2 * this.#rows);
  }
}

/** Several stages get smaller batches: all of them work while a prompt is read only when it comes in more parts than there are stages. */
export function rowsMax(batchTokensMax: number, depth: number): number {
  if (depth === 1) return batchTokensMax;
  return Math.min(batchTokensMax, ROWS_STEP * Math.ceil(batchTokensMax / (2 * depth * ROWS_STEP)));
}
