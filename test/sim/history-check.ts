/** Says of recorded client histories whether they are linearizable: `pnpm history:check <file or folder>...`, see `--help`. */
import {readdirSync, readFileSync, statSync} from "node:fs";
import {extname, join} from "node:path";
import {parseArgs} from "node:util";
import {type Judgement, judgeHistory, STATES_MAX} from "@ollamesh/sim/history";

const EXTENSIONS = [".log", ".txt", ".jsonl", ".ndjson"];
/** A history of the most operations that can be judged is smaller; a larger file is something else. */
const FILE_BYTES_MAX = 256 * 2 ** 20;

const HELP = `Says of recorded client histories whether they are linearizable.

  pnpm history:check [--explain] [--states <n>] <file or folder>...

One line a file, in the order given:

  <file> linearizable
  <file> not linearizable
  <file> unknown: gave up after <n> states

Of a folder, all files ending in ${EXTENSIONS.join(", ")}, sorted, with those of its folders; others are named on stderr.

  --explain     under a refused history: the operation no order can explain, what else was under way, and the longest prefix that works
  --states <n>  configurations to visit for one key before giving up (${STATES_MAX})

Formats, told by content:

  Jepsen log     INFO  jepsen.util - 3 :invoke :write 4       one register: read, write, cas; other lines are skipped
  Clojure maps   {:process 0, :type :invoke, :f :append, :key "0", :value "x"}
  JSON lines     {"process":0,"type":"invoke","f":"cas","key":"k","value":[1,2]}

Functions: read, write, cas of registers that begin as nil, or get, put, append of texts that begin empty. Types: invoke, then ok, fail (had
no effect; a failed cas without an error found another value) or info (unknown: may have taken effect at any time since, or never; so is a
call that never returns). The lines are in the order in which things happened.

Exit status: 0 every file could be judged, whatever the verdicts; 1 wrong usage; 2 gave up on one; 3 one could not be read or is no history
(stderr says why).
`;

process.exitCode = main(process.argv.slice(2).filter((argument) => argument !== "--"));

function main(argv: readonly string[]): number {
  const options = readOptions(argv);
  if (typeof options === "string") {
    process.stderr.write(`${options}\nTry: pnpm history:check --help\n`);
    return 1;
  }
  if (options.help) {
    process.stdout.write(HELP);
    return 0;
  }
  return options.paths.flatMap(filesOf).reduce((status, file) => Math.max(status, check(file, options.explain, options.states)), 0);
}

function readOptions(argv: readonly string[]): {help: boolean; explain: boolean; states: number; paths: readonly string[]} | string {
  try {
    const {values, positionals} = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {help: {type: "boolean", short: "h", default: false}, explain: {type: "boolean", default: false}, states: {type: "string", default: String(STATES_MAX)}},
    });
    const states = Number(values.states);
    if (!Number.isInteger(states) || states < 1) return `--states ${values.states}: a whole number from 1 is needed`;
    if (positionals.length === 0 && !values.help) return "Which histories? Name files or folders.";
    return {help: values.help, explain: values.explain, states, paths: positionals};
  } catch (error) {
    return (error as Error).message;
  }
}

/** A path that is no folder stands for itself; what is wrong with it shows when it is read. */
function filesOf(path: string): string[] {
  if (!statSync(path, {throwIfNoEntry: false})?.isDirectory()) return [path];
  const entries = readdirSync(path, {withFileTypes: true}).sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    const inside = join(path, entry.name);
    if (entry.isDirectory()) return filesOf(inside);
    if (EXTENSIONS.includes(extname(entry.name))) return [inside];
    process.stderr.write(`${inside}: skipped, histories in folders end in ${EXTENSIONS.join(", ")}\n`);
    return [];
  });
}

function check(file: string, explains: boolean, statesMax: number): number {
  const text = read(file);
  const judged = typeof text === "string" ? judgeHistory(text, statesMax) : text;
  if (!judged.ok) {
    process.stderr.write(`${file}: ${judged.error.message}\n`);
    return 3;
  }
  process.stdout.write(`${file} ${verdictLine(judged.value)}\n`);
  if (explains) for (const line of judged.value.explain()) process.stdout.write(`${line}\n`);
  return judged.value.verdict === "gaveUp" ? 2 : 0;
}

function verdictLine({verdict, states}: Judgement): string {
  if (verdict === "gaveUp") return `unknown: gave up after ${states} states`;
  return verdict === "linearizable" ? "linearizable" : "not linearizable";
}

function read(file: string): string | {ok: false; error: {message: string}} {
  try {
    const {size} = statSync(file);
    if (size > FILE_BYTES_MAX) return {ok: false, error: {message: `${size} bytes is too large for a history, at most ${FILE_BYTES_MAX}`}};
    return readFileSync(file, "utf8");
  } catch (error) {
    return {ok: false, error: {message: `cannot be read: ${(error as Error).message}`}};
  }
}
