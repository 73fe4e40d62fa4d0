import type {Body} from "../../context.ts";
import type {AnswerEnd, ToolCall} from "../../inference/request.ts";

/** What every object of one response shares: its id, seconds of the wall clock, and what was asked. */
export interface ResponseHead {
  readonly id: string;
  readonly created: number;
  readonly model: string;
  readonly asked: Body;
}

/** An answer cut off by its bound of tokens is incomplete. */
export function statusOf({reason}: AnswerEnd): "completed" | "incomplete" {
  return reason === "length" ? "incomplete" : "completed";
}

function usage({stats}: AnswerEnd): object {
  const [input, output] = [stats?.promptTokens ?? 0, stats?.outputTokens ?? 0];
  const details = {input_tokens_details: {cached_tokens: 0}, output_tokens_details: {reasoning_tokens: 0}};
  return {input_tokens: input, output_tokens: output, total_tokens: input + output, ...details};
}

/** The response as a whole. @param end undefined while it goes on */
export function responseObject({id, created, model, asked}: ResponseHead, output: readonly object[], end: AnswerEnd | undefined, nowS: number): object {
  const text = asked["text"] as {format?: object} | null | undefined;
  return {
    id,
    object: "response",
    created_at: created,
    completed_at: end && statusOf(end) === "completed" ? nowS : null,
    status: end ? statusOf(end) : "in_progress",
    incomplete_details: end?.reason === "length" ? {reason: "max_output_tokens"} : null,
    model,
    previous_response_id: null,
    instructions: asked["instructions"] || null,
    output,
    error: null,
    tools: asked["tools"] ?? [],
    tool_choice: asked["tool_choice"] ?? "auto",
    truncation: asked["truncation"] ?? "disabled",
    parallel_tool_calls: true,
    text: {format: text?.format ?? {type: "text"}},
    top_p: asked["top_p"] ?? 1,
    presence_penalty: 0,
    frequency_penalty: 0,
    top_logprobs: 0,
    temperature: asked["temperature"] ?? 1,
    reasoning: asked["reasoning"] ?? null,
    usage: end ? usage(end) : null,
    max_output_tokens: asked["max_output_tokens"] ?? null,
    max_tool_calls: null,
    store: false,
    background: false,
    service_tier: "default",
    metadata: asked["metadata"] ?? {},
    safety_identifier: null,
    prompt_cache_key: null,
  };
}

export function textPart(text: string): object {
  return {type: "output_text", text, annotations: [], logprobs: []};
}

export function messageItem(id: string, text: string, status: "completed" | "incomplete"): object {
  return {id, type: "message", status, role: "assistant", content: [textPart(text)]};
}

/** What is handed out as encrypted is plain text: it comes back with the next request, and nothing is stored here. */
export function reasoningItem(id: string, text: string): object {
  return {id, type: "reasoning", summary: [{type: "summary_text", text}], encrypted_content: text};
}

export function callItem(id: string, {id: callId, name, arguments: given}: ToolCall): object {
  return {id, type: "function_call", status: "completed", call_id: callId, name, arguments: JSON.stringify(given)};
}
