import {assert} from "@ollamesh/stdx";

/** Bounded first-in-first-out mailbox of one actor. */
export class Mailbox<Msg> {
  readonly capacity: number;
  readonly #onFull: "reject" | "dropOldest";
  #items: (Msg | undefined)[] = [];
  #head = 0;

  constructor(options: {capacity: number; onFull: "reject" | "dropOldest"}) {
    assert(Number.isInteger(options.capacity) && options.capacity >= 1, `mailbox capacity ${options.capacity}`);
    this.capacity = options.capacity;
    this.#onFull = options.onFull;
  }

  get length(): number {
    return this.#items.length - this.#head;
  }

  /** `refused`: not taken. `dropped`: taken in place of the oldest. */
  push(message: Msg): "taken" | "dropped" | "refused" {
    const isFull = this.length >= this.capacity;
    if (isFull && this.#onFull === "reject") return "refused";
    if (isFull) this.shift();
    this.#items.push(message);
    return isFull ? "dropped" : "taken";
  }

  /** The mailbox must not be empty. */
  shift(): Msg {
    assert(this.length > 0, "shift from an empty mailbox");
    const message = this.#items[this.#head] as Msg;
    this.#items[this.#head++] = undefined;
    // Compacting at half keeps shift amortised O(1).
    if (this.#head > 32 && this.#head * 2 > this.#items.length) {
      this.#items = this.#items.slice(this.#head);
      this.#head = 0;
    }
    return message;
  }

  clear(): void {
    this.#items = [];
    this.#head = 0;
  }
}
