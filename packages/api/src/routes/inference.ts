import {type ApiCall, type Body, flag, type RouteRow} from "../context.ts";
import {readChat, readGenerate} from "../dialects/ollama/read.ts";
import {OllamaWriter} from "../dialects/ollama/write.ts";
import {mapped, whole} from "../inference/answers.ts";
import {perform} from "../inference/perform.ts";
import type {InferenceRequest} from "../inference/request.ts";

async function handle(call: ApiCall, read: (body: Body) => InferenceRequest): Promise<unknown> {
  const body = call.body();
  const stream = flag(body, "stream", true);
  const request = read(body);
  const writer = new OllamaWriter(request, () => new Date(call.context.clock.wallMs()).toISOString());
  const answer = await perform(call, request);
  // What was settled without generating is one object, streaming or not.
  if (!stream || answer.type === "settled") return writer.end(await whole(answer));
  return mapped(answer.events, (event) => [writer.line(event)]);
}

export const inferenceRoutes: readonly RouteRow[] = [
  {method: "POST", path: "/api/generate", handle: (call) => handle(call, readGenerate)},
  {method: "POST", path: "/api/chat", handle: (call) => handle(call, readChat)},
];
