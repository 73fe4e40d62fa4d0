import {ApiError} from "../api-error.ts";
import {type ApiCall, flag, type RouteRow} from "../context.ts";
import {estimatedTokens, MessageEvents, message} from "../dialects/anthropic/answer.ts";
import {readMessages} from "../dialects/anthropic/request.ts";
import {anthropicError} from "../dialects/errors.ts";
import {eventsOf, mapped, whole} from "../inference/answers.ts";
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
  const head = {id: `msg_${randomId(24)}`, model: request.model};
  const answer = await perform(call, request);
  if (!stream) return message(head, await whole(answer));
  const events = new MessageEvents(head, estimatedTokens(request));
  const frames = mapped(eventsOf(answer), (event) => events.events(event).map(([name, data]) => frame(data, name)));
  return new EventStream(frames, failedFrame);
}

function countTokens(): never {
  throw new ApiError(501, "/v1/messages/count_tokens is not supported by ollamesh yet");
}

export const anthropicRoutes: readonly RouteRow[] = [
  {method: "POST", path: "/v1/messages", handle: messages},
  {method: "POST", path: "/v1/messages/count_tokens", handle: countTokens},
];
