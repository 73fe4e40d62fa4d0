import type {NamedModel} from "@ollamesh/node";
import {parseModelName} from "@ollamesh/stdx";
import {ApiError} from "../api-error.ts";
import {type ApiCall, type Body, describe, flag, modelName, type RouteRow} from "../context.ts";
import {openaiError} from "../dialects/errors.ts";
import {objectOr} from "../dialects/fields.ts";
import {ChatChunks, chatCompletion, type Head} from "../dialects/openai/chat-answer.ts";
import {readChatCompletion} from "../dialects/openai/chat-request.ts";
import {completion, completionChunks, readCompletion} from "../dialects/openai/completion.ts";
import {eventsOf, mapped, whole} from "../inference/answers.ts";
import {randomId} from "../inference/ids.ts";
import {perform} from "../inference/perform.ts";
import type {AnswerEvent, InferenceRequest, WholeAnswer} from "../inference/request.ts";
import {EventStream, frame} from "../sse.ts";
import {namedModels} from "./models.ts";

/** One of OpenAI's routes that generate. */
interface Dialect {
  readonly idPrefix: string;
  read(body: Body): InferenceRequest;
  whole(head: Head, answer: WholeAnswer): object;
  chunks(head: Head, wantsUsage: boolean): (event: AnswerEvent) => readonly object[];
}

const chat: Dialect = {
  idPrefix: "chatcmpl-",
  read: readChatCompletion,
  whole: chatCompletion,
  chunks: (head, wantsUsage) => {
    const chunks = new ChatChunks(head, wantsUsage);
    return (event) => chunks.chunks(event);
  },
};
const text: Dialect = {idPrefix: "cmpl-", read: readCompletion, whole: completion, chunks: completionChunks};

function wantsUsage(body: Body): boolean {
  const options = body["stream_options"];
  return options !== undefined && options !== null && flag(objectOr(options, "stream_options must be an object"), "include_usage", false);
}

async function* frames(chunks: AsyncGenerator<object, void>): AsyncGenerator<string, void> {
  for await (const chunk of chunks) yield frame(chunk);
  yield frame("[DONE]");
}

export function failedFrame(error: Error): string {
  return frame(openaiError(error instanceof ApiError ? error.status : 500, error.message));
}

async function generate(call: ApiCall, dialect: Dialect): Promise<unknown> {
  const body = call.body();
  const request = dialect.read(body);
  const head = {id: `${dialect.idPrefix}${randomId(12)}`, created: Math.floor(call.context.clock.wallMs() / 1000), model: request.model};
  const [stream, usage] = [flag(body, "stream", false), wantsUsage(body)];
  const answer = await perform(call, request);
  if (!stream) return dialect.whole(head, await whole(answer));
  return new EventStream(frames(mapped(eventsOf(answer), dialect.chunks(head, usage))), failedFrame);
}

function modelOf(id: string, modifiedMs: number): object {
  const name = parseModelName(id);
  return {id, object: "model", created: Math.floor(modifiedMs / 1000), owned_by: name.ok ? name.value.namespace : ""};
}

async function models({context}: ApiCall): Promise<object> {
  const known: readonly NamedModel[] = await namedModels(context);
  return {object: "list", data: known.map(({displayName, modifiedMs}) => modelOf(displayName, modifiedMs))};
}

async function model(call: ApiCall): Promise<object> {
  const id = (call.request.params as {"*": string})["*"];
  const details = await describe(call.context, modelName(id), id);
  return modelOf(id, details.manifest.modifiedMs);
}

export const openaiRoutes: readonly RouteRow[] = [
  {method: "POST", path: "/v1/chat/completions", handle: (call) => generate(call, chat)},
  {method: "POST", path: "/v1/completions", handle: (call) => generate(call, text)},
  {method: "GET", path: "/v1/models", handle: models},
  {method: "GET", path: "/v1/models/*", handle: model},
];
