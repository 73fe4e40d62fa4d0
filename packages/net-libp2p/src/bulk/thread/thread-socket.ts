import type {TLSSocket} from "node:tls";
import {type Failure, fail} from "@ollamesh/stdx";
import {endMark, type FrameMemory} from "../../frame-decoder.ts";
import {FramedReading} from "../../framed-reading.ts";
import type {BulkSocket} from "../bulk-socket.ts";
import type {BulkReport, SocketId} from "./thread-messages.ts";

/** A socket that takes nothing for so long leads nowhere any more, though nobody said so: a firewall forgot it. */
const STALL_MS_MAX = 20_000;
const CLOSE_MS_MAX = 5000;

export interface ThreadSocketOptions {
  readonly id: SocketId;
  readonly beside: BulkSocket;
  readonly memory: FrameMemory;
  post(report: BulkReport): void;
}

/** A bulk connection in the thread that owns it. That TCP ended proves nothing: anybody in between can make it. */
export class ThreadSocket {
  readonly #id: SocketId;
  readonly #socket: TLSSocket;
  readonly #options: ThreadSocketOptions;
  /** What came and was not told of. */
  #frames: Uint8Array[] = [];
  #cameBytes = 0;
  #telling: NodeJS.Immediate | undefined;
  /** Bytes that may still be read. */
  #credit = 0;
  readonly #writes: Uint8Array[] = [];
  #isWriting = false;
  #isClosing = false;
  #failure: Failure | undefined;

  constructor(options: ThreadSocketOptions) {
    this.#options = options;
    this.#id = options.id;
    this.#socket = options.beside.socket;
    let broke = false;
    this.#socket.on("error", (error) => {
      broke = true;
      this.#failure ??= fail("closed", `the bulk connection broke: ${error.message}`).error;
    });
    // Behind the last that came.
    this.#socket.once("close", () => setImmediate(() => options.post({type: "gone", socket: this.#id, broke})));
  }

  /** Once. */
  read(frameBytesMax: number, bytes: number): void {
    const {beside, memory, post} = this.#options;
    const ended = (failure: Failure | undefined): void => {
      this.#tell();
      post({type: "ended", socket: this.#id, failure});
      // At once: TCP's own end comes next, and behind that nothing can be said.
      if (!failure) this.#bidFarewell();
    };
    const reading = new FramedReading({frameBytesMax, needsEndMark: true, memory, sink: {came: (length, frames) => this.#came(length, frames), ended}});
    this.#credit = bytes;
    beside.read((chunk) => reading.data(chunk));
    const over = (): void => reading.ended(this.#failure);
    this.#socket.once("end", over);
    this.#socket.once("close", over);
    if (this.#socket.destroyed) queueMicrotask(over);
    else if (this.#credit > 0) this.#socket.resume();
  }

  grant(bytes: number): void {
    this.#credit += bytes;
    if (this.#credit > 0) this.#socket.resume();
  }

  /** In order; one at a time, as the system takes them: TLS copies what is written behind another. */
  write(bytes: Uint8Array): void {
    if (this.#isClosing) return this.#taken(bytes); // the other side said that it was all, and was answered
    this.#writes.push(bytes);
    if (!this.#isWriting) this.#writeNext();
  }

  close(): void {
    if (this.#isClosing) return;
    this.#isClosing = true;
    if (!this.#isWriting) this.#end();
  }

  abort(): void {
    this.#socket.destroy();
  }

  #came(bytes: number, frames: readonly {readonly bytes: Uint8Array}[]): void {
    // After the farewell nobody listens, but the end is waited for.
    if (this.#isClosing) {
      for (const frame of frames) this.#options.memory.free(frame.bytes);
      return;
    }
    this.#cameBytes += bytes;
    for (const frame of frames) this.#frames.push(frame.bytes);
    this.#credit -= bytes;
    if (this.#credit <= 0) this.#socket.pause();
    this.#telling ??= setImmediate(() => this.#tell());
  }

  /** Once a turn: a message between threads costs more than a record. */
  #tell(): void {
    clearImmediate(this.#telling);
    this.#telling = undefined;
    if (this.#cameBytes === 0) return;
    this.#options.post({type: "came", socket: this.#id, bytes: this.#cameBytes, frames: this.#frames});
    this.#frames = [];
    this.#cameBytes = 0;
  }

  #writeNext(): void {
    // Of one that is gone nothing is sent any more, but what it was lent goes back.
    if (this.#socket.destroyed) for (const bytes of this.#writes.splice(0)) this.#taken(bytes);
    const bytes = this.#writes.shift();
    if (!bytes) {
      this.#isWriting = false;
      if (this.#isClosing) this.#end();
      return;
    }
    this.#isWriting = true;
    const late = setTimeout(() => this.#stalled(), STALL_MS_MAX);
    this.#socket.write(bytes, () => {
      clearTimeout(late);
      this.#taken(bytes);
      this.#writeNext();
    });
  }

  #taken(bytes: Uint8Array): void {
    this.#options.post({type: "taken", socket: this.#id, bytes: bytes.buffer instanceof SharedArrayBuffer ? bytes : bytes.length});
  }

  #bidFarewell(): void {
    if (this.#isClosing || this.#socket.destroyed) return;
    this.write(endMark());
    this.close();
  }

  #stalled(): void {
    this.#failure ??= fail("timeout", `the bulk connection took nothing for ${STALL_MS_MAX / 1000} s`).error;
    this.#socket.destroy();
  }

  #end(): void {
    if (this.#socket.destroyed) return;
    const late = setTimeout(() => this.#socket.destroy(), CLOSE_MS_MAX);
    this.#socket.once("close", () => clearTimeout(late));
    this.#socket.end();
    this.#socket.resume(); // what still comes is of no use, but its end is
  }
}
