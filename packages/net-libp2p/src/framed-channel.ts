import type {Channel, ChannelReceiver, Logger, PeerId, ProtocolSpec} from "@ollamesh/ports";
import {type Failure, fail, failureOf} from "@ollamesh/stdx";
import type {BytePipe} from "./byte-pipe.ts";
import {endMark, FrameDecoder, framePrefix} from "./frame-decoder.ts";

/** Queued bytes above which senders are asked to wait. */
const HIGH_WATER_BYTES = 1 << 20;
/** Frames handed to the pipe in one piece, bytes: small ones then share what a message costs below. */
const PIECE_BYTES = 1 << 16;

/** A byte pipe as a framed channel with bounds both ways. */
export class FramedChannel implements Channel {
  readonly peer: PeerId;
  readonly protocol: string;
  readonly #pipe: BytePipe;
  readonly #spec: ProtocolSpec;
  readonly #log: Logger;
  #receiver: ChannelReceiver | undefined;
  #queue: Uint8Array[] = [];
  #queuedBytes = 0;
  #writing = false;
  #full = false;
  #closing = false;
  #ended = false;

  constructor(pipe: BytePipe, peer: PeerId, spec: ProtocolSpec, log: Logger) {
    this.#pipe = pipe;
    this.peer = peer;
    this.protocol = spec.id;
    this.#spec = spec;
    this.#log = log;
  }

  receive(receiver: ChannelReceiver): void {
    this.#receiver = receiver;
    const decoder = new FrameDecoder(this.#spec.frameBytesMax);
    this.#pipe.read({data: (bytes) => this.#decode(decoder, bytes), ended: (failure) => this.#endRead(decoder, failure)});
  }

  send(frame: Uint8Array): boolean {
    if (this.#ended || this.#closing) return true;
    if (this.#queuedBytes + frame.length > this.#spec.sendQueueBytesMax) {
      this.#end(fail("send_overflow", `more than ${this.#spec.sendQueueBytesMax} bytes wait for ${this.peer}`).error);
      return true;
    }
    this.#queue.push(frame);
    this.#queuedBytes += frame.length;
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
        const hasRoom = this.#pipe.write(this.#takePiece());
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
    let bytes = 0;
    do {
      const frame = this.#queue.shift() as Uint8Array;
      this.#queuedBytes -= frame.length;
      piece.push(framePrefix(frame.length), frame);
      bytes += frame.length;
    } while (this.#queue.length > 0 && bytes + (this.#queue[0] as Uint8Array).length <= PIECE_BYTES);
    return piece;
  }

  #tellDrained(): void {
    if (!this.#full || this.#ended || this.#queuedBytes > HIGH_WATER_BYTES / 2) return;
    this.#full = false;
    this.#call(() => this.#receiver?.drained());
  }

  #decode(decoder: FrameDecoder, bytes: Uint8Array): void {
    if (this.#ended) return;
    try {
      for (const frame of decoder.push(bytes)) if (!this.#ended) this.#call(() => this.#receiver?.frame(frame));
      if (decoder.isEnded) this.#end(undefined);
    } catch (error) {
      this.#end(failureOf(error, "closed"));
    }
  }

  /** A pipe that ends inside a frame was cut off, however politely; one that needs a mark, wherever it has none. */
  #endRead(decoder: FrameDecoder, failure: Failure | undefined): void {
    if (failure) this.#end(failure);
    else if (decoder.pendingBytes > 0) this.#end(fail("closed", "the stream ended inside a frame").error);
    else if (this.#pipe.needsEndMark && !decoder.isEnded) this.#end(fail("closed", "the connection was cut off").error);
    else this.#end(undefined);
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
