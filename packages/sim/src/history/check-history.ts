import {linearize, type Stuck} from "./linearize.ts";
import type {Model, Operation} from "./operation.ts";

/** Configurations visited for one key before the search gives up: some seconds, and some hundred megabytes. */
export const STATES_MAX = 2_000_000;

/** `gaveUp` is no verdict: the search met its bound before it knew. */
export type Verdict = "linearizable" | "refused" | "gaveUp";

export interface CheckResult<State, Input, Output> {
  readonly verdict: Verdict;
  /** Configurations visited over all keys. */
  readonly states: number;
  /** The key that was refused, with how far it can be explained. Only if refused. */
  readonly refused?: {readonly key: string; readonly stuck: Stuck<State, Input, Output>};
}

/**
 * Judges a history key by key: an object is linearizable exactly if each of its keys is (Herlihy and Wing 1990, locality). One refused
 * key refuses the history, also when the search gave up on another. `model` is made afresh for every key.
 */
export function checkHistory<State, Input, Output>(
  makeModel: () => Model<State, Input, Output>,
  operations: readonly Operation<Input, Output>[],
  statesMax = STATES_MAX,
): CheckResult<State, Input, Output> {
  let states = 0;
  let verdict: Verdict = "linearizable";
  for (const [key, ofKey] of byKey(operations)) {
    const result = linearize(makeModel(), ofKey, statesMax);
    states += result.states;
    if (result.stuck) return {verdict: "refused", states, refused: {key, stuck: result.stuck}};
    if (result.verdict === "gaveUp") verdict = "gaveUp";
  }
  return {verdict, states};
}

function byKey<Input, Output>(operations: readonly Operation<Input, Output>[]): Map<string, Operation<Input, Output>[]> {
  const keys = new Map<string, Operation<Input, Output>[]>();
  for (const operation of operations) {
    const ofKey = keys.get(operation.key);
    if (ofKey) ofKey.push(operation);
    else keys.set(operation.key, [operation]);
  }
  return keys;
}
