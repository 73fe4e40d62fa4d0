import type {CreateRequest, Member, ModelDetails, NamedModel} from "@ollamesh/node";
import type {ModelName} from "@ollamesh/stdx";
import {ApiError, notBuilt} from "../api-error.ts";
import {type ApiCall, type ApiContext, type Body, describe, flag, modelName, type RouteRow, text} from "../context.ts";
import {bareDigest, listed, shown} from "../describe.ts";
import {paceJson} from "../mesh-views.ts";
import {checkParameters} from "../options.ts";
import {ask, Feed, pull, push} from "../service-client.ts";
import {parseGoTemplate} from "../template/go/parser.ts";
import {fetched, fileNameOf, isFileUrl, nameOfFile} from "./from-url.ts";

const DIGEST = /^sha256:[0-9a-f]{64}$/;

function named(body: Body): {given: string; name: ModelName} {
  const given = text(body, "model") || text(body, "name") || "";
  return {given, name: modelName(given)};
}

async function tags({context}: ApiCall): Promise<unknown> {
  return {models: (await namedModels(context)).map(listed)};
}

/** The newest first. */
export async function namedModels(context: ApiContext): Promise<readonly NamedModel[]> {
  const models = await ask<readonly NamedModel[]>((done) => context.service.models({type: "names", done}));
  const known = await Promise.all(models.map((model) => (model.architecture === "" ? unregistered(context, model) : model)));
  return known.toSorted((a, b) => b.modifiedMs - a.modifiedMs);
}

/** The same with who keeps and who holds each. */
async function copies({context}: ApiCall): Promise<unknown> {
  const members = await ask<readonly Member[]>((done) => context.service.membership({type: "members", done}));
  const self = context.service.view().peerId;
  const heldBy = ({model, isHere}: NamedModel): readonly string[] => [...(isHere ? [self] : []), ...members.filter(({holds}) => holds.includes(model)).map(({id}) => id)];
  const models = await namedModels(context);
  return {models: models.map((model) => ({...listed(model), kept_by: model.holders, held_by: heldBy(model)}))};
}

/** One the mesh was not told of: its kind is read from its own header. */
async function unregistered({service}: ApiContext, model: NamedModel): Promise<NamedModel> {
  const name = modelName(model.displayName);
  const details = await ask<ModelDetails>((done) => service.models({type: "describe", name, done})).catch(() => undefined);
  return details ? {...model, ...details.info} : model;
}

async function show(call: ApiCall): Promise<unknown> {
  const body = call.body();
  const {given, name} = named(body);
  return shown(await describe(call.context, name, given), flag(body, "verbose", false));
}

/** JSON lines, or with `stream: false` the last of them. */
async function answer(stream: boolean, lines: AsyncGenerator<object>): Promise<unknown> {
  if (stream) return lines;
  let last: object = {};
  for await (const line of lines) last = line;
  return last;
}

/** A pull or a push as Ollama tells of it. */
async function carry(call: ApiCall, verb: "pulling" | "pushing"): Promise<unknown> {
  const body = call.body();
  const given = text(body, "model") || text(body, "name") || "";
  if (verb === "pulling" && isFileUrl(given)) return pullFile(call, given);
  const [, plain, manifest] = (verb === "pulling" && /^(.+)@(sha256:[0-9a-f]{64})$/.exec(given)) || [];
  const name = modelName(plain ?? given);
  const {service} = call.context;
  const request = {id: call.context.nextId(), name, manifest, isInsecure: flag(body, "insecure", false)};
  const events = verb === "pulling" ? pull(service, request, call.signal) : push(service, request, call.signal);
  async function* lines(): AsyncGenerator<object> {
    for await (const event of events) {
      if (event.type === "status") {
        if (event.status !== "success") yield {status: event.status};
      } else {
        const {digest, total, completed, pace} = event;
        // Clients of Ollama pass over what they do not know.
        yield {status: `${verb} ${bareDigest(digest).slice(0, 12)}`, digest, total, ...(completed > 0 ? {completed} : {}), ...(pace && paceJson(pace))};
      }
    }
    yield {status: "success"};
  }
  return answer(flag(body, "stream", true), lines());
}

