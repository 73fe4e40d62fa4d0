/** Unit tests over sources with deliberate bugs. */
import {spawn} from "node:child_process";
import {once} from "node:events";
import {fileURLToPath} from "node:url";
import {type Patch, patchedSources} from "./bundle-farm.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** A file of tests takes a second or two. */
const RUN_MS_MAX = 120_000;

/**
 * Runs files of tests over the sources with these patches.
 * @returns the full name of the first test that failed; undefined: all passed
 * @throws where a patch does not fit the source, or the tests could not be run
 */
export async function firstFailure(files: readonly string[], patches: readonly Patch[]): Promise<string | undefined> {
  const args = ["node_modules/vitest/vitest.mjs", "run", "--config", "test/sim/mutated.vitest.config.ts", "--reporter", "json", ...files];
  const env = {...process.env, OLLAMESH_MUTATED: JSON.stringify([...patchedSources(patches)])};
  const child = spawn(process.execPath, args, {cwd: root, env, stdio: ["ignore", "pipe", "ignore"], timeout: RUN_MS_MAX});
  let printed = "";
  child.stdout.on("data", (chunk) => (printed += String(chunk)));
  await once(child, "close");
  const results = (JSON.parse(printed.slice(printed.indexOf("{"))) as Report).testResults.flatMap(({assertionResults}) => assertionResults);
  if (results.length === 0) throw new Error(`no test was run of ${files.join(", ")}`);
  return results.find(({status}) => status === "failed")?.fullName;
}

interface Report {
  readonly testResults: readonly {readonly assertionResults: readonly {readonly status: string; readonly fullName: string}[]}[];
}
