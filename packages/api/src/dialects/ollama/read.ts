import {ApiError} from "../../api-error.ts";
import {type Body, flag, jsonKind, text} from "../../context.ts";
import {parseKeepAlive} from "../../duration.ts";
import type {ChatMessage, ChatTask, GenerateTask, InferenceRequest, Think, ToolCall} from "../../inference/request.ts";
import {list, number, objectOr} from "../fields.ts";
import {toolOf} from "../tools.ts";

const ROLES = new Set(["system", "user", "assistant", "tool"]);
const LEVELS: readonly unknown[] = ["low", "medium", "high", "max"];
/** More tokens than any context has. */
const CONTEXT_TOKENS_MAX = 4 * 1024 * 1024;

function thinkOf(value: unknown): Think | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === "boolean" || LEVELS.includes(value)) return value as Think;
  const shown = typeof value === "string" ? JSON.stringify(value.slice(0, 50)) : jsonKind(value);
  throw new ApiError(400, `invalid think value: ${shown} (must be "high", "medium", "low", "max", true, or false)`);
}

function topLogprobsOf(body: Body): number | undefined {
  const top = number(body, "top_logprobs") ?? 0;
  if (!Number.isInteger(top) || top < 0 || top > 20) throw new ApiError(400, "top_logprobs must be between 0 and 20");
  return flag(body, "logprobs", false) ? top : undefined;
}

/** Everything but the task. */
function common(body: Body): Omit<InferenceRequest, "task"> {
  return {
    model: text(body, "model") ?? "",
    options: body["options"],
    keepAliveMs: parseKeepAlive(body["keep_alive"]),
    think: thinkOf(body["think"]),
    thinksIfAble: false,
    format: body["format"],
    topLogprobs: topLogprobsOf(body),
    truncate: flag(body, "truncate", true),
    shift: body["shift"] === undefined ? undefined : flag(body, "shift", true),
    renderOnly: flag(body, "_debug_render_only", false),
  };
}

function toolCall(value: unknown): ToolCall {
  const body = objectOr(value, "tool_calls must be objects");
  const called = objectOr(body["function"], "tool_calls: function must be an object");
  return {id: text(body, "id") ?? "", name: text(called, "name") ?? "", arguments: objectOr(called["arguments"] ?? {}, "tool_calls: arguments must be an object")};
}

function message(value: unknown): ChatMessage {
  const body = objectOr(value, "messages must be objects");
  const role = (text(body, "role") ?? "").toLowerCase();
  if (!ROLES.has(role)) throw new ApiError(400, `invalid role "${role.slice(0, 50)}", must be one of system, user, assistant, tool`);
  return {
    role,
    content: text(body, "content") ?? "",
    thinking: text(body, "thinking") ?? "",
    toolCalls: list(body, "tool_calls").map(toolCall),
    toolName: text(body, "tool_name") ?? "",
    toolCallId: text(body, "tool_call_id") ?? "",
    images: list(body, "images").length,
  };
}

/** The body of POST /api/chat. Throws ApiError 400. */
export function readChat(body: Body): InferenceRequest {
  const task: ChatTask = {type: "chat", messages: list(body, "messages").map(message), tools: list(body, "tools").map(toolOf)};
  return {...common(body), task};
}

function contextTokens(value: unknown): readonly number[] {
  if (value === undefined || value === null) return [];
  const valid = Array.isArray(value) && value.length <= CONTEXT_TOKENS_MAX && value.every((token) => Number.isInteger(token) && token >= 0);
  if (!valid) throw new ApiError(400, "context must be an array of token numbers");
  return value;
}

/** The body of POST /api/generate. Throws ApiError 400. */
export function readGenerate(body: Body): InferenceRequest {
  const task: GenerateTask = {
    type: "generate",
    prompt: text(body, "prompt") ?? "",
    suffix: text(body, "suffix") ?? "",
    system: text(body, "system") ?? "",
    template: text(body, "template") ?? "",
    contextTokens: contextTokens(body["context"]),
    raw: flag(body, "raw", false),
    images: list(body, "images").length,
  };
  if (task.raw && (task.template !== "" || task.system !== "" || task.contextTokens.length > 0)) {
    throw new ApiError(400, "raw mode does not support template, system, or context");
  }
  return {...common(body), task};
}
