import type {RequestView} from "@ollamesh/node";
import type {ApiCall, RouteRow} from "../context.ts";
import {ask} from "../service-client.ts";

/** Of the latest requests, those that are listed. */
const LISTED_MAX = 100;

function requestJson({id, model, priority, beganAtMs, state, choices, stats, failure}: RequestView): object {
  return {
    id,
    model,
    priority,
    began_at: new Date(beganAtMs).toISOString(),
    state,
    routes: choices.map(({peer, reason, of, busy, warmTokens, costMs, predictedMs, tookMs}) => ({
      peer,
      reason,
      of,
      busy,
      warm_tokens: warmTokens,
      expected_ms: costMs,
      predicted_ms: predictedMs,
      took_ms: tookMs ?? null,
    })),
    prompt_tokens: stats?.promptTokens ?? null,
    output_tokens: stats?.outputTokens ?? null,
    total_ms: stats?.totalMs ?? null,
    wait_ms: stats?.loadMs ?? null,
    prompt_ms: stats?.promptMs ?? null,
    output_ms: stats?.outputMs ?? null,
    error: failure ? {code: failure.code, message: failure.message} : null,
  };
}

async function request(call: ApiCall): Promise<unknown> {
  const {id} = call.request.params as {id: string};
  return requestJson(await ask<RequestView>((done) => call.context.service.sessions({type: "request", id, done})));
}

async function requests({context}: ApiCall): Promise<unknown> {
  const views = await ask<readonly RequestView[]>((done) => context.service.sessions({type: "requests", count: LISTED_MAX, done}));
  return {requests: views.map(requestJson)};
}

/** The latest generations of this peer's clients: where each was sent, why, and what came of it. */
export const requestRoutes: readonly RouteRow[] = [
  {method: "GET", path: "/api/v1/requests", handle: requests},
  {method: "GET", path: "/api/v1/requests/:id", handle: request},
];
