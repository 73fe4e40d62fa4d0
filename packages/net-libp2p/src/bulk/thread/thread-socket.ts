import type {TLSSocket} from "node:tls";
import {type Failure, fail} from "@ollamesh/stdx";
import {beatMark, endMark, type FrameMemory} from "../../frame-decoder.ts";
import {FramedReading} from "../../framed-reading.ts";
import type {BulkSocket} from "../bulk-socket.ts";
import {FrameEdges} from "./frame-edges.ts";
import {BEAT_MS, Heartbeat} from "./heartbeat.ts";
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
  /** The way, not the other side's wish, ended it. */
  #broke = false;
  #reading: FramedReading | undefined;
  readonly #edges = new FrameEdges();
  readonly #heartbeat = new Heartbeat();
  /** None while nothing is to do. */
  #beating: NodeJS.Timeout | undefined;

  constructor(options: ThreadSocketOptions) {
    this.#options = options;
    this.#id = options.id;
    this.#socket = options.beside.socket;
    this.#socket.on("error", (error) => {
      this.#broke = true;
      this.#failure ??= fail("closed", `the bulk connection broke: ${error.message}`).error;
    });
    // Behind the last that came.
    this.#socket.once("close", () => {
      clearTimeout(this.#beating);
      setImmediate(() => options.post({type: "gone", socket: this.#id, broke: this.#broke}));
    });
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
    this.#reading = reading;
    this.#credit = bytes;
    beside.read((chunk) => reading.data(chunk));
    const over = (): void => reading.ended(this.#failure);
    this.#socket.once("end", over);
    this.#socket.once("close", over);
    if (this.#socket.destroyed) queueMicrotask(over);
    else this.#resume();
  }

  grant(bytes: number): void {
    this.#credit += bytes;
    this.#resume();
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
    const isFrame = frames.length > 0 || this.#reading?.isInFrame === true;
    this.#heartbeat.came(performance.now(), isFrame);
    if (isFrame) this.#beat(); // beats alone keep nothing in use
    this.#cameBytes += bytes;
    for (const frame of frames) this.#frames.push(frame.bytes);
    this.#credit -= bytes;
    if (this.#credit <= 0) this.#hold();
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
    this.#heartbeat.wrote(performance.now());
    this.#beat();
    this.#edges.passed(bytes);
    this.#put(bytes, () => this.#taken(bytes));
  }

  #put(bytes: Uint8Array, taken: () => void): void {
    this.#isWriting = true;
    const late = setTimeout(() => this.#giveUp(`took nothing for ${STALL_MS_MAX / 1000} s`), STALL_MS_MAX);
    this.#socket.write(bytes, () => {
      clearTimeout(late);
      taken();
      this.#writeNext();
    });
  }

  #resume(): void {
    if (this.#credit <= 0) return;
    this.#heartbeat.resumed(performance.now());
    this.#socket.resume();
  }

  #hold(): void {
    this.#heartbeat.held();
    this.#socket.pause();
  }

  #beat(): void {
    if (this.#isClosing || this.#socket.destroyed) return;
    this.#beating ??= setTimeout(() => this.#tick(), BEAT_MS);
  }

  #tick(): void {
    this.#beating = undefined;
    if (this.#isClosing) return;
    const now = performance.now();
    if (!this.#heartbeat.isInUse(now) && this.#credit > 0) return;
    const due = this.#heartbeat.tick(now);
    if (due === "give_up") return this.#giveUp("is silent though there is something to say");
    if (due === "beat" && !this.#isWriting && this.#edges.isBetween) this.#put(beatMark(), () => undefined);
    this.#beat();
  }

  #taken(bytes: Uint8Array): void {
    this.#options.post({type: "taken", socket: this.#id, bytes: bytes.buffer instanceof SharedArrayBuffer ? bytes : bytes.length});
  }

  #bidFarewell(): void {
    if (this.#isClosing || this.#socket.destroyed) return;
    this.write(endMark());
    this.close();
  }

  #giveUp(why: string): void {
    this.#broke = true;
    this.#failure ??= fail("timeout", `the bulk connection ${why}`).error;
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
