import type {ConnectionEncrypter, MessageStream} from "@libp2p/interface";
import {Uint8ArrayList} from "uint8arraylist";

/** What waits for the end of the turn at most; beyond it is written at once: as much as one noise message holds. */
const WAITING_BYTES_MAX = 1 << 16;

/**
 * The same encryption over a connection that writes once a turn of the event loop. libp2p hands the socket each part of each message for itself:
 * a frame of 100 bytes is two calls of the system, and on loopback and in a LAN those calls are what a small message costs.
 */
export function coalescingWrites<C>(create: (components: C) => ConnectionEncrypter): (components: C) => ConnectionEncrypter {
  return (components) => {
    const inner = create(components);
    const [outbound, inbound] = [inner.secureOutbound.bind(inner), inner.secureInbound.bind(inner)];
    inner.secureOutbound = (connection, options) => outbound(coalesce(connection), options);
    inner.secureInbound = (connection, options) => inbound(coalesce(connection), options);
    return inner;
  };
}

/** Order and backpressure stay the connection's own: what is held back is handed over whole before the turn ends, or before it closes. */
export function coalesce(connection: MessageStream): MessageStream {
  const [send, close] = [connection.send.bind(connection), connection.close.bind(connection)];
  let waiting = new Uint8ArrayList();
  let isScheduled = false;
  const flush = (): void => {
    const bytes = waiting.subarray();
    waiting = new Uint8ArrayList();
    // What is left when a connection breaks is lost with it.
    if (bytes.length > 0 && connection.status === "open") send(bytes);
  };
  connection.send = (data) => {
    if (connection.status !== "open") return send(data); // refused, as the connection does
    waiting.append(data);
    if (waiting.byteLength >= WAITING_BYTES_MAX) flush();
    else if (!isScheduled) {
      isScheduled = true;
      setImmediate(() => {
        isScheduled = false;
        flush();
      });
    }
    return !connection.writableNeedsDrain;
  };
  connection.close = (options) => {
    flush();
    return close(options);
  };
  return connection;
}
