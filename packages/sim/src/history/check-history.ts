import {linearize} from "./linearize.ts";
import type {Model, Operation} from "./operation.ts";

/** Configurations visited for one key before the search gives up: some seconds, and some hundred megabytes. */
export const STATES_MAX = 2_000_000;

/** `gaveUp` is no verdict: the search met its bound before it knew. */
export type Verdict = "linearizable" | "refused" | "gaveUp";

export interface CheckResult<Input, Output> {
  readonly verdict: Verdict;
  /** Configurations visited over all keys. */
  readonly states: number;
  /** All operations of the first key that was refused. Only if refused. */
  readonly refused?: readonly Operation<Input, Output>[];
}

/**
 * Judges a history key by key: an object is linearizable exactly if each of its keys is (Herlihy and Wing 1990, locality). One refused
 * key refuses the history, also when the search gave up on another. A model is made for every key, from its operations.
 */
export function checkHistory<State, Input, Output>(
  makeModel: (operations: readonly Operation<Input, Output>[]) => Model<State, Input, Output>,
  operations: readonly Operation<Input, Output>[],
  statesMax = STATES_MAX,
): CheckResult<Input, Output> {
  let states = 0;
  let verdict: Verdict = "linearizable";
  for (const ofKey of byKey(operations).values()) {
    const result = linearize(makeModel(ofKey), ofKey, statesMax);
    states += result.states;
    if (result.verdict === "refused") return {verdict: "refused", states, refused: ofKey};
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
