import {CodedError, type Failure, fail} from "@ollamesh/stdx";
import type {BytePipe, PipeSink} from "../../byte-pipe.ts";
import type {LentMemory} from "./lent-memory.ts";
import {ReadWindow} from "./read-window.ts";
import type {BulkCommand, SocketId} from "./thread-messages.ts";

/** A block and what is said of it: nobody else's bytes wait behind it, and each write costs a message between threads. */
const PIECE_BYTES = (1 << 18) + 256;
/** With the other thread and not with the system yet: so many bytes, and the sender waits until half of them are gone. */
const UNSENT_BYTES_MAX = 1 << 20;

export interface RemoteSocketDeps {
  readonly id: SocketId;
  /** Where what is sent lies until it is sent. */
  readonly memory: LentMemory;
  post(command: BulkCommand): void;
  /** Frames that were lent may be overwritten. */
  giveBack(memory: SharedArrayBuffer): void;
}

/** A bulk connection another thread owns, as a pipe here: bytes lie in memory both see, and only word of them passes. */
export class RemoteSocket implements BytePipe {
  readonly needsEndMark = true;
  readonly pieceBytesMax = PIECE_BYTES;
  readonly #deps: RemoteSocketDeps;
  readonly #window = new ReadWindow();
  #sink: PipeSink | undefined;
  #isHeld = false;
  #unsentBytes = 0;
  #waiting: {resolve(): void; reject(error: Error): void} | undefined;
  #isGone = false;
  readonly #onGone: ((broke: boolean) => void)[] = [];

  constructor(deps: RemoteSocketDeps) {
    this.#deps = deps;
  }

  /** @param told whether it broke, once it is no more; at once when it is not any more */
  onGone(told: (broke: boolean) => void): void {
    if (this.#isGone) told(false);
    else this.#onGone.push(told);
  }

  write(parts: readonly Uint8Array[]): boolean {
    if (this.#isGone) throw new CodedError("closed", "the bulk connection is gone");
    const length = parts.reduce((sum, part) => sum + part.length, 0);
    const bytes = this.#deps.memory.take(length).subarray(0, length);
    let at = 0;
    for (const part of parts) {
      bytes.set(part, at);
      at += part.length;
    }
    this.#unsentBytes += length;
    this.#deps.post({type: "write", socket: this.#deps.id, bytes});
    return this.#unsentBytes < UNSENT_BYTES_MAX;
  }

  drained(): Promise<void> {
    if (this.#isGone) return Promise.reject(new CodedError("closed", "the bulk connection broke"));
    if (this.#unsentBytes <= UNSENT_BYTES_MAX / 2) return Promise.resolve();
    return new Promise((resolve, reject) => {
      this.#waiting = {resolve, reject};
    });
  }

  read(frameBytesMax: number, sink: PipeSink): void {
    this.#sink = sink;
    if (this.#isGone) return queueMicrotask(() => this.ended(fail("closed", "the bulk connection is gone").error));
    this.#deps.post({type: "read", socket: this.#deps.id, frameBytesMax, bytes: this.#window.grant()});
  }

  pause(): void {
    this.#isHeld = true;
    this.#window.held();
  }

  resume(): void {
    this.#isHeld = false;
    this.#grant();
  }

  close(): Promise<void> {
    if (this.#isGone) return Promise.resolve();
    this.#deps.post({type: "close", socket: this.#deps.id});
    return new Promise((resolve) => this.onGone(() => resolve()));
  }

  abort(): void {
    if (!this.#isGone) this.#deps.post({type: "abort", socket: this.#deps.id});
  }

  /** From the other thread. */
  came(bytes: number, frames: readonly Uint8Array[]): void {
    this.#window.came(bytes);
    const given = frames.map((frame) => {
      const {buffer} = frame;
      return buffer instanceof SharedArrayBuffer ? {bytes: frame, giveBack: this.#once(buffer)} : {bytes: frame};
    });
    this.#sink?.came(bytes, given);
    if (!this.#isHeld) this.#grant();
  }

  /** From the other thread: one write is with the system. */
  taken(bytes: Uint8Array | number): void {
    if (typeof bytes !== "number") this.#deps.memory.free(bytes);
    this.#unsentBytes -= typeof bytes === "number" ? bytes : bytes.length;
    if (this.#unsentBytes > UNSENT_BYTES_MAX / 2) return;
    this.#waiting?.resolve();
    this.#waiting = undefined;
  }

  /** From the other thread. */
  ended(failure: Failure | undefined): void {
    const sink = this.#sink;
    this.#sink = undefined;
    sink?.ended(failure);
  }

  /** From the other thread, or for it when that is no more. */
  gone(broke: boolean, failure?: Failure): void {
    if (this.#isGone) return;
    this.#isGone = true;
    this.#waiting?.reject(new CodedError("closed", "the bulk connection broke"));
    this.#waiting = undefined;
    this.ended(failure ?? fail("closed", "the bulk connection is gone").error);
    for (const told of this.#onGone.splice(0)) told(broke);
  }

  #grant(): void {
    const bytes = this.#isGone ? 0 : this.#window.grant();
    if (bytes > 0) this.#deps.post({type: "grant", socket: this.#deps.id, bytes});
  }

  #once(memory: SharedArrayBuffer): () => void {
    let isGiven = false;
    return () => {
      if (isGiven) return;
      isGiven = true;
      this.#deps.giveBack(memory);
    };
  }
}
