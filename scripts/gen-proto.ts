/**
 * Generates static protobuf code from `proto/ollamesh/<protocol>/v1.proto` into `packages/wire/src/gen/<protocol>.{js,d.ts}`.
 * `--check` generates into a temporary folder and compares instead: the code in the tree must be what the contract says.
 */
import {execFile} from "node:child_process";
import {mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {createRequire} from "node:module";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {fileURLToPath} from "node:url";
import {promisify} from "node:util";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const target = join(root, "packages/wire/src/gen");
const binaries = join(dirname(createRequire(import.meta.url).resolve("protobufjs-cli/package.json")), "bin");
const HEADER = "// Generated from proto/ by scripts/gen-proto.ts. Do not edit.\n";

const run = promisify(execFile);

async function generate(protocol: string, folder: string): Promise<void> {
  const js = join(folder, `${protocol}.js`);
  const proto = join(root, "proto/ollamesh", protocol, "v1.proto");
  // Numbers, not Long: values above 2^53 are refused where they are read (toSafeInteger).
  const flags = ["-t", "static-module", "-w", "es6", "-r", protocol, "--no-verify", "--no-convert", "--no-delimited", "--no-typeurl", "--no-service", "--force-number"];
  await run(process.execPath, [join(binaries, "pbjs"), ...flags, "-o", js, proto]);
  await run(process.execPath, [join(binaries, "pbts"), "-o", join(folder, `${protocol}.d.ts`), js]);
  // protobufjs is CommonJS: under Node's ES modules its minimal build has a default export only.
  const code = readFileSync(js, "utf8").replace(/import \* as \$protobuf from "protobufjs\/minimal(\.js)?";/, 'import $protobuf from "protobufjs/minimal.js";');
  writeFileSync(js, HEADER + code);
  const types = readFileSync(join(folder, `${protocol}.d.ts`), "utf8")
    .replace(/^import Long = require\("long"\);\n/m, "")
    .replaceAll("(number|Long)", "number");
  writeFileSync(join(folder, `${protocol}.d.ts`), HEADER + types);
}

async function main(): Promise<number> {
  const protocols = readdirSync(join(root, "proto/ollamesh")).sort();
  const check = process.argv.includes("--check");
  const folder = check ? mkdtempSync(join(tmpdir(), "ollamesh-proto-")) : target;
  mkdirSync(folder, {recursive: true});
  await Promise.all(protocols.map((protocol) => generate(protocol, folder)));
  if (!check) return 0;
  const stale = protocols.flatMap((protocol) => [`${protocol}.js`, `${protocol}.d.ts`]).filter((file) => !sameFile(join(folder, file), join(target, file)));
  rmSync(folder, {recursive: true});
  for (const file of stale) console.error(`packages/wire/src/gen/${file} is not what proto/ says: run pnpm fix`);
  return stale.length === 0 ? 0 : 1;
}

function sameFile(a: string, b: string): boolean {
  try {
    return readFileSync(a, "utf8") === readFileSync(b, "utf8");
  } catch {
    return false;
  }
}

process.exitCode = await main();
