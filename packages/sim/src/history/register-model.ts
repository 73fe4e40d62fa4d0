import type {Model} from "./operation.ts";

/** Null is the value of a register nobody has written. */
export type RegisterValue = string | number | null;

export type RegisterInput =
  | {readonly f: "read"}
  | {readonly f: "write"; readonly value: RegisterValue}
  | {readonly f: "cas"; readonly from: RegisterValue; readonly to: RegisterValue};

/** A read has `value`; a compare-and-set has `applied`, false if the register held something else than `from`. */
export interface RegisterOutput {
  readonly value?: RegisterValue;
  readonly applied?: boolean;
}

/** One register with read, write and compare-and-set. */
export const registerModel: Model<RegisterValue, RegisterInput, RegisterOutput> = {
  initial: null,
  step(state, input, output) {
    if (input.f === "read") return {ok: output === undefined || output.value === state, next: state};
    if (input.f === "write") return {ok: true, next: input.value};
    const applies = state === input.from;
    return {ok: output === undefined || output.applied === applies, next: applies ? input.to : state};
  },
  stateKey: (state) => JSON.stringify(state),
  isObservation: (input, output) => input.f === "read" || (input.f === "cas" && output?.applied === false),
  inputKey: (input) => JSON.stringify(input),
  describe(input, output) {
    if (input.f === "read") return output === undefined ? "read" : `read -> ${show(output.value)}`;
    if (input.f === "write") return `write ${show(input.value)}`;
    const what = `cas ${show(input.from)} to ${show(input.to)}`;
    return output?.applied === false ? `${what} -> held another value` : what;
  },
  describeState: show,
};

function show(value: RegisterValue | undefined): string {
  return value === null ? "nil" : JSON.stringify(value);
}
