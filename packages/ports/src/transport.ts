import type {Callback, Failure} from "@ollamesh/stdx";
import type {Cancel} from "./clock.ts";

/** Text form of an authenticated public key: who sends is proved by the transport, never claimed in a message. */
export type PeerId = string;

/**
 * What goes first where frames of several kinds meet, from the most urgent on: what an answer waits for; what keeps the group together; bytes of
 * blobs, which may be starved of nothing but time; what is told for information.
 */
export type TrafficClass = "request" | "consensus" | "bulk" | "monitoring";

/** What a protocol may cost. The transport enforces it before a byte reaches us. */
export interface ProtocolSpec {
  /** e.g. `/ollamesh/swarm/1` */
  readonly id: string;
  /** `bulk` may also be carried beside the main connection, where the transport has a faster way to the same peer. */
  readonly trafficClass: TrafficClass;
  /** A longer frame aborts the channel, bytes. */
  readonly frameBytesMax: number;
  /** Inbound channels one peer may hold open at once; one more is refused. */
  readonly inboundChannelsPerPeerMax: number;
  /** Bytes that may wait to be sent on one channel; one frame more aborts it (`send_overflow`). */
  readonly sendQueueBytesMax: number;
}

export interface ChannelReceiver {
  /** One whole frame. The array belongs to the receiver. */
  frame(bytes: Uint8Array): void;
  /**
   * Given instead of `frame` where the transport lends the memory a long frame lies in and the receiver has this: `giveBack` says, once, that nobody reads it any more. A receiver that never calls
   * it costs memory, nothing else.
   */
  lent?(bytes: Uint8Array, giveBack: () => void): void;
  /** Called after `send` answered false, once there is room again. */
  drained(): void;
  /** The last call on this receiver. `failure` is absent when either side closed it properly. */
  closed(failure: Failure | undefined): void;
}

/** A long-lived, ordered, framed, authenticated and encrypted duplex between two peers, for one protocol. */
export interface Channel {
  readonly peer: PeerId;
  readonly protocol: string;
  /** Must be called synchronously by whoever is handed the channel, exactly once. Frames may arrive from then on. */
  receive(receiver: ChannelReceiver): void;
  /**
   * Queues one frame: these parts, one behind the other. They are read until they are sent, so none may change. False: the queue is above its high-water mark,
   * send no more until `drained`. No-op once closed.
   */
  send(...parts: readonly Uint8Array[]): boolean;
  /** Sends what is queued, then closes. */
  close(): void;
  /** Drops what is queued and closes now. */
  abort(): void;
}

export interface ConnectionObserver {
  connected(peer: PeerId, remoteAddress: string): void;
  disconnected(peer: PeerId): void;
}

/** Connections to peers. Codes of failures: `unreachable`, `timeout`, `protocol_unsupported`, `too_many`, `closed`, `bad_address`. */
export interface Transport {
  readonly self: PeerId;
  /** Multiaddrs others can dial, each ending in `/p2p/<self>`. */
  addresses(): readonly string[];
  /** Connects to one multiaddr, with or without `/p2p/<id>`; answers who is there. Bounded by `timeoutMs`. */
  dial(address: string, timeoutMs: number, done: Callback<PeerId>): void;
  /** Opens a channel to a connected peer. */
  open(peer: PeerId, protocol: ProtocolSpec, done: Callback<Channel>): void;
  /** Accepts channels of a protocol from now on. */
  handle(protocol: ProtocolSpec, accept: (channel: Channel) => void): void;
  observe(observer: ConnectionObserver): Cancel;
  /** Round trip on the open connection, milliseconds. */
  ping(peer: PeerId, timeoutMs: number, done: Callback<number>): void;
  /** Drops the connection and every channel on it. */
  hangUp(peer: PeerId): void;
}
