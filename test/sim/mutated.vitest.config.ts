import {fileURLToPath} from "node:url";
import {defineConfig} from "vitest/config";

/** By path, the sources that are not as they are on the disk. */
const sources = new Map<string, string>(JSON.parse(process.env["OLLAMESH_MUTATED"] ?? "[]"));

/** Unit tests over sources with deliberate bugs: for `pnpm sim:mutants`. */
export default defineConfig({
  root: fileURLToPath(new URL("../..", import.meta.url)),
  plugins: [{name: "patches", enforce: "pre", load: (id) => sources.get(id.split("?")[0] as string)}],
  test: {include: ["packages/*/test/**/*.test.ts"], testTimeout: 60_000, pool: "forks", maxWorkers: 1},
});
