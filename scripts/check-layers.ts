/**
 * Holds the direction of imports and the purity of the cores. Prints the package graph into ARCHITECTURE.md with `--write`; without it,
 * a graph that is not the tree's is a fault.
 */
import {readFileSync, writeFileSync} from "node:fs";
import {builtinModules} from "node:module";
import {join} from "node:path";
import {layers, purePackages} from "./layers.ts";
import {lineAt, type Package, readPackages, root, type SourceFile} from "./source-tree.ts";

const SCOPE = "@ollamesh/";
const BANNED_NAMES = ["Date", "setTimeout", "setInterval", "setImmediate", "queueMicrotask", "process", "console", "fetch", "Promise", "performance", "crypto", "globalThis"];
const BEGIN = "<!-- package graph: begin (written by `pnpm fix`) -->";
const END = "<!-- package graph: end -->";

const packages = readPackages();
const faults: string[] = [];
for (const one of packages) checkPackage(one);
checkGraph(process.argv.includes("--write"));
for (const fault of faults) process.stdout.write(`${fault}\n`);
process.stdout.write(`layers: ${packages.length} packages, ${faults.length} faults\n`);
process.exitCode = faults.length === 0 ? 0 : 1;

function checkPackage(one: Package): void {
  const rule = layers[one.name];
  if (!rule) return void faults.push(`packages/${one.name}: not in scripts/layers.ts`);
  const used = new Set<string>();
  for (const file of one.sources) {
    for (const {from, line} of file.imports) checkImport(one, file, from, line, used);
    if (purePackages.includes(one.name)) checkPurity(file);
  }
  for (const file of one.tests) for (const {from} of file.imports) used.add(packageOf(from));
  for (const dependency of one.dependencies) if (!used.has(dependency)) faults.push(`packages/${one.name}/package.json: ${dependency} is not imported`);
}

function checkImport(one: Package, file: SourceFile, from: string, line: number, used: Set<string>): void {
  const at = `${file.path}:${line}`;
  if (from.startsWith(".")) {
    const escapes = join(file.path, "..", from).replaceAll("\\", "/");
    if (!escapes.startsWith(`packages/${one.name}/`)) faults.push(`${at}: ${from} leaves the package`);
    return;
  }
  const target = packageOf(from);
  used.add(target);
  if (target.startsWith(SCOPE)) {
    const name = target.slice(SCOPE.length);
    if (!layers[one.name]?.may.includes(name)) faults.push(`${at}: ${one.name} (layer ${layers[one.name]?.layer}) may not import ${name} (layer ${layers[name]?.layer})`);
  } else if (from.startsWith("node:") || builtinModules.includes(from)) {
    if (purePackages.includes(one.name)) faults.push(`${at}: a core may not import ${from}`);
    return;
  }
  if (!one.dependencies.includes(target)) faults.push(`${at}: ${target} is not among the dependencies of ${one.name}`);
}

function packageOf(specifier: string): string {
  const parts = specifier.split("/");
  return specifier.startsWith("@") ? parts.slice(0, 2).join("/") : (parts[0] as string);
}

/** Names of the world outside, wherever they stand as a value. Property names and types are not values. */
function checkPurity(file: SourceFile): void {
  visit(file.program, (node, parent) => {
    const {type, name, start} = node as {type: string; name?: string; start: number};
    const line = (): number => lineAt(file.text, start);
    if (type === "AwaitExpression" || (node as {async?: boolean}).async === true) faults.push(`${file.path}:${line()}: a core does not await`);
    if (type !== "Identifier" || !name) return;
    const {type: parentType, property, computed, key} = parent as {type?: string; property?: unknown; computed?: boolean; key?: unknown};
    if (parentType?.startsWith("TS")) return;
    if ((property === node || key === node) && computed !== true) return;
    if (BANNED_NAMES.includes(name)) faults.push(`${file.path}:${line()}: a core may not use ${name}`);
    const owner = (parent as {object?: {name?: string}}).object;
    if (owner === node && name === "Math" && (property as {name?: string}).name === "random") faults.push(`${file.path}:${line()}: a core may not use Math.random`);
  });
}

function visit(node: unknown, see: (node: object, parent: object) => void, parent: object = {}): void {
  if (Array.isArray(node)) {
    for (const child of node) visit(child, see, parent);
    return;
  }
  if (node === null || typeof node !== "object" || typeof (node as {type?: unknown}).type !== "string") return;
  see(node, parent);
  for (const value of Object.values(node)) visit(value, see, node);
}

function graph(): string {
  const rows = packages.map((one) => {
    const imports = new Set(one.sources.flatMap((file) => file.imports.map(({from}) => packageOf(from))).filter((name) => name.startsWith(SCOPE)));
    return {name: one.name, rule: layers[one.name], imports: [...imports].map((name) => name.slice(SCOPE.length)).sort()};
  });
  rows.sort((a, b) => (a.rule?.layer ?? 9) - (b.rule?.layer ?? 9) || a.name.localeCompare(b.name));
  const lines = rows.map((row) => `| ${row.rule?.layer} | [\`${row.name}\`](packages/${row.name}) | ${row.rule?.what} | ${row.imports.join(", ") || "–"} |`);
  return ["| layer | package | what it is | imports |", "|---|---|---|---|", ...lines].join("\n");
}

function checkGraph(writes: boolean): void {
  const path = join(root, "ARCHITECTURE.md");
  const text = readFileSync(path, "utf8");
  const begin = text.indexOf(BEGIN);
  const end = text.indexOf(END);
  if (begin < 0 || end < begin) return void faults.push("ARCHITECTURE.md: the place of the package graph is missing");
  const fresh = `${text.slice(0, begin)}${BEGIN}\n${graph()}\n${text.slice(end)}`;
  if (fresh === text) return;
  if (writes) writeFileSync(path, fresh);
  else faults.push("ARCHITECTURE.md: the package graph is not the tree's: run `pnpm fix`");
}
