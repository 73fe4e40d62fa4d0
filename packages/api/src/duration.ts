import {ApiError} from "./api-error.ts";

const UNIT_MS: Readonly<Record<string, number>> = {ns: 1e-6, us: 1e-3, µs: 1e-3, μs: 1e-3, ms: 1, s: 1000, m: 60_000, h: 3_600_000};

/** A Go duration (`1h30m`, `-1.5s`, `0`) in milliseconds. Refused with Go's own words. */
export function parseGoDuration(text: string): number {
  const invalid = new ApiError(400, `time: invalid duration ${JSON.stringify(text.slice(0, 100))}`);
  const match = /^([+-]?)(.+)$/s.exec(text);
  if (match === null) throw invalid;
  const body = match[2] as string;
  if (body === "0") return 0;
  if (/^(\d+\.?\d*|\.\d+)$/.test(body)) throw new ApiError(400, `time: missing unit in duration ${JSON.stringify(text.slice(0, 100))}`);
  if (body.length > 100 || !/^((\d+\.?\d*|\.\d+)(ns|us|µs|μs|ms|s|m|h))+$/.test(body)) throw invalid;
  let sum = 0;
  for (const part of body.matchAll(/(\d+\.?\d*|\.\d+)(ns|us|µs|μs|ms|s|m|h)/g)) {
    sum += Number(part[1]) * (UNIT_MS[part[2] as string] as number);
  }
  return match[1] === "-" ? -sum : sum;
}

/** `keep_alive` of a request in milliseconds: negative is Infinity, absent is undefined. */
export function parseKeepAlive(value: unknown): number | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== "number" && typeof value !== "string") throw new ApiError(400, `Unsupported type: '${typeof value}'`);
  const ms = typeof value === "number" ? value * 1000 : parseGoDuration(value);
  return ms < 0 ? Number.POSITIVE_INFINITY : ms;
}
