import {isMark} from "../../frame-decoder.ts";

const PREFIX_BYTES = 4;

/** Follows framed bytes on their way out: only between two frames may something of this thread's own go. */
export class FrameEdges {
  #prefix = 0;
  #prefixBytes = 0;
  #left = 0;

  /** Every frame that was begun is whole. */
  get isBetween(): boolean {
    return this.#prefixBytes === 0 && this.#left === 0;
  }

  passed(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; ) {
      if (this.#left > 0) {
        const taken = Math.min(this.#left, bytes.length - at);
        this.#left -= taken;
        at += taken;
      } else this.#prefixByte(bytes[at++] as number);
    }
  }

  #prefixByte(byte: number): void {
    this.#prefix = ((this.#prefix << 8) | byte) >>> 0;
    if (++this.#prefixBytes < PREFIX_BYTES) return;
    this.#prefixBytes = 0;
    this.#left = isMark(this.#prefix) ? 0 : this.#prefix;
  }
}
