import {fail, type Outcome} from "@ollamesh/stdx";
import {isClojureMapLine, readClojureMapLine} from "./clojure-map.ts";
import type {LineReading} from "./history-event.ts";
import {isJepsenLine, readJepsenLine} from "./jepsen-log.ts";
import {PairedEvents, type ParsedHistory} from "./paired-events.ts";
import {isRecordedLine, readRecordedLine} from "./recorded-event.ts";

interface Format {
  readonly isOne: (line: string) => boolean;
  readonly read: (text: string, line: number) => LineReading;
}

const formats: readonly Format[] = [
  {isOne: isJepsenLine, read: readJepsenLine},
  {isOne: isClojureMapLine, read: readClojureMapLine},
  {isOne: isRecordedLine, read: readRecordedLine},
];

/**
 * Reads a recorded history; the first line that belongs to one of the three formats says which it is. Refused with `malformedHistory` and
 * the line's number: no operations, a line of the format that cannot be read, a return without its call, two calls of one process at once.
 */
export function parseHistory(history: string): Outcome<ParsedHistory> {
  const lines = history.replace(/^\uFEFF/, "").split(/\r?\n/);
  const format = formatOf(lines);
  if (!format) return malformed("no operations found: it is neither a Jepsen log, nor Clojure maps, nor JSON lines with process, type and f");
  const events = new PairedEvents();
  for (const [index, text] of lines.entries()) {
    const reading = format.read(text, index + 1);
    if (reading === "skip") continue;
    const fault = "fault" in reading ? reading.fault : events.add(reading);
    if (fault !== undefined) return malformed(`line ${index + 1} ${fault}`);
  }
  return {ok: true, value: events.finish()};
}

function formatOf(lines: readonly string[]): Format | undefined {
  for (const line of lines) {
    const format = formats.find(({isOne}) => isOne(line));
    if (format) return format;
  }
  return undefined;
}

function malformed(message: string): Outcome<ParsedHistory> {
  return fail("malformedHistory", message);
}
