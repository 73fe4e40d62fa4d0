import type {Model} from "./operation.ts";
import type {OperationIndex} from "./operation-index.ts";

/**
 * Counts, by state key, the operations still to place that must find such a state, and those still at hand that may make one. A state that
 * is left while some must still find it, and that nothing can make again, is the end of that order. For models that tell both.
 */
export class Demand<State, Input, Output> {
  readonly #ids = new Map<string, number>();
  readonly #requires: readonly (number | undefined)[];
  readonly #produces: readonly (number | undefined)[];
  readonly #unknownProduces: readonly (number | undefined)[];
  readonly #wanted: number[] = [];
  readonly #makers: number[] = [];

  constructor(model: Model<State, Input, Output>, {known, unknown}: OperationIndex<Input, Output>) {
    this.#requires = known.map(({input, output}) => this.#id(model.requires?.(input, output)));
    this.#produces = known.map(({input}) => this.#id(model.produces?.(input)));
    this.#unknownProduces = unknown.map(([first]) => first && this.#id(model.produces?.(first.input)));
    for (let number = 0; number < known.length; number++) this.#count(number, 1);
    for (const [kind, operations] of unknown.entries()) add(this.#makers, this.#unknownProduces[kind], operations.length);
  }

  placed(known: number): void {
    this.#count(known, -1);
  }

  takenBack(known: number): void {
    this.#count(known, 1);
  }

  placedUnknown(kind: number): void {
    add(this.#makers, this.#unknownProduces[kind], -1);
  }

  takenBackUnknown(kind: number): void {
    add(this.#makers, this.#unknownProduces[kind], 1);
  }

  /** Must a state of this key still be found, with nothing left to make it? */
  isBeyondReach(stateKey: string): boolean {
    const id = this.#ids.get(stateKey);
    return id !== undefined && (this.#wanted[id] as number) > 0 && this.#makers[id] === 0;
  }

  /** Must a state be found, from the first on, that nothing makes? */
  isHopeless(initialKey: string): boolean {
    for (const stateKey of this.#ids.keys()) if (stateKey !== initialKey && this.isBeyondReach(stateKey)) return true;
    return false;
  }

  #count(known: number, by: number): void {
    add(this.#wanted, this.#requires[known], by);
    add(this.#makers, this.#produces[known], by);
  }

  #id(stateKey: string | undefined): number | undefined {
    if (stateKey === undefined) return undefined;
    const id = this.#ids.get(stateKey) ?? this.#ids.size;
    this.#ids.set(stateKey, id);
    this.#wanted[id] ??= 0;
    this.#makers[id] ??= 0;
    return id;
  }
}

function add(counts: number[], id: number | undefined, by: number): void {
  if (id !== undefined) counts[id] = (counts[id] as number) + by;
}
