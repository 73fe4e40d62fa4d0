import {templateError} from "./lexer.ts";

/** Go's truth: zero, empty and absent are false. */
export function truth(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0;
  if (value !== null && typeof value === "object") return Object.keys(value).length > 0;
  return Boolean(value);
}

/** How {{.}} prints a value; absent prints nothing, as fields of Ollama's values are never nil. */
export function show(value: unknown): string {
  if (value === undefined || value === null) return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

function number(value: unknown): number {
  if (typeof value !== "number" || !Number.isSafeInteger(value)) throw templateError("index is not an integer");
  return value;
}

function index(from: unknown, keys: readonly unknown[]): unknown {
  let value = from;
  for (const key of keys) {
    if (Array.isArray(value) || typeof value === "string") {
      const at = number(key);
      if (at < 0 || at >= value.length) throw templateError(`index out of range: ${at}`);
      value = value[at];
    } else if (value !== null && typeof value === "object" && typeof key === "string") {
      value = Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined;
    } else throw templateError("can't index this value");
  }
  return value;
}

function slice(value: unknown, bounds: readonly unknown[]): unknown {
  if (!Array.isArray(value) && typeof value !== "string") throw templateError("can't slice this value");
  const [from, to] = [number(bounds[0] ?? 0), number(bounds[1] ?? value.length)];
  if (from < 0 || to < from || to > value.length) throw templateError("slice bounds out of range");
  return value.slice(from, to);
}

function printf(format: unknown, args: readonly unknown[]): string {
  let at = 0;
  return show(format).replace(/%([svdq%])/g, (_all, verb) => {
    if (verb === "%") return "%";
    const value = args[at++];
    return verb === "q" ? JSON.stringify(show(value)) : show(value);
  });
}

function compare(name: string, a: unknown, b: unknown): boolean {
  if (typeof a !== typeof b || (typeof a !== "number" && typeof a !== "string")) throw templateError(`incompatible types for ${name}`);
  const [x, y] = [a as number, b as number];
  if (name === "lt") return x < y;
  if (name === "le") return x <= y;
  return name === "gt" ? x > y : x >= y;
}

/** An absent field equals the empty string, as it would be one in Go. */
function equal(a: unknown, b: unknown): boolean {
  return (a ?? "") === (b ?? "");
}

/** `2026-11-22`, of UTC. */
function dayBefore(days: number): string {
  return new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
}

/** Calls a built-in function by name; unknown ones are refused. */
export function callFunction(name: string, args: readonly unknown[]): unknown {
  const [first, second] = args;
  if (name === "currentDate" || name === "yesterdayDate") return dayBefore(name === "currentDate" ? 0 : 1);
  if (args.length === 0) throw templateError(`function ${JSON.stringify(name)} not defined or without arguments`);
  switch (name) {
    case "eq":
      return args.slice(1).some((other) => equal(first, other));
    case "ne":
      return !equal(first, second);
    case "not":
      return !truth(first);
    case "lt":
    case "le":
    case "gt":
    case "ge":
      return compare(name, first, second);
    case "len":
      return Array.isArray(first) || typeof first === "string" ? first.length : Object.keys(first ?? {}).length;
    case "index":
      return index(first, args.slice(1));
    case "slice":
      return slice(first, args.slice(1));
    case "printf":
      return printf(first, args.slice(1));
    case "print":
      return args.map(show).join("");
    case "json":
      return JSON.stringify(first ?? null);
    default:
      throw templateError(`function ${JSON.stringify(name)} not defined`);
  }
}
