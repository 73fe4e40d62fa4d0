import {type FractionBound, fractionBetween} from "./fraction-rules.ts";
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

/** Digits of a number that are read back as they are written, whatever they are: what is written between two bounds is between them when it is read. */
const EXACT_DIGITS = 15;
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

/** Numbers between the bounds, with as many digits behind the point as are usual at most. Undefined: there are none. */
function numberRule(bounds: NumberBounds): Rule | undefined {
  const {min = -Infinity, max = Infinity, isMinExcluded, isMaxExcluded} = bounds;
  const negative = {min: -max, max: -min, isMinExcluded: isMaxExcluded, isMaxExcluded: isMinExcluded};
  const below = fractionsRule(negative);
  const parts = [integerRule(bounds), fractionsRule({min, max, isMinExcluded, isMaxExcluded}), below && all(text("-"), below)].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : any(...parts);
}

/** Of numbers above 0, those with digits behind the point. Undefined: there are none. */
function fractionsRule({min, max, isMinExcluded, isMaxExcluded}: Required<NumberBounds> & {readonly min: number; readonly max: number}): Rule | undefined {
  if (max <= 0 || min > max) return undefined;
  const [low, high] = [decimal(Math.max(0, min)), decimal(max)];
  const [isLowIn, isHighIn] = [!isMinExcluded, !isMaxExcluded];
  const parts: (Rule | undefined)[] = [];
  if (low.whole === high.whole)
    parts.push(
      behind(
        low.whole,
        (most) => atLeast(low, isLowIn, most),
        (most) => atMost(high, isHighIn, most),
      ),
    );
  else {
    parts.push(
      behind(low.whole, (most) => atLeast(low, isLowIn, most)),
      behind(high.whole, undefined, (most) => atMost(high, isHighIn, most)),
    );
    for (const [from, to] of byLength(low.whole + 1n, high.whole - 1n)) {
      const fraction = fractionBetween(undefined, undefined, fractionDigits(to));
      if (fraction) parts.push(all(digitsBetween(from, to), text("."), fraction));
    }
  }
  const written = parts.filter((part) => part !== undefined);
  return written.length === 0 ? undefined : any(...written);
}

/** @param low of the fraction, with so many digits at most */
function behind(whole: bigint, low?: (digitsMax: number) => FractionBound | undefined, high?: (digitsMax: number) => FractionBound): Rule | undefined {
  const digitsMax = fractionDigits(whole);
  const from = low?.(digitsMax);
  if (low && !from) return undefined;
  const fraction = fractionBetween(from, high?.(digitsMax), digitsMax);
  return fraction && all(text(`${whole}.`), fraction);
}

function fractionDigits(whole: bigint): number {
  return EXACT_DIGITS - whole.toString().length;
}

/** Parts of a range, those of each number of digits. */
function byLength(low: bigint, high: bigint): (readonly [bigint, bigint])[] {
  const parts: (readonly [bigint, bigint])[] = [];
  for (let from = low; from <= high; ) {
    const last = 10n ** BigInt(from.toString().length) - 1n;
    const to = last < high ? last : high;
    parts.push([from, to]);
    from = to + 1n;
  }
  return parts;
}

interface Decimal {
  readonly whole: bigint;
  readonly fraction: string;
}

/** What stands before and behind the point of a number that is at least 0; beyond what we write in digits: the largest that we do. */
function decimal(value: number): Decimal {
  if (value >= Number(LARGEST)) return {whole: LARGEST, fraction: ""};
  const [digits = "", exponent = "0"] = value.toString().split("e-");
  const [whole = "", fraction = ""] = digits.split(".");
  const zeros = Number(exponent);
  return zeros === 0 ? {whole: BigInt(whole), fraction} : {whole: 0n, fraction: "0".repeat(zeros - 1) + whole + fraction};
}

/** The first of so many digits that is not below. Undefined: the next integer is. */
function atLeast({fraction}: Decimal, isIn: boolean, digitsMax: number): FractionBound | undefined {
  if (fraction.length <= digitsMax) return {digits: fraction, isIn};
  const next = (BigInt(fraction.slice(0, digitsMax)) + 1n).toString().padStart(digitsMax, "0");
  return next.length > digitsMax ? undefined : {digits: next.replace(/0+$/, ""), isIn: true};
}

/** The last of so many digits that is not above. */
function atMost({fraction}: Decimal, isIn: boolean, digitsMax: number): FractionBound {
  if (fraction.length <= digitsMax) return {digits: fraction, isIn};
  return {digits: fraction.slice(0, digitsMax).replace(/0+$/, ""), isIn: true};
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
  return any(...byLength(low, high).map(([from, to]) => sameLength(from.toString(), to.toString())));
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
