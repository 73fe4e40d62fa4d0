import {z} from "zod";
import {parseBytes, parseBytesPerSecond} from "./bytes.ts";
import {parseDurationMs} from "./duration.ts";

export const text = z.string().trim().min(1, "must not be empty");
export const multiaddr = text.regex(/^\/(ip4|ip6|dns|dns4|dns6)\/[^/]+\/tcp\/\d{1,5}(\/p2p\/[A-Za-z0-9]+)?$/, {
  error: (issue) => `${JSON.stringify(issue.input)} is not a multiaddr this peer can use: write /ip4/<address>/tcp/<port>[/p2p/<peer id>]`,
});

export function duration(minMs: number, maxMs: number): z.ZodType {
  const message = `must be a duration from ${minMs}ms to ${maxMs}ms, for example 500ms or 2s`;
  const isIn = (value: string): boolean => /^[\d.]+(ms|s|m)?$/.test(value) && parseDurationMs(value) >= minMs && parseDurationMs(value) <= maxMs;
  return z.coerce.string().refine(isIn, message);
}

/** Of any length, and for ever. */
export function lasting(): z.ZodType {
  const isDuration = (value: string): boolean => {
    try {
      return value.startsWith("-") ? /^-\d/.test(value) : Number.isFinite(parseDurationMs(value));
    } catch {
      return false;
    }
  };
  return z.coerce.string().refine(isDuration, {error: ({input}) => `${JSON.stringify(input)} is not a duration: write 30s, 10m, 1h, seconds, or -1 for ever`});
}

export function isBytes(value: string, min: number, max: number): boolean {
  try {
    return parseBytes(value) >= min && parseBytes(value) <= max;
  } catch {
    return false;
  }
}

/** @param max of what can be had, where that is known */
export function bytes(min: number, max?: number): z.ZodType {
  const bounds = `${min > 0 ? `, at least ${min}` : ""}${max === undefined ? "" : `, at most ${max}, which this host has`}`;
  return z.coerce.string().refine((value) => isBytes(value, min, max ?? Number.MAX_SAFE_INTEGER), `must be a number of bytes${bounds}: for example 500MB, 20GB or 1GiB`);
}

/** A slower limit than this is a mistake of units more likely than a wish. */
const RATE_MIN = 10_000;

export function rate(): z.ZodType {
  const isIn = (value: string): boolean => {
    try {
      return parseBytesPerSecond(value) >= RATE_MIN && parseBytesPerSecond(value) <= Number.MAX_SAFE_INTEGER;
    } catch {
      return false;
    }
  };
  return z.coerce.string().refine(isIn, "must be a rate of at least 10KB/s: for example 20MB/s or 160Mbit/s");
}

export function number(min: number, max: number): z.ZodType {
  return z.coerce.number({error: "must be a number"}).min(min, `must be at least ${min}`).max(max, `must be at most ${max}`);
}

export function whole(min: number, max: number): z.ZodType {
  return z.coerce.number({error: "must be a number"}).int("must be a whole number").min(min, `must be at least ${min}`).max(max, `must be at most ${max}`);
}
