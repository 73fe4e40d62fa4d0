import {ApiError} from "../api-error.ts";
import {type ApiCall, flag, type RouteRow, text} from "../context.ts";
import {type ChatMessage, renderChat} from "../prompt.ts";
import {createdAt, type Inference, loadOnly, metrics, readInference, run} from "./inference.ts";

/** More tokens than any context has. */
const CONTEXT_TOKENS_MAX = 4 * 1024 * 1024;

function contextTokens(value: unknown): readonly number[] {
  if (value === undefined || value === null) return [];
  const valid = Array.isArray(value) && value.length <= CONTEXT_TOKENS_MAX && value.every((token) => Number.isInteger(token) && token >= 0);
  if (!valid) throw new ApiError(400, "context must be an array of token numbers");
  return value;
}

async function render(input: Inference, raw: boolean, earlier: readonly number[]): Promise<{text: string; addSpecial: boolean}> {
  const prompt = text(input.body, "prompt") ?? "";
  if (raw) return {text: prompt, addSpecial: true};
  const system = text(input.body, "system") ?? input.model.system ?? "";
  const messages: ChatMessage[] = [
    ...(system === "" ? [] : [{role: "system", content: system}]),
    ...(earlier.length > 0 ? [] : input.model.messages),
    {role: "user", content: prompt},
  ];
  const override = text(input.body, "template");
  return renderChat(input.call.context.service, input.model, messages, override === "" ? undefined : override);
}

async function handle(call: ApiCall): Promise<unknown> {
  const input = await readInference(call);
  const {body, given} = input;
  const raw = flag(body, "raw", false);
  const earlier = contextTokens(body["context"]);
  if (raw && (text(body, "template") || text(body, "system") || earlier.length > 0)) {
    throw new ApiError(400, "raw mode does not support template, system, or context");
  }
  if ((text(body, "prompt") ?? "") === "") {
    const reason = await loadOnly(input);
    return {model: given, created_at: createdAt(call), response: "", done: true, done_reason: reason};
  }
  const prompt = await render(input, raw, earlier);
  const begin = (): object => ({model: given, created_at: createdAt(call)});
  return run(
    input,
    {text: prompt.text, addSpecial: prompt.addSpecial && earlier.length === 0, contextTokens: earlier},
    {
      chunk: (response) => ({...begin(), response, done: false}),
      last: (response, stats) => ({
        ...begin(),
        response,
        done: true,
        done_reason: stats.reason,
        ...(raw ? {} : {context: stats.tokens}),
        ...metrics(stats),
      }),
    },
  );
}

export const generateRoutes: readonly RouteRow[] = [{method: "POST", path: "/api/generate", handle}];
