/** Builds `dist/`: the peer, its runner, its worker threads, the built-in model. Runs beside node_modules, where the native packages stay. */
import {copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {dirname, join} from "node:path";
import {fileURLToPath} from "node:url";
import {build} from "esbuild";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const dist = join(root, "dist");
const entries = {
  peer: "packages/peer/src/main.ts",
  runner: "packages/engine-llama/src/runner/main.ts",
  "hash-worker": "packages/store-level/src/hash-worker.ts",
  "bulk-worker": "packages/net-libp2p/src/bulk/thread/bulk-worker.ts",
};
/** Native code, and what finds its files by its own path. */
const external = ["level", "classic-level", "koffi", "@node-llama-cpp/*"];

rmSync(dist, {recursive: true, force: true});
mkdirSync(dist, {recursive: true});
await build({
  absWorkingDir: root,
  entryPoints: entries,
  outdir: dist,
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20",
  external,
  sourcemap: "linked",
  legalComments: "none",
  logLevel: "warning",
  // CommonJS packages inside the bundle ask for Node's modules by `require`.
  banner: {js: 'import {createRequire as __createRequire} from "node:module"; const require = __createRequire(import.meta.url);'},
});
const {version} = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {version: string};
writeFileSync(join(dist, "version.json"), `${JSON.stringify({version})}\n`);
copyFileSync(join(root, "models/storyteller.gguf"), join(dist, "storyteller.gguf"));
