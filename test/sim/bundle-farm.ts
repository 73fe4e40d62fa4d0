/** One file with the simulator and all it runs, as it is or with deliberate bugs; written outside of the tree. */
import {mkdtempSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {build} from "esbuild";

/** Replaces `search`, which must be there exactly once. */
export interface Patch {
  /** Below the root of the tree. */
  readonly file: string;
  readonly search: string;
  readonly replacement: string;
}

const root = fileURLToPath(new URL("../..", import.meta.url));
const folders: string[] = [];

/** @returns the path of the bundle @throws where a patch does not fit the source */
export async function bundleFarm(patches: readonly Patch[]): Promise<string> {
  const sources = patchedSources(patches);
  const folder = mkdtempSync(join(tmpdir(), "ollamesh-sim-"));
  folders.push(folder);
  const outfile = join(folder, "farm.mjs");
  await build({
    entryPoints: [join(root, "test/sim/farm-process-main.ts")],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    logLevel: "error",
    plugins: [
      {
        name: "patches",
        setup: ({onLoad}) => onLoad({filter: /\.ts$/}, ({path}) => (sources.has(path) ? {contents: sources.get(path) as string, loader: "ts"} : undefined)),
      },
    ],
  });
  return outfile;
}

/** The patched files, by path. @throws where a patch does not fit the source */
export function patchedSources(patches: readonly Patch[]): Map<string, string> {
  const sources = new Map<string, string>();
  for (const {file, search, replacement} of patches) {
    const path = join(root, file);
    const parts = (sources.get(path) ?? readFileSync(path, "utf8")).split(search);
    if (parts.length !== 2) throw new Error(`${file} has ${JSON.stringify(search)} ${parts.length - 1} times, it must be there once: bring the mutant up to date`);
    sources.set(path, parts.join(replacement));
  }
  return sources;
}

export function dropBundles(): void {
  for (const folder of folders.splice(0)) rmSync(folder, {recursive: true, force: true});
}
