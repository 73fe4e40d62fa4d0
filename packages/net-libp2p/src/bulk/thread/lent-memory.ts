import type {FrameMemory} from "../../frame-decoder.ts";

/** Frames from this length on lie in memory both threads see: to copy shorter ones is cheaper than to give their memory back. */
const LENT_BYTES_MIN = 1 << 16;
/** Memory is cut in multiples of this, so that blocks of one size, whatever is said of them, fit where others were. */
const GRAIN_BYTES = 1 << 16;
/** Kept for what comes next; what is more is let go. A window of frames for each of several senders. */
const SPARE_BYTES_MAX = 16 << 20;

/**
 * Memory for frames, shared between threads and used again once it is given back. New shared memory for each would never make V8 collect what is left of it: it does not count there.
 */
export class LentMemory implements FrameMemory {
  readonly #spare = new Map<number, SharedArrayBuffer[]>();
  #spareBytes = 0;

  /** Bytes that lie here for the next. */
  get spareBytes(): number {
    return this.#spareBytes;
  }

  take(bytes: number): Uint8Array {
    if (bytes < LENT_BYTES_MIN) return new Uint8Array(bytes);
    const size = Math.ceil(bytes / GRAIN_BYTES) * GRAIN_BYTES;
    const memory = this.#spare.get(size)?.pop();
    if (!memory) return new Uint8Array(new SharedArrayBuffer(size));
    this.#spareBytes -= size;
    return new Uint8Array(memory);
  }

  free({buffer}: Uint8Array): void {
    if (buffer instanceof SharedArrayBuffer) this.giveBack(buffer);
  }

  giveBack(memory: SharedArrayBuffer): void {
    const size = memory.byteLength;
    if (this.#spareBytes + size > SPARE_BYTES_MAX) return;
    const spare = this.#spare.get(size);
    if (spare) spare.push(memory);
    else this.#spare.set(size, [memory]);
    this.#spareBytes += size;
  }
}
