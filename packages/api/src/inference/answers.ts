import type {TokenLogprob} from "@ollamesh/node";
import {ApiError} from "../api-error.ts";
import type {Answer, AnswerEvent, ToolCall, WholeAnswer} from "./request.ts";

/** The events of an answer, also where nothing had to be generated. */
export async function* eventsOf(answer: Answer): AsyncGenerator<AnswerEvent, void> {
  if (answer.type === "settled") yield answer.end;
  else yield* answer.events;
}

/** Waits for all of it. */
export async function whole(answer: Answer): Promise<WholeAnswer> {
  let [content, thinking] = ["", ""];
  const toolCalls: ToolCall[] = [];
  const logprobs: TokenLogprob[] = [];
  for await (const event of eventsOf(answer)) {
    if (event.type === "end") return {content, thinking, toolCalls, logprobs, end: event};
    content += event.content;
    thinking += event.thinking;
    toolCalls.push(...event.toolCalls);
    logprobs.push(...(event.logprobs ?? []));
  }
  throw new ApiError(499, "request canceled");
}

/** What events become in a client's own words, one event after another. */
export async function* mapped<T>(events: AsyncGenerator<AnswerEvent, void>, map: (event: AnswerEvent) => readonly T[]): AsyncGenerator<T, void> {
  for await (const event of events) yield* map(event);
}
