import {type Failure, fail, failureOf} from "@ollamesh/stdx";
import type {PipeSink} from "./byte-pipe.ts";
import {FrameDecoder, type FrameMemory} from "./frame-decoder.ts";

export interface FramedReadingOptions {
  readonly frameBytesMax: number;
  /** An end of the bytes counts only behind an end mark. */
  readonly needsEndMark: boolean;
  readonly sink: PipeSink;
  /** Undefined: memory of its own for each frame. */
  readonly memory?: FrameMemory;
}

/** Chunks as they come through a pipe become frames, and the end of them is judged. */
export class FramedReading {
  readonly #options: FramedReadingOptions;
  readonly #decoder: FrameDecoder;
  #isOver = false;

  constructor(options: FramedReadingOptions) {
    this.#options = options;
    this.#decoder = new FrameDecoder(options.frameBytesMax, options.memory);
  }

  /** Part of a frame came whose end did not yet. */
  get isInFrame(): boolean {
    return this.#decoder.pendingBytes > 0;
  }

  /** The chunk may be used again when this returns. */
  data(chunk: Uint8Array): void {
    if (this.#isOver) return;
    const frames: {readonly bytes: Uint8Array}[] = [];
    let failure: Failure | undefined;
    try {
      this.#decoder.push(chunk, (bytes) => frames.push({bytes}));
    } catch (error) {
      failure = failureOf(error, "closed");
    }
    this.#options.sink.came(chunk.length, frames);
    if (failure || this.#decoder.isEnded) this.#end(failure);
  }

  /** The pipe's own end. One inside a frame was cut off, however politely; one that needs a mark, wherever it has none. */
  ended(failure: Failure | undefined): void {
    if (failure) this.#end(failure);
    else if (this.#decoder.pendingBytes > 0) this.#end(fail("closed", "the stream ended inside a frame").error);
    else if (this.#options.needsEndMark && !this.#decoder.isEnded) this.#end(fail("closed", "the connection was cut off").error);
    else this.#end(undefined);
  }

  #end(failure: Failure | undefined): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#decoder.abandon();
    this.#options.sink.ended(failure);
  }
}
