import type {Model, Operation} from "./operation.ts";

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

/** Of every value that no operation of the history looks for. */
const UNSEEN = "unseen";

/**
 * One register with read, write and compare-and-set, for judging `operations`. Values that none of them reads or compares with are one
 * value: nothing can tell them apart, and clients that time out leave many.
 */
export function registerModel(operations: readonly Operation<RegisterInput, RegisterOutput>[]): Model<RegisterValue, RegisterInput, RegisterOutput> {
  const seen = new Set<RegisterValue>();
  for (const {input, output} of operations) {
    if (input.f === "cas") seen.add(input.from);
    else if (input.f === "read" && output?.value !== undefined) seen.add(output.value);
  }
  const keyOf = (value: RegisterValue): string => (seen.has(value) ? JSON.stringify(value) : UNSEEN);
  return {
    initial: null,
    step(state, input, output) {
      if (input.f === "read") return {ok: output?.value === undefined || output.value === state, next: state};
      if (input.f === "write") return {ok: true, next: input.value};
      const applies = state === input.from;
      return {ok: output?.applied === undefined || output.applied === applies, next: applies ? input.to : state};
    },
    stateKey: keyOf,
    isObservation: (input, output) => input.f === "read" || (input.f === "cas" && output?.applied === false),
    inputKey: (input) => (input.f === "read" ? "read" : input.f === "write" ? `write ${keyOf(input.value)}` : `cas ${keyOf(input.from)} ${keyOf(input.to)}`),
    requires(input, output) {
      if (input.f === "read" && output?.value !== undefined) return keyOf(output.value);
      return input.f === "cas" && output?.applied === true ? keyOf(input.from) : undefined;
    },
    produces: (input) => (input.f === "read" ? undefined : keyOf(input.f === "write" ? input.value : input.to)),
    describe,
    describeState: show,
  };
}

function describe(input: RegisterInput, output: RegisterOutput | undefined): string {
  if (input.f === "read") return output?.value === undefined ? "read" : `read -> ${show(output.value)}`;
  if (input.f === "write") return `write ${show(input.value)}`;
  const what = `cas ${show(input.from)} to ${show(input.to)}`;
  return output?.applied === false ? `${what} -> held another value` : what;
}

function show(value: RegisterValue): string {
  return value === null ? "nil" : JSON.stringify(value);
}
