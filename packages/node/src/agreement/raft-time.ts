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

  /** Runs on for so many ticks from what is counted. A timer that runs already is put off when it covers no more than half of that, and never shortened: this is called all the time. */
  run(ticks: number): void {
    if (this.#timer && this.#coveredTicks * 2 > ticks) return;
    const {clock, tickMs} = this.#deps;
    const nowMs = clock.nowMs();
    if (!this.#timer) this.#countedToMs = nowMs;
    this.#timer?.();
    this.#coveredTicks = ticks;
    this.#timer = this.#deps.after(Math.max(0, this.#countedToMs + ticks * tickMs - nowMs));
  }

  /** Counts what has passed. */
  pass(): void {
    const {clock, tickMs} = this.#deps;
    const nowMs = clock.nowMs();
    const passed = Math.floor((nowMs - this.#countedToMs) / tickMs);
    const ticks = Math.min(this.#coveredTicks, passed);
    // What is beyond the timer's end this process stood still, or was late: that is nobody's silence.
    this.#countedToMs = passed > ticks ? nowMs : this.#countedToMs + ticks * tickMs;
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
