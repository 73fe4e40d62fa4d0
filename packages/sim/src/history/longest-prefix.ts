import {linearize} from "./linearize.ts";
import {type Model, NEVER, type Operation} from "./operation.ts";

/** How far a refused history of one key goes: up to, and not including, the return of `blocked`. */
export interface LongestPrefix<Input, Output> {
  /** An order of everything that returned before, and of what was under way if it is needed. */
  readonly order: readonly Operation<Input, Output>[];
  /** No order, this or another, lets this operation return what it did. */
  readonly blocked: Operation<Input, Output>;
  /** The others under way when it returned that the order has no use for. */
  readonly waiting: readonly Operation<Input, Output>[];
}

type ModelOf<State, Input, Output> = (operations: readonly Operation<Input, Output>[]) => Model<State, Input, Output>;

/**
 * Finds by halving the first return with which the history, cut there, is refused: a prefix of a linearizable history is linearizable.
 * `refused` are all operations of one key. Undefined if a search gave up.
 */
export function longestPrefix<State, Input, Output>(
  makeModel: ModelOf<State, Input, Output>,
  refused: readonly Operation<Input, Output>[],
  statesMax: number,
): LongestPrefix<Input, Output> | undefined {
  const inReturnOrder = [...refused].sort((a, b) => (a.returnAt === b.returnAt ? a.callAt - b.callAt : a.returnAt - b.returnAt));
  let order: readonly Operation<Input, Output>[] = [];
  // Invariant: with the first `good` returns it is linearizable, with the first `bad` it is not.
  let [good, bad] = [0, inReturnOrder.filter(({returnAt}) => returnAt !== NEVER).length];
  while (bad - good > 1) {
    const middle = (good + bad) >>> 1;
    const operations = cut(inReturnOrder, middle);
    const result = linearize(makeModel(operations), operations, statesMax);
    if (result.verdict === "gaveUp") return undefined;
    if (result.order) [good, order] = [middle, result.order];
    else bad = middle;
  }
  const blocked = inReturnOrder[good] as Operation<Input, Output>;
  const isUsed = new Set(order.map(identity));
  const waiting = inReturnOrder.slice(bad).filter((one) => one.callAt <= blocked.returnAt && !isUsed.has(identity(one)));
  return {order, blocked, waiting};
}

/** What was known just after the first `returns` returns: the others had no outcome yet, or had not been called. */
function cut<Input, Output>(inReturnOrder: readonly Operation<Input, Output>[], returns: number): Operation<Input, Output>[] {
  const end = inReturnOrder[returns]?.returnAt ?? NEVER;
  const open = inReturnOrder.slice(returns).filter(({callAt}) => callAt <= end);
  return [...inReturnOrder.slice(0, returns), ...open.map((one) => ({...one, returnAt: NEVER, output: undefined}))];
}

/** A process has one call at a time. */
function identity({process, callAt}: Operation<unknown, unknown>): string {
  return `${callAt} ${process}`;
}
