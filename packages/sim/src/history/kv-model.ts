import type {Model} from "./operation.ts";

export type KvInput = {readonly f: "get"} | {readonly f: "put" | "append"; readonly value: string};

/** A get has `value`; nothing was ever put: the empty string. */
export interface KvOutput {
  readonly value?: string;
}

/** One key's text. `id` stands for the way it was made: a text of kilobytes is compared only where a get has answered one. */
export interface KvState {
  readonly id: number;
  readonly text: string;
}

const SHOWN_CHARACTERS_MAX = 60;

/**
 * One key of an append store: get, put (replace) and append. Every check needs a model of its own, because it numbers the texts it meets;
 * it holds as many as the search visits configurations. Two ways to the same text, as put "ab" and put "a" with append "b", may get two
 * numbers: that costs a repeated visit, never a verdict.
 */
export function appendKvModel(): Model<KvState, KvInput, KvOutput> {
  const initial: KvState = {id: 0, text: ""};
  const known = new Map<string, KvState>([["=", initial]]);
  const intern = (name: string, text: () => string): KvState => {
    const found = known.get(name);
    if (found) return found;
    const fresh = {id: known.size, text: text()};
    known.set(name, fresh);
    return fresh;
  };
  return {
    initial,
    step(state, input, output) {
      if (input.f === "get") return {ok: output === undefined || output.value === state.text, next: state};
      if (input.f === "put") return {ok: true, next: intern(`=${input.value}`, () => input.value)};
      return {ok: true, next: input.value === "" ? state : intern(`${state.id}+${input.value}`, () => state.text + input.value)};
    },
    stateKey: (state) => String(state.id),
    isObservation: (input) => input.f === "get",
    inputKey: (input) => (input.f === "get" ? "get" : `${input.f} ${input.value}`),
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
