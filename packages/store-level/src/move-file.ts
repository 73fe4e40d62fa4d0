import {readdirSync, rmSync, statSync} from "node:fs";
import {copyFile, open, rename, rm} from "node:fs/promises";
import {basename, dirname, join} from "node:path";

const MOVING = ".moving";
/** A copy that goes on writes all the time: one this old was left by a process that ended. */
const LEFTOVER_AGE_MS = 3_600_000;

/** Removes what copies into this folder left behind when their process ended; not those of another process that are still going on. */
export function removeLeftovers(folder: string): void {
  for (const file of readdirSync(folder)) {
    const path = join(folder, file);
    if (!file.startsWith(".") || !file.endsWith(MOVING)) continue;
    const facts = statSync(path, {throwIfNoEntry: false});
    if (facts?.isFile() && Date.now() - facts.mtimeMs > LEFTOVER_AGE_MS) rmSync(path, {force: true});
  }
}

/**
 * Moves a synced file to its name and syncs the folder, so that the name survives a power cut. A models folder may be on another disk than the
 * data folder: then the bytes are copied beside the name first, because only a rename is all or nothing.
 */
export async function moveFile(from: string, to: string): Promise<void> {
  await rename(from, to).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== "EXDEV") throw error;
    await copyInto(from, to);
  });
  const folder = await open(dirname(to), "r");
  await folder.sync().finally(() => folder.close());
}

async function copyInto(from: string, to: string): Promise<void> {
  const beside = join(dirname(to), `.${basename(to)}${MOVING}`);
  try {
    await copyFile(from, beside);
    const file = await open(beside, "r");
    await file.sync().finally(() => file.close());
    await rename(beside, to);
  } catch (error) {
    await rm(beside, {force: true});
    throw error;
  }
  await rm(from);
}
