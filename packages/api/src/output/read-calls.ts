import type {Tool} from "../inference/request.ts";

/** A call as the model wrote it. */
export interface WrittenCall {
  readonly name: string;
  readonly arguments: Readonly<Record<string, unknown>>;
}

type Fields = Readonly<Record<string, unknown>>;

function fields(value: unknown): Fields | undefined {
  return value !== null && typeof value === "object" && !Array.isArray(value) ? (value as Fields) : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // the model's mistake: its text is content then
  }
}

/** Arguments are an object, or the text of one. */
function argumentsOf(value: unknown): Fields | undefined {
  return fields(typeof value === "string" ? parsed(value) : value);
}

function callOf(value: Fields, names: ReadonlySet<string>): WrittenCall | undefined {
  const inner = fields(value["function"]);
  if (inner) return callOf(inner, names);
  const name = [value["name"], value["function"], value["tool_name"]].find((one) => typeof one === "string" && names.has(one)) as string | undefined;
  if (name !== undefined) return {name, arguments: argumentsOf(value["arguments"] ?? value["parameters"]) ?? {}};
  const [key, ...others] = Object.keys(value);
  const own = key !== undefined && others.length === 0 && names.has(key) ? argumentsOf(value[key]) : undefined;
  return own && {name: key as string, arguments: own};
}

/** Calls in a JSON text: an object or an array of them, `{"name", "arguments" | "parameters"}`, `{"function": {…}}` or `{"<name>": {…}}`. Of unknown functions: none. */
export function callsInJson(text: string, tools: readonly Tool[]): readonly WrittenCall[] {
  const names = new Set(tools.map((tool) => tool.function.name));
  const value = parsed(text);
  return (Array.isArray(value) ? value : [value]).flatMap((one) => {
    const object = fields(one);
    const call = object && callOf(object, names);
    return call ? [call] : [];
  });
}

/** A name in front of a JSON object that is the arguments: Mistral's `name[ARGS]{…}`, DeepSeek's and Functionary's likewise. */
export function callWithNameBefore(before: string, json: string, tools: readonly Tool[]): readonly WrittenCall[] {
  const words = new Set(before.match(/[\w.-]+/g) ?? []);
  const name = tools.map((tool) => tool.function.name).find((one) => words.has(one));
  const given = fields(parsed(json));
  return name !== undefined && given ? [{name, arguments: given}] : [];
}

function propertyType(tool: Tool | undefined, name: string): unknown {
  const properties = fields(tool?.function.parameters["properties"]);
  return fields(properties?.[name])?.["type"];
}

/** Qwen3-Coder's calls: `<function=name><parameter=key>value</parameter></function>`. Values that are not texts by the schema are JSON. */
export function callsInXml(text: string, tools: readonly Tool[]): readonly WrittenCall[] {
  return [...text.matchAll(/<function=([^>\s]+)>([\s\S]*?)(?:<\/function>|$)/g)].flatMap(([, name = "", body = ""]) => {
    const tool = tools.find((one) => one.function.name === name);
    if (!tool) return [];
    const given = [...body.matchAll(/<parameter=([^>\s]+)>\n?([\s\S]*?)\n?<\/parameter>/g)].map(([, key = "", value = ""]): [string, unknown] => {
      const isText = propertyType(tool, key) === "string";
      return [key, isText ? value : (parsed(value) ?? value)];
    });
    return [{name, arguments: Object.fromEntries(given)}];
  });
}