/** The file behind a URL becomes a model of its own name. */
async function pullFile(call: ApiCall, url: string): Promise<unknown> {
  const name = await nameOfFile(call, url);
  const body = call.body();
  const fields = {system: undefined, license: [], template: undefined, parameters: {}, messages: []};
  return answer(flag(body, "stream", true), created(call, {name, from: undefined, files: {}, ...fields}, url));
}

function record(body: Body, field: string): Readonly<Record<string, unknown>> {
  const value = body[field] ?? {};
  if (typeof value !== "object" || Array.isArray(value)) throw new ApiError(400, `${field} must be an object`);
  return value as Record<string, unknown>;
}

function filesOf(body: Body): Readonly<Record<string, string>> {
  const files = record(body, "files");
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
  for (const field of ["adapters", "draft_files", "quantize", "draft_quantize", "renderer", "parser", "remote_host"]) {
    const value = body[field];
    const absent = value === undefined || value === null || value === "" || (typeof value === "object" && Object.keys(value).length === 0);
    if (!absent) throw notBuilt(field);
  }
  const from = text(body, "from");
  const files = filesOf(body);
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
    template,
    system: text(body, "system") || undefined,
    license: licensesOf(body["license"]),
    parameters,
    messages: messagesOf(body["messages"]),
  };
}

/** Refused now rather than at every use. */
function checkTemplate(template: string): void {
  try {
    parseGoTemplate(template);
  } catch (error) {
    throw new ApiError(400, `template error: ${(error as Error).message}`);
  }
}

async function create(call: ApiCall): Promise<unknown> {
  const body = call.body();
  const request = createRequest(body);
  const from = text(body, "from");
  const url = from !== undefined && isFileUrl(from) ? from : undefined;
  return answer(flag(body, "stream", true), created(call, request, url));
}

/** @param url of the file with its weights, where neither a model nor an uploaded file gives them */
async function* created(call: ApiCall, request: CreateRequest, url: string | undefined): AsyncGenerator<object> {
  const files = url === undefined ? request.files : {[fileNameOf(url)]: yield* fetched(call, url, flag(call.body(), "insecure", false))};
  const feed = new Feed<string>();
  const status = (line: string): void => void feed.push(line, 1024);
  ask<void>((done) => call.context.service.models({type: "create", scope: "mesh", request: {...request, files}, status, done})).then(
    () => feed.end(),
    (error: Error) => feed.end(error),
  );
  for await (const line of feed.read(() => 1024)) if (line !== "success") yield {status: line};
  yield {status: "success"};
}

async function orMissing<T>(work: Promise<T>, sentence: string): Promise<T> {
  return work.catch((error: unknown) => {
    throw error instanceof ApiError && error.status === 404 ? new ApiError(404, sentence) : error;
  });
}

async function copy(call: ApiCall): Promise<void> {
  const body = call.body();
  const parse = (field: string): ModelName => {
    const given = text(body, field) ?? "";
    return modelName(given, `${field} "${given}" is invalid`);
  };
  const [source, destination] = [parse("source"), parse("destination")];
  const work = ask<void>((done) => call.context.service.models({type: "copy", source, destination, done}));
  await orMissing(work, `model "${body["source"]}" not found`);
}

async function remove(call: ApiCall): Promise<void> {
  const {given, name} = named(call.body());
  const work = ask<void>((done) => call.context.service.models({type: "delete", name, done}));
  await orMissing(work, `model '${given}' not found`);
}

export const modelRoutes: readonly RouteRow[] = [
  {method: "GET", path: "/api/tags", handle: tags},
  {method: "GET", path: "/api/v1/models", handle: copies},
  {method: "POST", path: "/api/show", handle: show},
  {method: "POST", path: "/api/pull", handle: (call) => carry(call, "pulling")},
  {method: "POST", path: "/api/push", handle: (call) => carry(call, "pushing")},
  {method: "POST", path: "/api/create", handle: create},
  {method: "POST", path: "/api/copy", handle: copy},
  {method: "DELETE", path: "/api/delete", handle: remove},
];
