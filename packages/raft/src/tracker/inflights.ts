import {assert} from "@ollamesh/stdx";

interface Inflight {
  /** Last entry of the message. */
  readonly index: number;
  readonly bytes: number;
}

/** Append messages sent and not yet acknowledged, bounded by count and by bytes. */
export class Inflights {
  readonly #countMax: number;
  readonly #bytesMax: number;
  #messages: Inflight[] = [];
  #bytes = 0;

  constructor(countMax: number, bytesMax: number) {
    this.#countMax = countMax;
    this.#bytesMax = bytesMax;
  }

  get count(): number {
    return this.#messages.length;
  }

  get isFull(): boolean {
    return this.#messages.length >= this.#countMax || this.#bytes >= this.#bytesMax;
  }

  add(index: number, bytes: number): void {
    assert(!this.isFull, `${this.count} messages in flight already`);
    this.#messages.push({index, bytes});
    this.#bytes += bytes;
  }

  /** Everything up to and with `index` is acknowledged. */
  freeTo(index: number): void {
    let freed = 0;
    for (; freed < this.#messages.length; freed++) {
      const message = this.#messages[freed] as Inflight;
      if (index < message.index) break;
      this.#bytes -= message.bytes;
    }
    if (freed > 0) this.#messages.splice(0, freed);
  }

  reset(): void {
    this.#messages = [];
    this.#bytes = 0;
  }
}
