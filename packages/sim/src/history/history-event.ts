/** One line of a recorded history, whatever the format it was written in. */

export const functionNames = ["read", "write", "cas", "append", "get", "put"] as const;
export type FunctionName = (typeof functionNames)[number];

export type Scalar = string | number | null;

/** A compare-and-set has a pair: what it expects and what it sets. Undefined: the line gives none. */
export type EventValue = Scalar | readonly [Scalar, Scalar] | undefined;

/**
 * invoke     the call
 * ok         it took effect
 * mismatch   a compare-and-set that found another value: it changed nothing, and it is an observation
 * nothing    it certainly had no effect
 * unknown    it may have taken effect, or may yet
 */
export type EventKind = "invoke" | "ok" | "mismatch" | "nothing" | "unknown";

export interface HistoryEvent {
  /** From 1; also the time of the event, as lines are in the order in which things happened. */
  readonly line: number;
  readonly process: string;
  readonly kind: EventKind;
  readonly f: FunctionName;
  readonly key: string;
  readonly value: EventValue;
}

/** What a line says: an event, nothing about the history, or something no one can read. */
export type LineReading = HistoryEvent | "skip" | {readonly fault: string};

/** Histories of a single register name no key. */
export const ONLY_KEY = "register";

export function isFunctionName(name: string): name is FunctionName {
  return (functionNames as readonly string[]).includes(name);
}

/**
 * What the four recorded types mean. A failure that says it timed out is as unknown as any time-out, except that nobody learns from a
 * read without an answer. A failed compare-and-set without an error was compared; with one, it was refused before.
 */
export function kindOf(type: "invoke" | "ok" | "fail" | "info", f: FunctionName, error: string | undefined): EventKind {
  if (type === "invoke" || type === "ok") return type;
  if (f === "read" || f === "get") return "nothing";
  if (type === "info" || (error !== undefined && /^:?time(d-?)?out$/i.test(error))) return "unknown";
  return f === "cas" && error === undefined ? "mismatch" : "nothing";
}
