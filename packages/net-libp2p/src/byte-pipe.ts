import type {Failure} from "@ollamesh/stdx";

/** Where a pipe's bytes go. */
export interface PipeSink {
  /** The chunk is the sink's only until it returns. */
  data(bytes: Uint8Array): void;
  /** The last call. `failure` is absent where the other side ended it properly, as far as the pipe can tell. */
  ended(failure: Failure | undefined): void;
}

/** Two ordered, authenticated and encrypted byte streams to one peer, without any framing. */
export interface BytePipe {
  /** An end of the bytes may have been made by somebody in between: it counts only behind an end mark. */
  readonly needsEndMark: boolean;
  /** As much is best written at once, at most: small frames share what a write costs, and nothing urgent waits for the rest of a large one. */
  readonly pieceBytesMax: number;
  /** Takes all of it. False: wait for `drained` before the next. Throws once closed. */
  write(parts: readonly Uint8Array[]): boolean;
  /** Rejects when it will never be. */
  drained(): Promise<void>;
  /** Once. Nothing is lost that came before; at most a window of the sender's is kept. */
  read(sink: PipeSink): void;
  /** The sender has to wait until `resume`; what is on its way may still come. Only after `read`. */
  pause(): void;
  resume(): void;
  /** Sends what was written, then closes. Bounded in time. */
  close(): Promise<void>;
  /** Drops what was written and closes now. */
  abort(reason: string): void;
}
