import type {AnswerEnd, AnswerEvent, AnswerPart, ToolCall, WholeAnswer} from "../../inference/request.ts";
import {openaiLogprobs} from "../../logprobs.ts";

/** What all chunks of one answer share. */
export interface Head {
  readonly id: string;
  /** Seconds of the wall clock. */
  readonly created: number;
  readonly model: string;
}

const FINGERPRINT = "fp_ollama";

export function usage({stats}: AnswerEnd): object {
  const [input, output] = [stats?.promptTokens ?? 0, stats?.outputTokens ?? 0];
  return {prompt_tokens: input, completion_tokens: output, total_tokens: input + output};
}

function calls(toolCalls: readonly ToolCall[], from: number): readonly object[] {
  return toolCalls.map((call, at) => ({id: call.id, index: from + at, type: "function", function: {name: call.name, arguments: JSON.stringify(call.arguments)}}));
}

function finishReason(reason: string, hasCalls: boolean): string | null {
  return reason === "stop" && hasCalls ? "tool_calls" : reason || null;
}

/** The answer of /v1/chat/completions that is not streamed. */
export function chatCompletion({id, created, model}: Head, {content, thinking, toolCalls, logprobs, end}: WholeAnswer): object {
  const message = {
    role: "assistant",
    content,
    ...(thinking === "" ? {} : {reasoning: thinking}),
    ...(toolCalls.length > 0 ? {tool_calls: calls(toolCalls, 0)} : {}),
  };
  return {
    id,
    object: "chat.completion",
    created,
    model,
    system_fingerprint: FINGERPRINT,
    choices: [{index: 0, message, ...openaiLogprobs(logprobs), finish_reason: finishReason(end.reason, toolCalls.length > 0)}],
    usage: usage(end),
    ...(end.rendered === undefined ? {} : {_debug_info: {rendered_template: end.rendered}}),
  };
}

/** The chunks of a streamed answer. The first names the role; the reason of the end, and the usage where it was asked for, have chunks of their own. */
export class ChatChunks {
  readonly #head: Head;
  readonly #wantsUsage: boolean;
  #calls = 0;
  #isFirst = true;

  constructor(head: Head, wantsUsage: boolean) {
    this.#head = head;
    this.#wantsUsage = wantsUsage;
  }

  chunks(event: AnswerEvent): readonly object[] {
    return event.type === "part" ? this.#part(event) : this.#end(event);
  }

  #part({content, thinking, toolCalls, logprobs}: AnswerPart): readonly object[] {
    const hasMore = content !== "" || toolCalls.length > 0;
    const likelihood = openaiLogprobs(logprobs);
    const thought = thinking === "" ? [] : [this.#delta({...(hasMore ? {} : {content: ""}), reasoning: thinking}, hasMore ? {} : likelihood)];
    if (!hasMore) return thought;
    const from = this.#calls;
    this.#calls += toolCalls.length;
    return [...thought, this.#delta({content, ...(toolCalls.length > 0 ? {tool_calls: calls(toolCalls, from)} : {})}, likelihood)];
  }

  #end(end: AnswerEnd): readonly object[] {
    const first = this.#isFirst ? [this.#delta({content: ""})] : [];
    const last = this.#chunk([{index: 0, delta: {}, finish_reason: finishReason(end.reason || "stop", this.#calls > 0)}]);
    return [...first, last, ...(this.#wantsUsage ? [{...this.#chunk([]), usage: usage(end)}] : [])];
  }

  #delta(delta: object, likelihood: object = {}): object {
    const role = this.#isFirst ? {role: "assistant"} : {};
    this.#isFirst = false;
    return this.#chunk([{index: 0, delta: {...role, ...delta}, ...likelihood, finish_reason: null}]);
  }

  #chunk(choices: readonly object[]): object {
    const {id, created, model} = this.#head;
    return {id, object: "chat.completion.chunk", created, model, system_fingerprint: FINGERPRINT, choices};
  }
}
