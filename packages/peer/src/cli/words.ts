import {formatBytes, formatDuration} from "@ollamesh/stdx";
import {printable, shortPeer} from "./table.ts";

/** How fast a blob comes and from whom, as the HTTP API tells it. */
export interface Pace {
  readonly bytes_per_second: number;
  readonly eta_ms: number | null;
  readonly sources: readonly {readonly peer: string; readonly bytes: number; readonly bytes_per_second: number}[];
}

/** A peer's short name, or the host of an origin. */
export function sourceName(source: string): string {
  return /^\w{40,}$/.test(source) ? shortPeer(source) : printable(source);
}

/** `8.1 MiB/s`, `20.0 s left`, `5.0 MiB/s from …Xy12ab34`: the fastest source first. */
export function paceWords({bytes_per_second, eta_ms, sources}: Pace, nameOf: (source: string) => string): string[] {
  if (bytes_per_second === 0) return ["waiting"];
  const from = sources.filter((source) => source.bytes_per_second > 0).toSorted((a, b) => b.bytes_per_second - a.bytes_per_second);
  const left = eta_ms === null ? [] : [`${formatDuration(eta_ms)} left`];
  return [formatRate(bytes_per_second), ...left, ...from.map((source) => `${formatRate(source.bytes_per_second)} from ${nameOf(source.peer)}`)];
}

export function formatRate(bytesPerSecond: number): string {
  return `${formatBytes(bytesPerSecond)}/s`;
}

export function count(n: number, what: string): string {
  return `${n} ${what}${n === 1 ? "" : "s"}`;
}

/** Parts with commas between, in as many lines of `columns` characters as they need. @param isIndented the first line too */
export function wrap(parts: readonly string[], columns: number, indent: string, isIndented = false): string[] {
  const lines: string[] = [];
  let line = isIndented ? indent : "";
  parts.forEach((part, i) => {
    const text = i < parts.length - 1 ? `${part},` : part;
    const isFirst = line === "" || line === indent;
    if (!isFirst && [...line].length + 1 + [...text].length > columns) {
      lines.push(line);
      line = `${indent}${text}`;
    } else line += isFirst ? text : ` ${text}`;
  });
  return [...lines, line];
}
