import {DEPLOY_STRATEGIES, type DeployStrategy, type ExperienceView, type PlanView} from "@ollamesh/node";
import {ApiError} from "../api-error.ts";
import {type ApiCall, modelName, type RouteRow} from "../context.ts";
import {historyJson, looksJson, partitionMetricsJson, planJson, scalingJson} from "../partition-views.ts";
import {ask} from "../service-client.ts";

/** A whole number of the query, or undefined where it is not named. */
function count(query: Readonly<Record<string, string | undefined>>, field: string, max: number): number | undefined {
  const value = query[field];
  if (value === undefined || value === "") return undefined;
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1 || number > max) throw new ApiError(400, `${field} must be an integer from 1 to ${max}`);
  return number;
}

/** `?model=`, and what `deploy` takes: what it would do, and what every other way would give. Places nothing. */
async function plans({context, request}: ApiCall): Promise<unknown> {
  const query = request.query as Readonly<Record<string, string | undefined>>;
  const twice = Object.entries(query).find(([, value]) => Array.isArray(value));
  if (twice) throw new ApiError(400, `${twice[0].slice(0, 100)} is given more than once`);
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

async function metrics({context}: ApiCall): Promise<unknown> {
  return partitionMetricsJson(await ask<ExperienceView>((done) => context.service.deployments({type: "experience", done})));
}

/** `?limit=`: the last ones. */
async function history({context, request}: ApiCall): Promise<unknown> {
  const limit = count(request.query as Readonly<Record<string, string | undefined>>, "limit", 1000) ?? 100;
  return historyJson(await ask<ExperienceView>((done) => context.service.deployments({type: "experience", done})), limit);
}

/** `?limit=`: the last ones. */
async function moves({context, request}: ApiCall): Promise<unknown> {
  const limit = count(request.query as Readonly<Record<string, string | undefined>>, "limit", 1000) ?? 100;
  return looksJson(await ask<ExperienceView>((done) => context.service.deployments({type: "experience", done})), limit);
}

async function scaling({context}: ApiCall): Promise<unknown> {
  return scalingJson(await ask<ExperienceView>((done) => context.service.deployments({type: "experience", done})));
}

export const partitionRoutes: readonly RouteRow[] = [
  {method: "GET", path: "/api/v1/partition/plans", handle: plans},
  {method: "GET", path: "/api/v1/partition/metrics", handle: metrics},
  {method: "GET", path: "/api/v1/partition/history", handle: history},
  {method: "GET", path: "/api/v1/partition/moves", handle: moves},
  {method: "GET", path: "/api/v1/partition/scaling", handle: scaling},
];
