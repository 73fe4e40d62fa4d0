import type {Failure} from "@ollamesh/stdx";

/** A whole frame. */
export interface PipeFrame {
  readonly bytes: Uint8Array;
  /** The memory is lent: nobody reads it any more once this was called. Undefined: it is the receiver's for good. */
  readonly giveBack?: (() => void) | undefined;
}

/** Where a pipe's frames go. */
export interface PipeSink {
  /** So many bytes came, prefixes and parts of frames among them, and these frames became whole. */
  came(bytes: number, frames: readonly PipeFrame[]): void;
  /** The last call. `failure` is absent where the other side ended it properly. */
  ended(failure: Failure | undefined): void;
}

/** Two ordered, authenticated and encrypted byte streams to one peer. What comes is cut into frames; what is sent is cut already. */
export interface BytePipe {
  /** An end of the bytes may have been made by somebody in between: an end mark is written before it. */
  readonly needsEndMark: boolean;
  /** As much is best written at once, at most: small frames share what a write costs, and nothing urgent waits for the rest of a large one. */
  readonly pieceBytesMax: number;
  /** Takes all of it. False: wait for `drained` before the next. Throws once closed. */
  write(parts: readonly Uint8Array[]): boolean;
  /** Rejects when it will never be. */
  drained(): Promise<void>;
  /** Once. Nothing is lost that came before; at most a window of the sender's is kept. A frame above the bound, bytes, ends it with `frame_too_long`. */
  read(frameBytesMax: number, sink: PipeSink): void;
  /** The sender has to wait until `resume`; what is on its way may still come. Only after `read`. */
  pause(): void;
  resume(): void;
  /** Sends what was written, then closes. Bounded in time. */
  close(): Promise<void>;
  /** Drops what was written and closes now. */
  abort(reason: string): void;
}
