import {CallList} from "./call-list.ts";
import type {Model, Operation} from "./operation.ts";
import {indexOperations, type OperationIndex} from "./operation-index.ts";
import {SeenConfigurations, type UsedUnknowns} from "./seen-configurations.ts";

/** How far a refused history can be explained: up to, and not including, the return of `blocked`. */
export interface Stuck<State, Input, Output> {
  /** One order of the longest prefix that works, from the first to the last. */
  readonly placed: readonly Operation<Input, Output>[];
  /** Where that order leaves the object. */
  readonly state: State;
  /** No order, of this prefix or another, lets this operation return what it did. */
  readonly blocked: Operation<Input, Output>;
  /** The others under way then that had not taken effect in this order; unknown outcomes last. */
  readonly waiting: readonly Operation<Input, Output>[];
}

export interface SearchResult<State, Input, Output> {
  readonly verdict: "linearizable" | "refused" | "gaveUp";
  /** Configurations visited. */
  readonly states: number;
  /** Only if refused. */
  readonly stuck?: Stuck<State, Input, Output>;
}

interface Frame<State, Input, Output> {
  readonly state: State;
  readonly used: UsedUnknowns;
  /** The number of the first operation to return that is not placed: it must be, before anything that is called later. */
  readonly first: number;
  /** What may come next: a known operation by its number, an unknown one as -1 - kind. */
  readonly choices: readonly number[];
  tried: number;
  /** The choice that led here; undefined at the root. */
  readonly by: number | undefined;
  readonly operation: Operation<Input, Output> | undefined;
}

/**
 * Searches an order of one key's operations that respects time and that the model could have answered so. Wing and Gong, Testing and
 * Verifying Concurrent Objects (1993), with the memory of configurations and the just-in-time order of Lowe, Testing for
 * Linearizability (2017): what must return next is tried first, and an operation is placed early only if that does not work. Iterative:
 * the depth is the number of operations. Gives up after `statesMax` configurations, which bounds time and memory.
 */
export function linearize<State, Input, Output>(
  model: Model<State, Input, Output>,
  operations: readonly Operation<Input, Output>[],
  statesMax: number,
): SearchResult<State, Input, Output> {
  return new Search(model, operations).run(statesMax);
}

class Search<State, Input, Output> {
  readonly #model: Model<State, Input, Output>;
  readonly #index: OperationIndex<Input, Output>;
  readonly #pending: CallList;
  readonly #isPlaced: Uint8Array;
  readonly #seen = new SeenConfigurations();
  readonly #stack: Frame<State, Input, Output>[] = [];
  /** By kind: the configuration in which it was offered last. */
  readonly #offeredIn: Uint32Array;
  #states = 0;
  #furthest = -1;
  #isFurthestNew = false;
  #stuck: Stuck<State, Input, Output> | undefined;

  constructor(model: Model<State, Input, Output>, operations: readonly Operation<Input, Output>[]) {
    this.#model = model;
    this.#index = indexOperations(model, operations);
    this.#pending = new CallList(this.#index.inCallOrder);
    this.#isPlaced = new Uint8Array(this.#index.known.length);
    this.#offeredIn = new Uint32Array(this.#index.kindCount);
  }

