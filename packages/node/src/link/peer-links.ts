import type {Channel, ChannelReceiver, Logger, PeerId, ProtocolSpec, Transport} from "@ollamesh/ports";
import type {Failure, Outcome} from "@ollamesh/stdx";
import {BoundedQueue, fail} from "@ollamesh/stdx";

/** One protocol's messages on the wire. `decode` is total: hostile bytes are a Failure. */
export interface Codec<M> {
  encode(message: M): Uint8Array;
  /** The same frame in parts, where that saves copying long bytes behind what is said of them. */
  encodeParts?(message: M): readonly Uint8Array[];
  decode(bytes: Uint8Array): Outcome<M>;
}

export type LinkEvent<M> =
  /** `giveBack`: the memory of the frame is lent; to be called once what the codec says is a view into it is not read any more. */
  | {readonly type: "message"; readonly peer: PeerId; readonly message: M; readonly giveBack?: (() => void) | undefined}
  /** There is room again towards this peer after `send` answered `full`. */
  | {readonly type: "drained"; readonly peer: PeerId}
  /** Of links with answers: the way back to this peer is gone, and what was not yet answered with it. */
  | {readonly type: "way_back_lost"; readonly peer: PeerId}
  /** A channel this peer spoke on is gone: what it said last may be lost, whatever can be said to it. A later one of it opens a new one. */
  | {readonly type: "unheard"; readonly peer: PeerId; readonly failure: Failure}
  /** The way to this peer is gone; messages not yet delivered are lost. A later `send` opens a new one. */
  | {readonly type: "broken"; readonly peer: PeerId; readonly failure: Failure};

export interface PeerLinksOptions<M> {
  readonly transport: Transport;
  /** What the others' channels are accepted for, and what own channels are opened for unless `sendProtocol` says otherwise. */
  readonly protocol: ProtocolSpec;
  readonly sendProtocol?: ProtocolSpec;
  readonly codec: Codec<M>;
  /** Messages come back too, by `answer`, on the channels this side opens. */
  readonly hasAnswers?: boolean;
  /** The owner calls `giveBack` of each message that has it. */
  readonly givesBack?: boolean;
  readonly log: Logger;
  /** Told of each message that is handed to a channel, and how long it is there. */
  handed?(message: M, bytes: number): void;
  /** Usually sends the owner a message. False (mailbox full) aborts the channel: order would be broken otherwise. That a channel is gone is told again later. */
  deliver(event: LinkEvent<M>): boolean;
}

const CLOSED = fail("closed", "the peer closed the channel").error;
/** Messages kept for a peer while its channel is being opened. */
const OPENING_MESSAGES_MAX = 256;

interface Outbound<M> {
  channel: Channel | undefined;
  readonly waiting: BoundedQueue<M>;
  full: boolean;
}

/**
 * One protocol with every peer: messages out go over a channel this side opens, messages in come over the channels the others open,
 * so that no two sides need to agree on who opened what. Messages to oneself come back like any other's. Answers may go back on the channel the question came on: they are
 * lost with it, and who asked is told.
 */
export class PeerLinks<M> {
  readonly #options: PeerLinksOptions<M>;
  readonly #outbound = new Map<PeerId, Outbound<M>>();
  readonly #inbound = new Set<Channel>();
  /** The newest channel each peer opened. */
  readonly #waysBack = new Map<PeerId, Channel>();
  /** Losses the owner had no room to hear of: each ends what it waits for. Two kinds a peer at most. */
  #owed: LinkEvent<M>[] = [];
  #closed = false;

