import type {GossipSub, GossipsubMessage} from "@chainsafe/libp2p-gossipsub";
import type {Gossip, Logger, PeerId} from "@ollamesh/ports";
import {KIB} from "@ollamesh/stdx";

export const GOSSIP_BYTES_MAX = 4 * KIB;

/** Gossip over gossipsub; signatures are checked by the library, the author is the key that signed. */
export function createGossip(pubsub: GossipSub, log: Logger): Gossip {
  const receivers = new Map<string, Set<(from: PeerId, message: Uint8Array) => void>>();
  pubsub.addEventListener("gossipsub:message", ({detail}: CustomEvent<GossipsubMessage>) => {
    const {msg} = detail;
    if (msg.type !== "signed" || msg.data.length > GOSSIP_BYTES_MAX) return;
    for (const receive of receivers.get(msg.topic) ?? []) receive(msg.from.toString(), msg.data);
  });
  return {
    publish(topic, message) {
      if (message.length > GOSSIP_BYTES_MAX) {
        log.error("gossip_too_long", {topic, bytes: message.length});
        return;
      }
      // Nobody there to tell is no failure: the next advert comes anyway.
      pubsub.publish(topic, message).catch((error: Error) => log.debug("gossip_not_sent", {topic, reason: error.message}));
    },
    subscribe(topic, receive) {
      const set = receivers.get(topic) ?? new Set();
      if (set.size === 0) pubsub.subscribe(topic);
      receivers.set(topic, set.add(receive));
      return () => {
        if (set.delete(receive) && set.size === 0) pubsub.unsubscribe(topic);
      };
    },
  };
}
