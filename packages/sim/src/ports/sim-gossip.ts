import type {Gossip, PeerId} from "@ollamesh/ports";
import type {SimNetwork} from "./sim-network.ts";

type Receive = (from: PeerId, message: Uint8Array) => void;

/** Flooding with delay, loss and duplication: what gossipsub looks like from above. */
export class SimGossip {
  readonly #net: SimNetwork;
  readonly #subscribers = new Map<PeerId, Map<string, Set<Receive>>>();

  constructor(net: SimNetwork) {
    this.#net = net;
  }

  gossipFor(self: PeerId): Gossip {
    const own = new Map<string, Set<Receive>>();
    this.#subscribers.set(self, own);
    return {
      publish: (topic, message) => this.#publish(self, topic, message),
      subscribe: (topic, receive) => {
        const set = own.get(topic) ?? new Set();
        own.set(topic, set.add(receive));
        return () => set.delete(receive);
      },
    };
  }

  crash(peer: PeerId): void {
    this.#subscribers.delete(peer);
  }

  #publish(from: PeerId, topic: string, message: Uint8Array): void {
    for (const to of this.#subscribers.keys()) {
      if (to === from || this.#net.chance(this.#net.faults.gossipLossChance)) continue;
      this.#deliver(from, to, topic, message.slice());
      if (this.#net.chance(this.#net.faults.gossipDuplicateChance)) this.#deliver(from, to, topic, message.slice());
    }
  }

  #deliver(from: PeerId, to: PeerId, topic: string, message: Uint8Array): void {
    this.#net.scheduler.after(this.#net.delayMs(), () => {
      if (this.#net.isBlocked(from, to)) return;
      for (const receive of this.#subscribers.get(to)?.get(topic) ?? []) receive(from, message);
    });
  }
}
