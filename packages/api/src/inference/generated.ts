import type {GenerateRequest, TokenLogprob} from "@ollamesh/node";
import {ApiError} from "../api-error.ts";
import type {ApiCall} from "../context.ts";
import {OutputReader, type OutputShape} from "../output/output-reader.ts";
import {generate} from "../service-client.ts";
import {toolCallId} from "./ids.ts";
import type {AnswerEvent} from "./request.ts";

/** A prompt that is continued, and what is looked for in the text. */
export interface Continuation {
  readonly call: ApiCall;
  readonly request: GenerateRequest;
  readonly shape: OutputShape;
}

/** The events of an answer as it is generated. @param heard is told the text as it comes, before it is read */
export async function* generated({call, request, shape}: Continuation, heard: (text: string) => void = () => {}): AsyncGenerator<AnswerEvent, void> {
  const reader = new OutputReader(shape, toolCallId);
  let logprobs: TokenLogprob[] = [];
  for await (const event of generate(call.context.service, request, call.signal)) {
    if (event.type === "text") heard(event.text);
    const part = event.type === "text" ? reader.push(event.text) : reader.flush();
    if (event.type === "text") logprobs.push(...(event.logprobs ?? []));
    if (part) yield logprobs.length === 0 ? part : {...part, logprobs};
    if (part) logprobs = [];
    if (event.type === "done") yield {type: "end", reason: event.stats.reason, stats: event.stats, rendered: undefined};
  }
  if (call.signal.aborted) throw new ApiError(499, "request canceled");
}

/**
 * Thoughts are free, only the content behind them has a form: they are generated without it, and where they end the prompt, with them, is continued in it. As with Ollama, the figures at the end are
 * of that second prompt.
 * @param close the tag behind thoughts
 */
export async function* thoughtThenFormed({call, request, shape}: Continuation, close: string): AsyncGenerator<AnswerEvent, void> {
  let raw = "";
  const free = {...request, sampler: {...request.sampler, grammar: undefined}};
  for await (const event of generated({call, request: free, shape: {...shape, calls: undefined}}, (text) => (raw += text))) {
    if (event.type === "end") return yield event;
    if (event.thinking !== "") yield {...event, content: ""};
    if (event.content !== "") break;
  }
  const end = raw.indexOf(close);
  const thoughts = end < 0 ? "" : `${raw.slice(0, end + close.length)}\n\n`;
  const formed = {...request, id: call.context.nextId(), prompt: `${request.prompt}${thoughts}`};
  yield* generated({call, request: formed, shape: {...shape, think: undefined}});
}
