import {mkdirSync, renameSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {fileURLToPath, pathToFileURL} from "node:url";
import {buildSync} from "esbuild";

const folder = fileURLToPath(new URL("../../../.cache/test", import.meta.url));
let built: URL | undefined;

/** Workers take no TypeScript loader: this one is built as the real one is, once a process. */
export function builtBulkWorker(): URL {
  if (built) return built;
  const entry = fileURLToPath(new URL("../src/bulk/thread/bulk-worker.ts", import.meta.url));
  const {outputFiles} = buildSync({entryPoints: [entry], bundle: true, platform: "node", format: "esm", write: false});
  mkdirSync(folder, {recursive: true});
  const path = join(folder, "bulk-worker.mjs");
  writeFileSync(`${path}.${process.pid}.new`, outputFiles[0]?.contents as Uint8Array);
  renameSync(`${path}.${process.pid}.new`, path);
  built = pathToFileURL(path);
  return built;
}
