import {appendKvModel, checkHistory, type KvInput, type KvOutput, NEVER, type Operation, type RegisterInput, type RegisterOutput, registerModel} from "../../history/index.ts";
import type {ClientCall} from "../consensus-clients.ts";
import {readKinds} from "../workload.ts";
import type {ConsensusInvariant} from "./consensus-invariant.ts";

/** Some histories with many unknown outcomes are too hard; then nothing is said. Kept low: a farm has many. */
const STATES_MAX = 50_000;

/** What the clients saw could be one object used by one at a time, in an order that respects time (Herlihy and Wing 1990). */
export function linearizable(): ConsensusInvariant {
  return {
    name: "linearizable",
    end({clients: {calls}, options}) {
      if (!options.judgesHistory) return undefined;
      const done = calls.filter(({kind, outcome}) => outcome === "ok" || !readKinds.has(kind));
      const registers = done.filter(({kind}) => kind === "put" || kind === "cas" || kind === "read_register").map(registerOperation);
      const texts = done.filter(({kind}) => kind === "append" || kind === "read_text").map(textOperation);
      if (checkHistory(registerModel, registers, STATES_MAX).verdict === "refused") return "the registers' history is not linearizable";
      return checkHistory(appendKvModel, texts, STATES_MAX).verdict === "refused" ? "the texts' history is not linearizable" : undefined;
    },
  };
}

function times({client, key, calledAt, returnedAt}: ClientCall): {process: string; key: string; callAt: number; returnAt: number} {
  return {process: `${client}`, key: `${key}`, callAt: calledAt, returnAt: returnedAt ?? NEVER};
}

function registerOperation(call: ClientCall): Operation<RegisterInput, RegisterOutput> {
  const {kind, value, expected, result, seen} = call;
  if (kind === "read_register") return {...times(call), input: {f: "read"}, output: {value: seen}};
  const isKnown = call.outcome === "ok";
  if (kind === "cas") return {...times(call), input: {f: "cas", from: expected, to: value}, output: isKnown ? {applied: result === true} : undefined};
  return {...times(call), input: {f: "write", value}, output: isKnown ? {} : undefined};
}

function textOperation(call: ClientCall): Operation<KvInput, KvOutput> {
  if (call.kind === "read_text") return {...times(call), input: {f: "get"}, output: {value: String(call.seen ?? "")}};
  return {...times(call), input: {f: "append", value: `${call.value};`}, output: call.outcome === "ok" ? {} : undefined};
}
