import type {GenerateRequest, ModelDetails} from "@ollamesh/node";
import type {ModelName} from "@ollamesh/stdx";
import {ApiError} from "../api-error.ts";
import {type ApiCall, describe, modelName} from "../context.ts";
import {formatGrammar} from "../grammar/format-grammar.ts";
import {type RunOptions, runOptions} from "../options.ts";
import {ask} from "../service-client.ts";
import {checkAbilities} from "./abilities.ts";
import {generated, thoughtThenFormed} from "./generated.ts";
import {outputShape} from "./output-shape.ts";
import {preparePrompt, surplusMessages, type TokenPrompt, withoutOldest} from "./prompt.ts";
import type {Answer, AnswerEnd, AnswerEvent, InferenceRequest} from "./request.ts";

/** In Ollama's words, where a prompt is not cut by itself. */
const TOO_LONG =
  "the prompt is longer than the context length currently available to the model; shorten the prompt, adjust the context length in settings, or use a model with a longer context length";

/** A request whose model is known. */
interface Known {
  readonly call: ApiCall;
  readonly request: InferenceRequest;
  readonly name: ModelName;
  readonly model: ModelDetails;
  readonly options: RunOptions;
}

function isEmpty({task}: InferenceRequest): boolean {
  return task.type === "chat" ? task.messages.length === 0 : task.prompt === "";
}

/** Does what a client asks, whichever API it speaks. Throws ApiError in Ollama's words. */
export async function perform(call: ApiCall, asked: InferenceRequest): Promise<Answer> {
  const name = modelName(asked.model);
  const grammar = formatGrammar(asked.format);
  const model = await describe(call.context, name, asked.model);
  const options = runOptions(model.parameters, asked.options);
  for (const option of options.unknown) call.context.log.debug("unknown_option", {option});
  if (isEmpty(asked) && asked.keepAliveMs === 0) return unload(call, name);
  const request = checkAbilities(model, asked);
  const sampler = {...options.sampler, grammar, topLogprobs: asked.topLogprobs};
  const known = {call, request, name, model, options: {...options, sampler}};
  return isEmpty(request) ? load(known) : answer(known);
}

function settled(reason: AnswerEnd["reason"], rendered?: string): Answer {
  return {type: "settled", end: {type: "end", reason, stats: undefined, rendered}};
}

async function unload({context: {service}}: ApiCall, name: ModelName): Promise<Answer> {
  await ask<void>((done) => service.deployments({type: "unload_local", name, done}));
  return settled("unload");
}

async function load({call, request, name, options}: Known): Promise<Answer> {
  const {contextLength} = options;
  await ask<void>((done) => call.context.service.sessions({type: "warm", name, contextLength, keepAliveMs: request.keepAliveMs, done}));
  return settled("load");
}

async function answer(known: Known): Promise<Answer> {
  const {call, request, model} = known;
  const prompt = await preparePrompt(call.context.service, model, request);
  if (request.renderOnly) return settled("", prompt.text);
  return {type: "generated", events: fitting(known, prompt)};
}

/** Leaves out old messages, as many as are too many by what is told of the prompt's length and twice as many as before each time, until the rest fits into the context; once something was said it is too late. */
async function* fitting(known: Known, prompt: TokenPrompt): AsyncGenerator<AnswerEvent, void> {
  let [request, fitted, isSaid] = [known.request, prompt, false];
  for (let count = 1; ; count *= 2) {
    try {
      for await (const event of continued({...known, request}, fitted)) {
        isSaid = true;
        yield event;
      }
      return;
    } catch (error) {
      const isTooLong = !isSaid && error instanceof ApiError && error.code === "context_exceeded";
      const surplus = isTooLong && error.tooLong ? surplusMessages(request, error.tooLong) : 0;
      const shorter = isTooLong && request.truncate ? withoutOldest(request, Math.max(count, surplus)) : undefined;
      if (shorter === undefined) throw isTooLong && request.truncate && !mayCut(known) ? new ApiError(400, TOO_LONG) : error;
      request = shorter;
      fitted = await preparePrompt(known.call.context.service, known.model, request);
    }
  }
}

/** Of a prompt's middle, as Ollama's `resolveContextShift` and `completionPromptForRequest` have it. */
function mayCut(known: Known): boolean {
  return known.request.truncate && mayShift(known);
}

/** A context that is full: of what was said, too. */
function mayShift({request, model}: Known): boolean {
  return request.shift ?? model.info.architecture !== "deepseek2";
}

/** BOS is kept besides. */
function keepTokensOf({model, options: {keepTokens}}: Known): number {
  return keepTokens < 0 ? keepTokens : keepTokens + (model.info.metadata["tokenizer.ggml.add_bos_token"] === true ? 1 : 0);
}

function generateRequest(known: Known, prompt: TokenPrompt): GenerateRequest {
  const {call, request, name, options} = known;
  return {
    id: call.context.nextId(),
    name,
    prompt: prompt.text,
    contextTokens: prompt.contextTokens,
    addSpecial: prompt.addSpecial,
    sampler: options.sampler,
    tokensMax: options.tokensMax,
    stop: options.stop,
    contextLength: options.contextLength,
    shiftKeepTokens: mayShift(known) ? keepTokensOf(known) : undefined,
    keepTokens: mayCut(known) && withoutOldest(request, 1) === undefined ? keepTokensOf(known) : undefined,
    keepAliveMs: request.keepAliveMs,
  };
}

/** The prompt is continued: at once, or where thoughts come before an answer of a form, in two passes. */
function continued(known: Known, prompt: TokenPrompt): AsyncGenerator<AnswerEvent, void> {
  const {call, model, request} = known;
  const shape = outputShape(model, request, prompt.text);
  const continuation = {call, request: generateRequest(known, prompt), shape};
  const isFormed = continuation.request.sampler.grammar !== undefined;
  return isFormed && shape.think ? thoughtThenFormed(continuation, shape.think.tags.close) : generated(continuation);
}
