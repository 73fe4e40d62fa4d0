import {closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync} from "node:fs";
import {dirname} from "node:path";
import {CodedError} from "@ollamesh/stdx";

/** Readable by its owner only. The earlier file of that name stays whole until the new one is on disk. Throws CodedError `bad_file`. */
export function writeFileAtomically(path: string, bytes: Uint8Array): void {
  const partial = `${path}.${process.pid}.partial`;
  try {
    writeSynced(partial, bytes);
    renameSync(partial, path);
    syncFolder(dirname(path));
  } catch (error) {
    rmSync(partial, {force: true});
    throw new CodedError("bad_file", `cannot write ${path}: ${(error as Error).message}`);
  }
}

function writeSynced(path: string, bytes: Uint8Array): void {
  const file = openSync(path, "wx", 0o600);
  try {
    writeFileSync(file, bytes);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** The new name is durable with its folder. */
function syncFolder(path: string): void {
  const folder = openSync(path, "r");
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
