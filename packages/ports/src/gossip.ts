import type {Cancel} from "./clock.ts";
import type {PeerId} from "./transport.ts";

/** Small facts for everybody: at most 4 KiB a message, delivered at most once to each subscriber, unordered, best effort. */
export interface Gossip {
  publish(topic: string, message: Uint8Array): void;
  /** `from` is the authenticated author, not the neighbour that passed it on. Own messages are not delivered. */
  subscribe(topic: string, receive: (from: PeerId, message: Uint8Array) => void): Cancel;
}