  run(statesMax: number): SearchResult<State, Input, Output> {
    if (this.#index.known.length === 0) return {verdict: "linearizable", states: 0};
    this.#visit(this.#model.initial, new Uint32Array(this.#index.unknown.length), 0, undefined);
    for (let frame = this.#stack.at(-1); frame; frame = this.#stack.at(-1)) {
      if (this.#states > statesMax) return {verdict: "gaveUp", states: this.#states};
      const choice = frame.choices[frame.tried++];
      if (choice === undefined) this.#takeBack(frame);
      else if (this.#place(frame, choice) === "done") return {verdict: "linearizable", states: this.#states};
    }
    return {verdict: "refused", states: this.#states, ...(this.#stuck ? {stuck: this.#stuck} : {})};
  }

  #place(frame: Frame<State, Input, Output>, choice: number): "done" | "goOn" {
    if (choice < 0) {
      this.#placeUnknown(frame, choice);
      return "goOn";
    }
    const {input, output} = this.#index.known[choice] as Operation<Input, Output>;
    const {ok, next} = this.#model.step(frame.state, input, output);
    if (!ok) return "goOn";
    this.#isPlaced[choice] = 1;
    this.#pending.remove(choice);
    let first = frame.first;
    while (this.#isPlaced[first] === 1) first++;
    if (first === this.#isPlaced.length) return "done";
    if (!this.#visit(next, frame.used, first, choice)) this.#unplace(choice);
    return "goOn";
  }

  /** Only where it changes something: one that does nothing now is better kept for later. */
  #placeUnknown(frame: Frame<State, Input, Output>, choice: number): void {
    const kind = -1 - choice;
    const {input} = this.#nextUnknown(kind, frame.used) as Operation<Input, Output>;
    const {ok, next} = this.#model.step(frame.state, input, undefined);
    if (!ok || this.#model.stateKey(next) === this.#model.stateKey(frame.state)) return;
    const used = frame.used.slice();
    used[kind] = (used[kind] as number) + 1;
    this.#visit(next, used, frame.first, choice);
  }

  /** False if what can follow from here has been looked at already. */
  #visit(state: State, used: UsedUnknowns, first: number, by: number | undefined): boolean {
    const candidates = this.#candidates(first);
    let point = String(first);
    for (const candidate of candidates) point += `,${candidate - first}`;
    if (!this.#seen.add(`${point} ${this.#model.stateKey(state)}`, used)) return false;
    this.#states++;
    const parent = this.#stack.at(-1);
    const operation = by === undefined ? undefined : by >= 0 ? this.#index.known[by] : this.#nextUnknown(-1 - by, parent?.used ?? used);
    this.#stack.push({state, used, first, choices: this.#choices(state, used, first, candidates), tried: 0, by, operation});
    if (first > this.#furthest) {
      this.#furthest = first;
      this.#isFurthestNew = true;
    }
    return true;
  }

  /** The known operations that may come next, in the order of their calls: those called before the first one still to place returned. */
  #candidates(first: number): number[] {
    const horizon = this.#horizon(first);
    return this.#pending.takeWhile((item) => (this.#index.known[item] as Operation<Input, Output>).callAt <= horizon);
  }

  #choices(state: State, used: UsedUnknowns, first: number, candidates: readonly number[]): number[] {
    for (const candidate of candidates) {
      // An observation that fits can come now in whatever order works: nothing else need be tried.
      if (this.#index.isObservation[candidate] && this.#fits(state, candidate)) return [candidate];
    }
    const choices: number[] = [];
    const inReturnOrder = candidates.filter((candidate) => !this.#index.isObservation[candidate]).sort((a, b) => a - b);
    for (const candidate of inReturnOrder) if (this.#isFirstOffer(this.#index.kinds[candidate] as number)) choices.push(candidate);
    for (let kind = 0; kind < used.length; kind++) {
      const operation = this.#nextUnknown(kind, used);
      if (operation && operation.callAt <= this.#horizon(first) && this.#isFirstOffer(kind)) choices.push(-1 - kind);
    }
    return choices;
  }

  #fits(state: State, known: number): boolean {
    const {input, output} = this.#index.known[known] as Operation<Input, Output>;
    return this.#model.step(state, input, output).ok;
  }

  #isFirstOffer(kind: number): boolean {
    if (this.#offeredIn[kind] === this.#states) return false;
    this.#offeredIn[kind] = this.#states;
    return true;
  }

  #horizon(first: number): number {
    return (this.#index.known[first] as Operation<Input, Output>).returnAt;
  }

  #nextUnknown(kind: number, used: UsedUnknowns): Operation<Input, Output> | undefined {
    return this.#index.unknown[kind]?.[used[kind] as number];
  }

  #takeBack(frame: Frame<State, Input, Output>): void {
    if (this.#isFurthestNew) this.#rememberStuck(frame);
    this.#stack.pop();
    if (frame.by !== undefined && frame.by >= 0) this.#unplace(frame.by);
  }

  #unplace(known: number): void {
    this.#pending.restore(known);
    this.#isPlaced[known] = 0;
  }

  /** Called before the way to a new furthest point is left for the first time. */
  #rememberStuck({state, used, first}: Frame<State, Input, Output>): void {
    this.#isFurthestNew = false;
    const waiting = this.#candidates(first).filter((candidate) => candidate !== first);
    const unknown = this.#index.unknown.flatMap((operations, kind) => operations.slice(used[kind]).filter(({callAt}) => callAt <= this.#horizon(first)));
    this.#stuck = {
      placed: this.#stack.flatMap(({operation}) => (operation ? [operation] : [])),
      state,
      blocked: this.#index.known[first] as Operation<Input, Output>,
      waiting: [...waiting.map((candidate) => this.#index.known[candidate] as Operation<Input, Output>), ...unknown],
    };
  }
}
