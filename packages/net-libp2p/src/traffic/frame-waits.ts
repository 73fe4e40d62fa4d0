/** How long the frames of one channel wait until their last byte is handed on. */
export class FrameWaits {
  readonly #frames: {leftBytes: number; readonly atMs: number}[] = [];

  queued(bytes: number, nowMs: number): void {
    this.#frames.push({leftBytes: bytes, atMs: nowMs});
  }

  /** So many bytes went, in the order in which they were queued. @param waited told for each frame that is gone, milliseconds */
  handed(bytes: number, nowMs: number, waited: (ms: number) => void): void {
    let left = bytes;
    for (let frame = this.#frames[0]; frame && left >= frame.leftBytes; frame = this.#frames[0]) {
      left -= frame.leftBytes;
      this.#frames.shift();
      waited(nowMs - frame.atMs);
    }
    if (this.#frames[0]) this.#frames[0].leftBytes -= left;
  }
}
