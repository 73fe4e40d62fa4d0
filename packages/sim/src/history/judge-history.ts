import {type Outcome, ok} from "@ollamesh/stdx";
import {type CheckResult, checkHistory, STATES_MAX, type Verdict} from "./check-history.ts";
import {explainRefusal} from "./explain-refusal.ts";
import {appendKvModel} from "./kv-model.ts";
import type {Model} from "./operation.ts";
import {parseHistory} from "./parse-history.ts";
import {registerModel} from "./register-model.ts";

export interface Judgement {
  readonly verdict: Verdict;
  /** Configurations visited. */
  readonly states: number;
  /** Lines for a person, if refused; times in them are line numbers. */
  readonly explanation: readonly string[];
}

/** Judges the text of a recorded history in any of the formats of `parseHistory`. Refused with `malformedHistory`. */
export function judgeHistory(text: string, statesMax = STATES_MAX): Outcome<Judgement> {
  const parsed = parseHistory(text);
  if (!parsed.ok) return parsed;
  const history = parsed.value;
  return ok(
    history.model === "register"
      ? judgement(
          registerModel,
          checkHistory(() => registerModel, history.operations, statesMax),
        )
      : judgement(appendKvModel(), checkHistory(appendKvModel, history.operations, statesMax)),
  );
}

function judgement<State, Input, Output>(model: Model<State, Input, Output>, {verdict, states, refused}: CheckResult<State, Input, Output>): Judgement {
  return {verdict, states, explanation: refused ? explainRefusal(model, refused.key, refused.stuck) : []};
}
