import {type EventValue, isFunctionName, kindOf, type LineReading, ONLY_KEY, type Scalar} from "./history-event.ts";

/** `INFO  jepsen.util - 3 :invoke :write 4`, with or without a thread's name before it. Whoever is no numbered process (`:nemesis`) is not a client. */
const OPERATION_LINE = /\bjepsen\.util\s+(?:-\s+)?(\d+)\s+:(.*)$/;
const OPERATION = /^(invoke|ok|fail|info)\s+:([\w-]+)(?:\s+(.*))?$/;
const VALUE = /^(nil|-?\d+|\[\s*(nil|-?\d+)[\s,]+(nil|-?\d+)\s*\])(?:\s+(.*))?$/;

export function isJepsenLine(line: string): boolean {
  return OPERATION_LINE.test(line);
}

/** A line of a Jepsen log of one register. Lines about anything else are skipped; an operation that cannot be read is a fault. */
export function readJepsenLine(text: string, line: number): LineReading {
  const [, process, rest] = OPERATION_LINE.exec(text) ?? [];
  if (process === undefined || rest === undefined) return "skip";
  const [, type, f, after = ""] = OPERATION.exec(rest.trim()) ?? [];
  if (type === undefined || f === undefined || !isFunctionName(f)) return {fault: `is not an operation: ":${rest.slice(0, 80)}"`};
  const value = VALUE.exec(after.trim());
  // After a failure stands the value, the error, or both.
  const error = (value ? value[4] : after.trim()) || undefined;
  if (!value && (type === "invoke" || type === "ok")) return {fault: `has no value that can be read: "${after.slice(0, 80)}"`};
  return {line, process, kind: kindOf(type as "invoke" | "ok" | "fail" | "info", f, error), f, key: ONLY_KEY, value: value ? eventValue(value) : undefined};
}

function eventValue([, all, from, to]: RegExpExecArray): EventValue {
  return from === undefined || to === undefined ? scalar(all as string) : [scalar(from), scalar(to)];
}

function scalar(text: string): Scalar {
  return text === "nil" ? null : Number(text);
}
