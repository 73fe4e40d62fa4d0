import type {ClusterView, Member, Topology} from "@ollamesh/node";
import type {ApiCall, RouteRow} from "../context.ts";
import {ask} from "../service-client.ts";
import {nodesJson, topologyJson} from "../topology-view.ts";

function clusterOf({context}: ApiCall): Promise<ClusterView> {
  return ask((done) => context.service.agreement({type: "cluster", lags: false, done}));
}

async function topology(call: ApiCall): Promise<unknown> {
  const [links, cluster] = await Promise.all([ask<Topology>((done) => call.context.service.surveys({type: "topology", done})), clusterOf(call)]);
  return topologyJson(links, cluster);
}

async function nodes(call: ApiCall): Promise<unknown> {
  const {service} = call.context;
  const [members, cluster] = await Promise.all([ask<readonly Member[]>((done) => service.membership({type: "members", done})), clusterOf(call)]);
  return nodesJson(service.view(), members, cluster);
}

export const topologyRoutes: readonly RouteRow[] = [
  {method: "GET", path: "/api/v1/nodes", handle: nodes},
  {method: "GET", path: "/api/v1/topology", handle: topology},
];
