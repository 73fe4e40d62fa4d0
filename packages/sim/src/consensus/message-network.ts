import type {Message, NodeId} from "@ollamesh/raft";
import type {Prng} from "@ollamesh/stdx";
import type {NetworkOptions} from "./options.ts";

export interface NetworkWorld {
  readonly rng: Prng;
  after(delayMs: number, run: () => void): void;
  deliver(message: Message): void;
  /** What the sender's transport tells of a message, if it tells anything. */
  report(message: Message, isDelivered: boolean): void;
}

/** Between the nodes: messages are lost, doubled, late and out of order, and directions can be cut. */
export class MessageNetwork {
  readonly #world: NetworkWorld;
  readonly #blocked = new Set<number>();
  options: NetworkOptions;
  readonly #freezes: boolean;

  constructor(world: NetworkWorld, options: NetworkOptions, freezes: boolean) {
    this.#world = world;
    this.options = options;
    this.#freezes = freezes;
  }

  block(from: NodeId, to: NodeId): void {
    this.#blocked.add(link(from, to));
  }

  unblock(from: NodeId, to: NodeId): void {
    this.#blocked.delete(link(from, to));
  }

  isBlocked(from: NodeId, to: NodeId): boolean {
    return this.#blocked.has(link(from, to));
  }

  heal(): void {
    this.#blocked.clear();
  }

  send(message: Message): void {
    if (this.#freezes) freeze(message);
    const {rng} = this.#world;
    const {loss, duplication} = this.options;
    if (this.isBlocked(message.from, message.to) || rng.chance(...loss)) return this.#world.report(message, false);
    this.#carry(message, true);
    if (rng.chance(...duplication)) this.#carry(message, false);
  }

  #carry(message: Message, isReported: boolean): void {
    const {delayMsMin, delayMsMax} = this.options;
    this.#world.after(delayMsMin + this.#world.rng.below(delayMsMax - delayMsMin + 1), () => {
      const arrives = !this.isBlocked(message.from, message.to);
      if (isReported) this.#world.report(message, arrives);
      if (arrives) this.#world.deliver(message);
    });
  }
}

function link(from: NodeId, to: NodeId): number {
  return from * 1024 + to;
}

function freeze(message: Message): void {
  Object.freeze(message);
  if (message.type !== "append" && message.type !== "proposal") return;
  Object.freeze(message.entries);
  for (const entry of message.entries) Object.freeze(entry);
}
