import type {Cancel, Clock} from "@ollamesh/ports";

/** A clock that goes by hand. Timers of one moment end in the order they were set. */
export class FakeTimers implements Clock {
  #nowMs = 0;
  #timers: {readonly atMs: number; readonly run: () => void}[] = [];
  /** Timers set so far. */
  sets = 0;

  readonly nowMs = (): number => this.#nowMs;
  readonly wallMs = (): number => this.#nowMs;

  after(delayMs: number, run: () => void): Cancel {
    const timer = {atMs: this.#nowMs + delayMs, run};
    this.sets++;
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((one) => one !== timer);
    };
  }

  get underWay(): number {
    return this.#timers.length;
  }

  /** Without the timers that end meanwhile: something else came first. */
  skipTo(nowMs: number): void {
    this.#nowMs = nowMs;
  }

  runTo(nowMs: number): void {
    for (;;) {
      const [next] = this.#timers.filter(({atMs}) => atMs <= nowMs).toSorted((a, b) => a.atMs - b.atMs);
      if (!next) break;
      this.#timers = this.#timers.filter((one) => one !== next);
      this.#nowMs = Math.max(this.#nowMs, next.atMs);
      next.run();
    }
    this.#nowMs = nowMs;
  }
}
