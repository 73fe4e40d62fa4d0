import {ApiError} from "../../api-error.ts";
import {type Body, flag, jsonKind, text} from "../../context.ts";
import type {ChatMessage, InferenceRequest, ToolCall} from "../../inference/request.ts";
import {given, list, number, objectOr, stops} from "../fields.ts";
import {toolOf} from "../tools.ts";
import {thinkOfEffort} from "./effort.ts";
import {responseFormat} from "./response-format.ts";

const ROLES: Readonly<Record<string, string>> = {system: "system", developer: "system", user: "user", assistant: "assistant", tool: "tool", function: "tool"};

/** Options of Ollama from OpenAI's fields. What is left out is 1, as with OpenAI, not the model's own. */
export function samplingOptions(body: Body, tokensMax: number | undefined): Record<string, unknown> {
  return given({
    stop: stops(body["stop"]),
    num_predict: tokensMax,
    temperature: number(body, "temperature") ?? 1,
    seed: number(body, "seed"),
    frequency_penalty: number(body, "frequency_penalty"),
    presence_penalty: number(body, "presence_penalty"),
    top_p: number(body, "top_p") ?? 1,
  });
}

/** What would be another answer than was asked for is refused instead of passed over. Throws ApiError 400. */
export function refuseIgnored(body: Body): void {
  if ((number(body, "n") ?? 1) !== 1) throw new ApiError(400, "n is not supported: ask once for each answer");
  const bias = body["logit_bias"];
  if (bias !== undefined && bias !== null && Object.keys(bias).length > 0) throw new ApiError(400, "logit_bias is not supported");
}

/** Base64 images are counted, others refused in Ollama's words: no model here sees them. */
export function checkImageUrl(value: unknown): void {
  const url = typeof value === "string" ? value : text(objectOr(value, "invalid message format"), "url");
  if (url === undefined) throw new ApiError(400, "invalid message format");
  if (/^https?:\/\//.test(url)) throw new ApiError(400, "image URLs are not currently supported, please use base64 encoded data instead");
  if (!/^data:(image\/(jpeg|jpg|png|webp))?;base64,/.test(url)) throw new ApiError(400, "invalid image input");
}

/** Calls the client tells again: their arguments are a text of JSON. */
export function toolCall(id: string, name: string, json: string): ToolCall {
  let value: unknown;
  try {
    value = JSON.parse(json === "" ? "{}" : json);
  } catch {
    throw new ApiError(400, "invalid tool call arguments");
  }
  return {id, name, arguments: objectOr(value, "invalid tool call arguments")};
}

function toolCalls(body: Body): readonly ToolCall[] {
  return list(body, "tool_calls").map((one) => {
    const call = objectOr(one, "invalid tool call");
    const called = objectOr(call["function"], "invalid tool call");
    return toolCall(text(call, "id") ?? "", text(called, "name") ?? "", text(called, "arguments") ?? "");
  });
}

/** One message for each part: renderers join what follows one another. */
function parts(role: string, content: readonly unknown[]): ChatMessage[] {
  return content.map((value) => {
    const part = objectOr(value, "invalid message format");
    if (part["type"] === "text" && typeof part["text"] === "string") return {role, content: part["text"]};
    if (part["type"] !== "image_url") throw new ApiError(400, "invalid message format");
    checkImageUrl(part["image_url"]);
    return {role, content: "", images: 1};
  });
}

function message(value: unknown, names: ReadonlyMap<string, string>): ChatMessage[] {
  const body = objectOr(value, "messages must be objects");
  const given = text(body, "role") ?? "";
  const role = Object.hasOwn(ROLES, given.toLowerCase()) ? ROLES[given.toLowerCase()] : undefined;
  if (role === undefined) throw new ApiError(400, `invalid role "${given.slice(0, 50)}", must be one of ${Object.keys(ROLES).join(", ")}`);
  const calls = toolCalls(body);
  const {content} = body;
  const toolCallId = text(body, "tool_call_id") ?? "";
  const toolName = role === "tool" ? (text(body, "name") ?? names.get(toolCallId) ?? "") : "";
  const rest = {thinking: text(body, "reasoning") ?? "", toolCalls: calls, toolName, toolCallId};
  if (typeof content === "string") return [{role, content, ...rest}];
  if (Array.isArray(content)) {
    const all = parts(role, content);
    const last = all.pop() ?? {role, content: ""};
    return [...all, {...last, ...rest}];
  }
  const isAbsent = content === undefined || content === null;
  if (!isAbsent || calls.length === 0) throw new ApiError(400, `invalid message content type: ${isAbsent ? "null" : jsonKind(content)}`);
  return [{role, content: "", ...rest}];
}

/** What each call of the conversation called, by its id: answers of tools need not say it. */
function calledNames(messages: readonly unknown[]): ReadonlyMap<string, string> {
  return new Map(messages.flatMap((one) => toolCalls(objectOr(one, "messages must be objects")).map(({id, name}): [string, string] => [id, name])));
}

/** The body of POST /v1/chat/completions. Throws ApiError 400. */
export function readChatCompletion(body: Body): InferenceRequest {
  refuseIgnored(body);
  const messages = list(body, "messages");
  if (messages.length === 0) throw new ApiError(400, "[] is too short - 'messages'");
  const names = calledNames(messages);
  const reasoning = body["reasoning"];
  const effort = reasoning === undefined || reasoning === null ? text(body, "reasoning_effort") : text(objectOr(reasoning, "reasoning must be an object"), "effort");
  const tools = body["tool_choice"] === "none" ? [] : list(body, "tools").map(toolOf);
  return {
    model: text(body, "model") ?? "",
    task: {type: "chat", messages: messages.flatMap((one) => message(one, names)), tools},
    options: samplingOptions(body, number(body, "max_completion_tokens") ?? number(body, "max_tokens")),
    keepAliveMs: undefined,
    think: thinkOfEffort(effort),
    thinksIfAble: false,
    format: responseFormat(body["response_format"], "response_format", "json_schema"),
    topLogprobs: flag(body, "logprobs", false) ? topLogprobs(number(body, "top_logprobs")) : undefined,
    truncate: true,
    renderOnly: flag(body, "_debug_render_only", false),
  };
}

/** Throws ApiError 400 outside of 0 to 20. */
export function topLogprobs(count = 0): number {
  if (!Number.isInteger(count) || count < 0 || count > 20) throw new ApiError(400, "top_logprobs must be between 0 and 20");
  return count;
}
