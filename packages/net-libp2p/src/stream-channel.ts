import type {Stream} from "@libp2p/interface";
import type {Channel, ChannelReceiver, Logger, PeerId, ProtocolSpec} from "@ollamesh/ports";
import {type Failure, fail, failureOf} from "@ollamesh/stdx";
import {Uint8ArrayList} from "uint8arraylist";
import {FrameDecoder, framePrefix} from "./frame-decoder.ts";
import {updateWindowByHalves} from "./stream-window.ts";

/** Queued bytes above which senders are asked to wait. */
const HIGH_WATER_BYTES = 1 << 20;
/** Frames handed to the stream in one piece, bytes: small ones then share what a message costs below. */
const PIECE_BYTES = 1 << 16;
/** How long a closing channel may take to flush. */
const CLOSE_TIMEOUT_MS = 5000;

/** A libp2p stream as a framed channel with bounds both ways. */
export class StreamChannel implements Channel {
  readonly peer: PeerId;
  readonly protocol: string;
  readonly #stream: Stream;
  readonly #spec: ProtocolSpec;
  readonly #log: Logger;
  #receiver: ChannelReceiver | undefined;
  #queue: Uint8Array[] = [];
  #queuedBytes = 0;
  #writing = false;
  #full = false;
  #closing = false;
  #ended = false;

  constructor(stream: Stream, peer: PeerId, spec: ProtocolSpec, log: Logger) {
    this.#stream = stream;
    this.peer = peer;
    this.protocol = spec.id;
    this.#spec = spec;
    this.#log = log;
  }

  receive(receiver: ChannelReceiver): void {
    this.#receiver = receiver;
    this.#read();
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
    this.#full = this.#queuedBytes >= HIGH_WATER_BYTES;
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
        const hasRoom = this.#stream.send(this.#takePiece());
        if (!hasRoom) await this.#stream.onDrain();
        this.#tellDrained();
      }
    } catch (error) {
      this.#end(failureOf(error, "closed"));
    }
    this.#writing = false;
    this.#tellDrained();
    if (this.#closing && !this.#ended) await this.#finish();
  }

  #takePiece(): Uint8ArrayList {
    const piece = new Uint8ArrayList();
    do {
      const frame = this.#queue.shift() as Uint8Array;
      this.#queuedBytes -= frame.length;
      piece.append(framePrefix(frame.length));
      piece.append(frame);
    } while (this.#queue.length > 0 && piece.byteLength + (this.#queue[0] as Uint8Array).length <= PIECE_BYTES);
    return piece;
  }

  #tellDrained(): void {
    if (!this.#full || this.#ended || this.#queuedBytes > HIGH_WATER_BYTES / 2) return;
    this.#full = false;
    this.#call(() => this.#receiver?.drained());
  }

  /** As fast as frames are handled: what is not read yet waits in the other side's window, not here. */
  #read(): void {
    const decoder = new FrameDecoder(this.#spec.frameBytesMax);
    const wasRead = updateWindowByHalves(this.#stream);
    this.#stream.addEventListener("message", ({data}) => {
      wasRead(data.byteLength);
      this.#decode(decoder, data);
    });
    const ended = (): void => this.#endRead(decoder.pendingBytes);
    this.#stream.addEventListener("end", ended);
    this.#stream.addEventListener("close", ({error}) => (error ? this.#end(failureOf(error, "closed")) : ended()));
    if (this.#stream.readableEnded) ended();
  }

  /** A stream that ends inside a frame was cut off, however politely. */
  #endRead(pendingBytes: number): void {
    const {status} = this.#stream;
    if (status === "reset" || status === "aborted") this.#end(fail("closed", `the stream was ${status}`).error);
    else this.#end(pendingBytes > 0 ? fail("closed", "the stream ended inside a frame").error : undefined);
  }

  #decode(decoder: FrameDecoder, data: Uint8Array | Uint8ArrayList): void {
    try {
      for (const part of data instanceof Uint8Array ? [data] : data) {
        for (const frame of decoder.push(part)) if (!this.#ended) this.#call(() => this.#receiver?.frame(frame));
      }
    } catch (error) {
      this.#end(failureOf(error, "closed"));
    }
  }

  async #finish(): Promise<void> {
    try {
      await this.#stream.close({signal: AbortSignal.timeout(CLOSE_TIMEOUT_MS)});
    } catch {
      // The other side did not take the rest in time: there is nobody to tell.
    }
    this.#end(undefined);
  }

  #end(failure: Failure | undefined): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#queue = [];
    this.#queuedBytes = 0;
    if (failure) this.#stream.abort(new Error(failure.message));
    else if (!this.#closing) this.#stream.close({signal: AbortSignal.timeout(CLOSE_TIMEOUT_MS)}).catch(() => {});
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
