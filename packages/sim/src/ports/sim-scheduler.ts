import type {Cancel, Clock} from "@ollamesh/ports";
import {Heap} from "@ollamesh/stdx";

interface Event {
  readonly atMs: number;
  readonly order: number;
  fire: (() => void) | undefined;
}

/** Virtual time: what is due next happens next, ties in the order they were asked for. */
export class SimScheduler {
  readonly #events = new Heap<Event>((a, b) => a.atMs < b.atMs || (a.atMs === b.atMs && a.order < b.order));
  #nowMs = 0;
  #order = 0;

  get nowMs(): number {
    return this.#nowMs;
  }

  after(delayMs: number, fire: () => void): Cancel {
    const event: Event = {atMs: this.#nowMs + Math.max(0, delayMs), order: this.#order++, fire};
    this.#events.push(event);
    return () => {
      event.fire = undefined;
    };
  }

  /** Advances to the next event and fires it; false when nothing will ever happen again. */
  fireNext(): boolean {
    for (;;) {
      const event = this.#events.pop();
      if (!event) return false;
      if (!event.fire) continue;
      this.#nowMs = event.atMs;
      event.fire();
      return true;
    }
  }

  /**
   * A node's clock, which ends with the node: after `isAlive` turns false none of its timers fires. @param rate of its crystal; 1 is right
   * @param wallOffsetMs how wrong its date is now
   */
  clockFor(isAlive: () => boolean, rate = 1, wallOffsetMs = () => 0): Clock {
    return {
      nowMs: () => this.#nowMs * rate,
      wallMs: () => 1_790_000_000_000 + this.#nowMs * rate + wallOffsetMs(),
      after: (delayMs, fire) => this.after(delayMs / rate, () => isAlive() && fire()),
    };
  }
}
