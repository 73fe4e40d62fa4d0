/** The one read-only gate. Every check runs, whatever failed before it; the closing line counts them. */
import {spawnSync} from "node:child_process";
import {root} from "./source-tree.ts";

const checks: readonly (readonly [name: string, command: string, args: readonly string[]])[] = [
  ["types", "tsc", ["-b"]],
  ["lint", "biome", ["ci", "--error-on-warnings", "."]],
  ["layers", "tsx", ["scripts/check-layers.ts"]],
  ["tidy", "tsx", ["scripts/tidy.ts"]],
  ["proto", "tsx", ["scripts/gen-proto.ts", "--check"]],
  ["docs", "tsx", ["scripts/check-docs.ts"]],
  ["unit", "vitest", ["run"]],
  ["simulation", "tsx", ["test/sim/main.ts"]],
];

const results = checks.map(([name, command, args]) => {
  process.stdout.write(`\n== ${name}\n`);
  const startedAt = Date.now();
  const {status} = spawnSync(command, args, {cwd: root, stdio: "inherit", shell: process.platform === "win32"});
  return {name, passed: status === 0, seconds: (Date.now() - startedAt) / 1000};
});

process.stdout.write("\n");
for (const {name, passed, seconds} of results) process.stdout.write(`${passed ? "ok    " : "FAILED"} ${name.padEnd(12)} ${seconds.toFixed(1)} s\n`);
const failed = results.filter(({passed}) => !passed).length;
process.stdout.write(`verify: ${results.length - failed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;
