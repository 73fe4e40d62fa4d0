import type {SamplerOptions} from "@ollamesh/ports";
import {ApiError} from "./api-error.ts";

type Kind = "integer" | "float32" | "boolean" | "array";

/** Who asks for less gets so many, as with Ollama. */
const CONTEXT_MIN = 4;
const INTEGERS = "num_keep seed num_predict top_k repeat_last_n num_ctx num_batch num_gpu main_gpu num_thread draft_num_predict";
const FLOATS = "top_p min_p typical_p temperature repeat_penalty presence_penalty frequency_penalty";
const KINDS: ReadonlyMap<string, Kind> = new Map<string, Kind>([
  ...INTEGERS.split(" ").map((name): [string, Kind] => [name, "integer"]),
  ...FLOATS.split(" ").map((name): [string, Kind] => [name, "float32"]),
  ["use_mmap", "boolean"],
  ["stop", "array"],
]);

/** More stop texts than this only slow every token down. */
const STOPS_MAX = 64;

export interface RunOptions {
  readonly sampler: SamplerOptions;
  readonly tokensMax: number | undefined;
  readonly stop: readonly string[];
  readonly contextLength: number | undefined;
  /** Of a prompt that is too long: so many of its first tokens are kept. */
  readonly keepTokens: number;
  /** Names nobody knows: worth a warning, never an error. */
  readonly unknown: readonly string[];
}

function fits(kind: Kind, value: unknown): boolean {
  if (kind === "array") return Array.isArray(value) && value.length <= STOPS_MAX && value.every((item) => typeof item === "string");
  if (kind === "boolean") return typeof value === "boolean";
  return typeof value === "number" && (kind === "float32" ? Number.isFinite(value) : Number.isSafeInteger(value));
}

function check(options: Readonly<Record<string, unknown>>): string[] {
  const unknown: string[] = [];
  for (const [name, value] of Object.entries(options)) {
    const kind = KINDS.get(name);
    if (kind === undefined) unknown.push(name.slice(0, 100));
    else if (value !== null && !fits(kind, value)) throw new ApiError(400, `option "${name}" must be of type ${kind}`);
  }
  return unknown;
}

/** Of a model to be made: every name known, every value of its type. Throws ApiError 400 in Ollama's words. */
export function checkParameters(parameters: Readonly<Record<string, unknown>>): void {
  const [unknown] = check(parameters);
  if (unknown !== undefined) throw new ApiError(400, `unknown parameter '${unknown}'`);
}

/** Parameters of the Modelfile under options of the request, which take their place: stop texts too. Throws ApiError 400. */
export function runOptions(parameters: Readonly<Record<string, unknown>>, request: unknown): RunOptions {
  if (request !== undefined && request !== null && (typeof request !== "object" || Array.isArray(request))) {
    throw new ApiError(400, "options must be an object");
  }
  const own = (request ?? {}) as Record<string, unknown>;
  const unknown = check(own);
  check(parameters);
  const set = (name: string): unknown => own[name] ?? parameters[name];
  const number = (name: string, otherwise: number): number => (set(name) as number | undefined) ?? otherwise;
  const contextLength = set("num_ctx") as number | undefined;
  const predict = number("num_predict", -1);
  const seed = number("seed", -1);
  return {
    sampler: {
      temperature: number("temperature", 0.8),
      topK: number("top_k", 40),
      topP: number("top_p", 0.9),
      minP: number("min_p", 0),
      typicalP: number("typical_p", 1),
      repeatPenalty: number("repeat_penalty", 1),
      repeatLastN: number("repeat_last_n", 64),
      presencePenalty: number("presence_penalty", 0),
      frequencyPenalty: number("frequency_penalty", 0),
      seed: seed < 0 ? undefined : seed,
    },
    tokensMax: predict < 0 ? undefined : predict,
    stop: [...new Set((set("stop") as string[] | undefined) ?? [])].filter((text) => text !== ""),
    contextLength: contextLength === undefined ? undefined : Math.max(CONTEXT_MIN, contextLength),
    keepTokens: number("num_keep", 4),
    unknown,
  };
}
