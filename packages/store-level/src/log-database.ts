import {mkdir, open} from "node:fs/promises";
import {dirname, join} from "node:path";
import {CodedError, type Failure} from "@ollamesh/stdx";
import {Level} from "level";
import {storeFailure} from "./failures.ts";
import {checkDatabase} from "./level-files/check-database.ts";
import type {Database} from "./level-kv-store.ts";
import {LogMark} from "./log-mark.ts";

export interface LogFiles {
  readonly db: Database;
  readonly mark: LogMark;
}

/** Opens `<folder>/database`, its files checked first, and `<folder>/mark`. Throws CodedError `log_corrupt`, or what the system or LevelDB says. */
export async function openLogFiles(folder: string): Promise<LogFiles> {
  const path = join(folder, "database");
  const isNew = (await mkdir(path, {recursive: true})) !== undefined;
  for (const parent of isNew ? [folder, dirname(folder)] : []) await syncFolder(parent);
  const mark = await LogMark.open(join(folder, "mark"));
  try {
    await checkDatabase(path);
    // Only now: it begins to open itself. Not compressed, since what is read back in a sound block is then what was written.
    const db = new Level<string, Uint8Array>(path, {valueEncoding: "view", compression: false});
    await db.open();
    return {db, mark};
  } catch (error) {
    await mark.close();
    throw error;
  }
}

/** Makes the names in a folder durable, where the system can: a vote must not vanish with the folder it was written into. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, "r").catch(() => undefined);
  await folder?.sync().catch(() => {});
  await folder?.close();
}

/** A thrown error as a Failure, with the folder and what to do. LevelDB tells what the system said only in its sentences. */
export function logFailure(error: unknown, folder: string): Failure {
  const cause = error instanceof Error && error.cause instanceof Error && !(error instanceof CodedError) ? error.cause : (error as Error & {code?: string});
  const {message, code = ""} = cause as Error & {code?: string};
  if (code === "bad_change" || code === "log_full") return {code, message};
  if (code === "log_corrupt") return corrupt(message, folder);
  if (code === "LEVEL_LOCKED") return {code: "io", message: `${folder} is in use by another peer: stop that one, or give this one its own folder with --data-dir`};
  if (/no space left|quota/i.test(message)) return storeFailure({code: "ENOSPC"}, folder);
  if (/permission denied|read-only|not permitted/i.test(message)) return storeFailure({code: "EACCES"}, folder);
  if (/^LEVEL_(CORRUPTION|NOT_FOUND)$/.test(code) || /no such file|corruption|does not exist/i.test(message)) return corrupt(`the database: ${message}`, folder);
  return storeFailure(cause, `the consensus log in ${folder}`);
}

function corrupt(what: string, folder: string): Failure {
  const todo = `stop this peer, move ${folder} away and let it join again as a new member: the others hold the log`;
  return {code: "log_corrupt", message: `the consensus log is damaged at ${what}. Nothing was repaired; ${todo}`};
}
