import {existsSync, readdirSync, readFileSync, statSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {parseArgs} from "node:util";
import {type Difference, parseBlocks, rewritten} from "./datadriven.ts";
import {handlerOf, judge} from "./transcript.ts";

const help = `Runs transcripts of Raft (data-driven files as etcd's) against packages/raft.

  pnpm raft:transcripts <file or folder>... [--level 1|2] [--diff] [--rewrite]

  --level 1    lines of INFO and DEBUG do not count (default)
  --level 2    every line counts
  --diff       show expected and actual output of the first difference of a file
  --rewrite    write the actual output into the files; read the change before you keep it

One line a file, then "N passed, N failed"; status 1 when one failed.`;

const options = {level: {type: "string", default: "1"}, diff: {type: "boolean"}, rewrite: {type: "boolean"}, help: {type: "boolean", short: "h"}} as const;

function commandLine() {
  try {
    return parseArgs({allowPositionals: true, options});
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${help}`);
    process.exit(2);
  }
}

function main(): void {
  const {values, positionals} = commandLine();
  const level = Number(values.level);
  if (values.help || positionals.length === 0 || (level !== 1 && level !== 2)) {
    console.log(help);
    process.exitCode = values.help ? 0 : 2;
    return;
  }
  const absent = positionals.find((path) => !existsSync(path));
  if (absent !== undefined) {
    console.error(`there is no file or folder ${absent}`);
    process.exitCode = 2;
    return;
  }
  let failed = 0;
  const files = positionals.flatMap(transcriptsIn);
  for (const file of files) {
    const difference = judgeFile(file, level, values.rewrite ?? false);
    console.log(difference ? `${file} failed at line ${difference.line}: ${difference.command}` : `${file} passed`);
    if (difference) failed++;
    if (difference && values.diff) console.log(`--- expected\n${difference.expected}--- actual\n${difference.actual}---`);
  }
  console.log(`${files.length - failed} passed, ${failed} failed`);
  process.exitCode = failed > 0 || files.length === 0 ? 1 : 0;
}

/** Line ends of whatever system the file was kept on. */
function textOf(file: string): string {
  return readFileSync(file, "utf8").replaceAll("\r\n", "\n");
}

/** What cannot be read or understood fails by itself, and the others go on. */
function judgeFile(file: string, level: 1 | 2, isRewriting: boolean): Difference | undefined {
  try {
    const text = textOf(file);
    if (isRewriting) writeFileSync(file, rewritten(text, handlerOf(parseBlocks(text))));
    return judge(textOf(file), level);
  } catch (error) {
    return {line: 0, command: (error as Error).message, expected: "", actual: `${(error as Error).stack}\n`};
  }
}

function transcriptsIn(path: string): string[] {
  if (!statSync(path, {throwIfNoEntry: false})?.isDirectory()) return [path];
  const entries = readdirSync(path, {withFileTypes: true}).sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    if (entry.isDirectory()) return transcriptsIn(join(path, entry.name));
    return entry.name.endsWith(".txt") ? [join(path, entry.name)] : [];
  });
}

main();
