import {ApiError} from "../../api-error.ts";
import {type Body, flag, jsonKind, text} from "../../context.ts";
import type {AnswerEvent, InferenceRequest, WholeAnswer} from "../../inference/request.ts";
import {completionLogprobs} from "../../logprobs.ts";
import {number} from "../fields.ts";
import {type Head, usage} from "./chat-answer.ts";
import {refuseIgnored, samplingOptions, topLogprobs} from "./chat-request.ts";

/** One prompt, also as a list of one. */
function promptOf(value: unknown): string {
  const one = Array.isArray(value) && value.length === 1 ? value[0] : (value ?? "");
  if (typeof one === "string") return one;
  throw new ApiError(400, `json: cannot unmarshal ${jsonKind(value)} into field prompt of type string`);
}

/** The body of POST /v1/completions. Throws ApiError 400. */
export function readCompletion(body: Body): InferenceRequest {
  refuseIgnored(body);
  if (flag(body, "echo", false)) throw new ApiError(400, "echo is not supported");
  if ((number(body, "best_of") ?? 1) > 1) throw new ApiError(400, "best_of is not supported: ask once for each answer");
  const logprobs = number(body, "logprobs") ?? 0;
  const prompt = promptOf(body["prompt"]);
  return {
    model: text(body, "model") ?? "",
    task: {type: "generate", prompt, suffix: text(body, "suffix") ?? "", system: "", template: "", contextTokens: [], raw: false, images: 0},
    options: samplingOptions(body, number(body, "max_tokens")),
    keepAliveMs: undefined,
    think: undefined,
    thinksIfAble: false,
    format: undefined,
    topLogprobs: logprobs > 0 ? topLogprobs(logprobs) : undefined,
    truncate: true,
    renderOnly: flag(body, "_debug_render_only", false),
  };
}

function completionOf({id, created, model}: Head, text: string, finishReason: string | null, likelihood: object = {}): object {
  return {id, object: "text_completion", created, model, system_fingerprint: "fp_ollama", choices: [{text, index: 0, ...likelihood, finish_reason: finishReason}]};
}

/** The answer of /v1/completions that is not streamed. */
export function completion(head: Head, {content, logprobs, end}: WholeAnswer): object {
  return {...completionOf(head, content, end.reason || null, completionLogprobs(logprobs, 0)), usage: usage(end)};
}

/** The chunks of a streamed one: with usage wanted each has it, zero until the last. */
export function completionChunks(head: Head, wantsUsage: boolean): (event: AnswerEvent) => readonly object[] {
  const zero = wantsUsage ? {usage: {prompt_tokens: 0, completion_tokens: 0, total_tokens: 0}} : {};
  let said = 0;
  return (event) => {
    if (event.type === "end") {
      const chunk = completionOf(head, "", event.reason || "stop");
      return [{...chunk, ...zero}, ...(wantsUsage ? [{...chunk, choices: [], usage: usage(event)}] : [])];
    }
    // Of thoughts this API does not tell.
    if (event.content === "") return [];
    const likelihood = completionLogprobs(event.logprobs, said);
    said += event.content.length;
    return [{...completionOf(head, event.content, null, likelihood), ...zero}];
  };
}
