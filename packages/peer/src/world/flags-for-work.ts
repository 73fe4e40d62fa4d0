import {setFlagsFromString} from "node:v8";

/** Messages of actors in a second from which on a peer has work. An idle one of three handles about twenty; a change of the catalogue takes its leader ten. */
const BUSY_MESSAGES = 200;
/**
 * Bytes of bytecode a function runs through before V8 looks whether to optimise it, three times over. V8's own 67584 is meant for programs that compute: what a peer does for one change
 * is short code in many layers, compiled only after thousands of changes.
 */
const INTERRUPT_BUDGET_BYTES = 10_000;
/**
 * What V8 lets memory grow by, in percent of what lived at the last full collection, before the next. By itself it keeps so small a heap tight, and the buffers of a transfer, which count,
 * make it mark all that lives every ten megabytes: a quarter of a pull's processor time, in pauses of 20 to 50 ms. No more than this: what a flood of frames nobody asked for may leave
 * lying about is bounded by it, 79 to 83 MB of the 96 that are allowed (with 100 %: up to 99).
 */
const HEAP_GROWING_PERCENT = 60;

/** Sets V8's flags for throughput from the first second with work on. Not before: for a peer that only waits, compiling costs more than it gains, and memory is better small. */
export class FlagsForWork {
  readonly #nowMs: () => number;
  readonly #setFlags: (flags: string) => void;
  #sinceMs = Number.NEGATIVE_INFINITY;
  #messages = 0;
  #isDone = false;

  constructor(nowMs: () => number, setFlags: (flags: string) => void = setFlagsFromString) {
    this.#nowMs = nowMs;
    this.#setFlags = setFlags;
  }

  /** So many messages were handled just now. */
  handled(messages: number): void {
    if (this.#isDone) return;
    const nowMs = this.#nowMs();
    if (nowMs - this.#sinceMs > 1000) [this.#sinceMs, this.#messages] = [nowMs, 0];
    this.#messages += messages;
    if (this.#messages < BUSY_MESSAGES) return;
    this.#isDone = true;
    this.#setFlags(`--interrupt-budget=${INTERRUPT_BUDGET_BYTES}`);
    this.#setFlags(`--heap-growing-percent=${HEAP_GROWING_PERCENT}`);
  }
}
