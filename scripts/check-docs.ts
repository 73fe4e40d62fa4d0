/** Links in documents lead somewhere, every package has a README, every flag is in the README, no document names a place of one machine or holds the marks of a merge. */
import {existsSync, readFileSync} from "node:fs";
import {dirname, join, relative} from "node:path";
import {flagName, optionsTable} from "@ollamesh/peer";
import {filesBelow, readPackages, root} from "./source-tree.ts";

const faults: string[] = [];
const documents = [
  ...["README.md", "ARCHITECTURE.md", "STYLE.md", "CONTRIBUTING.md", "CHANGELOG.md"].map((name) => join(root, name)),
  ...filesBelow(join(root, "docs")).filter((path) => path.endsWith(".md")),
  ...readPackages().map(({folder}) => join(folder, "README.md")),
];
for (const path of documents) {
  const name = relative(root, path);
  if (!existsSync(path)) faults.push(`${name} is missing`);
  else checkDocument(name, readFileSync(path, "utf8"));
}
const readme = readFileSync(join(root, "README.md"), "utf8");
for (const {key} of optionsTable) if (!readme.includes(`--${flagName(key)}`)) faults.push(`README.md: --${flagName(key)} is not told`);
for (const fault of faults) process.stdout.write(`${fault}\n`);
process.stdout.write(`docs: ${documents.length} documents, ${faults.length} faults\n`);
process.exitCode = faults.length === 0 ? 0 : 1;

function checkDocument(name: string, text: string): void {
  for (const [, target] of text.matchAll(/\]\(([^)\s]+)\)/g)) {
    if (!target || /^(https?:|#|mailto:)/.test(target)) continue;
    if (!existsSync(join(root, dirname(name), target.split("#")[0] as string))) faults.push(`${name}: ${target} does not exist`);
  }
  for (const [command] of text.matchAll(/`pnpm ([a-z0-9:-]+)/g)) checkScript(name, command.slice("`pnpm ".length));
  if (/(^|[\s`(])\/(home|root|work|Users)\//.test(text)) faults.push(`${name}: names a path of one machine`);
  if (/^(<{7}|>{7}) /m.test(text)) faults.push(`${name}: holds the marks of a merge`);
}

function checkScript(name: string, script: string): void {
  const {scripts} = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {scripts: Record<string, string>};
  const builtIn = ["install", "exec", "run", "add", "test"];
  if (!(script in scripts) && !builtIn.includes(script)) faults.push(`${name}: there is no command pnpm ${script}`);
}
