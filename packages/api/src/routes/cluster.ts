import type {AsyncCommand, ClusterView, Management, SettingsView, SettingValue} from "@ollamesh/node";
import {ApiError} from "../api-error.ts";
import {type ApiCall, flag, type RouteRow, text} from "../context.ts";
import {clusterJson, settingsJson} from "../mesh-views.ts";
import {ask} from "../service-client.ts";

async function cluster({context}: ApiCall): Promise<unknown> {
  return clusterJson(await ask<ClusterView>((done) => context.service.agreement({type: "cluster", lags: true, done})));
}

function manage(what: Management): RouteRow["handle"] {
  return async (call) => {
    const peer = text(call.body(), "peer");
    if (!peer) throw new ApiError(400, "peer is required: a peer id of GET /api/v1/cluster");
    await ask<void>((done) => call.context.service.agreement({type: "manage", what, peer, done}));
    return what === "add_voter" ? {warning: await voterWarning(call)} : {};
  };
}

/** An even number costs more and bears no more: whoever asks for it should know. Null: nothing to warn of. */
async function voterWarning({context}: ApiCall): Promise<string | null> {
  const {members} = await ask<ClusterView>((done) => context.service.agreement({type: "cluster", lags: false, done}));
  const voters = members.filter(({role}) => role === "voter" || role === "becoming_voter").length;
  if (voters % 2 === 1) return null;
  const losses = voters / 2 - 1;
  return `${voters} vote now: they bear the loss of ${losses}, no more than ${voters - 1} do, and each change takes ${voters / 2 + 1} of them: let one more vote`;
}

/** Not by accident: the body must say that the others are gone. */
async function recover(call: ApiCall): Promise<unknown> {
  if (call.body()["others_are_gone"] !== true) {
    throw new ApiError(400, 'this makes this peer a group of its own and loses what it has not heard of; send {"others_are_gone": true} if the others will not come back');
  }
  await ask<void>((done) => call.context.service.agreement({type: "recover", done}));
  return cluster(call);
}

/** `?consistency=stale` asks this peer alone, `strong` a quorum; without it the setting `consistency_level` decides. */
async function settings({context, request}: ApiCall): Promise<unknown> {
  const {consistency} = request.query as {consistency?: string};
  if (consistency !== undefined && consistency !== "strong" && consistency !== "stale") throw new ApiError(400, "consistency must be strong or stale");
  return settingsJson(await ask<SettingsView>((done) => context.service.agreement({type: "settings", consistency, done})));
}

async function setSetting(call: ApiCall): Promise<unknown> {
  const {name} = call.request.params as {name: string};
  const {value, expected, async: _async, ...unknown} = call.body() as {value?: unknown; expected?: unknown; async?: unknown};
  const [stranger] = Object.keys(unknown);
  if (stranger !== undefined) throw new ApiError(400, `there is no field ${JSON.stringify(stranger.slice(0, 64))}: value, expected and async are known`);
  if (!isSetting(value)) throw new ApiError(400, "value must be a number, true, false, or a text of at most 1024 characters");
  return change(call, {type: "set_setting", name, value, ...expectation(expected)}, flag(call.body(), "async", false));
}

/** Flags and defaults hold again. */
async function unsetSetting(call: ApiCall): Promise<unknown> {
  const {name} = call.request.params as {name: string};
  return change(call, {type: "unset_setting", name: name.slice(0, 128)}, (call.request.query as {async?: string}).async === "true");
}

/** Answered when it is agreed on; one that is async when it is on this peer's disk, with 202 and its id. */
async function change({context, reply}: ApiCall, command: AsyncCommand, isAsync: boolean): Promise<unknown> {
  if (isAsync) {
    const id = await ask<string>((done) => context.service.agreement({type: "propose_async", command, done}));
    reply.code(202);
    return {id};
  }
  await ask<void>((done) => context.service.agreement({type: "propose", command, done}));
  return {};
}

function expectation(expected: unknown): {readonly expected?: SettingValue | null} {
  if (expected === undefined) return {};
  if (expected === null || isSetting(expected)) return {expected};
  throw new ApiError(400, "expected must be what a setting can be, or null");
}

function isSetting(value: unknown): value is SettingValue {
  return typeof value === "boolean" || (typeof value === "number" && Number.isFinite(value)) || (typeof value === "string" && value.length <= 1024);
}

export const clusterRoutes: readonly RouteRow[] = [
  {method: "GET", path: "/api/v1/cluster", handle: cluster},
  {method: "GET", path: "/api/v1/cluster/settings", handle: settings},
  {method: "PUT", path: "/api/v1/cluster/settings/:name", handle: setSetting},
  {method: "DELETE", path: "/api/v1/cluster/settings/:name", handle: unsetSetting},
  {method: "POST", path: "/api/v1/cluster/transfer", handle: manage("transfer")},
  {method: "POST", path: "/api/v1/cluster/voters", handle: manage("add_voter")},
  {method: "POST", path: "/api/v1/cluster/remove", handle: manage("remove")},
  {method: "POST", path: "/api/v1/cluster/recover", handle: recover},
];
