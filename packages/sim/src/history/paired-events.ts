import type {EventValue, FunctionName, HistoryEvent} from "./history-event.ts";
import type {KvInput, KvOutput} from "./kv-model.ts";
import {NEVER, type Operation} from "./operation.ts";
import type {RegisterInput, RegisterOutput, RegisterValue} from "./register-model.ts";

/** A history of registers or of append stores. */
export type ParsedHistory =
  | {readonly model: "register"; readonly operations: readonly Operation<RegisterInput, RegisterOutput>[]}
  | {readonly model: "kv"; readonly operations: readonly Operation<KvInput, KvOutput>[]};

/** More lines than this are no history we can judge; it bounds memory. */
const OPERATIONS_MAX = 2_000_000;

const inputs: Readonly<Record<FunctionName, (value: EventValue) => RegisterInput | KvInput | undefined>> = {
  read: () => ({f: "read"}),
  write: (value) => (isScalar(value) ? {f: "write", value} : undefined),
  cas: (value) => (Array.isArray(value) ? {f: "cas", from: value[0] as RegisterValue, to: value[1] as RegisterValue} : undefined),
  get: () => ({f: "get"}),
  put: (value) => (typeof value === "string" ? {f: "put", value} : undefined),
  append: (value) => (typeof value === "string" ? {f: "append", value} : undefined),
};

interface Call {
  readonly event: HistoryEvent;
  readonly input: RegisterInput | KvInput;
}

/** Makes operations of events: every call with its return. Methods answer a fault, the end of a sentence that begins with the line, or undefined. */
export class PairedEvents {
  readonly #open = new Map<string, Call>();
  readonly #register: Operation<RegisterInput, RegisterOutput>[] = [];
  readonly #kv: Operation<KvInput, KvOutput>[] = [];
  #model: ParsedHistory["model"] | undefined;

  add(event: HistoryEvent): string | undefined {
    return event.kind === "invoke" ? this.#call(event) : this.#return(event);
  }

  /** Calls that never returned may have taken effect. The events are used up. */
  finish(): ParsedHistory {
    for (const call of this.#open.values()) this.#push(call, undefined);
    this.#open.clear();
    return this.#model === "kv" ? {model: "kv", operations: this.#kv} : {model: "register", operations: this.#register};
  }

  #call(event: HistoryEvent): string | undefined {
    const open = this.#open.get(event.process);
    if (open) return `calls ${event.f} in process ${event.process}, whose ${open.event.f} of line ${open.event.line} has not returned`;
    const input = inputs[event.f](event.value);
    if (!input) return `calls ${event.f} with a value that it cannot have`;
    const model = isKv(input) ? "kv" : "register";
    if (this.#model !== undefined && this.#model !== model)
      return `calls ${event.f}, after operations of ${this.#model === "kv" ? "an append store" : "a register"}: one history has one of the two`;
    if (this.#register.length + this.#kv.length >= OPERATIONS_MAX) return `is one too many: at most ${OPERATIONS_MAX} operations can be judged`;
    this.#model = model;
    this.#open.set(event.process, {event, input});
    return undefined;
  }

  #return(event: HistoryEvent): string | undefined {
    const call = this.#open.get(event.process);
    if (!call) return `returns ${event.f} in process ${event.process}, which has called nothing`;
    const {f, key, value, line} = call.event;
    if (f !== event.f || key !== event.key) return `returns ${event.f} of ${event.key} in process ${event.process}, which called ${f} of ${key} in line ${line}`;
    const isAnswer = f === "read" || f === "get";
    if (!isAnswer && event.value !== undefined && JSON.stringify(event.value) !== JSON.stringify(value)) return `returns another value than line ${line} called ${f} with`;
    this.#open.delete(event.process);
    if (event.kind === "nothing") return undefined;
    return this.#push(call, event.kind === "unknown" ? undefined : event);
  }

  /** Without a return the outcome is unknown. */
  #push({event, input}: Call, returned: HistoryEvent | undefined): string | undefined {
    const at = {process: event.process, key: event.key, callAt: event.line, returnAt: returned?.line ?? NEVER};
    if (isKv(input)) {
      const output = returned && kvOutput(returned);
      if (returned && !output) return `answers ${event.f} with a value that it cannot have`;
      this.#kv.push({...at, input, output});
    } else {
      const output = returned && registerOutput(returned);
      if (returned && !output) return `answers ${event.f} with a value that it cannot have`;
      this.#register.push({...at, input, output});
    }
    return undefined;
  }
}

function kvOutput({f, value}: HistoryEvent): KvOutput | undefined {
  if (f !== "get") return {};
  return value === null ? {value: ""} : typeof value === "string" ? {value} : undefined;
}

function registerOutput({f, kind, value}: HistoryEvent): RegisterOutput | undefined {
  if (f === "cas") return {applied: kind === "ok"};
  if (f === "write") return {};
  return isScalar(value) ? {value} : undefined;
}

function isKv(input: RegisterInput | KvInput): input is KvInput {
  return input.f === "get" || input.f === "put" || input.f === "append";
}

function isScalar(value: EventValue): value is RegisterValue {
  return value !== undefined && !Array.isArray(value);
}
