import type {CreateRequest, ModelDetails} from "@ollamesh/node";
import {QUANTIZATIONS, type Quantization} from "@ollamesh/ports";
import type {ModelName} from "@ollamesh/stdx";
import {ApiError, notBuilt} from "../api-error.ts";
import {type ApiCall, type Body, flag, modelName, type RouteRow, text} from "../context.ts";
import {checkParameters} from "../options.ts";
import {ask, create as make, pull} from "../service-client.ts";
import {parseGoTemplate} from "../template/go/parser.ts";
import {fetched, fileNameOf, isFileUrl} from "./from-url.ts";
import {answer, named, progressLines} from "./progress.ts";

const DIGEST = /^sha256:[0-9a-f]{64}$/;

function record(body: Body, field: string): Readonly<Record<string, unknown>> {
  const value = body[field] ?? {};
  if (typeof value !== "object" || Array.isArray(value)) throw new ApiError(400, `${field} must be an object`);
  return value as Record<string, unknown>;
}

/** Of uploaded files, by their names. */
function digestsOf(body: Body, field: "files" | "adapters"): Readonly<Record<string, string>> {
  const files = record(body, field);
  for (const [path, digest] of Object.entries(files)) {
    if (path.startsWith("/") || path.split(/[\\/]/).includes("..")) throw new ApiError(400, "file path must be relative");
    if (typeof digest !== "string" || !DIGEST.test(digest)) throw new ApiError(400, "invalid digest format");
  }
  return files as Record<string, string>;
}

function licensesOf(value: unknown): readonly string[] {
  const list = value === undefined || value === null || value === "" ? [] : Array.isArray(value) ? value : [value];
  if (!list.every((one) => typeof one === "string")) throw new ApiError(400, "license must be a string or an array of strings");
  return list;
}

function messagesOf(value: unknown): CreateRequest["messages"] {
  const list = value ?? [];
  const valid = Array.isArray(list) && list.every((one) => typeof one?.role === "string" && typeof one.content === "string");
  if (!valid) throw new ApiError(400, "messages must be an array of {role, content}");
  return list.map(({role, content}) => ({role, content}));
}

function createRequest(body: Body): CreateRequest {
  const {name} = named(body);
  for (const field of ["draft_files", "draft_quantize", "renderer", "parser", "remote_host"]) {
    const value = body[field];
    const absent = value === undefined || value === null || value === "" || (typeof value === "object" && Object.keys(value).length === 0);
    if (!absent) throw notBuilt(field);
  }
  const from = text(body, "from");
  const files = digestsOf(body, "files");
  const adapters = digestsOf(body, "adapters");
  if (Object.keys(adapters).length > 1) throw new ApiError(400, "only one adapter is currently supported");
  const isFile = from !== undefined && isFileUrl(from);
  if (isFile && Object.keys(files).length > 0) throw new ApiError(400, "'from' and 'files' name different weights");
  if (!from && Object.keys(files).length === 0) throw new ApiError(400, "neither 'from' or 'files' was specified");
  const parameters = record(body, "parameters");
  checkParameters(parameters);
  const template = text(body, "template") || undefined;
  if (template !== undefined) checkTemplate(template);
  return {
    name,
    from: from && !isFile ? modelName(from) : undefined,
    files,
    adapters,
    template,
    system: text(body, "system") || undefined,
    license: licensesOf(body["license"]),
    parameters,
    messages: messagesOf(body["messages"]),
    quantization: quantizationOf(text(body, "quantize") ?? ""),
  };
}

function quantizationOf(asked: string): Quantization | undefined {
  if (asked === "") return undefined;
  const known = QUANTIZATIONS.find((one) => one === asked.toUpperCase());
  if (!known) throw new ApiError(400, `unsupported quantization type ${asked.toUpperCase()} - supported types are ${QUANTIZATIONS.join(", ")}`);
  return known;
}

/** Refused now rather than at every use. */
function checkTemplate(template: string): void {
  try {
    parseGoTemplate(template);
  } catch (error) {
    throw error instanceof ApiError ? error : new ApiError(400, `template error: ${(error as Error).message}`);
  }
}

async function create(call: ApiCall): Promise<unknown> {
  const body = call.body();
  const request = createRequest(body);
  const from = text(body, "from");
  const url = from !== undefined && isFileUrl(from) ? from : undefined;
  return answer(flag(body, "stream", true), created(call, request, url));
}

/** The model to begin with, where this peer does not have it whole: from the mesh, or its registry. */
async function* pulled(call: ApiCall, name: ModelName): AsyncGenerator<object, void> {
  const {service, nextId} = call.context;
  const known = await ask<ModelDetails>((done) => service.models({type: "describe", name, done})).catch(() => undefined);
  if (known?.complete) return;
  const isInsecure = flag(call.body(), "insecure", false);
  yield* progressLines(pull(service, {id: nextId(), name, isInsecure}, call.signal), "pulling");
}

/** @param url of the file with its weights, where neither a model nor an uploaded file gives them */
export async function* created(call: ApiCall, request: CreateRequest, url: string | undefined): AsyncGenerator<object, void> {
  if (request.from) yield* pulled(call, request.from);
  const files = url === undefined ? request.files : {[fileNameOf(url)]: yield* fetched(call, url, flag(call.body(), "insecure", false))};
  for await (const {status, progress} of make(call.context.service, {id: call.context.nextId(), request: {...request, files}}, call.signal)) {
    // Ollama's clients show a bar for what has a digest; the new blob has none before it is whole.
    yield {status, ...(progress && {digest: "0", total: progress.total, completed: progress.completed})};
  }
  yield {status: "success"};
}

export const createRoutes: readonly RouteRow[] = [{method: "POST", path: "/api/create", handle: create}];
