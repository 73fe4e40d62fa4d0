import type {ClusterView, DrainedPart, Management, Member, NamedModel, SessionTotals, Workload} from "@ollamesh/node";
import {type ApiCall, flag, type RouteRow, text} from "../context.ts";
import {drainJson} from "../drain-view.ts";
import {ask} from "../service-client.ts";

/** How far the asked peer's draining is. */
async function status({context}: ApiCall): Promise<unknown> {
  const {service} = context;
  const [cluster, parts, workload, requests, models, members] = await Promise.all([
    ask<ClusterView>((done) => service.agreement({type: "cluster", lags: false, done})),
    ask<readonly DrainedPart[]>((done) => service.deployments({type: "drained_parts", done})),
    ask<Workload>((done) => service.stages({type: "workload", done})),
    ask<SessionTotals>((done) => service.sessions({type: "totals", done})),
    ask<readonly NamedModel[]>((done) => service.models({type: "names", done})),
    ask<readonly Member[]>((done) => service.membership({type: "members", done})),
  ]);
  return drainJson({self: service.view().peerId, cluster, parts, workload, requests, models, members});
}

/** `{"peer": …, "undo": true}`; without a peer it is the asked one. Answered when it is agreed on. */
async function drain(call: ApiCall): Promise<unknown> {
  const {service} = call.context;
  const body = call.body();
  const what: Management = flag(body, "undo", false) ? "undrain" : "drain";
  const peer = text(body, "peer") ?? service.view().peerId;
  await ask<void>((done) => service.agreement({type: "manage", what, peer, done}));
  return peer === service.view().peerId ? status(call) : {};
}

export const drainRoutes: readonly RouteRow[] = [
  {method: "GET", path: "/api/v1/cluster/drain", handle: status},
  {method: "POST", path: "/api/v1/cluster/drain", handle: drain},
];
