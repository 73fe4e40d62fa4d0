import {availableParallelism} from "node:os";
import type {Connection, PeerId as Libp2pPeerId, Stream} from "@libp2p/interface";
import {type Multiaddr, multiaddr} from "@multiformats/multiaddr";
import type {Cancel, Channel, ConnectionObserver, Logger, PeerId, ProtocolSpec, Transport} from "@ollamesh/ports";
import {type Callback, CodedError, type Failure, fail, ok} from "@ollamesh/stdx";
import type {Libp2p} from "libp2p";
import {bulkOfferProtocol} from "./bulk/bulk-offer.ts";
import {type BulkPlace, BulkSide} from "./bulk/bulk-side.ts";
import type {RemoteSocket} from "./bulk/thread/remote-socket.ts";
import {FramedChannel} from "./framed-channel.ts";
import {InboundGate} from "./inbound-gate.ts";
import {echoPings, PeerPings, PING_PROTOCOL, PING_STREAMS_MAX} from "./peer-pings.ts";
import type {KeyHolder, Twin} from "./process-proof.ts";
import {streamPipe} from "./stream-pipe.ts";
import {affordableRate} from "./traffic/affordable-rate.ts";
import {Outlet} from "./traffic/outlet.ts";
import type {RoundTrips} from "./traffic/round-trips.ts";
import type {TrafficMeter} from "./traffic/traffic-meter.ts";
import {processProtocol, TwinWatch} from "./twin-watch.ts";

const OPEN_TIMEOUT_MS = 10_000;
const PROBE_TIMEOUT_MS = 5000;

export interface Libp2pTransportOptions {
  readonly log: Logger;
  readonly process: KeyHolder;
  /** Where bulk channels beside the connections are had, and what they are proved with; undefined: there are none. */
  readonly bulk: BulkPlace | undefined;
  /** Told when another process proved that it holds this peer's key. */
  readonly metTwin: (twin: Twin) => void;
  readonly meter: TrafficMeter;
  readonly roundTrips: RoundTrips;
  /** With so many connections nobody is dialled; the library keeps to it for those that come. */
  readonly connectionsMax: number;
}

/** Transport over a started libp2p node. A peer is connected while at least one connection to it is open. */
export class Libp2pTransport implements Transport {
  readonly self: PeerId;
  readonly #node: Libp2p;
  readonly #log: Logger;
  readonly #observers = new Set<ConnectionObserver>();
  readonly #connected = new Set<PeerId>();
  readonly #pings = new PeerPings();
  readonly #roundTrips: RoundTrips;
  readonly #twins: TwinWatch;
  readonly #gates = new Map<string, InboundGate>();
  /** Channels beside the libp2p connection: they live no longer than it. */
  readonly #beside = new Map<PeerId, Set<Channel>>();
  readonly #bulk: BulkSide | undefined;
  readonly #outlet: Outlet;
  readonly #meter: TrafficMeter;
  readonly #connectionsMax: number;

