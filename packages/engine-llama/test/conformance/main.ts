import {spawn} from "node:child_process";
import {mkdtempSync, readdirSync, rmSync} from "node:fs";
import {availableParallelism, tmpdir} from "node:os";
import {basename, join} from "node:path";
import {fileURLToPath} from "node:url";
import {parseArgs} from "node:util";
import type {ProbeReport, ProbeRequest} from "./probe-arch.ts";
import {type Verdict, verdictOf, verdictText} from "./verdict.ts";

const PROBE_PATH = fileURLToPath(new URL("./probe-process.ts", import.meta.url));
const PROBE_TIMEOUT_MS = 300_000;
/** Each takes a core and some hundred MB. */
const PROBES_MAX = 4;
const STDERR_KEPT = 4000;

const USAGE = "pnpm conformance:archs --shapes <folder> [--cut <layer>|all | --ranks 2..8] [--only <name>] [--seed <n>]";

interface Options {
  readonly shapes: string;
  readonly cut: ProbeRequest["cut"];
  readonly ranks: ProbeRequest["ranks"];
  readonly only: string | undefined;
  readonly seed: number;
}

function readOptions(): Options {
  const {values} = parseArgs({options: {shapes: {type: "string"}, cut: {type: "string"}, ranks: {type: "string"}, only: {type: "string"}, seed: {type: "string"}}});
  const cut = values.cut === undefined ? "default" : values.cut === "all" ? "all" : Number(values.cut);
  const isCut = typeof cut !== "number" || (Number.isInteger(cut) && cut > 0);
  if (values.shapes === undefined || !isCut || (values.ranks !== undefined && !/^[2-8]$/.test(values.ranks))) throw new Error(`usage: ${USAGE}`);
  return {shapes: values.shapes, cut, ranks: values.ranks === undefined ? undefined : Number(values.ranks), only: values.only, seed: Number(values.seed ?? 1)};
}

/** Runs one shape in a process of its own. */
function probe(options: Options, file: string): Promise<Verdict> {
  const scratchDir = mkdtempSync(join(tmpdir(), "ollamesh-conformance-"));
  const request: ProbeRequest = {shapePath: join(options.shapes, file), cut: options.cut, ranks: options.ranks, seed: options.seed, scratchDir};
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [...process.execArgv, PROBE_PATH, JSON.stringify(request)], {stdio: ["ignore", "pipe", "pipe"]});
    const timer = setTimeout(() => child.kill("SIGKILL"), PROBE_TIMEOUT_MS);
    let output = "";
    let errors = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      errors = (errors + text).slice(-STDERR_KEPT);
    });
    child.on("close", (code, signal) => {
      clearTimeout(timer);
      rmSync(scratchDir, {recursive: true, force: true});
      const reports = output.split("\n").flatMap((line) => (line.startsWith("{") ? [JSON.parse(line) as ProbeReport] : []));
      resolve(verdictOf(reports, code === 0 ? undefined : `${signal ?? `status ${code}`}: ${lastLine(errors)}`));
    });
  });
}

function lastLine(text: string): string {
  const lines = text.split("\n").map((line) => line.trim());
  return lines.findLast((line) => /assert|error|abort/i.test(line)) ?? lines.findLast((line) => line !== "") ?? "no message";
}

function shapeFiles({shapes, only}: Options): readonly string[] {
  let files: readonly string[];
  try {
    files = readdirSync(shapes);
  } catch (thrown) {
    throw new Error(`The shapes folder cannot be read: ${thrown instanceof Error ? thrown.message : String(thrown)}`);
  }
  const wanted = files.filter((file) => file.endsWith(".json") && (only === undefined || basename(file, ".json") === only));
  if (wanted.length === 0) throw new Error(`There is no ${only ?? "*"}.json in ${shapes}.`);
  return wanted.toSorted();
}

/** Probes run side by side, as many as there are processors; lines come in the order of the names all the same. */
async function main(): Promise<void> {
  const options = readOptions();
  const files = shapeFiles(options);
  const counts = {exact: 0, close: 0, refused: 0, wrong: 0};
  const under: Promise<Verdict>[] = [];
  const jobs = Math.min(PROBES_MAX, availableParallelism());
  for (const [index, file] of files.entries()) {
    while (under.length < Math.min(files.length, index + jobs)) under.push(probe(options, files[under.length] as string));
    const verdict = await (under[index] as Promise<Verdict>);
    counts[verdict.kind]++;
    console.log(`${basename(file, ".json")} ${verdictText(verdict, options.cut === "all" || options.ranks !== undefined)}`);
  }
  const summary = Object.entries(counts).map(([kind, count]) => `${count} ${kind}`);
  console.error(`${files.length} shapes: ${summary.join(", ")}`);
  process.exitCode = counts.wrong > 0 ? 1 : 0;
}

await main().catch((thrown: unknown) => {
  console.error(thrown instanceof Error ? thrown.message : String(thrown));
  process.exitCode = 2;
});
