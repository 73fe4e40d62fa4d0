import type {Connection, PeerId as Libp2pPeerId, Stream} from "@libp2p/interface";
import {type Multiaddr, multiaddr} from "@multiformats/multiaddr";
import type {Cancel, Channel, ConnectionObserver, Logger, PeerId, ProtocolSpec, Transport} from "@ollamesh/ports";
import {type Callback, CodedError, type Failure, fail, ok} from "@ollamesh/stdx";
import type {Libp2p} from "libp2p";
import {echoPings, PeerPings, PING_PROTOCOL, PING_STREAMS_MAX} from "./peer-pings.ts";
import type {KeyHolder, Twin} from "./process-proof.ts";
import {StreamChannel} from "./stream-channel.ts";
import {processProtocol, TwinWatch} from "./twin-watch.ts";

const OPEN_TIMEOUT_MS = 10_000;

/** Transport over a started libp2p node. A peer is connected while at least one connection to it is open. */
export class Libp2pTransport implements Transport {
  readonly self: PeerId;
  readonly #node: Libp2p;
  readonly #log: Logger;
  readonly #observers = new Set<ConnectionObserver>();
  readonly #connected = new Set<PeerId>();
  readonly #pings = new PeerPings();
  readonly #twins: TwinWatch;

  /** @param metTwin told when another process proved that it holds this peer's key */
  constructor(node: Libp2p, log: Logger, process: KeyHolder, metTwin: (twin: Twin) => void) {
    this.#node = node;
    this.#log = log;
    this.self = node.peerId.toString();
    this.#twins = new TwinWatch({
      self: process,
      log,
      connectionsTo: (peer) => this.#node.getConnections().filter(({status, remotePeer}) => status === "open" && remotePeer.toString() === peer),
      openOn: async (connection, protocol) =>
        new StreamChannel(await connection.newStream(protocol.id, {signal: AbortSignal.timeout(OPEN_TIMEOUT_MS)}), connection.remotePeer.toString(), protocol, log),
      met: metTwin,
    });
    this.handle(processProtocol, (channel) => this.#twins.accept(channel));
    node.addEventListener("connection:open", ({detail}) => this.#opened(detail));
    node.addEventListener("connection:close", ({detail}) => this.#closed(detail));
    this.#serve(PING_PROTOCOL, echoPings, PING_STREAMS_MAX);
  }

  /** Loopback last: others try addresses in order. */
  addresses(): readonly string[] {
    const all = this.#node.getMultiaddrs().map((address) => address.toString());
    const isLoopback = (address: string) => /^\/(ip4\/127\.|ip6\/::1\/)/.test(address);
    return all.toSorted((a, b) => Number(isLoopback(a)) - Number(isLoopback(b)));
  }

  dial(address: string, timeoutMs: number, done: Callback<PeerId>): void {
    let target: Multiaddr;
    try {
      target = multiaddr(address);
    } catch (error) {
      queueMicrotask(() => done(fail("bad_address", `${address} is not a multiaddr: ${(error as Error).message}`)));
      return;
    }
    this.#node.dial(target, {signal: AbortSignal.timeout(timeoutMs)}).then(
      (connection) => done(ok(connection.remotePeer.toString())),
      (error) => done({ok: false, error: netFailure(error, `dialling ${address}`)}),
    );
  }

  open(peer: PeerId, protocol: ProtocolSpec, done: Callback<Channel>): void {
    this.#openStream(peer, protocol).then(
      (stream) => done(ok(new StreamChannel(stream, peer, protocol, this.#log))),
      (error) => done({ok: false, error: netFailure(error, `opening ${protocol.id} to ${peer}`)}),
    );
  }

  handle(protocol: ProtocolSpec, accept: (channel: Channel) => void): void {
    const open = new Map<PeerId, number>();
    const handler = (stream: Stream, connection: Connection): void => {
      const peer = connection.remotePeer.toString();
      const count = open.get(peer) ?? 0;
      // Counted here: the library's own bound was seen to let one more through.
      if (count >= protocol.inboundChannelsPerPeerMax) return stream.abort(new Error("too many channels"));
      open.set(peer, count + 1);
      const ended = (): void => {
        const left = (open.get(peer) ?? 1) - 1;
        if (left > 0) open.set(peer, left);
        else open.delete(peer);
      };
      stream.addEventListener("close", ended, {once: true});
      accept(new StreamChannel(stream, peer, protocol, this.#log));
    };
    this.#serve(protocol.id, handler, protocol.inboundChannelsPerPeerMax * 2);
  }

  #serve(id: string, handler: (stream: Stream, connection: Connection) => void, streamsMax: number): void {
    const options = {maxInboundStreams: streamsMax, maxOutboundStreams: streamsMax};
    this.#node.handle(id, handler, options).catch((error) => this.#log.error("handler_refused", {protocol: id, reason: error.message}));
  }

  observe(observer: ConnectionObserver): Cancel {
    this.#observers.add(observer);
    return () => this.#observers.delete(observer);
  }

  ping(peer: PeerId, timeoutMs: number, done: Callback<number>): void {
    const connection = this.#connectionTo(peer);
    if (!connection) {
      queueMicrotask(() => done(fail("closed", `not connected to ${peer}`)));
      return;
    }
    this.#pings.ping(connection, timeoutMs).then(
      (rttMs) => done(ok(rttMs)),
      (error) => done({ok: false, error: netFailure(error, `pinging ${peer}`)}),
    );
  }

  hangUp(peer: PeerId): void {
    const connection = this.#connectionTo(peer);
    if (connection) void this.#hangUp(connection.remotePeer);
  }

  async #hangUp(peer: Libp2pPeerId): Promise<void> {
    for (const connection of this.#node.getConnections(peer)) connection.abort(new Error("hung up"));
  }

  async #openStream(peer: PeerId, protocol: ProtocolSpec): Promise<Stream> {
    const connection = this.#connectionTo(peer);
    if (!connection) throw new CodedError("closed", `not connected to ${peer}`);
    return connection.newStream(protocol.id, {signal: AbortSignal.timeout(OPEN_TIMEOUT_MS), maxOutboundStreams: protocol.inboundChannelsPerPeerMax});
  }

  stop(): void {
    this.#twins.stop();
  }

  #connectionTo(peer: PeerId): Connection | undefined {
    return this.#node.getConnections().find((connection) => connection.status === "open" && connection.remotePeer.toString() === peer);
  }

  #opened(connection: Connection): void {
    const peer = connection.remotePeer.toString();
    if (this.#connected.has(peer)) return this.#twins.look(peer);
    this.#connected.add(peer);
    for (const observer of [...this.#observers]) observer.connected(peer, connection.remoteAddr.toString());
  }

  /** Told once the last of several connections to the peer is gone. */
  #closed(connection: Connection): void {
    const peer = connection.remotePeer.toString();
    if (!this.#connected.has(peer) || this.#connectionTo(peer)) return;
    this.#connected.delete(peer);
    for (const observer of [...this.#observers]) observer.disconnected(peer);
  }
}

function netFailure(error: unknown, what: string): Failure {
  if (error instanceof CodedError) return {code: error.code, message: error.message};
  const {name, message} = error as Error;
  const text = `${what}: ${message}`;
  if (name === "TimeoutError" || name === "AbortError") return {code: "timeout", message: `${what}: no answer in time`};
  if (name === "UnsupportedProtocolError") return {code: "protocol_unsupported", message: text};
  if (name === "TooManyOutboundProtocolStreamsError" || name === "TooManyInboundProtocolStreamsError") return {code: "too_many", message: text};
  if (name === "InvalidMultiaddrError" || name === "InvalidParametersError") return {code: "bad_address", message: text};
  return {code: "unreachable", message: text};
}
