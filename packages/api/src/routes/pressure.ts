import type {LadderView} from "@ollamesh/node";
import type {ApiCall, RouteRow} from "../context.ts";
import {ask} from "../service-client.ts";

async function pressure({context}: ApiCall): Promise<object> {
  const {rung, reason, pressure: found} = await ask<LadderView>((done) => context.service.guard({type: "view", done}));
  return {rung, reason, late_ms: found.lateMs ?? null, memory_share: found.memoryShare ?? null, disk_free_bytes: found.diskFreeBytes ?? null};
}

/** What this peer's host is short of, and what is refused for it. */
export const pressureRoutes: readonly RouteRow[] = [{method: "GET", path: "/api/v1/pressure", handle: pressure}];
