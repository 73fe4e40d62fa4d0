import type {Stuck} from "./linearize.ts";
import {type Model, NEVER, type Operation} from "./operation.ts";

const SHOWN_MAX = 12;

/** Lines for a person: what could not be placed, what was under way besides, and the end of the longest prefix that works. No newlines. */
export function explainRefusal<State, Input, Output>(model: Model<State, Input, Output>, key: string, stuck: Stuck<State, Input, Output>): string[] {
  const show = (one: Operation<Input, Output>): string => {
    const span = one.returnAt === NEVER ? `from ${one.callAt}, outcome unknown` : `${one.callAt} to ${one.returnAt}`;
    return `    process ${one.process}: ${model.describe(one.input, one.output)} (${span})`;
  };
  const {placed, waiting} = stuck;
  return [
    `  key ${key}: no order of its operations explains what this one returned, though everything that returned before it can be explained:`,
    show(stuck.blocked),
    ...(waiting.length === 0 ? [] : ["  also under way then, and no help in any order:", ...waiting.slice(0, SHOWN_MAX).map(show), ...more(waiting.length, "more")]),
    `  one order of the longest prefix that works, ${placed.length} operations, leaves the value ${model.describeState(stuck.state)}:`,
    ...more(placed.length, "before"),
    ...placed.slice(-SHOWN_MAX).map(show),
  ];
}

function more(count: number, word: string): string[] {
  return count > SHOWN_MAX ? [`    … ${count - SHOWN_MAX} ${word}`] : [];
}
