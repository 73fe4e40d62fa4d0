import {CallList} from "./call-list.ts";
import {Demand} from "./demand.ts";
import type {Model, Operation} from "./operation.ts";
import {indexOperations, type OperationIndex} from "./operation-index.ts";
import {SeenConfigurations, type UsedUnknowns} from "./seen-configurations.ts";

export interface SearchResult<Input, Output> {
  readonly verdict: "linearizable" | "refused" | "gaveUp";
  /** Configurations visited. */
  readonly states: number;
  /** Only if linearizable: an order that shows it, of all known operations and those unknown ones it needs. */
  readonly order?: readonly Operation<Input, Output>[];
}

/** Of remembered configurations: well under the heap Node takes by default. */
const SEEN_BYTES_MAX = 2 ** 29;

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
 * the depth is the number of operations. Gives up after `statesMax` configurations, or fewer if many operations overlap and each takes much memory.
 */
export function linearize<State, Input, Output>(
  model: Model<State, Input, Output>,
  operations: readonly Operation<Input, Output>[],
  statesMax: number,
): SearchResult<Input, Output> {
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
  readonly #demand: Demand<State, Input, Output>;
  #states = 0;

  constructor(model: Model<State, Input, Output>, operations: readonly Operation<Input, Output>[]) {
    this.#model = model;
    this.#index = indexOperations(model, operations);
    this.#pending = new CallList(this.#index.inCallOrder);
    this.#isPlaced = new Uint8Array(this.#index.known.length);
    this.#demand = new Demand(model, this.#index);
    this.#offeredIn = new Uint32Array(this.#index.kindCount);
  }

  run(statesMax: number): SearchResult<Input, Output> {
    if (this.#index.known.length === 0) return {verdict: "linearizable", states: 0, order: []};
    if (this.#demand.isHopeless(this.#model.stateKey(this.#model.initial))) return {verdict: "refused", states: 0};
    this.#visit(this.#model.initial, new Uint32Array(this.#index.unknown.length), 0, undefined);
    for (let frame = this.#stack.at(-1); frame; frame = this.#stack.at(-1)) {
      if (this.#states > statesMax || this.#seen.bytes > SEEN_BYTES_MAX) return {verdict: "gaveUp", states: this.#states};
      const choice = frame.choices[frame.tried++];
      if (choice === undefined) this.#takeBack(frame);
      else if (this.#place(frame, choice) === "done") return {verdict: "linearizable", states: this.#states, order: this.#order(choice)};
    }
    return {verdict: "refused", states: this.#states};
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
    this.#demand.placed(choice);
    let first = frame.first;
    while (this.#isPlaced[first] === 1) first++;
    if (first === this.#isPlaced.length) return "done";
    if (this.#leavesBehind(frame.state, next) || !this.#visit(next, frame.used, first, choice)) this.#unplace(choice);
    return "goOn";
  }

  /** Only where it changes something and loses nothing: otherwise it is better kept for later, or for never. */
  #placeUnknown(frame: Frame<State, Input, Output>, choice: number): void {
    const kind = -1 - choice;
    const {input} = this.#nextUnknown(kind, frame.used) as Operation<Input, Output>;
    const {ok, next} = this.#model.step(frame.state, input, undefined);
    if (!ok || this.#model.stateKey(next) === this.#model.stateKey(frame.state) || this.#model.isLost?.(next)) return;
    const used = frame.used.slice();
    used[kind] = (used[kind] as number) + 1;
    this.#demand.placedUnknown(kind);
    if (this.#leavesBehind(frame.state, next) || !this.#visit(next, used, frame.first, choice)) this.#demand.takenBackUnknown(kind);
  }

  #leavesBehind(state: State, next: State): boolean {
    const left = this.#model.stateKey(state);
    return left !== this.#model.stateKey(next) && this.#demand.isBeyondReach(left);
  }

  /** False if nothing can follow from here, or what can has been looked at already. */
  #visit(state: State, used: UsedUnknowns, first: number, by: number | undefined): boolean {
    if (this.#model.isLost?.(state) && !this.#canRevive(used, first)) return false;
    const candidates = this.#candidates(first);
    let point = String(first);
    for (const candidate of candidates) point += `,${candidate - first}`;
    if (!this.#seen.add(`${point} ${this.#model.stateKey(state)}`, used)) return false;
    this.#states++;
    const parent = this.#stack.at(-1);
    const operation = by === undefined ? undefined : by >= 0 ? this.#index.known[by] : this.#nextUnknown(-1 - by, parent?.used ?? used);
    this.#stack.push({state, used, first, choices: this.#choices(state, used, first, candidates), tried: 0, by, operation});
    return true;
  }

  /** Can a lost state be found again before the next observation must hold? */
  #canRevive(used: UsedUnknowns, first: number): boolean {
    const {known, isObservation, revives, unknown} = this.#index;
    let next = first;
    while (next < known.length && !(isObservation[next] && this.#isPlaced[next] === 0)) next++;
    if (next === known.length) return true;
    const horizon = this.#horizon(next);
    if (this.#pending.takeWhile((item) => (known[item] as Operation<Input, Output>).callAt <= horizon).some((item) => revives[item])) return true;
    return unknown.some((_, kind) => {
      const operation = this.#nextUnknown(kind, used);
      return operation !== undefined && operation.callAt <= horizon && this.#model.revives?.(operation.input) === true;
    });
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

  #takeBack({by}: Frame<State, Input, Output>): void {
    this.#stack.pop();
    if (by === undefined) return;
    if (by >= 0) this.#unplace(by);
    else this.#demand.takenBackUnknown(-1 - by);
  }

  #unplace(known: number): void {
    this.#pending.restore(known);
    this.#isPlaced[known] = 0;
    this.#demand.takenBack(known);
  }

  #order(last: number): Operation<Input, Output>[] {
    return [...this.#stack.flatMap(({operation}) => operation ?? []), this.#index.known[last] as Operation<Input, Output>];
  }
}
