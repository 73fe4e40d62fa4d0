import {rmSync} from "node:fs";
import {copyFile, open, rename, rm} from "node:fs/promises";
import {basename, dirname, join} from "node:path";
import {entriesOf} from "./folder-look.ts";

const MOVING = ".moving";

/** Removes what copies into this folder left behind when their process ended: only one peer changes it. */
export function removeLeftovers(folder: string): void {
  for (const {name} of entriesOf(folder)) if (name.startsWith(".") && name.endsWith(MOVING)) rmSync(join(folder, name), {force: true});
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
