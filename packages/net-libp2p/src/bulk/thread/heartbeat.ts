/** A side that has nothing to say says so as often, milliseconds, while the connection is in use. */
export const BEAT_MS = 3000;
/** Nothing for so long, though the other side heard of something to do: four beats in a row did not come. */
const SILENT_MS_MAX = 12_000;
/** The other side owes beats for so long after this one wrote something. */
const OWED_MS = 30_000;
/** And gives them for so long after the last frame either way: longer, as it may have heard late of what it owes. */
const IN_USE_MS = 60_000;

export type Beat = "give_up" | "beat" | "wait";

/**
 * Whether the other side of a bulk connection is there. The system tells of a way that leads nowhere only when its buffers are full, and its keep-alive is silent while anything is unconfirmed.
 * A beat is not an answer: who holds what comes back, as it yields to somebody, reads no question and beats nevertheless. Times are milliseconds of a clock that is never set.
 */
export class Heartbeat {
  #usedAtMs = Number.NEGATIVE_INFINITY;
  #wroteAtMs = Number.NEGATIVE_INFINITY;
  /** Something came, or could not have come before. */
  #heardAtMs = Number.NEGATIVE_INFINITY;
  #tickedAtMs = Number.NEGATIVE_INFINITY;
  /** Nothing is read: silence means nothing. */
  #isHeld = true;

  /** Part of a frame went out. */
  wrote(nowMs: number): void {
    if (!this.#isOwed(nowMs)) this.#heardAtMs = nowMs; // the other side may have been silent by right until now
    this.#wroteAtMs = nowMs;
    this.#usedAtMs = nowMs;
  }

  /** @param isFrame not only beats */
  came(nowMs: number, isFrame: boolean): void {
    this.#heardAtMs = nowMs;
    if (isFrame) this.#usedAtMs = nowMs;
  }

  held(): void {
    this.#isHeld = true;
  }

  resumed(nowMs: number): void {
    if (this.#isHeld) this.#heardAtMs = nowMs;
    this.#isHeld = false;
  }

  isInUse(nowMs: number): boolean {
    return nowMs - this.#usedAtMs < IN_USE_MS;
  }

  /** Every `BEAT_MS` while `isInUse`, or nothing is read. What came while this process stood still is read after this: such a time is not the other side's silence. */
  tick(nowMs: number): Beat {
    const stoodStill = nowMs - this.#tickedAtMs >= 2 * BEAT_MS;
    this.#tickedAtMs = nowMs;
    if (stoodStill) this.#heardAtMs = Math.max(this.#heardAtMs, nowMs - BEAT_MS);
    if (!this.#isHeld && this.#isOwed(nowMs) && nowMs - this.#heardAtMs >= SILENT_MS_MAX) return "give_up";
    return nowMs - this.#wroteAtMs >= BEAT_MS ? "beat" : "wait";
  }

  #isOwed(nowMs: number): boolean {
    return nowMs - this.#wroteAtMs < OWED_MS;
  }
}
