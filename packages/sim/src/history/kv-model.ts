import type {Model, Operation} from "./operation.ts";
import {noAnswers, type PrefixRange, SortedAnswers} from "./sorted-answers.ts";

export type KvInput = {readonly f: "get"} | {readonly f: "put" | "append"; readonly value: string};

/** A get has `value`; nothing was ever put: the empty string. */
export interface KvOutput {
  readonly value?: string;
}

/** One key's text, with the answers of the history that begin with it. */
export interface KvState {
  readonly text: string;
  readonly answers: PrefixRange;
}

const SHOWN_CHARACTERS_MAX = 60;

/**
 * One key of an append store: get, put (replace) and append, for judging `operations`. It knows every answer they hold, and a text that no
 * answer begins with is lost until the next put: then nothing can be told of it, and it is one state whatever it is. Without that, all the
 * orders of appends that overlap would be so many states.
 */
export function appendKvModel(operations: readonly Operation<KvInput, KvOutput>[]): Model<KvState, KvInput, KvOutput> {
  const answers = new SortedAnswers(operations.flatMap(({input, output}) => (input.f === "get" && output?.value !== undefined ? [output.value] : [])));
  return {
    initial: {text: "", answers: answers.all},
    step(state, input, output) {
      if (input.f === "get") return {ok: output?.value === undefined || answers.isExactly(state.answers, output.value), next: state};
      if (input.f === "put") return {ok: true, next: {text: input.value, answers: answers.narrow(answers.all, input.value)}};
      return {ok: true, next: {text: state.text + input.value, answers: answers.narrow(state.answers, input.value)}};
    },
    stateKey: ({answers: {from, length}}) => `${from} ${length}`,
    isObservation: (input) => input.f === "get",
    inputKey: (input) => (input.f === "get" ? "get" : `${input.f} ${input.value}`),
    isLost: (state) => state.answers === noAnswers,
    revives: (input) => input.f === "put",
    describe(input, output) {
      if (input.f === "get") return output === undefined ? "get" : `get -> ${show(output.value ?? "")}`;
      return `${input.f} ${show(input.value)}`;
    },
    describeState: (state) => show(state.text),
  };
}

/** Long texts by their end: that is where histories differ. */
function show(text: string): string {
  if (text.length <= SHOWN_CHARACTERS_MAX) return JSON.stringify(text);
  return `"…${JSON.stringify(text.slice(-SHOWN_CHARACTERS_MAX)).slice(1)} (${text.length} characters)`;
}
