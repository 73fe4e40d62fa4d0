import {all, any, named, oneOf, type Rule, repeat, text} from "./grammar-rule.ts";
import {DIGITS_MAX, digit} from "./json-rules.ts";
import type {Schema} from "./merge-schemas.ts";
import {SchemaError} from "./schema-error.ts";

/** What a number may be; undefined: no limit on that side. */
interface NumberBounds {
  readonly min: number | undefined;
  readonly max: number | undefined;
  readonly isMinExcluded: boolean;
  readonly isMaxExcluded: boolean;
}

const LARGEST = 10n ** BigInt(DIGITS_MAX) - 1n;

/** Numbers of a schema with `minimum`, `maximum`, `exclusiveMinimum` or `exclusiveMaximum`. */
export function boundedNumberRule(type: "integer" | "number", schema: Schema, path: string): Rule {
  const limit = (key: string): number | undefined => {
    const value = schema[key];
    if (value !== undefined && (typeof value !== "number" || !Number.isFinite(value))) throw new SchemaError(`${path}/${key}`, "must be a number");
    return value as number | undefined;
  };
  const [min, max, above, below] = [limit("minimum"), limit("maximum"), limit("exclusiveMinimum"), limit("exclusiveMaximum")];
  const isMinExcluded = above !== undefined && (min === undefined || above >= min);
  const isMaxExcluded = below !== undefined && (max === undefined || below <= max);
  const bounds = {min: isMinExcluded ? above : min, max: isMaxExcluded ? below : max, isMinExcluded, isMaxExcluded};
  if (bounds.min === undefined && bounds.max === undefined) return named(type);
  const rule = type === "integer" ? integerRule(bounds) : numberRule(bounds);
  if (!rule) throw new SchemaError(path, `no ${type} between these bounds can be written`);
  return rule;
}

/** Integers between the bounds; undefined: there are none. */
function integerRule(bounds: NumberBounds): Rule | undefined {
  const {low, high} = integerBounds(bounds);
  if (low > high) return undefined;
  const negative = low < 0n ? all(text("-"), digitsBetween(high < 0n ? -high : 1n, -low)) : undefined;
  const positive = high >= 0n ? digitsBetween(low > 0n ? low : 0n, high) : undefined;
  return any(...[negative, positive].filter((part) => part !== undefined));
}

/**
 * Numbers between the bounds: the integers, and those strictly between two neighbouring integers that are both within. Between a bound that is not an integer and the next one that is, there are
 * numbers that this leaves out. Undefined: nothing is left.
 */
function numberRule(bounds: NumberBounds): Rule | undefined {
  if (bounds.min === undefined && bounds.max === undefined) return named("number");
  const whole = integerRule(bounds);
  const {low, high} = integerBounds({...bounds, isMinExcluded: false, isMaxExcluded: false});
  const fraction = all(text("."), repeat(digit, 0, DIGITS_MAX - 1), oneOf("1-9"));
  const above = high > 0n && high > low ? all(digitsBetween(low > 0n ? low : 0n, high - 1n), fraction) : undefined;
  const below = low < 0n && high > low ? all(text("-"), digitsBetween(high < 0n ? -high : 0n, -low - 1n), fraction) : undefined;
  const parts = [whole, above, below].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : any(...parts);
}

function integerBounds({min, max, isMinExcluded, isMaxExcluded}: NumberBounds): {low: bigint; high: bigint} {
  let low = min === undefined ? -LARGEST : toBigInt(Math.ceil(min));
  let high = max === undefined ? LARGEST : toBigInt(Math.floor(max));
  if (isMinExcluded && min !== undefined && Number.isInteger(min)) low++;
  if (isMaxExcluded && max !== undefined && Number.isInteger(max)) high--;
  return {low, high};
}

/** Beyond what we write in digits: the largest that we do. */
function toBigInt(value: number): bigint {
  if (value >= Number(LARGEST)) return LARGEST;
  return value <= -Number(LARGEST) ? -LARGEST : BigInt(value);
}

/** Decimal numbers without sign or leading zeros from `low` to `high`, both at least 0. */
function digitsBetween(low: bigint, high: bigint): Rule {
  const parts: Rule[] = [];
  for (let from = low; from <= high; ) {
    const length = from.toString().length;
    const lastOfLength = 10n ** BigInt(length) - 1n;
    const to = lastOfLength < high ? lastOfLength : high;
    parts.push(sameLength(from.toString(), to.toString()));
    from = to + 1n;
  }
  return any(...parts);
}

function sameLength(low: string, high: string): Rule {
  if (low === high) return text(low);
  const [a, b] = [Number(low[0]), Number(high[0])];
  const rest = low.length - 1;
  if (rest === 0) return oneOf(`${a}-${b}`);
  if (a === b) return all(text(String(a)), sameLength(low.slice(1), high.slice(1)));
  const isLowest = /^0*$/.test(low.slice(1));
  const isHighest = /^9*$/.test(high.slice(1));
  const first = isLowest ? a : a + 1;
  const last = isHighest ? b : b - 1;
  const parts: Rule[] = [];
  if (!isLowest) parts.push(all(text(String(a)), sameLength(low.slice(1), "9".repeat(rest))));
  if (first <= last) parts.push(all(oneOf(`${first}-${last}`), repeat(digit, rest, rest)));
  if (!isHighest) parts.push(all(text(String(b)), sameLength("0".repeat(rest), high.slice(1))));
  return any(...parts);
}
