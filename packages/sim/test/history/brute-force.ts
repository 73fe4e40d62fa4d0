import {NEVER, type Operation} from "../../src/history/index.ts";

export interface DumbModel<State, Input, Output> {
  readonly initial: State;
  apply(state: State, input: Input): readonly [State, Output];
}

/**
 * The second implementation: every order of every choice of the operations of unknown outcome, tried in full. Knows nothing the
 * definition does not say. Up to 7 operations of one key.
 */
export function bruteForce<State, Input, Output>(model: DumbModel<State, Input, Output>, operations: readonly Operation<Input, Output>[]): boolean {
  const known = operations.filter((one) => one.returnAt !== NEVER);
  const unknown = operations.filter((one) => one.returnAt === NEVER);
  for (let chosen = 0; chosen < 2 ** unknown.length; chosen++) {
    const taking = [...known, ...unknown.filter((_, index) => (chosen >> index) & 1)];
    for (const order of permutations(taking)) if (isWitness(model, order)) return true;
  }
  return false;
}

/** Does this order respect time, and does the object answer so when used in it? */
export function isWitness<State, Input, Output>(model: DumbModel<State, Input, Output>, order: readonly Operation<Input, Output>[]): boolean {
  let state = model.initial;
  let latestCall = Number.NEGATIVE_INFINITY;
  for (const {input, output, callAt, returnAt} of order) {
    if (returnAt < latestCall) return false;
    latestCall = Math.max(latestCall, callAt);
    const [next, answer] = model.apply(state, input);
    if (output !== undefined && JSON.stringify(answer) !== JSON.stringify(output)) return false;
    state = next;
  }
  return true;
}

function* permutations<T>(items: readonly T[]): Generator<readonly T[]> {
  if (items.length === 0) yield [];
  for (const [index, item] of items.entries()) for (const rest of permutations(items.filter((_, other) => other !== index))) yield [item, ...rest];
}
