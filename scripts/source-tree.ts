/** What the checks know of the tree: packages, their sources and what those import. */
import {readdirSync, readFileSync} from "node:fs";
import {dirname, join, relative} from "node:path";
import {fileURLToPath} from "node:url";
import {type Program, parseSync} from "oxc-parser";

export const root = join(dirname(fileURLToPath(import.meta.url)), "..");

export interface SourceFile {
  /** From the root, with slashes. */
  readonly path: string;
  readonly text: string;
  readonly program: Program;
  /** Specifiers, in order, with the line they are on. */
  readonly imports: readonly {readonly from: string; readonly line: number}[];
}

export interface Package {
  readonly name: string;
  readonly folder: string;
  readonly sources: readonly SourceFile[];
  readonly tests: readonly SourceFile[];
  /** Names in `dependencies`. */
  readonly dependencies: readonly string[];
}

export function readPackages(): readonly Package[] {
  return readdirSync(join(root, "packages"))
    .sort()
    .map((name) => {
      const folder = join(root, "packages", name);
      const {dependencies = {}} = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as {dependencies?: Record<string, string>};
      return {name, folder, sources: readSources(join(folder, "src")), tests: readSources(join(folder, "test")), dependencies: Object.keys(dependencies)};
    });
}

/** Every source below a folder; generated ones are JavaScript. */
export function readSources(folder: string): readonly SourceFile[] {
  return filesBelow(folder)
    .filter((path) => (path.endsWith(".ts") && !path.endsWith(".d.ts")) || path.endsWith(".js"))
    .map(readSource);
}

export function filesBelow(folder: string): string[] {
  try {
    return readdirSync(folder, {withFileTypes: true, recursive: true})
      .filter((entry) => entry.isFile() && !entry.parentPath.includes("node_modules"))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
  } catch {
    return [];
  }
}

export function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split("\n").length;
}

function readSource(file: string): SourceFile {
  const text = readFileSync(file, "utf8");
  const {program, module} = parseSync(file, text);
  const requests = [...module.staticImports.map((one) => one.moduleRequest), ...module.staticExports.flatMap((one) => one.entries.flatMap((entry) => entry.moduleRequest ?? []))];
  const imports = requests.map(({value, start}) => ({from: value, line: lineAt(text, start)}));
  return {path: relative(root, file).replaceAll("\\", "/"), text, program, imports};
}
