import {ApiError} from "../api-error.ts";
import {type ApiCall, flag, type RouteRow} from "../context.ts";
import {estimatedTokens, MessageEvents, message} from "../dialects/anthropic/answer.ts";
import {readMessages} from "../dialects/anthropic/request.ts";
import {anthropicError} from "../dialects/errors.ts";
import {list} from "../dialects/fields.ts";
import {eventsOf, mapped, whole} from "../inference/answers.ts";
import {countTokens} from "../inference/count-tokens.ts";
import {randomId} from "../inference/ids.ts";
import {perform} from "../inference/perform.ts";
import {EventStream, frame} from "../sse.ts";

function failedFrame(error: Error): string {
  return frame(anthropicError(error instanceof ApiError ? error.status : 500, error.message, true), "error");
}

async function messages(call: ApiCall): Promise<unknown> {
  const body = call.body();
  const request = readMessages(body);
  const stream = flag(body, "stream", false);
  const stops = list(body, "stop_sequences") as readonly string[];
  const head = {id: `msg_${randomId(24)}`, model: request.model, stops};
  const answer = await perform(call, request);
  if (!stream) return message(head, await whole(answer));
  const events = new MessageEvents(head, estimatedTokens(request));
  const frames = mapped(eventsOf(answer), (event) => events.events(event).map(([name, data]) => frame(data, name)));
  return new EventStream(frames, failedFrame);
}

/** Exact, unlike Ollama's estimate: what the model would read. No answer is begun, so no bound of one is asked for. */
async function count(call: ApiCall): Promise<object> {
  const request = readMessages({max_tokens: 1, ...call.body()});
  return {input_tokens: await countTokens(call.context, request)};
}

export const anthropicRoutes: readonly RouteRow[] = [
  {method: "POST", path: "/v1/messages", handle: messages},
  {method: "POST", path: "/v1/messages/count_tokens", handle: count},
];
