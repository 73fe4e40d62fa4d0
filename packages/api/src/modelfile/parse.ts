import {fail, type Outcome, ok} from "@ollamesh/stdx";

export interface Modelfile {
  /** A model name or the path of a GGUF file, as written. */
  readonly from: string;
  /** Path of the LoRA adapter's GGUF file, as written. */
  readonly adapter: string | undefined;
  readonly template: string | undefined;
  readonly system: string | undefined;
  readonly license: readonly string[];
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly messages: readonly {readonly role: string; readonly content: string}[];
}

/** Longer files are refused, UTF-16 units. */
const LENGTH_MAX = 1 << 20;
const FLAGS = new Set(["use_mmap"]);

interface Command {
  readonly word: string;
  readonly text: string;
  readonly line: number;
}

function commands(source: string): Outcome<readonly Command[]> {
  const found: Command[] = [];
  const lines = source.split(/\r?\n/);
  for (let at = 0; at < lines.length; at++) {
    const line = at + 1;
    const match = /^\s*(\w+)\s+(.*)$/.exec(lines[at] as string);
    if (/^\s*(#.*)?$/.test(lines[at] as string)) continue;
    if (match === null) return fail("bad_modelfile", `line ${line}: expected a command and its value`);
    let text = match[2] as string;
    const open = text.indexOf('"""');
    if (open >= 0) {
      while (text.indexOf('"""', open + 3) < 0) {
        if (++at >= lines.length) return fail("bad_modelfile", `line ${line}: """ is not closed`);
        text += `\n${lines[at]}`;
      }
      text = text.slice(0, open) + text.slice(open + 3, text.indexOf('"""', open + 3));
    } else text = text.trim().replace(/^"(.*)"$/s, "$1");
    found.push({word: (match[1] as string).toUpperCase(), text, line});
  }
  return ok(found);
}

function parameterValue(name: string, text: string): unknown {
  if (name === "stop") return text.replace(/^"(.*)"$/s, "$1").replace(/\\n/g, "\n");
  if (FLAGS.has(name)) return text === "true";
  const number = Number(text);
  return text !== "" && Number.isFinite(number) ? number : text;
}

function pair(text: string): [string, string] {
  const match = /^(\S+)\s*([\s\S]*)$/.exec(text);
  return [match?.[1] ?? "", match?.[2] ?? ""];
}

/** Parses a Modelfile. Failure code: `bad_modelfile`, with the line. */
export function parseModelfile(source: string): Outcome<Modelfile> {
  if (source.length > LENGTH_MAX) return fail("bad_modelfile", "Modelfile is longer than 1 MiB");
  const list = commands(source);
  if (!list.ok) return list;
  let [from, adapter, template, system]: (string | undefined)[] = [];
  const license: string[] = [];
  const parameters: Record<string, unknown> = {};
  const messages: {role: string; content: string}[] = [];
  for (const {word, text, line} of list.value) {
    if (word === "FROM") {
      if (from !== undefined) return fail("bad_modelfile", `line ${line}: only one FROM is supported`);
      from = text.trim();
    } else if (word === "TEMPLATE") template = text;
    else if (word === "SYSTEM") system = text;
    else if (word === "LICENSE") license.push(text);
    else if (word === "MESSAGE") {
      const [role, content] = pair(text);
      if (!["system", "user", "assistant"].includes(role)) return fail("bad_modelfile", `line ${line}: message role must be one of "system", "user", or "assistant"`);
      messages.push({role, content});
    } else if (word === "PARAMETER") {
      const [name, value] = pair(text);
      const key = name.toLowerCase();
      const parsed = parameterValue(key, value);
      parameters[key] = key === "stop" ? [...((parameters[key] as string[] | undefined) ?? []), parsed] : parsed;
    } else if (word === "ADAPTER") {
      if (adapter !== undefined) return fail("bad_modelfile", `line ${line}: only one ADAPTER is supported`);
      adapter = text.trim();
    } else return fail("bad_modelfile", `line ${line}: unknown command ${word}; use FROM, ADAPTER, TEMPLATE, SYSTEM, PARAMETER, MESSAGE or LICENSE`);
  }
  if (!from) return fail("bad_modelfile", "no FROM line");
  return ok({from, adapter, template, system, license, parameters, messages});
}
