/**
 * What `npm run demo`, `npm run cluster` and `npm test` do on a fresh machine: install with the pinned pnpm, build, then run. Plain JavaScript without
 * dependencies, because it runs before there are any.
 */
import {spawnSync} from "node:child_process";
import {readFileSync} from "node:fs";
import {dirname, join} from "node:path";
import {fileURLToPath} from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const {packageManager} = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const isWindows = process.platform === "win32";

const tasks = {
  demo: (rest) => pnpm(["exec", "tsx", "scripts/demo.ts", ...rest]),
  cluster: (rest) => pnpm(["exec", "tsx", "scripts/cluster.ts", ...rest]),
  test: (rest) => {
    pnpm(["verify"]);
    pnpm(["exec", "vitest", "run", "--config", "vitest.e2e.config.ts", ...rest]);
  },
};

/** @param {string[]} args */
function pnpm(args) {
  const {status, signal, error} = spawnSync("npx", ["-y", packageManager, ...args], {cwd: root, stdio: "inherit", shell: isWindows});
  if (error) fail(`cannot run npx (${error.message}): install npm, which comes with Node.js`);
  if (signal) process.exit(signal === "SIGINT" ? 130 : 1);
  if (status !== 0) process.exit(status ?? 1);
}

/** @param {string} reason */
function fail(reason) {
  process.stderr.write(`error: ${reason}\n`);
  process.exit(1);
}

const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 20)) fail(`ollamesh needs Node.js 20.20 or newer, this is ${process.versions.node}`);
const [name, ...rest] = process.argv.slice(2);
const task = tasks[name];
if (!task) fail(`there is no task ${name}: ${Object.keys(tasks).join(", ")}`);
// Ctrl-C reaches the whole process group: whoever is in front ends by itself, and this waits for it.
process.on("SIGINT", () => {});
pnpm(["install", "--frozen-lockfile", "--prefer-offline"]);
pnpm(["build"]);
task(rest);
