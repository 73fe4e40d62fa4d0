import type {RouteHistoryView} from "@ollamesh/node";
import {ApiError} from "../api-error.ts";
import type {ApiCall, RouteRow} from "../context.ts";
import {routingJson} from "../routing-views.ts";
import {ask} from "../service-client.ts";

const LISTED = 100;
/** As many as a peer remembers. */
const LISTED_MAX = 1000;

/** `?limit=`: the last ones. */
async function history({context: {service}, request}: ApiCall): Promise<unknown> {
  const {limit = String(LISTED)} = request.query as {readonly limit?: string};
  const count = Number(limit);
  if (!Number.isInteger(count) || count < 1 || count > LISTED_MAX) throw new ApiError(400, `limit must be an integer from 1 to ${LISTED_MAX}`);
  return routingJson(service.view().peerId, await ask<RouteHistoryView>((done) => service.sessions({type: "routed", count, done})));
}

/** How answers of this peer's clients were routed, over restarts: what `tune` replays. */
export const routingRoutes: readonly RouteRow[] = [{method: "GET", path: "/api/v1/routing/history", handle: history}];
