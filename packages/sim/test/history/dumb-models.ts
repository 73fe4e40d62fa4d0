import type {KvInput, KvOutput, RegisterInput, RegisterOutput, RegisterValue} from "../../src/history/index.ts";
import type {DumbModel} from "./brute-force.ts";

/** The objects as one would explain them, without anything that makes a search fast. */
export const dumbRegister: DumbModel<RegisterValue, RegisterInput, RegisterOutput> = {
  initial: null,
  apply(state, input) {
    if (input.f === "read") return [state, {value: state}];
    if (input.f === "write") return [input.value, {}];
    return state === input.from ? [input.to, {applied: true}] : [state, {applied: false}];
  },
};

export const dumbKv: DumbModel<string, KvInput, KvOutput> = {
  initial: "",
  apply(state, input) {
    if (input.f === "get") return [state, {value: state}];
    return [input.f === "put" ? input.value : state + input.value, {}];
  },
};
