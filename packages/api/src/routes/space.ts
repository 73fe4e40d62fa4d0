import type {PruneReport, SpaceView} from "@ollamesh/node";
import {type ApiCall, flag, modelName, type RouteRow, text} from "../context.ts";
import {ask} from "../service-client.ts";

/** What is on this peer's disk; sizes in bytes, `null` where there is no limit. */
async function space({context}: ApiCall): Promise<unknown> {
  const {models, ...view} = await ask<SpaceView>((done) => context.service.models({type: "space", done}));
  return {
    used_bytes: view.usedBytes,
    free_bytes: finite(view.freeBytes),
    quota_bytes: finite(view.quotaBytes),
    reserve_bytes: view.reserveBytes,
    room_bytes: finite(view.roomBytes),
    leftover_bytes: view.leftoverBytes,
    doubts: view.doubts,
    young_bytes: view.youngBytes,
    models: models
      .toSorted((a, b) => a.usedMs - b.usedMs)
      .map(({displayName, size, usedMs, isPinned, stays}) => ({
        model: displayName,
        size,
        used_at: new Date(usedMs).toISOString(),
        pinned: isPinned,
        stays: stays ?? null,
      })),
  };
}

function finite(bytes: number): number | null {
  return Number.isFinite(bytes) ? bytes : null;
}

/** `{"all", "dry_run"}` */
async function prune(call: ApiCall): Promise<unknown> {
  const request = call.body();
  const [isAll, isDryRun] = [flag(request, "all", false), flag(request, "dry_run", false)];
  const {freedBytes, blobs, models, doubts, youngBytes} = await ask<PruneReport>((done) => call.context.service.models({type: "prune", isAll, isDryRun, done}));
  return {freed_bytes: freedBytes, blobs, models, doubts, young_bytes: youngBytes, dry_run: isDryRun};
}

/** `{"model", "pinned"}` */
async function pin(call: ApiCall): Promise<unknown> {
  const request = call.body();
  const name = modelName(text(request, "model"));
  const isPinned = flag(request, "pinned", true);
  await ask<void>((done) => call.context.service.models({type: "pin", name, isPinned, done}));
  return {};
}

export const spaceRoutes: readonly RouteRow[] = [
  {method: "GET", path: "/api/v1/space", handle: space},
  {method: "POST", path: "/api/v1/space/prune", handle: prune},
  {method: "POST", path: "/api/v1/space/pin", handle: pin},
];