  constructor(node: Libp2p, {log, process, bulk, metTwin, meter, roundTrips, connectionsMax}: Libp2pTransportOptions) {
    this.#node = node;
    this.#roundTrips = roundTrips;
    const yieldingBytesPerSecondMax = affordableRate(availableParallelism());
    this.#outlet = new Outlet({nowMs: () => performance.now(), probe: (peer) => this.#probe(peer), meter, yieldingBytesPerSecondMax});
    this.#log = log;
    this.#meter = meter;
    this.#connectionsMax = connectionsMax;
    this.self = node.peerId.toString();
    this.#twins = new TwinWatch({
      self: process,
      log,
      connectionsTo: (peer) => this.#node.getConnections().filter(({status, remotePeer}) => status === "open" && remotePeer.toString() === peer),
      openOn: async (connection, protocol) =>
        this.#channelOver(await connection.newStream(protocol.id, {signal: AbortSignal.timeout(OPEN_TIMEOUT_MS)}), connection.remotePeer.toString(), protocol),
      met: metTwin,
    });
    this.#bulk = bulk && this.#bulkSide(bulk);
    this.handle(processProtocol, (channel) => this.#twins.accept(channel));
    node.addEventListener("connection:open", ({detail}) => this.#opened(detail));
    node.addEventListener("connection:close", ({detail}) => this.#closed(detail));
    this.#serve(PING_PROTOCOL, echoPings, PING_STREAMS_MAX);
  }

  /** Takes bulk connections of others before anybody asks for one. Throws CodedError `port_in_use`, `bad_address`. */
  async listenForBulk(): Promise<void> {
    await this.#bulk?.listen();
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
    if (this.#node.getConnections().length >= this.#connectionsMax) {
      queueMicrotask(() => done(fail("too_many", `this peer has as many connections with others as it may, ${this.#connectionsMax}`)));
      return;
    }
    this.#node.dial(target, {signal: AbortSignal.timeout(timeoutMs)}).then(
      (connection) => done(ok(connection.remotePeer.toString())),
      (error) => done({ok: false, error: netFailure(error, `dialling ${address}`)}),
    );
  }

  open(peer: PeerId, protocol: ProtocolSpec, done: Callback<Channel>): void {
    this.#open(peer, protocol).then(
      (channel) => done(ok(channel)),
      (error) => done({ok: false, error: netFailure(error, `opening ${protocol.id} to ${peer}`)}),
    );
  }

  handle(protocol: ProtocolSpec, accept: (channel: Channel) => void): void {
    const gate = new InboundGate(protocol, accept);
    this.#gates.set(protocol.id, gate);
    const handler = (stream: Stream, connection: Connection): void => {
      const peer = connection.remotePeer.toString();
      // Counted here: the library's own bound was seen to let one more through.
      if (!gate.enter(peer)) return stream.abort(new Error("too many channels"));
      stream.addEventListener("close", () => gate.left(peer), {once: true});
      this.#meter.opened(protocol.id, "in");
      accept(this.#channelOver(stream, peer, protocol));
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
    this.#ping(connection, timeoutMs).then(
      (rttMs) => {
        this.#outlet.observe(peer, rttMs);
        done(ok(rttMs));
      },
      (error) => done({ok: false, error: netFailure(error, `pinging ${peer}`)}),
    );
  }

  async #probe(peer: PeerId): Promise<number> {
    const connection = this.#connectionTo(peer);
    if (!connection) throw new CodedError("closed", `not connected to ${peer}`);
    return this.#ping(connection, PROBE_TIMEOUT_MS);
  }

  async #ping(connection: Connection, timeoutMs: number): Promise<number> {
    const rttMs = await this.#pings.ping(connection, timeoutMs);
    this.#roundTrips.took(rttMs);
    return rttMs;
  }

  hangUp(peer: PeerId): void {
    const connection = this.#connectionTo(peer);
    if (connection) void this.#hangUp(connection.remotePeer);
  }

  async #hangUp(peer: Libp2pPeerId): Promise<void> {
    for (const connection of this.#node.getConnections(peer)) connection.abort(new Error("hung up"));
  }

  async #open(peer: PeerId, protocol: ProtocolSpec): Promise<Channel> {
    const beside = protocol.trafficClass === "bulk" ? await this.#bulk?.open(peer, protocol) : undefined;
    const isBeside = beside !== undefined && this.#connectionTo(peer) !== undefined;
    if (!isBeside) beside?.abort();
    const channel = isBeside ? this.#channelBeside(beside, peer, protocol) : this.#channelOver(await this.#openStream(peer, protocol), peer, protocol);
    this.#meter.opened(protocol.id, "out");
    return channel;
  }

  #channelOver(stream: Stream, peer: PeerId, protocol: ProtocolSpec): Channel {
    return new FramedChannel({pipe: streamPipe(stream), peer, spec: protocol, log: this.#log, outlet: this.#outlet});
  }

  #channelBeside(beside: RemoteSocket, peer: PeerId, protocol: ProtocolSpec): Channel {
    const channel = new FramedChannel({pipe: beside, peer, spec: protocol, log: this.#log, outlet: this.#outlet});
    const channels = this.#beside.get(peer) ?? new Set();
    this.#beside.set(peer, channels.add(channel));
    beside.onGone((broke) => {
      if (broke && this.#connectionTo(peer)) this.#bulk?.broke(peer);
      if (channels.delete(channel) && channels.size === 0) this.#beside.delete(peer);
    });
    return channel;
  }

  #bulkSide(place: BulkPlace): BulkSide {
    const side = new BulkSide({
      ...place,
      log: this.#log,
      remoteHost: (peer) => hostOf(this.#connectionTo(peer)),
      openMain: async (peer, protocol) => this.#channelOver(await this.#openStream(peer, protocol), peer, protocol),
      isHandled: (protocol) => this.#gates.get(protocol)?.spec.trafficClass === "bulk",
      admitted: (socket, {peer, protocol}) => this.#admitted(socket, peer, protocol),
    });
    this.handle(bulkOfferProtocol, (channel) => side.answer(channel));
    return side;
  }

  #admitted(beside: RemoteSocket, peer: PeerId, protocol: string): void {
    const gate = this.#gates.get(protocol);
    if (!gate || !this.#connectionTo(peer)) throw new CodedError("closed", "the connection it was promised over is gone");
    if (!gate.enter(peer)) throw new CodedError("too_many", "too many channels");
    beside.onGone(() => gate.left(peer));
    this.#meter.opened(protocol, "in");
    gate.accept(this.#channelBeside(beside, peer, gate.spec));
  }

  async #openStream(peer: PeerId, protocol: ProtocolSpec): Promise<Stream> {
    const connection = this.#connectionTo(peer);
    if (!connection) throw new CodedError("closed", `not connected to ${peer}`);
    return connection.newStream(protocol.id, {signal: AbortSignal.timeout(OPEN_TIMEOUT_MS), maxOutboundStreams: protocol.inboundChannelsPerPeerMax});
  }

  stop(): void {
    this.#outlet.stop();
    this.#twins.stop();
  }

  /** After the libp2p connections: what goes beside them. */
  async stopBulk(): Promise<void> {
    await this.#bulk?.stop();
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
    this.#bulk?.lost(peer);
    this.#outlet.lost(peer);
    for (const channel of this.#beside.get(peer) ?? []) channel.abort();
    for (const observer of [...this.#observers]) observer.disconnected(peer);
  }
}

/** The IP address a connection goes to; undefined where another peer relays it. */
function hostOf(connection: Connection | undefined): string | undefined {
  const address = connection?.remoteAddr.toString() ?? "";
  return address.includes("/p2p-circuit") ? undefined : /^\/ip[46]\/([^/]+)\/tcp\//.exec(address)?.[1];
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
