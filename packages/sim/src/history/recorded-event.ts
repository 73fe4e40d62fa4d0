import {type EventValue, type FunctionName, isFunctionName, kindOf, type LineReading, ONLY_KEY, type Scalar} from "./history-event.ts";

/**
 * One line of our own format, JSON Lines: written before a call leaves (`invoke`) and when its outcome is known, in that order, by
 * one writer for all processes. A process has one call under way at a time.
 */
export interface RecordedEvent {
  /** May go on after `info`: that call may then still take effect at any time. */
  readonly process: string | number;
  /** `ok` took effect, `fail` certainly did not, `info` nobody knows (a time-out, a lost connection). */
  readonly type: "invoke" | "ok" | "fail" | "info";
  /** Registers: read, write, cas. Append store: get, put, append. A file has one of the two. */
  readonly f: FunctionName;
  /** Left out: there is one register. */
  readonly key?: string | number;
  /** Of a write, put or append what is written, of a cas [expected, new], of a read or get in its `ok` line the answer; null is no value. */
  readonly value?: EventValue;
  /**
   * Why it failed. A failed cas without it says that the register held another value; a cas refused before it was compared must have it.
   * "timed-out" is as unknown as `info`.
   */
  readonly error?: string;
  /** For people; the order of the lines is what counts. */
  readonly time_ms?: number;
}

/** The line to write, with its newline. */
export function recordLine(event: RecordedEvent): string {
  return `${JSON.stringify(event)}\n`;
}

export function isRecordedLine(line: string): boolean {
  return /^\s*\{\s*"/.test(line);
}

/** A line of a file that `recordLine` wrote. Blank lines are skipped. */
export function readRecordedLine(text: string, line: number): LineReading {
  if (text.trim() === "") return "skip";
  const event = parseObject(text);
  if (!event) return {fault: `is not a JSON object: "${text.slice(0, 80)}"`};
  const {process, type, f, key = ONLY_KEY, value, error, time_ms: timeMs} = event;
  if (typeof process !== "string" && typeof process !== "number") return {fault: "has no process (a string or a number)"};
  if (type !== "invoke" && type !== "ok" && type !== "fail" && type !== "info") return {fault: "has no type (invoke, ok, fail or info)"};
  if (typeof f !== "string" || !isFunctionName(f)) return {fault: "has no f (read, write, cas, append, get or put)"};
  if (typeof key !== "string" && typeof key !== "number") return {fault: "has a key that is neither a string nor a number"};
  if (!isValue(value)) return {fault: "has a value that is not a string, a number, null or, for cas, a pair of those"};
  if (error !== undefined && typeof error !== "string") return {fault: "has an error that is not a string"};
  if (timeMs !== undefined && !(typeof timeMs === "number" && timeMs >= 0)) return {fault: "has a time_ms that is not a number from 0"};
  return {line, process: String(process), kind: kindOf(type, f, error), f, key: String(key), value};
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === "object" && parsed !== null && !Array.isArray(parsed) ? (parsed as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

function isValue(value: unknown): value is EventValue {
  return value === undefined || isScalar(value) || (Array.isArray(value) && value.length === 2 && value.every(isScalar));
}

function isScalar(value: unknown): value is Scalar {
  return value === null || typeof value === "string" || typeof value === "number";
}
