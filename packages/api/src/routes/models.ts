import type {Member, ModelDetails, NamedModel} from "@ollamesh/node";
import type {Metadata} from "@ollamesh/ports";
import {type ModelName, parseModelName} from "@ollamesh/stdx";
import {ApiError} from "../api-error.ts";
import {type ApiCall, type ApiContext, describe, flag, modelName, type RouteRow, text} from "../context.ts";
import {listed, shown} from "../describe.ts";
import {capabilitiesOf} from "../inference/capabilities.ts";
import {ask} from "../service-client.ts";
import {named} from "./progress.ts";

/** Of more models the list goes without capabilities: their headers would be read anew each time. */
const TOLD_MAX = 128;

async function tags({context}: ApiCall): Promise<unknown> {
  const models = await namedModels(context);
  const areTold = models.filter(({isHere}) => isHere).length <= TOLD_MAX;
  return {models: await Promise.all(models.map(async (model) => ({...listed(model), ...(areTold && model.isHere ? await abilities(context, model) : {})})))};
}

/** What only a model's own header and template tell. */
async function abilities(context: ApiContext, model: NamedModel): Promise<object> {
  const name = modelName(model.displayName);
  const details = await ask<ModelDetails>((done) => context.service.models({type: "describe", name, done})).catch(() => undefined);
  return details === undefined ? {} : {capabilities: capabilitiesOf(details)};
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
  const model = await describe(call.context, name, given);
  if (!flag(body, "verbose", false)) return shown(model);
  return shown(model, await ask<Metadata>((done) => call.context.service.models({type: "metadata", name, done})));
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
    const name = parseModelName(given);
    if (!name.ok) throw new ApiError(400, `${field} ${JSON.stringify(given.slice(0, 200))} is invalid`);
    return name.value;
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
  {method: "POST", path: "/api/copy", handle: copy},
  {method: "DELETE", path: "/api/delete", handle: remove},
];
