import {DEPLOY_STRATEGIES, type DeployStrategy, type ExperienceView, type PlanView} from "@ollamesh/node";
import {ApiError} from "../api-error.ts";
import {type ApiCall, modelName, type RouteRow} from "../context.ts";
import {historyJson, looksJson, partitionMetricsJson, planJson, scalingJson} from "../partition-views.ts";
import {ask} from "../service-client.ts";

/** A whole number of the query, or undefined where it is not named. */
function count(query: Query, field: string, max: number): number | undefined {
  const value = query[field];
  if (value === undefined || value === "") return undefined;
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1 || number > max) throw new ApiError(400, `${field} must be an integer from 1 to ${max}`);
  return number;
}

type Query = Readonly<Record<string, string | undefined>>;

/** The query, with none but these parameters, each given once. */
function queryOf({request}: ApiCall, names: readonly string[]): Query {
  const query = request.query as Query;
  for (const [name, value] of Object.entries(query)) {
    if (!names.includes(name)) throw new ApiError(400, `${name.slice(0, 100)} is not known here; ${names.length === 0 ? "no parameter is" : `known are ${names.join(", ")}`}`);
    if (Array.isArray(value)) throw new ApiError(400, `${name} is given more than once`);
  }
  return query;
}

const PLAN_NAMES = ["model", "strategy", "stages", "ranks", "streams", "prompt_tokens", "num_ctx"];

/** `?model=`, and what `deploy` takes: what it would do, and what every other way would give. Places nothing. */
async function plans(call: ApiCall): Promise<unknown> {
  const {context} = call;
  const query = queryOf(call, PLAN_NAMES);
  const strategy = query["strategy"] ?? "auto";
  if (!DEPLOY_STRATEGIES.some((one) => one === strategy)) throw new ApiError(400, `strategy must be ${DEPLOY_STRATEGIES.join(", ")}`);
  const asked = {
    type: "plan",
    name: modelName(query["model"]),
    strategy: strategy as DeployStrategy,
    stages: count(query, "stages", 1024),
    ranks: count(query, "ranks", 64),
    streams: count(query, "streams", 1024),
    promptTokens: count(query, "prompt_tokens", 2 ** 31 - 1),
    contextLength: count(query, "num_ctx", 2 ** 31 - 1),
  } as const;
  return planJson(await ask<PlanView>((done) => context.service.deployments({...asked, done})));
}

async function metrics(call: ApiCall): Promise<unknown> {
  queryOf(call, []);
  const {context} = call;
  return partitionMetricsJson(await ask<ExperienceView>((done) => context.service.deployments({type: "experience", done})));
}

/** `?limit=`: the last ones. */
async function history(call: ApiCall): Promise<unknown> {
  const {context} = call;
  const limit = count(queryOf(call, ["limit"]), "limit", 1000) ?? 100;
  return historyJson(await ask<ExperienceView>((done) => context.service.deployments({type: "experience", done})), limit);
}

/** `?limit=`: the last ones. */
async function moves(call: ApiCall): Promise<unknown> {
  const {context} = call;
  const limit = count(queryOf(call, ["limit"]), "limit", 1000) ?? 100;
  return looksJson(await ask<ExperienceView>((done) => context.service.deployments({type: "experience", done})), limit);
}

async function scaling(call: ApiCall): Promise<unknown> {
  queryOf(call, []);
  const {context} = call;
  return scalingJson(await ask<ExperienceView>((done) => context.service.deployments({type: "experience", done})));
}

export const partitionRoutes: readonly RouteRow[] = [
  {method: "GET", path: "/api/v1/partition/plans", handle: plans},
  {method: "GET", path: "/api/v1/partition/metrics", handle: metrics},
  {method: "GET", path: "/api/v1/partition/history", handle: history},
  {method: "GET", path: "/api/v1/partition/moves", handle: moves},
  {method: "GET", path: "/api/v1/partition/scaling", handle: scaling},
];