  constructor(options: PeerLinksOptions<M>) {
    this.#options = options;
    options.transport.handle(options.protocol, (channel) => this.#accept(channel));
  }

  /**
   * Queues a message. `full`: it was taken, but wait for `drained` before sending more bulk.
   * `refused`: it was not taken (too much is waiting for a channel that is still being opened).
   */
  send(peer: PeerId, message: M): "sent" | "full" | "refused" {
    if (this.#closed) return "refused";
    this.#payOwed();
    if (peer === this.#options.transport.self) {
      return this.#options.deliver({type: "message", peer, message}) ? "sent" : "refused";
    }
    const link = this.#outbound.get(peer) ?? this.#open(peer);
    if (!link.channel) return link.waiting.push(message) ? "sent" : "refused";
    link.full = !link.channel.send(...this.#encode(message)) || link.full;
    return link.full ? "full" : "sent";
  }

  /** Queues an answer on the peer's own channel. `refused`: that is gone, and nobody waits for it. */
  answer(peer: PeerId, message: M): "sent" | "full" | "refused" {
    const channel = this.#waysBack.get(peer);
    if (!channel) return "refused";
    return channel.send(...this.#encode(message)) ? "sent" : "full";
  }

  /** Closes every channel of this protocol; nothing is delivered afterwards. */
  close(): void {
    this.#closed = true;
    for (const link of this.#outbound.values()) link.channel?.close();
    for (const channel of this.#inbound) channel.close();
    this.#outbound.clear();
    this.#inbound.clear();
    this.#waysBack.clear();
  }

  #encode(message: M): readonly Uint8Array[] {
    const {codec, handed} = this.#options;
    const parts = codec.encodeParts?.(message) ?? [codec.encode(message)];
    handed?.(
      message,
      parts.reduce((sum, part) => sum + part.length, 0),
    );
    return parts;
  }

  #open(peer: PeerId): Outbound<M> {
    const link: Outbound<M> = {channel: undefined, waiting: new BoundedQueue<M>(OPENING_MESSAGES_MAX), full: false};
    this.#outbound.set(peer, link);
    this.#options.transport.open(peer, this.#options.sendProtocol ?? this.#options.protocol, (outcome) => {
      if (this.#closed || this.#outbound.get(peer) !== link) {
        if (outcome.ok) {
          outcome.value.receive({frame() {}, drained() {}, closed() {}});
          outcome.value.close();
        }
        return;
      }
      if (outcome.ok) this.#opened(peer, link, outcome.value);
      else this.#broken(peer, link, outcome.error);
    });
    return link;
  }

  #opened(peer: PeerId, link: Outbound<M>, channel: Channel): void {
    link.channel = channel;
    channel.receive({
      // Without answers the other side speaks on a channel of its own: this is a protocol violation.
      frame: (bytes) => (this.#options.hasAnswers ? this.#read(channel, bytes) : channel.abort()),
      ...(this.#options.hasAnswers && this.#lent(channel)),
      drained: () => {
        link.full = false;
        this.#options.deliver({type: "drained", peer});
      },
      closed: (failure) => this.#broken(peer, link, failure ?? CLOSED),
    });
    for (let message = link.waiting.shift(); message !== undefined; message = link.waiting.shift()) {
      link.full = !channel.send(...this.#encode(message)) || link.full;
    }
  }

  #broken(peer: PeerId, link: Outbound<M>, failure: Failure): void {
    if (this.#closed || this.#outbound.get(peer) !== link) return;
    this.#outbound.delete(peer);
    this.#tellLoss({type: "broken", peer, failure});
  }

  #tellLoss(event: LinkEvent<M> & {readonly type: "broken" | "unheard"}): void {
    const isKnown = this.#owed.some(({type, peer}) => type === event.type && peer === event.peer);
    if (!isKnown && !this.#options.deliver(event)) this.#owed.push(event);
  }

  #payOwed(): void {
    while (this.#owed.length > 0 && this.#options.deliver(this.#owed[0] as LinkEvent<M>)) this.#owed.shift();
  }

  #accept(channel: Channel): void {
    if (this.#closed) {
      channel.receive({frame() {}, drained() {}, closed() {}});
      channel.abort();
      return;
    }
    this.#inbound.add(channel);
    if (this.#options.hasAnswers) this.#gainWayBack(channel);
    channel.receive({
      frame: (bytes) => this.#read(channel, bytes),
      ...this.#lent(channel),
      drained: () => this.#options.deliver({type: "drained", peer: channel.peer}),
      closed: (failure) => {
        this.#inbound.delete(channel);
        this.#loseWayBack(channel);
        if (!this.#closed) this.#tellLoss({type: "unheard", peer: channel.peer, failure: failure ?? CLOSED});
        if (failure) this.#options.log.debug("channel_broke", {peer: channel.peer, protocol: channel.protocol, code: failure.code, reason: failure.message});
      },
    });
  }

  /** Only where the owner gives memory back; others are given copies. */
  #lent(channel: Channel): Pick<ChannelReceiver, "lent"> {
    return this.#options.givesBack ? {lent: (bytes, giveBack) => this.#read(channel, bytes, giveBack)} : {};
  }

  #read(channel: Channel, bytes: Uint8Array, giveBack?: () => void): void {
    const failure = this.#deliver(channel.peer, bytes, giveBack);
    if (!failure) return;
    giveBack?.();
    this.#refuse(channel, failure);
  }

  /** A peer that sends what cannot be read gets no second guess: the channel ends, the connection stays. */
  #deliver(peer: PeerId, bytes: Uint8Array, giveBack: (() => void) | undefined): Failure | undefined {
    this.#payOwed();
    const decoded = this.#options.codec.decode(bytes);
    if (!decoded.ok) return decoded.error;
    return this.#options.deliver({type: "message", peer, message: decoded.value, giveBack}) ? undefined : fail("busy", "the mailbox is full").error;
  }

  /** Who opens another channel has lost the one before, whether that was noticed here yet or not: it may be full for ever. */
  #gainWayBack(channel: Channel): void {
    const before = this.#waysBack.get(channel.peer);
    if (before) this.#loseWayBack(before);
    this.#waysBack.set(channel.peer, channel);
  }

  #loseWayBack(channel: Channel): void {
    if (this.#waysBack.get(channel.peer) !== channel) return;
    this.#waysBack.delete(channel.peer);
    this.#options.deliver({type: "way_back_lost", peer: channel.peer});
  }

  #refuse(channel: Channel, {code, message}: Failure): void {
    this.#options.log.debug("channel_refused", {peer: channel.peer, protocol: channel.protocol, code, reason: message});
    channel.abort();
  }
}
