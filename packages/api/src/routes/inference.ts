import type {GenerateRequest, GenerateStats, ModelDetails} from "@ollamesh/node";
import type {ModelName} from "@ollamesh/stdx";
import {ApiError, notBuilt} from "../api-error.ts";
import {type ApiCall, type Body, describe, flag, modelName, text} from "../context.ts";
import {parseKeepAlive} from "../duration.ts";
import {type RunOptions, runOptions} from "../options.ts";
import {ask, generate} from "../service-client.ts";

/** What both dialects' inference requests have in common. */
export interface Inference {
  readonly call: ApiCall;
  readonly body: Body;
  readonly given: string;
  readonly name: ModelName;
  readonly model: ModelDetails;
  readonly options: RunOptions;
  readonly keepAliveMs: number | undefined;
  readonly stream: boolean;
}

function refuseUnbuilt(body: Body): void {
  const present = (field: string): boolean => {
    const value = body[field];
    return value !== undefined && value !== null && value !== "" && value !== false && !(Array.isArray(value) && value.length === 0);
  };
  const top = body["top_logprobs"];
  if (top !== undefined && (typeof top !== "number" || top < 0 || top > 20)) throw new ApiError(400, "top_logprobs must be between 0 and 20");
  for (const field of ["tools", "format", "images", "suffix", "logprobs", "_debug_render_only"]) {
    if (present(field)) throw notBuilt(field);
  }
}

/** Reads and checks everything that does not depend on the dialect. */
export async function readInference(call: ApiCall): Promise<Inference> {
  const body = call.body();
  const given = text(body, "model");
  const name = modelName(given);
  const stream = flag(body, "stream", true);
  const keepAliveMs = parseKeepAlive(body["keep_alive"]);
  refuseUnbuilt(body);
  const model = await describe(call.context, name, given as string);
  const template = `${model.template ?? ""}${model.info.metadata["tokenizer.chat_template"] ?? ""}`;
  const think = body["think"];
  if (think !== undefined && think !== null && think !== false) {
    if (/think/i.test(template)) throw notBuilt("think");
    throw new ApiError(400, `"${given}" does not support thinking`);
  }
  const options = runOptions(model.parameters, body["options"]);
  for (const option of options.unknown) call.context.log.debug("unknown_option", {option});
  return {call, body, given: given as string, name, model, options, keepAliveMs, stream};
}

export function createdAt(call: ApiCall): string {
  return new Date(call.context.clock.wallMs()).toISOString();
}

/** Nothing to generate: loads the model, or with keep_alive 0 unloads it. */
export async function loadOnly(input: Inference): Promise<"load" | "unload"> {
  const {service} = input.call.context;
  const {name, keepAliveMs} = input;
  if (keepAliveMs === 0) {
    await ask<void>((done) => service.deployments({type: "unload_local", name, done}));
    return "unload";
  }
  const contextLength = input.options.contextLength;
  await ask<void>((done) => service.sessions({type: "warm", name, contextLength, keepAliveMs, done}));
  return "load";
}

function nanoseconds(ms: number): number {
  return Math.round(ms * 1e6);
}

export function metrics(stats: GenerateStats): Record<string, number> {
  return {
    total_duration: nanoseconds(stats.totalMs),
    load_duration: nanoseconds(stats.loadMs),
    prompt_eval_count: stats.promptTokens,
    prompt_eval_duration: nanoseconds(stats.promptMs),
    eval_count: stats.outputTokens,
    eval_duration: nanoseconds(stats.outputMs),
  };
}

export interface Dialect {
  chunk(piece: string): object;
  last(whole: string, stats: GenerateStats): object;
}

/** Runs a rendered prompt and answers in the words of `dialect`: JSON lines, or one object. */
export async function run(
  input: Inference,
  prompt: {readonly text: string; readonly addSpecial: boolean; readonly contextTokens: readonly number[]},
  dialect: Dialect,
): Promise<unknown> {
  const {call, options} = input;
  const request: GenerateRequest = {
    id: call.context.nextId(),
    name: input.name,
    prompt: prompt.text,
    contextTokens: prompt.contextTokens,
    addSpecial: prompt.addSpecial,
    sampler: options.sampler,
    tokensMax: options.tokensMax,
    stop: options.stop,
    contextLength: options.contextLength,
    keepAliveMs: input.keepAliveMs,
  };
  const events = generate(call.context.service, request, call.signal);
  if (input.stream) {
    return (async function* lines() {
      for await (const event of events) yield event.type === "text" ? dialect.chunk(event.text) : dialect.last("", event.stats);
    })();
  }
  let whole = "";
  for await (const event of events) {
    if (event.type === "done") return dialect.last(whole, event.stats);
    whole += event.text;
  }
  throw new ApiError(499, "request canceled");
}
