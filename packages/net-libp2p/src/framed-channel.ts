import type {Channel, ChannelReceiver, Logger, PeerId, ProtocolSpec} from "@ollamesh/ports";
import {type Failure, fail, failureOf} from "@ollamesh/stdx";
import type {BytePipe, PipeFrame} from "./byte-pipe.ts";
import {endMark, framePrefix} from "./frame-decoder.ts";
import {FrameWaits} from "./traffic/frame-waits.ts";
import type {Outlet} from "./traffic/outlet.ts";

/** Queued bytes above which senders are asked to wait. */
const HIGH_WATER_BYTES = 1 << 20;
export interface FramedChannelOptions {
  readonly pipe: BytePipe;
  readonly peer: PeerId;
  readonly spec: ProtocolSpec;
  readonly log: Logger;
  /** Says when a piece may be sent, and more be taken. */
  readonly outlet: Pick<Outlet, "pieceBytesMax" | "turn" | "came" | "waited">;
}

/** A byte pipe as a framed channel with bounds both ways. */
export class FramedChannel implements Channel {
  readonly peer: PeerId;
  readonly protocol: string;
  readonly #pipe: BytePipe;
  readonly #spec: ProtocolSpec;
  readonly #log: Logger;
  readonly #outlet: FramedChannelOptions["outlet"];
  #receiver: ChannelReceiver | undefined;
  /** Prefixes and frames; of the first perhaps only what is left of it. */
  #queue: Uint8Array[] = [];
  #queuedBytes = 0;
  readonly #waits = new FrameWaits();
  /** Times bytes came whose turn has not: nothing more is taken meanwhile. */
  #held = 0;
  #writing = false;
  #full = false;
  #closing = false;
  #ended = false;

  constructor(options: FramedChannelOptions) {
    this.#pipe = options.pipe;
    this.peer = options.peer;
    this.protocol = options.spec.id;
    this.#spec = options.spec;
    this.#log = options.log;
    this.#outlet = options.outlet;
  }

  receive(receiver: ChannelReceiver): void {
    this.#receiver = receiver;
    this.#pipe.read(this.#spec.frameBytesMax, {came: (bytes, frames) => this.#came(bytes, frames), ended: (failure) => this.#end(failure)});
  }

  send(...parts: readonly Uint8Array[]): boolean {
    if (this.#ended || this.#closing) return true;
    const length = bytesOf(parts);
    if (this.#queuedBytes + length > this.#spec.sendQueueBytesMax) {
      this.#end(fail("send_overflow", `more than ${this.#spec.sendQueueBytesMax} bytes wait for ${this.peer}`).error);
      return true;
    }
    const prefix = framePrefix(length);
    this.#queue.push(prefix, ...parts);
    this.#queuedBytes += prefix.length + length;
    this.#waits.queued(prefix.length + length, performance.now());
    if (!this.#writing) {
      this.#writing = true;
      queueMicrotask(() => void this.#write()); // with what else is sent in this turn
    }
    // Once full it stays so until `drained` was told: a frame more in between must not make it forgotten.
    if (this.#queuedBytes >= HIGH_WATER_BYTES) this.#full = true;
    return !this.#full;
  }

  close(): void {
    if (this.#ended || this.#closing) return;
    this.#closing = true;
    if (!this.#writing) void this.#finish();
  }

  abort(): void {
    this.#end(fail("closed", "aborted").error);
  }

  async #write(): Promise<void> {
    try {
      while (this.#queue.length > 0 && !this.#ended) {
        const piece = this.#takePiece();
        const bytes = bytesOf(piece);
        const turn = this.#outlet.turn(this.#spec.trafficClass, this.peer, bytes);
        if (turn) await turn;
        if (this.#ended) break;
        const hasRoom = this.#pipe.write(piece);
        this.#waits.handed(bytes, performance.now(), (ms) => this.#outlet.waited(this.#spec.trafficClass, this.peer, ms));
        if (!hasRoom) await this.#pipe.drained();
        this.#tellDrained();
      }
    } catch (error) {
      this.#end(failureOf(error, "closed"));
    }
    this.#writing = false;
    this.#tellDrained();
    if (this.#closing && !this.#ended) await this.#finish();
  }

  #takePiece(): readonly Uint8Array[] {
    const piece: Uint8Array[] = [];
    for (let room = Math.min(this.#pipe.pieceBytesMax, this.#outlet.pieceBytesMax(this.#spec.trafficClass)); room > 0 && this.#queue.length > 0; ) {
      const first = this.#queue.shift() as Uint8Array;
      const part = first.subarray(0, room);
      if (part.length < first.length) this.#queue.unshift(first.subarray(room));
      piece.push(part);
      room -= part.length;
    }
    this.#queuedBytes -= bytesOf(piece);
    return piece;
  }

  #tellDrained(): void {
    if (!this.#full || this.#ended || this.#queuedBytes > HIGH_WATER_BYTES / 2) return;
    this.#full = false;
    this.#call(() => this.#receiver?.drained());
  }

  #came(bytes: number, frames: readonly PipeFrame[]): void {
    const turn = this.#outlet.came(this.#spec.trafficClass, this.peer, bytes);
    if (turn && this.#held++ === 0) this.#pipe.pause();
    void turn?.then(() => --this.#held === 0 && !this.#ended && this.#pipe.resume());
    for (const frame of frames) this.#hand(frame);
  }

  /** What is lent goes to those that know to give it back; others are given a copy. */
  #hand({bytes, giveBack}: PipeFrame): void {
    const receiver = this.#receiver;
    if (giveBack && (this.#ended || !receiver?.lent)) {
      if (!this.#ended) this.#call(() => receiver?.frame(new Uint8Array(bytes)));
      return giveBack();
    }
    if (this.#ended) return;
    if (giveBack) this.#call(() => receiver?.lent?.(bytes, giveBack));
    else this.#call(() => receiver?.frame(bytes));
  }

  async #finish(): Promise<void> {
    try {
      await this.#closePipe();
    } catch {
      // The other side did not take the rest in time: there is nobody to tell.
    }
    this.#end(undefined);
  }

  async #closePipe(): Promise<void> {
    if (this.#pipe.needsEndMark) this.#pipe.write([endMark()]);
    await this.#pipe.close();
  }

  #end(failure: Failure | undefined): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#queue = [];
    this.#queuedBytes = 0;
    if (failure) this.#pipe.abort(failure.message);
    else if (!this.#closing) this.#closePipe().catch(() => {});
    this.#call(() => this.#receiver?.closed(failure));
  }

  /** A receiver that throws costs its own channel, nothing more. */
  #call(run: () => void): void {
    try {
      run();
    } catch (error) {
      this.#log.error("receiver_fault", {protocol: this.protocol, reason: (error as Error).message});
      this.#end(fail("closed", "the receiver failed").error);
    }
  }
}

function bytesOf(parts: readonly Uint8Array[]): number {
  return parts.reduce((sum, part) => sum + part.length, 0);
}
