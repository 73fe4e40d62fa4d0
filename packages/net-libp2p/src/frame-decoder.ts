import {CodedError} from "@ollamesh/stdx";

const PREFIX_BYTES = 4;
/** No frame is so long: in place of a length it says that none follows. */
const END_MARK = 0xffffffff;
/** Nor so long: nothing was said, by somebody who is there. */
const BEAT_MARK = 0xfffffffe;
/** Room made on the word of a length alone; beyond it only as much as has come already. */
const UNSEEN_BYTES_MAX = 1 << 20;
/** Frames end where a multiple of this does. */
const ALIGNMENT_BYTES = 8;

/** The 4-byte big-endian length that goes before each frame. */
export function framePrefix(length: number): Uint8Array {
  return new Uint8Array([length >>> 24, length >>> 16, length >>> 8, length]);
}

/** The last that is sent where the end of the bytes alone proves nothing: whoever cuts a connection off cannot make it. */
export function endMark(): Uint8Array {
  return framePrefix(END_MARK);
}

/** May go between any two frames, and means none. */
export function beatMark(): Uint8Array {
  return framePrefix(BEAT_MARK);
}

/** Whether what stands in place of a length is none. */
export function isMark(length: number): boolean {
  return length === END_MARK || length === BEAT_MARK;
}

/** Where frames are put together. */
export interface FrameMemory {
  /** So many bytes at least, whatever is in them: they are written before they are given to anybody. */
  take(bytes: number): Uint8Array;
  /** A frame that was begun there will not be given to anybody. */
  free(memory: Uint8Array): void;
}

const privateMemory: FrameMemory = {take: (bytes) => Buffer.allocUnsafe(bytes), free: () => undefined};

/** Cuts a byte stream into frames. A length above the bound is refused before a byte of it is kept. */
export class FrameDecoder {
  readonly #frameBytesMax: number;
  readonly #memory: FrameMemory;
  readonly #prefix = new Uint8Array(PREFIX_BYTES);
  #prefixBytes = 0;
  /** The frame that has begun, and how much of it is here. */
  #frame: Uint8Array | undefined;
  #length = 0;
  #filled = 0;
  #isEnded = false;

  constructor(frameBytesMax: number, memory: FrameMemory = privateMemory) {
    this.#frameBytesMax = frameBytesMax;
    this.#memory = memory;
  }

  /** Bytes of a frame that has begun and not ended. */
  get pendingBytes(): number {
    return this.#prefixBytes + this.#filled;
  }

  /** The sender said that this was all. */
  get isEnded(): boolean {
    return this.#isEnded;
  }

  /** Frames completed by this chunk, each in memory of its own: the chunk may be used again. Throws CodedError `frame_too_long`, `closed` for bytes behind the end. */
  push(chunk: Uint8Array, completed: (frame: Uint8Array) => void): void {
    for (let at = 0; at < chunk.length; ) {
      if (this.#isEnded) throw new CodedError("closed", "bytes came behind the end");
      at += this.#prefixBytes < PREFIX_BYTES ? this.#readPrefix(chunk, at) : this.#readFrame(chunk, at);
      if (this.#frame && this.#filled === this.#length) completed(this.#take(this.#frame));
    }
  }

  /** Nothing comes any more: what was begun is dropped. */
  abandon(): void {
    if (this.#frame) this.#memory.free(this.#frame);
    this.#frame = undefined;
  }

  /** @returns how many bytes it took */
  #readPrefix(chunk: Uint8Array, at: number): number {
    const taken = Math.min(chunk.length - at, PREFIX_BYTES - this.#prefixBytes);
    for (let i = 0; i < taken; i++) this.#prefix[this.#prefixBytes++] = chunk[at + i] as number;
    if (this.#prefixBytes === PREFIX_BYTES) this.#begin(new DataView(this.#prefix.buffer).getUint32(0));
    return taken;
  }

  #begin(length: number): void {
    if (isMark(length)) {
      this.#isEnded = length === END_MARK;
      this.#prefixBytes = 0;
      return;
    }
    if (length > this.#frameBytesMax) throw new CodedError("frame_too_long", `a frame of ${length} bytes, at most ${this.#frameBytesMax} are allowed`);
    this.#length = length;
    this.#frame = this.#place(Math.min(length, UNSEEN_BYTES_MAX), length);
  }

  #readFrame(chunk: Uint8Array, at: number): number {
    const taken = Math.min(chunk.length - at, this.#length - this.#filled);
    const room = this.#roomFor(this.#filled + taken);
    room.set(taken === chunk.length ? chunk : chunk.subarray(at, at + taken), this.#filled);
    this.#filled += taken;
    return taken;
  }

  #roomFor(bytes: number): Uint8Array {
    const room = this.#frame as Uint8Array;
    if (bytes <= room.length) return room;
    const larger = this.#place(Math.min(this.#length, Math.max(bytes, 2 * room.length)), this.#length);
    larger.set(room.subarray(0, this.#filled));
    this.#memory.free(room);
    this.#frame = larger;
    return larger;
  }

  #take(frame: Uint8Array): Uint8Array {
    this.#frame = undefined;
    this.#prefixBytes = 0;
    this.#filled = 0;
    return frame;
  }

  /**
   * Long bytes stand last in a frame. They are placed to end at an aligned address, as they begin at one then in whole pieces of blobs: V8 copies eightfold as fast into memory that threads
   * share where both places are aligned.
   */
  #place(bytes: number, frameLength: number): Uint8Array {
    const offset = -frameLength & (ALIGNMENT_BYTES - 1);
    const {buffer, byteOffset} = this.#memory.take(offset + bytes);
    return new Uint8Array(buffer, byteOffset + offset, bytes);
  }
}
