import type {Cancel, Clock} from "@ollamesh/ports";

export interface RaftTimeDeps {
  readonly tickMs: number;
  readonly clock: Clock;
  /** Calls `fired` after so long. */
  after(delayMs: number): Cancel;
  tick(): void;
}

/**
 * Raft counts ticks, and mostly nothing comes of one: a timer covers several, up to the next that matters. What arrives in between is told of the
 * ticks that have passed by then. A process that stood still has no more to catch up with than its timer covered, so that it hears before it acts.
 */
export class RaftTime {
  readonly #deps: RaftTimeDeps;
  #timer: Cancel | undefined;
  #coveredTicks = 0;
  #countedToMs = 0;

  constructor(deps: RaftTimeDeps) {
    this.#deps = deps;
  }

  /** Runs on for so many ticks, unless it runs already. */
  run(ticks: number): void {
    if (this.#timer) return;
    this.#coveredTicks = ticks;
    this.#countedToMs = this.#deps.clock.nowMs();
    this.#timer = this.#deps.after(ticks * this.#deps.tickMs);
  }

  /** Counts what has passed. */
  pass(): void {
    const {clock, tickMs} = this.#deps;
    const ticks = Math.min(this.#coveredTicks, Math.floor((clock.nowMs() - this.#countedToMs) / tickMs));
    this.#countedToMs += ticks * tickMs;
    this.#count(ticks);
  }

  /** The timer's end: all it covered has passed. */
  fired(): void {
    this.#timer = undefined;
    this.#count(this.#coveredTicks);
  }

  #count(ticks: number): void {
    this.#coveredTicks -= ticks;
    for (let i = 0; i < ticks; i++) this.#deps.tick();
  }
}
