import {Prng} from "@ollamesh/stdx";
import {type KvInput, type KvOutput, NEVER, type Operation} from "../../src/history/index.ts";

export interface StoreOptions {
  readonly seed: number;
  readonly processes: number;
  readonly keys: number;
  readonly operations: number;
  /** One operation of so many has an unknown outcome; 0: none has. */
  readonly unknownOneIn: number;
  /** A put among so many changes; the texts grow in between. */
  readonly putOneIn: number;
}

type KvOperation = Operation<KvInput, KvOutput>;

interface Call {
  readonly process: number;
  readonly key: string;
  readonly input: KvInput;
  readonly callAt: number;
  output: KvOutput | undefined;
}

/**
 * A history as a correct append store would give it: every process calls, its operation takes effect some time later, and returns some time
 * after that, all in an order the seed draws. A process whose outcome is unknown goes on under a new name, its operation takes effect later, or never.
 */
export function simulatedHistory(options: StoreOptions): KvOperation[] {
  const prng = new Prng(options.seed);
  const texts = new Map<string, string>();
  const history: KvOperation[] = [];
  const underWay: (Call | undefined)[] = Array.from({length: options.processes}, () => undefined);
  const adrift: Call[] = [];
  for (let now = 1; history.length < options.operations; now++) {
    const process = prng.below(options.processes);
    const call = underWay[process];
    if (!call) {
      underWay[process] = draw(prng, options, process, now);
    } else if (call.output) {
      history.push({...call, process: String(process), returnAt: now});
      underWay[process] = undefined;
    } else if (call.input.f !== "get" && options.unknownOneIn > 0 && prng.chance(1, options.unknownOneIn)) {
      history.push({...call, process: `${process} at ${now}`, returnAt: NEVER, output: undefined});
      adrift.push(call);
      underWay[process] = undefined;
    } else {
      apply(texts, call);
    }
    if (adrift.length > 0 && prng.chance(1, 50)) apply(texts, adrift.splice(prng.below(adrift.length), 1)[0] as Call);
  }
  // What took effect before the end belongs to it; what did not has not happened.
  for (const [process, call] of underWay.entries()) if (call?.output) history.push({...call, process: String(process), returnAt: Number.MAX_SAFE_INTEGER});
  return history;
}

/** The same with one get that misses the last change before it began: an answer from a replica that lagged. */
export function withStaleRead(history: readonly KvOperation[]): KvOperation[] {
  const stale = [...history].sort((a, b) => a.callAt - b.callAt);
  for (let index = Math.floor(stale.length * 0.9); index < stale.length; index++) {
    const later = stale[index] as KvOperation;
    const earlier = stale.findLast((one) => one.input.f === "get" && one.key === later.key && one.returnAt < later.callAt);
    if (later.input.f !== "get" || !earlier?.output || earlier.output.value === later.output?.value || !earlier.output.value) continue;
    // Strictly between the two a change was called and returned, so that the old answer is certainly too old.
    const hasChanged = stale.some((one) => one.key === later.key && one.input.f !== "get" && one.callAt > earlier.returnAt && one.returnAt < later.callAt);
    if (hasChanged) return stale.with(index, {...later, output: earlier.output});
  }
  throw new Error("no get of this history can be made stale: take another seed");
}

function draw(prng: Prng, {keys, putOneIn}: StoreOptions, process: number, callAt: number): Call {
  const value = `x ${process} ${callAt} y`;
  const input: KvInput = prng.chance(1, 2) ? {f: "get"} : {f: prng.chance(1, putOneIn) ? "put" : "append", value};
  return {process, key: String(prng.below(keys)), input, callAt, output: undefined};
}

function apply(texts: Map<string, string>, call: Call): void {
  const text = texts.get(call.key) ?? "";
  if (call.input.f !== "get") texts.set(call.key, call.input.f === "put" ? call.input.value : text + call.input.value);
  call.output = call.input.f === "get" ? {value: text} : {};
}
