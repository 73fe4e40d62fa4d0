import type {Rng} from "@ollamesh/ports";
import type {Dispatcher} from "./types.ts";

interface Ready {
  readonly name: string;
  readonly run: () => boolean;
}

/** Runs one message at a time when told to; which ready actor is next is drawn from a seed, so that a run repeats exactly. */
export class ManualDispatcher implements Dispatcher {
  readonly #rng: Rng;
  readonly #ready: Ready[] = [];

  constructor(rng: Rng) {
    this.#rng = rng;
  }

  get isIdle(): boolean {
    return this.#ready.length === 0;
  }

  ready(name: string, run: () => boolean): void {
    this.#ready.push({name, run});
  }

  /** Handles one message of one ready actor; answers which actor, or undefined when all rest. */
  runOne(): string | undefined {
    if (this.#ready.length === 0) return undefined;
    const index = this.#rng.below(this.#ready.length);
    const [next] = this.#ready.splice(index, 1) as [Ready];
    if (next.run()) this.#ready.push(next);
    return next.name;
  }

  /** Until all rest; answers the messages handled, at most `stepsMax`. */
  runUntilIdle(stepsMax: number): number {
    let steps = 0;
    while (steps < stepsMax && this.runOne() !== undefined) steps++;
    return steps;
  }
}
