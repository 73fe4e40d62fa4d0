/** Sizes, names and words no linter knows: files up to 500 lines, functions up to 70, kebab-case, no drawers for everything. */
import {basename} from "node:path";
import {lineAt, readPackages, readSources, root, type SourceFile} from "./source-tree.ts";

const FILE_LINES_MAX = 500;
const FUNCTION_LINES_MAX = 70;
const LINE_CHARACTERS_MAX = 260;
const BANNED_FILE_NAMES = /(^|-)(utils?|common|manager|helpers?|misc)(-|\.|$)/;

const files = [...readPackages().flatMap(({sources, tests}) => [...sources, ...tests]), ...readSources(`${root}/scripts`), ...readSources(`${root}/test`)];
const faults = files.filter(({path}) => !path.includes("/gen/")).flatMap(check);
for (const fault of faults) process.stdout.write(`${fault}\n`);
process.stdout.write(`tidy: ${files.length} files, ${faults.length} faults\n`);
process.exitCode = faults.length === 0 ? 0 : 1;

function check(file: SourceFile): string[] {
  const lines = file.text.split("\n");
  const name = basename(file.path);
  return [
    ...(lines.length > FILE_LINES_MAX ? [`${file.path}: ${lines.length} lines, at most ${FILE_LINES_MAX}`] : []),
    ...(/^[a-z0-9]+([.-][a-z0-9]+)*\.ts$/.test(name) ? [] : [`${file.path}: file names are kebab-case`]),
    ...(BANNED_FILE_NAMES.test(name) ? [`${file.path}: say what is in it`] : []),
    ...lines.flatMap((line, index) => (line.length > LINE_CHARACTERS_MAX ? [`${file.path}:${index + 1}: ${line.length} characters, at most ${LINE_CHARACTERS_MAX}`] : [])),
    ...lines.flatMap((line, index) => (/\b(TODO|FIXME|XXX)\b/.test(line) && !file.path.endsWith("tidy.ts") ? [`${file.path}:${index + 1}: an open end in the code`] : [])),
    ...functions(file),
  ];
}

function functions(file: SourceFile): string[] {
  const faults: string[] = [];
  const walk = (node: unknown): void => {
    if (Array.isArray(node)) return node.forEach(walk);
    if (node === null || typeof node !== "object") return;
    const {type, start, end} = node as {type?: string; start: number; end: number};
    // A test suite is one long call: its functions are its tests.
    const isFunction = type === "FunctionDeclaration" || type === "FunctionExpression" || (type === "ArrowFunctionExpression" && !/(^|\/)test\//.test(file.path));
    if (isFunction) {
      const length = lineAt(file.text, end) - lineAt(file.text, start) + 1;
      if (length > FUNCTION_LINES_MAX) faults.push(`${file.path}:${lineAt(file.text, start)}: a function of ${length} lines, at most ${FUNCTION_LINES_MAX}`);
    }
    Object.values(node).forEach(walk);
  };
  walk(file.program.body);
  return faults;
}
