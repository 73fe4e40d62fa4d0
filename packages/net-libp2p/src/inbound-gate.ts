import type {Channel, PeerId, ProtocolSpec} from "@ollamesh/ports";

/** Channels others opened for one protocol, by whatever way they came. */
export class InboundGate {
  readonly spec: ProtocolSpec;
  readonly accept: (channel: Channel) => void;
  readonly #open = new Map<PeerId, number>();

  constructor(spec: ProtocolSpec, accept: (channel: Channel) => void) {
    this.spec = spec;
    this.accept = accept;
  }

  /** False: this peer has as many as it may. Otherwise `left` is to be called once when the channel has ended. */
  enter(peer: PeerId): boolean {
    const count = this.#open.get(peer) ?? 0;
    if (count >= this.spec.inboundChannelsPerPeerMax) return false;
    this.#open.set(peer, count + 1);
    return true;
  }

  left(peer: PeerId): void {
    const count = (this.#open.get(peer) ?? 1) - 1;
    if (count > 0) this.#open.set(peer, count);
    else this.#open.delete(peer);
  }
}
