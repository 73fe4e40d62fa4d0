import type {ClusterView} from "@ollamesh/node";
import {ApiError} from "../api-error.ts";
import {type ApiCall, type RouteRow, text} from "../context.ts";
import {clusterJson} from "../mesh-views.ts";
import {ask} from "../service-client.ts";

async function cluster({context}: ApiCall): Promise<unknown> {
  return clusterJson(await ask<ClusterView>((done) => context.service.agreement({type: "cluster", done})));
}

function manage(type: "transfer" | "add_voter" | "remove"): RouteRow["handle"] {
  return async (call) => {
    const peer = text(call.body(), "peer");
    if (!peer) throw new ApiError(400, "peer is required: a peer id of GET /api/v1/cluster");
    await ask<void>((done) => call.context.service.agreement({type, peer, done}));
    return {};
  };
}

/** Not by accident: the body must say that the others are gone. */
async function recover(call: ApiCall): Promise<unknown> {
  if (call.body()["others_are_gone"] !== true) {
    throw new ApiError(400, 'this makes this peer a group of its own and loses what it has not heard of; send {"others_are_gone": true} if the others will not come back');
  }
  await ask<void>((done) => call.context.service.agreement({type: "recover", done}));
  return cluster(call);
}

export const clusterRoutes: readonly RouteRow[] = [
  {method: "GET", path: "/api/v1/cluster", handle: cluster},
  {method: "POST", path: "/api/v1/cluster/transfer", handle: manage("transfer")},
  {method: "POST", path: "/api/v1/cluster/voters", handle: manage("add_voter")},
  {method: "POST", path: "/api/v1/cluster/remove", handle: manage("remove")},
  {method: "POST", path: "/api/v1/cluster/recover", handle: recover},
];
