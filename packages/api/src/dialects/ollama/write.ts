import type {GenerateStats} from "@ollamesh/node";
import type {AnswerEnd, AnswerEvent, InferenceRequest, ToolCall, WholeAnswer} from "../../inference/request.ts";
import {logprobsField} from "../../logprobs.ts";

/** What an answer's lines say of content, thoughts and calls: in a message, or at the top. */
type Said = Pick<WholeAnswer, "content" | "thinking" | "toolCalls">;

const NOTHING: Said = {content: "", thinking: "", toolCalls: []};

function nanoseconds(ms: number): number {
  return Math.round(ms * 1e6);
}

function metrics(stats: GenerateStats): Record<string, number> {
  return {
    total_duration: nanoseconds(stats.totalMs),
    load_duration: nanoseconds(stats.loadMs),
    prompt_eval_count: stats.promptTokens,
    prompt_eval_duration: nanoseconds(stats.promptMs),
    eval_count: stats.outputTokens,
    eval_duration: nanoseconds(stats.outputMs),
  };
}

function calls(toolCalls: readonly ToolCall[], from: number): object {
  if (toolCalls.length === 0) return {};
  return {tool_calls: toolCalls.map((call, at) => ({id: call.id, function: {index: from + at, name: call.name, arguments: call.arguments}}))};
}

/** The lines of /api/chat and /api/generate; one object where nothing is streamed. */
export class OllamaWriter {
  readonly #request: InferenceRequest;
  readonly #now: () => string;
  #calls = 0;

  /** @param now `created_at` of each line */
  constructor(request: InferenceRequest, now: () => string) {
    this.#request = request;
    this.#now = now;
  }

  line(event: AnswerEvent): object {
    if (event.type === "end") return this.end({...NOTHING, end: event});
    return {...this.#begin(), ...this.#said(event), done: false, ...logprobsField(event.logprobs)};
  }

  /** The last line, or all there is; the fields in Ollama's order, which is another for each route. */
  end({end, ...said}: WholeAnswer): object {
    const begin = {...this.#begin(), ...this.#said(said), done: end.reason !== "", ...(end.reason === "" ? {} : {done_reason: end.reason})};
    const more = {...(end.rendered === undefined ? {} : {_debug_info: {rendered_template: end.rendered}}), ...logprobsField(said.logprobs)};
    const figures = end.stats && metrics(end.stats);
    return this.#request.task.type === "chat" ? {...begin, ...more, ...figures} : {...begin, ...this.#context(end), ...figures, ...more};
  }

  #begin(): object {
    return {model: this.#request.model, created_at: this.#now()};
  }

  #said({content, thinking, toolCalls}: Said): object {
    const thought = thinking === "" ? {} : {thinking};
    if (this.#request.task.type === "generate") return {response: content, ...thought};
    const from = this.#calls;
    this.#calls += toolCalls.length;
    return {message: {role: "assistant", content, ...thought, ...calls(toolCalls, from)}};
  }

  #context({stats}: AnswerEnd): object {
    const {task} = this.#request;
    return task.type === "chat" || task.raw || !stats ? {} : {context: stats.tokens};
  }
}
