import type {PeerId, ProtocolSpec, StageGroup} from "@ollamesh/ports";
import {assert, MIB} from "@ollamesh/stdx";
import {RANKS_FRAME_BYTES_MAX, type RankMessage} from "@ollamesh/wire";

/** Between peers that share layers: parts of sums. Room for what a step of the largest batch says at once. */
export const ranksProtocol: ProtocolSpec = {
  id: "/ollamesh/ranks/1",
  trafficClass: "request",
  frameBytesMax: RANKS_FRAME_BYTES_MAX,
  inboundChannelsPerPeerMax: 2,
  sendQueueBytesMax: 160 * MIB,
};

export interface RankLinksOptions {
  readonly deployment: string;
  /** By rank; one of them is this peer. */
  readonly peers: readonly PeerId[];
  readonly self: PeerId;
  /** Names this load of this rank: a random number. */
  readonly life: number;
  /** False: the peer cannot be reached now. */
  send(peer: PeerId, message: RankMessage): boolean;
  /** Every other rank is loaded. */
  complete(): void;
  heard(rank: number, bytes: Uint8Array): void;
  /** A rank is gone, or bytes between this one and another may be: none of them can go on. Called once. */
  lost(reason: string): void;
}

/**
 * This peer's ties to those it shares the layers of a stage with. Each tells the others once its part is loaded; from then on their engines talk, and the end of one is the end of all: what
 * their caches hold was computed together. A rank that is loaded anew has another life, so that nothing of the last one is taken for it.
 */
export class RankLinks {
  readonly #options: RankLinksOptions;
  /** By rank, of those that are loaded. */
  readonly #lives = new Map<number, number>();
  #isLoaded = false;
  #isOver = false;

  constructor(options: RankLinksOptions) {
    this.#options = options;
    assert(options.peers.includes(options.self), "a rank among its group");
  }

  get isComplete(): boolean {
    return this.#lives.size === this.#options.peers.length - 1;
  }

  group(): StageGroup {
    const {peers, self, deployment, life} = this.#options;
    const send = (rank: number, bytes: Uint8Array): void => {
      const isSent = !this.#isOver && this.#options.send(peers[rank] as PeerId, {type: "said", deployment, life, bytes});
      if (!isSent) this.#end(`peer ${peers[rank]}, which shares these layers, cannot be reached`);
    };
    return {rank: peers.indexOf(self), ranks: peers.length, send};
  }

  /** Its part is loaded here. */
  loaded(): void {
    this.#isLoaded = true;
    for (const peer of this.#options.peers) if (peer !== this.#options.self) this.#sayReady(peer);
  }

  receive(peer: PeerId, message: RankMessage): void {
    const rank = this.#options.peers.indexOf(peer);
    if (this.#isOver || rank < 0 || peer === this.#options.self) return;
    switch (message.type) {
      case "ready":
        return this.#ready(rank, peer, message.life);
      case "said":
        if (this.#lives.get(rank) === message.life) this.#options.heard(rank, message.bytes);
        return;
      case "lost":
        if (message.life === this.#options.life) this.#end(message.reason);
    }
  }

  /** A peer has left, or what was on its way to it is lost. */
  peerGone(peer: PeerId, reason: string): void {
    if (this.#lives.has(this.#options.peers.indexOf(peer))) this.#end(`peer ${peer}, which shares these layers, is gone (${reason})`);
  }

  /** This rank is no more: the others must not wait for it. */
  close(reason: string): void {
    this.#isOver = true;
    const {peers, deployment} = this.#options;
    for (const [rank, life] of this.#lives) this.#options.send(peers[rank] as PeerId, {type: "lost", deployment, life, reason});
  }

  #ready(rank: number, peer: PeerId, life: number): void {
    const known = this.#lives.get(rank);
    if (known === life) return;
    if (known !== undefined) return this.#end(`peer ${peer}, which shares these layers, loaded them anew`);
    this.#lives.set(rank, life);
    // It may not have been there when it was told.
    if (this.#isLoaded) this.#sayReady(peer);
    if (this.isComplete) this.#options.complete();
  }

  #sayReady(peer: PeerId): void {
    this.#options.send(peer, {type: "ready", deployment: this.#options.deployment, life: this.#options.life});
  }

  #end(reason: string): void {
    if (this.#isOver) return;
    this.close(reason);
    this.#options.lost(reason);
  }
}
