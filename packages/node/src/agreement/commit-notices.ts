import type {Message} from "@ollamesh/raft";

/**
 * A leader tells the others of each commit in a message of its own. Under load the next entries carry it anyway: the message is held for a moment,
 * and falls away when they come first. What another peer has proposed, and waits for, is told at once.
 */
export class CommitNotices {
  readonly #send: (message: Message) => void;
  readonly #held = new Map<number, Message>();
  #awaitedIndex = 0;

  constructor(send: (message: Message) => void) {
    this.#send = send;
  }

  get isEmpty(): boolean {
    return this.#held.size === 0;
  }

  /** Another peer waits for the commit of the entries up to here. */
  isAwaited(index: number): void {
    this.#awaitedIndex = index;
  }

  /** Sends, or holds until `flush`. At most one message for each node is held. */
  send(message: Message): void {
    if (message.type === "append") {
      this.#held.delete(message.to);
      if (message.entries.length === 0 && message.commit > this.#awaitedIndex) return void this.#held.set(message.to, message);
    }
    this.#send(message);
  }

  flush(): void {
    const held = [...this.#held.values()];
    this.#held.clear();
    for (const message of held) this.#send(message);
  }
}
