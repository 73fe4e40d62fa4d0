import {type EventValue, isFunctionName, kindOf, type LineReading, ONLY_KEY, type Scalar} from "./history-event.ts";

const SCALAR = String.raw`nil|true|false|:[^\s,}\]]+|-?\d+|"(?:[^"\\]|\\.)*"`;
const ENTRY = new RegExp(String.raw`\s*:([\w-]+)\s+(${SCALAR}|\[\s*(?:${SCALAR})[\s,]+(?:${SCALAR})\s*\])\s*,?`, "y");
const PAIR = new RegExp(String.raw`^\[\s*(${SCALAR})[\s,]+(${SCALAR})\s*\]$`);

export function isClojureMapLine(line: string): boolean {
  return /^\s*\{\s*:/.test(line);
}

/** A line such as `{:process 0, :type :invoke, :f :append, :key "0", :value "x"}`. Other keys are ignored, blank lines skipped. */
export function readClojureMapLine(text: string, line: number): LineReading {
  const trimmed = text.trim();
  if (trimmed === "" || trimmed.startsWith(";")) return "skip";
  const entries = readEntries(trimmed);
  if (!entries) return {fault: `is not a map of scalars: "${trimmed.slice(0, 80)}"`};
  const process = entries.get("process");
  if (process === ":nemesis") return "skip";
  const type = entries.get("type")?.slice(1);
  const f = entries.get("f")?.slice(1) ?? "";
  if (process === undefined || !isType(type) || !isFunctionName(f)) return {fault: `needs :process, :type (:invoke, :ok, :fail, :info) and a known :f: "${trimmed.slice(0, 80)}"`};
  const key = entries.get("key");
  return {line, process, kind: kindOf(type, f, entries.get("error")), f, key: key === undefined ? ONLY_KEY : String(scalar(key)), value: eventValue(entries.get("value"))};
}

function readEntries(map: string): Map<string, string> | undefined {
  if (!map.startsWith("{") || !map.endsWith("}")) return undefined;
  const entries = new Map<string, string>();
  let at = 1;
  while (map.slice(at, -1).trim() !== "") {
    ENTRY.lastIndex = at;
    const found = ENTRY.exec(map);
    if (!found) return undefined;
    entries.set(found[1] as string, found[2] as string);
    at = ENTRY.lastIndex;
  }
  return entries;
}

function isType(type: string | undefined): type is "invoke" | "ok" | "fail" | "info" {
  return type === "invoke" || type === "ok" || type === "fail" || type === "info";
}

function eventValue(text: string | undefined): EventValue {
  if (text === undefined) return undefined;
  const pair = PAIR.exec(text);
  return pair ? [scalar(pair[1] as string), scalar(pair[2] as string)] : scalar(text);
}

/** Keywords and booleans stay as they are written. */
function scalar(text: string): Scalar {
  if (text === "nil") return null;
  if (text.startsWith('"')) return text.slice(1, -1).replace(/\\(u[0-9a-fA-F]{4}|.)/g, (_, code: string) => unescaped(code));
  return /^-?\d+$/.test(text) ? Number(text) : text;
}

function unescaped(code: string): string {
  if (code.length > 1) return String.fromCharCode(Number.parseInt(code.slice(1), 16));
  return {n: "\n", t: "\t", r: "\r", b: "\b", f: "\f"}[code] ?? code;
}
