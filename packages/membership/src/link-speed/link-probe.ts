import {KIB} from "@ollamesh/stdx";

/** What an empty question takes: the way there and back, and both hosts. */
const EMPTY_BYTES = 64;
const EMPTY_QUESTIONS = 2;
/** Asked for one after the other, as long as they are too quick to tell: a slow link carries the first ones only. */
const SIZES = [16 * KIB, 44 * KIB, 132 * KIB];
/** What took so much longer than an empty question tells enough. */
const TELLING_MS = 10;
/** So many times as long as the one before: something else held it up. */
const LATE = 2;
/** Clocks and schedulers tell no less. */
const DIFFERENCE_MS_MIN = 0.25;

/** Of one answer. */
export const PROBE_BYTES_MAX = Math.max(...SIZES);
/** Of all answers of one probe, bytes: each size but the last may be asked for twice. */
export const PROBE_TOTAL_BYTES_MAX = 256 * KIB;

/**
 * Measures one link with a few questions for so many bytes, one after the other: the rate is the bytes of the longest answer over what it took longer than an empty one. A size that seems to tell enough is
 * asked for once more: the second answer counts, for what shapes a link lets a first burst pass, unless it was late and the first one was not. Over long distances a connection that rested does not send so
 * much at once: there the link does at least as much.
 */
export class LinkProbe {
  #emptyMs = Number.POSITIVE_INFINITY;
  #asked = 0;
  #size = 0;
  /** What this size took the first time; undefined: it was not asked for yet. */
  #firstMs: number | undefined;
  #rate: number | undefined;

  /** Bytes to be asked for now; undefined: it is over. */
  get nextBytes(): number | undefined {
    return this.#asked < EMPTY_QUESTIONS ? EMPTY_BYTES : SIZES[this.#size];
  }

  /** Bytes a millisecond; undefined: it is not over. */
  get bytesPerMs(): number | undefined {
    if (this.nextBytes !== undefined) return undefined;
    return this.#rate;
  }

  /** What was asked for came after so long. */
  answered(elapsedMs: number): void {
    const bytes = SIZES[this.#size];
    if (bytes === undefined) return;
    if (this.#asked < EMPTY_QUESTIONS) {
      this.#asked++;
      this.#emptyMs = Math.min(this.#emptyMs, elapsedMs);
      return;
    }
    const longerMs = Math.max(DIFFERENCE_MS_MIN, this.#believed(elapsedMs) - this.#emptyMs);
    this.#rate = bytes / longerMs;
    const isLast = this.#size === SIZES.length - 1;
    if (longerMs < TELLING_MS) return this.#go(this.#size + 1);
    if (isLast || this.#firstMs !== undefined) return this.#go(SIZES.length);
    this.#firstMs = elapsedMs;
  }

  #believed(elapsedMs: number): number {
    return this.#firstMs !== undefined && elapsedMs > LATE * this.#firstMs ? this.#firstMs : elapsedMs;
  }

  #go(size: number): void {
    this.#size = size;
    this.#firstMs = undefined;
  }
}
