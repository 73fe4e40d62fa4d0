import {DEPLOY_STRATEGIES, type DeployStrategy, type FileView, type Member, type PlacementView, type SwarmSurvey, type TransferView} from "@ollamesh/node";
import type {ModelName} from "@ollamesh/stdx";
import {ApiError} from "../api-error.ts";
import {type ApiCall, type Body, modelName, type RouteRow, text} from "../context.ts";
import {fileJson, nodeJson, peerJson, placementJson, transferJson} from "../mesh-views.ts";
import {ask} from "../service-client.ts";
import {swarmJson} from "../swarm-view.ts";

function pathName({request}: ApiCall): ModelName {
  return modelName((request.params as {"*": string})["*"]);
}

function count(body: Body, field: string, max: number): number | undefined {
  const value = body[field];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== "number" || !Number.isInteger(value) || value < 1 || value > max) {
    throw new ApiError(400, `${field} must be an integer from 1 to ${max}`);
  }
  return value;
}

const DEPLOY_NAMES = ["model", "strategy", "stages", "ranks", "num_ctx", "draft_model", "streams"];

async function deploy(call: ApiCall): Promise<unknown> {
  const body = call.body();
  const unknown = Object.keys(body).find((name) => !DEPLOY_NAMES.includes(name));
  if (unknown !== undefined) throw new ApiError(400, `${unknown.slice(0, 100)} is not known here; known are ${DEPLOY_NAMES.join(", ")}`);
  const name = modelName(text(body, "model"));
  const strategy = text(body, "strategy") ?? "auto";
  if (!DEPLOY_STRATEGIES.some((one) => one === strategy)) throw new ApiError(400, `strategy must be ${DEPLOY_STRATEGIES.join(", ")}`);
  const draft = text(body, "draft_model");
  const request = {
    type: "deploy",
    name,
    strategy: strategy as DeployStrategy,
    stages: count(body, "stages", 1024),
    ranks: count(body, "ranks", 1024),
    contextLength: count(body, "num_ctx", 2 ** 31 - 1),
    draft: draft === undefined ? undefined : modelName(draft),
    streams: count(body, "streams", 1024),
  } as const;
  return placementJson(await ask<PlacementView>((done) => call.context.service.deployments({...request, done})));
}

async function undeploy(call: ApiCall): Promise<unknown> {
  const name = pathName(call);
  await ask<void>((done) => call.context.service.deployments({type: "undeploy", name, done}));
  return {};
}

async function peers({context}: ApiCall): Promise<unknown> {
  const members = await ask<readonly Member[]>((done) => context.service.membership({type: "members", done}));
  return {peers: members.map(peerJson)};
}

async function transfers({context}: ApiCall): Promise<unknown> {
  const views = await ask<readonly TransferView[]>((done) => context.service.transfers({type: "views", done}));
  const files = await ask<readonly FileView[]>((done) => context.service.models({type: "file_views", done}));
  return {transfers: [...views.map(transferJson), ...files.map(fileJson)]};
}

async function swarm(call: ApiCall): Promise<unknown> {
  const name = pathName(call);
  return swarmJson(await ask<SwarmSurvey>((done) => call.context.service.surveys({type: "survey", name, done})));
}

async function placement(call: ApiCall): Promise<unknown> {
  const name = pathName(call);
  return placementJson(await ask<PlacementView>((done) => call.context.service.deployments({type: "placement", name, done})));
}

async function placements({context}: ApiCall): Promise<unknown> {
  const views = await ask<readonly PlacementView[]>((done) => context.service.deployments({type: "placements", done}));
  return {placements: views.map(placementJson)};
}

/** For Prometheus, which goes by the version in the type. */
function metrics({context, reply}: ApiCall): Promise<string> {
  reply.type("text/plain; version=0.0.4; charset=utf-8");
  return context.metricsText();
}

export const meshRoutes: readonly RouteRow[] = [
  {method: "GET", path: "/metrics", handle: metrics},
  {method: "GET", path: "/api/v1/node", handle: ({context}) => nodeJson(context.service.view())},
  {method: "GET", path: "/api/v1/peers", handle: peers},
  {method: "GET", path: "/api/v1/transfers", handle: transfers},
  {method: "GET", path: "/api/v1/swarm/*", handle: swarm},
  {method: "GET", path: "/api/v1/placements", handle: placements},
  {method: "GET", path: "/api/v1/placement/*", handle: placement},
  {method: "POST", path: "/api/v1/deploy", handle: deploy},
  {method: "DELETE", path: "/api/v1/deploy/*", handle: undeploy},
];
