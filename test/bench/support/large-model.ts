import {copyFileSync, statSync, truncateSync} from "node:fs";
import {join} from "node:path";
import {digestOf, type SeededModel, seededModel} from "../../e2e/support/seeded-model.ts";

/** The seeded model with zeros behind it: all of them are sent, hashed and written. */
export async function largeModel(megabytes: number, folder: string): Promise<SeededModel> {
  const path = join(folder, "model.gguf");
  copyFileSync((await seededModel()).path, path);
  truncateSync(path, Math.max(statSync(path).size, megabytes * 2 ** 20));
  return {path, digest: await digestOf(path)};
}
