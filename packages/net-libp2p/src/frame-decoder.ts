import {CodedError} from "@ollamesh/stdx";

const PREFIX_BYTES = 4;
/** No frame is so long: in place of a length it says that none follows. */
const END_MARK = 0xffffffff;

/** The 4-byte big-endian length that goes before each frame. */
export function framePrefix(length: number): Uint8Array {
  const prefix = new Uint8Array(PREFIX_BYTES);
  new DataView(prefix.buffer).setUint32(0, length);
  return prefix;
}

/** The last that is sent where the end of the bytes alone proves nothing: whoever cuts a connection off cannot make it. */
export function endMark(): Uint8Array {
  return framePrefix(END_MARK);
}

/** Cuts a byte stream into frames. A length above the bound is refused before a byte of it is kept. */
export class FrameDecoder {
  readonly #frameBytesMax: number;
  #chunks: Uint8Array[] = [];
  #length = 0;
  #isEnded = false;

  constructor(frameBytesMax: number) {
    this.#frameBytesMax = frameBytesMax;
  }

  /** Bytes of a frame that has begun and not ended. */
  get pendingBytes(): number {
    return this.#length;
  }

  /** The sender said that this was all. */
  get isEnded(): boolean {
    return this.#isEnded;
  }

  /** Frames completed by this chunk. Throws CodedError `frame_too_long`, `closed` for bytes behind the end. */
  *push(chunk: Uint8Array): Generator<Uint8Array> {
    if (this.#isEnded && chunk.length > 0) throw new CodedError("closed", "bytes came behind the end");
    if (chunk.length > 0) this.#chunks.push(chunk);
    this.#length += chunk.length;
    for (;;) {
      if (this.#length < PREFIX_BYTES) return;
      const length = this.#peekLength();
      if (length === END_MARK) return this.#end();
      if (length > this.#frameBytesMax) throw new CodedError("frame_too_long", `a frame of ${length} bytes, at most ${this.#frameBytesMax} are allowed`);
      if (this.#length < PREFIX_BYTES + length) return;
      this.#take(PREFIX_BYTES);
      yield this.#take(length);
    }
  }

  #end(): void {
    this.#isEnded = true;
    if (this.#length > PREFIX_BYTES) throw new CodedError("closed", "bytes came behind the end");
    this.#chunks = [];
    this.#length = 0;
  }

  #peekLength(): number {
    let length = 0;
    let need = PREFIX_BYTES;
    for (const chunk of this.#chunks) {
      for (let i = 0; i < chunk.length && need > 0; i++, need--) length = length * 256 + (chunk[i] as number);
      if (need === 0) break;
    }
    return length;
  }

  /** The next bytes: a view where they lie in one chunk, a copy where they do not. */
  #take(length: number): Uint8Array {
    this.#length -= length;
    const first = this.#chunks[0];
    if (first && first.length > length) {
      this.#chunks[0] = first.subarray(length);
      return first.subarray(0, length);
    }
    if (first && first.length === length) {
      this.#chunks.shift();
      return first;
    }
    const out = new Uint8Array(length);
    for (let filled = 0; filled < length; ) {
      const chunk = this.#chunks[0] as Uint8Array;
      const part = chunk.subarray(0, length - filled);
      out.set(part, filled);
      filled += part.length;
      if (part.length === chunk.length) this.#chunks.shift();
      else this.#chunks[0] = chunk.subarray(part.length);
    }
    return out;
  }
}
