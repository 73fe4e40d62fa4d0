import {ArrivalMeter} from "@ollamesh/membership";
import type {Channel, Clock, PeerId, Transport} from "@ollamesh/ports";

/** Each peer is reported at most this often, milliseconds: a transfer brings thousands of frames a second, and one heartbeat is enough. */
const REPORT_MS = 200;

/** Peers remembered, more than a node has connections; beyond it all are forgotten, which costs one report each, and what was counted of a rate. */
const PEERS_MAX = 1024;

export interface HeardObserver {
  /** It sent something. */
  heard(peer: PeerId): void;
  /** Bytes a millisecond at which long frames of it came, one behind the other. */
  passed(peer: PeerId, bytesPerMs: number): void;
}

/** The same transport, but every frame that arrives on a channel counts as a sign of life of its sender, and long ones tell how fast its link is. */
export function heardTransport(transport: Transport, clock: Clock, observer: HeardObserver): Transport {
  const reportedAtMs = new Map<PeerId, number>();
  const meters = new Map<PeerId, ArrivalMeter>();
  const measure = (peer: PeerId, bytes: number, nowMs: number): void => {
    if (meters.size >= PEERS_MAX && !meters.has(peer)) meters.clear();
    const meter = meters.get(peer) ?? new ArrivalMeter();
    meters.set(peer, meter);
    const bytesPerMs = meter.arrived(bytes, nowMs);
    if (bytesPerMs !== undefined) observer.passed(peer, bytesPerMs);
  };
  const report = (peer: PeerId, bytes: number): void => {
    const nowMs = clock.nowMs();
    measure(peer, bytes, nowMs);
    if (nowMs - (reportedAtMs.get(peer) ?? Number.NEGATIVE_INFINITY) < REPORT_MS) return;
    if (reportedAtMs.size >= PEERS_MAX) reportedAtMs.clear();
    reportedAtMs.set(peer, nowMs);
    observer.heard(peer);
  };
  return {
    self: transport.self,
    addresses: () => transport.addresses(),
    dial: (address, timeoutMs, done) => transport.dial(address, timeoutMs, done),
    open: (peer, protocol, done) => transport.open(peer, protocol, (outcome) => done(outcome.ok ? {ok: true, value: heardChannel(outcome.value, report)} : outcome)),
    handle: (protocol, accept) => transport.handle(protocol, (channel) => accept(heardChannel(channel, report))),
    observe: (observer) => transport.observe(observer),
    ping: (peer, timeoutMs, done) => transport.ping(peer, timeoutMs, done),
    hangUp: (peer) => transport.hangUp(peer),
  };
}

function heardChannel(channel: Channel, report: (peer: PeerId, bytes: number) => void): Channel {
  return {
    peer: channel.peer,
    protocol: channel.protocol,
    receive: (receiver) =>
      channel.receive({
        frame: (bytes) => {
          report(channel.peer, bytes.length);
          receiver.frame(bytes);
        },
        ...(receiver.lent && {
          lent: (bytes: Uint8Array, giveBack: () => void) => {
            report(channel.peer, bytes.length);
            receiver.lent?.(bytes, giveBack);
          },
        }),
        drained: () => receiver.drained(),
        closed: (failure) => receiver.closed(failure),
      }),
    send: (...parts) => channel.send(...parts),
    close: () => channel.close(),
    abort: () => channel.abort(),
  };
}
