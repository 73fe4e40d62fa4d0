import type {ClusterView, LadderView, LoadedView, PlacementView} from "@ollamesh/node";
import type {ApiCall, RouteRow} from "../context.ts";
import {type Health, healthOf} from "../health-view.ts";
import {ask} from "../service-client.ts";

/** 200, or 503 where another peer should be asked. */
async function health({context, reply}: ApiCall): Promise<Health> {
  const {service} = context;
  const [ladder, cluster, loaded, placements] = await Promise.all([
    ask<LadderView>((done) => service.guard({type: "view", done})),
    ask<ClusterView>((done) => service.agreement({type: "cluster", lags: false, done})),
    ask<readonly LoadedView[]>((done) => service.stages({type: "loaded", done})),
    ask<readonly PlacementView[]>((done) => service.deployments({type: "placements", done})),
  ]);
  const found = healthOf(service.view().peerId, ladder, cluster, {loaded, placements});
  reply.code(found.status === "unavailable" ? 503 : 200);
  return found;
}

export const healthRoutes: readonly RouteRow[] = [{method: "GET", path: "/health", handle: health}];
