import {type LongestPrefix, longestPrefix} from "./longest-prefix.ts";
import {type Model, NEVER, type Operation} from "./operation.ts";

const SHOWN_MAX = 12;

/**
 * Lines for a person about `refused`, all operations of one key that is not linearizable: the first return that cannot be explained, what
 * was under way besides, and the end of the longest prefix that works.
 */
export function explainRefusal<State, Input, Output>(
  makeModel: (operations: readonly Operation<Input, Output>[]) => Model<State, Input, Output>,
  refused: readonly Operation<Input, Output>[],
  statesMax: number,
): string[] {
  const model = makeModel(refused);
  const prefix = longestPrefix(makeModel, refused, statesMax);
  const key = `  key ${refused[0]?.key}:`;
  return prefix
    ? [`${key} nothing explains what this operation returned, though all that returned before it can be explained:`, ...explain(model, prefix)]
    : [`${key} too hard to explain within ${statesMax} states`];
}

function explain<State, Input, Output>(model: Model<State, Input, Output>, {order, blocked, waiting}: LongestPrefix<Input, Output>): string[] {
  const show = (one: Operation<Input, Output>): string => {
    const span = one.returnAt === NEVER ? `from ${one.callAt}, unknown` : `${one.callAt} to ${one.returnAt}`;
    return `    process ${one.process}: ${model.describe(one.input, one.output)} (${span})`;
  };
  const state = order.reduce((before, {input, output}) => model.step(before, input, output).next, model.initial);
  return [
    show(blocked),
    ...(waiting.length === 0 ? [] : ["  also under way then, and of no use in any order:", ...waiting.slice(0, SHOWN_MAX).map(show), ...more(waiting.length, "more")]),
    `  an order of the longest prefix that works, ${order.length} operations, leaves the value ${model.describeState(state)}:`,
    ...more(order.length, "before"),
    ...order.slice(-SHOWN_MAX).map(show),
  ];
}

function more(count: number, word: string): string[] {
  return count > SHOWN_MAX ? [`    … ${count - SHOWN_MAX} ${word}`] : [];
}
