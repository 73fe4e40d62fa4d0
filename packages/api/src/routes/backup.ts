import type {AgreedSnapshot} from "@ollamesh/node";
import {ApiError, apiErrorOf} from "../api-error.ts";
import {readBackup, writeBackup} from "../backup/backup-file.ts";
import {restore} from "../backup/restore.ts";
import type {ApiCall, RouteRow} from "../context.ts";
import {ask} from "../service-client.ts";

/** The file itself, of a strong read: what is acknowledged is in it. */
async function backup({context}: ApiCall): Promise<string> {
  const snapshot = await ask<AgreedSnapshot>((done) => context.service.agreement({type: "snapshot", done}));
  return writeBackup({...snapshot, takenAt: new Date(context.clock.wallMs()).toISOString()});
}

/** The body is such a file. `?dry_run=true` changes nothing, `?force=true` replaces what is different here. */
async function restoreBackup({context, request}: ApiCall): Promise<AsyncGenerator<object>> {
  const read = readBackup((request.body as Buffer | undefined) ?? Buffer.alloc(0));
  if (!read.ok) throw apiErrorOf(read.error);
  const query = request.query as Record<string, string | undefined>;
  return restore(context, read.value, {isDryRun: isOn(query, "dry_run"), isForced: isOn(query, "force")});
}

function isOn(query: Record<string, string | undefined>, name: string): boolean {
  const value = query[name] ?? "false";
  if (value !== "true" && value !== "false") throw new ApiError(400, `${name} must be true or false`);
  return value === "true";
}

export const backupRoutes: readonly RouteRow[] = [
  {method: "GET", path: "/api/v1/cluster/backup", handle: backup},
  {method: "POST", path: "/api/v1/cluster/restore", handle: restoreBackup},
];
