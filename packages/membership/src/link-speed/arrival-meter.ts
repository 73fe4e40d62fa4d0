import {KIB, MIB} from "@ollamesh/stdx";

/** Shorter frames are not part of something that moves in bulk. */
const LONG_FRAME_BYTES = 16 * KIB;
/** After so long without one nothing is under way any more: what comes next begins anew. */
const PAUSE_MS = 100;
/** What a host that was late read at once must not count for much: bytes are counted over so long at least, and so many. */
const WINDOW_MS = 500;
const WINDOW_BYTES = MIB;

/**
 * How fast one peer's long frames come in, from what is sent anyway: pieces of models, hidden states of prompts, caches that move. A rate is what came within half a second without a pause. The sender's
 * disk, a limit somebody set or the time a stage computes may have held it back, so the link does at least as much.
 */
export class ArrivalMeter {
  #beganAtMs = 0;
  #lastAtMs = Number.NEGATIVE_INFINITY;
  #bytes = 0;

  /** A whole frame is here. Answers bytes a millisecond when a window is full. */
  arrived(bytes: number, nowMs: number): number | undefined {
    if (bytes < LONG_FRAME_BYTES) return undefined;
    const isNext = nowMs - this.#lastAtMs <= PAUSE_MS;
    this.#lastAtMs = nowMs;
    // The first frame's way had begun before it was here.
    if (!isNext) return this.#begin(nowMs);
    this.#bytes += bytes;
    const elapsedMs = nowMs - this.#beganAtMs;
    if (elapsedMs < WINDOW_MS || this.#bytes < WINDOW_BYTES) return undefined;
    const rate = this.#bytes / elapsedMs;
    this.#begin(nowMs);
    return rate;
  }

  #begin(nowMs: number): undefined {
    this.#beganAtMs = nowMs;
    this.#bytes = 0;
  }
}
