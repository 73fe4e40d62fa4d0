import {type Outcome, ok} from "@ollamesh/stdx";
import {checkHistory, STATES_MAX, type Verdict} from "./check-history.ts";
import {explainRefusal} from "./explain-refusal.ts";
import {appendKvModel} from "./kv-model.ts";
import type {Model, Operation} from "./operation.ts";
import {parseHistory} from "./parse-history.ts";
import {registerModel} from "./register-model.ts";

export interface Judgement {
  readonly verdict: Verdict;
  /** Configurations visited. */
  readonly states: number;
  /** If refused, lines for a person; times in them are line numbers. Costs some more searches. */
  explain(): readonly string[];
}

/** Judges the text of a recorded history in any of the formats of `parseHistory`. Refused with `malformedHistory`. */
export function judgeHistory(text: string, statesMax = STATES_MAX): Outcome<Judgement> {
  const parsed = parseHistory(text);
  if (!parsed.ok) return parsed;
  const history = parsed.value;
  return ok(history.model === "register" ? judge(registerModel, history.operations, statesMax) : judge(appendKvModel, history.operations, statesMax));
}

function judge<State, Input, Output>(
  makeModel: (operations: readonly Operation<Input, Output>[]) => Model<State, Input, Output>,
  operations: readonly Operation<Input, Output>[],
  statesMax: number,
): Judgement {
  const {verdict, states, refused} = checkHistory(makeModel, operations, statesMax);
  return {verdict, states, explain: () => (refused ? explainRefusal(makeModel, refused, statesMax) : [])};
}
