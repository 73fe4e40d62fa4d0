import type {GenerateRequest, GenerateStats, ModelDetails} from "@ollamesh/node";
import {ApiError} from "../api-error.ts";
import {type ApiCall, type Body, describe, flag, modelName, type RouteRow, text} from "../context.ts";
import {number} from "../dialects/fields.ts";
import {parseKeepAlive} from "../duration.ts";
import {inTurns} from "../inference/in-turns.ts";
import {normalised} from "../inference/normalised.ts";
import {runOptions} from "../options.ts";
import {ask, generate} from "../service-client.ts";

/** Texts of one request. */
const TEXTS_MAX = 4096;
/** Of those under way at once: enough to fill a batch, and others come between. */
const AT_ONCE = 8;

interface Asked {
  readonly call: ApiCall;
  readonly body: Body;
  readonly given: string;
  readonly model: ModelDetails;
}

function textsOf(input: unknown): readonly string[] {
  if (input === undefined || input === null || input === "") return [];
  const texts = Array.isArray(input) ? input : [input];
  if (!texts.every((one) => typeof one === "string")) throw new ApiError(400, "invalid input type");
  if (texts.length > TEXTS_MAX) throw new ApiError(400, `${texts.length} texts, at most ${TEXTS_MAX} are allowed in one request`);
  return texts;
}

function dimensionsOf(body: Body): number {
  const dimensions = number(body, "dimensions") ?? 0;
  if (!Number.isInteger(dimensions) || dimensions < 0) throw new ApiError(400, "dimensions must be a whole number");
  return dimensions;
}

async function askedOf(call: ApiCall): Promise<Asked> {
  const body = call.body();
  const given = text(body, "model") ?? "";
  const name = modelName(given);
  return {call, body, given, model: await describe(call.context, name, given)};
}

async function load({call, body, given, model}: Asked): Promise<void> {
  const {contextLength} = runOptions(model.parameters, body["options"]);
  const keepAliveMs = parseKeepAlive(body["keep_alive"]);
  await ask<void>((done) => call.context.service.sessions({type: "warm", name: modelName(given), contextLength, keepAliveMs, done}));
}

async function embedded({call, body, given, model}: Asked, prompt: string, truncate: boolean): Promise<GenerateStats & {embedding: Float32Array}> {
  const options = runOptions(model.parameters, body["options"]);
  const request: GenerateRequest = {
    id: call.context.nextId(),
    name: modelName(given),
    prompt,
    contextTokens: [],
    addSpecial: true,
    sampler: options.sampler,
    tokensMax: undefined,
    stop: [],
    embedding: {truncate},
    contextLength: options.contextLength,
    keepAliveMs: parseKeepAlive(body["keep_alive"]),
  };
  for await (const event of generate(call.context.service, request, call.signal)) {
    if (event.type === "done" && event.stats.embedding) return {...event.stats, embedding: event.stats.embedding};
  }
  throw new ApiError(499, "request canceled");
}

/** All texts, in their order; the first that fails ends it. */
function allEmbedded(asked: Asked, texts: readonly string[], truncate: boolean): Promise<readonly (GenerateStats & {embedding: Float32Array})[]> {
  const isBusy = (error: unknown): boolean => error instanceof ApiError && error.code === "busy";
  return inTurns(texts.length, AT_ONCE, (index) => embedded(asked, texts[index] as string, truncate), isBusy);
}

async function embed(call: ApiCall): Promise<object> {
  const startedAtMs = call.context.clock.nowMs();
  const texts = textsOf(call.body()["input"]);
  const truncate = flag(call.body(), "truncate", true);
  const dimensions = dimensionsOf(call.body());
  const asked = await askedOf(call);
  if (texts.length === 0) {
    await load(asked);
    return {model: asked.given, embeddings: []};
  }
  const all = await allEmbedded(asked, texts, truncate);
  return {
    model: asked.given,
    embeddings: all.map(({embedding}) => normalised(embedding, dimensions)),
    total_duration: Math.round((call.context.clock.nowMs() - startedAtMs) * 1e6),
    load_duration: Math.round((all[0]?.loadMs ?? 0) * 1e6),
    prompt_eval_count: all.reduce((sum, {promptTokens}) => sum + promptTokens, 0),
  };
}

/** The older form: one text, and the vector as the model gives it. */
async function embeddings(call: ApiCall): Promise<object> {
  const prompt = text(call.body(), "prompt") ?? "";
  const asked = await askedOf(call);
  if (prompt === "") {
    await load(asked);
    return {embedding: []};
  }
  const {embedding} = await embedded(asked, prompt, true);
  return {embedding: [...embedding]};
}

/** OpenAI's form: numbers as text or, for half the bytes, as base64 of float32. */
async function openaiEmbeddings(call: ApiCall): Promise<object> {
  const body = call.body();
  const texts = textsOf(body["input"]);
  if (texts.length === 0) throw new ApiError(400, "input is required");
  const encoding = text(body, "encoding_format") ?? "float";
  if (encoding !== "float" && encoding !== "base64") throw new ApiError(400, 'encoding_format must be "float" or "base64"');
  const dimensions = dimensionsOf(body);
  const asked = await askedOf(call);
  const all = await allEmbedded(asked, texts, true);
  const tokens = all.reduce((sum, {promptTokens}) => sum + promptTokens, 0);
  const written = (vector: readonly number[]): unknown => (encoding === "float" ? vector : Buffer.from(Float32Array.from(vector).buffer).toString("base64"));
  return {
    object: "list",
    data: all.map(({embedding}, index) => ({object: "embedding", embedding: written(normalised(embedding, dimensions)), index})),
    model: asked.given,
    usage: {prompt_tokens: tokens, total_tokens: tokens},
  };
}

export const embedRoutes: readonly RouteRow[] = [
  {method: "POST", path: "/api/embed", handle: embed},
  {method: "POST", path: "/api/embeddings", handle: embeddings},
  {method: "POST", path: "/v1/embeddings", handle: openaiEmbeddings},
];
