import {randomBytes} from "node:crypto";
import type {Connection, Stream} from "@libp2p/interface";
import {CodedError} from "@ollamesh/stdx";
import {updateWindowByHalves} from "./stream-window.ts";

export const PING_PROTOCOL = "/ipfs/ping/1.0.0";
const PING_BYTES = 32;
/** Echoes a peer may leave unread before it is given up. */
const UNREAD_BYTES_MAX = 64 * PING_BYTES;
/** Streams of one peer at once: it needs one, and may open the next before the last is gone. */
export const PING_STREAMS_MAX = 8;

/** Answers a peer's pings for as long as it keeps the stream open. */
export function echoPings(stream: Stream): void {
  const window = updateWindowByHalves(stream);
  stream.addEventListener("message", ({data}) => {
    window.read(data.byteLength);
    if (stream.writeBufferLength + data.byteLength > UNREAD_BYTES_MAX) return stream.abort(new Error("pings whose echoes are not read"));
    if (stream.writeStatus === "writable") stream.send(data);
  });
  stream.addEventListener("remoteCloseWrite", () => void stream.close().catch(() => undefined));
}

/** libp2p's ping, but on one stream for each connection: opening one for each ping costs ten times the ping. */
export class PeerPings {
  readonly #pingers = new WeakMap<Connection, Promise<Pinger>>();

  /** @returns the round trip, milliseconds. Rejects when there is no answer in time, or the connection is lost. */
  async ping(connection: Connection, timeoutMs: number): Promise<number> {
    const signal = AbortSignal.timeout(timeoutMs);
    const pinger = await (this.#pingers.get(connection) ?? this.#open(connection, signal));
    return pinger.ping(signal);
  }

  #open(connection: Connection, signal: AbortSignal): Promise<Pinger> {
    const forget = (): void => void this.#pingers.delete(connection);
    const opening = connection.newStream(PING_PROTOCOL, {signal, maxOutboundStreams: PING_STREAMS_MAX}).then((stream) => new Pinger(stream, forget));
    this.#pingers.set(connection, opening);
    opening.catch(forget);
    return opening;
  }
}

interface Waiting {
  readonly sentAtMs: number;
  readonly answered: (rttMs: number) => void;
  readonly failed: (error: Error) => void;
}

/** Pings in order on one stream. One that is not answered in time ends it: a late echo must not pass for that of the next. */
class Pinger {
  readonly #stream: Stream;
  readonly #waiting: Waiting[] = [];
  #echoedBytes = 0;

  constructor(stream: Stream, ended: () => void) {
    const window = updateWindowByHalves(stream);
    this.#stream = stream;
    stream.addEventListener("message", ({data}) => {
      window.read(data.byteLength);
      this.#echoed(data.byteLength);
    });
    stream.addEventListener("remoteCloseWrite", () => stream.abort(new Error("the peer answers no more pings")));
    stream.addEventListener("close", ({error}) => {
      ended();
      for (const {failed} of this.#waiting.splice(0)) failed(error ?? new CodedError("closed", "the connection was lost"));
    });
  }

  ping(signal: AbortSignal): Promise<number> {
    return new Promise((answered, failed) => {
      const giveUp = (): void => {
        failed(signal.reason as Error);
        this.#stream.abort(signal.reason as Error);
      };
      if (signal.aborted) return giveUp();
      signal.addEventListener("abort", giveUp, {once: true});
      const over = (): void => signal.removeEventListener("abort", giveUp);
      this.#waiting.push({
        sentAtMs: performance.now(),
        answered: (rttMs) => {
          over();
          answered(rttMs);
        },
        failed: (error) => {
          over();
          failed(error);
        },
      });
      this.#stream.send(randomBytes(PING_BYTES));
    });
  }

  #echoed(bytes: number): void {
    for (this.#echoedBytes += bytes; this.#echoedBytes >= PING_BYTES; this.#echoedBytes -= PING_BYTES) {
      const first = this.#waiting.shift();
      if (!first) return this.#stream.abort(new Error("an echo of no ping"));
      first.answered(performance.now() - first.sentAtMs);
    }
  }
}
