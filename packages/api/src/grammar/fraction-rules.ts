import {all, any, nothing, oneOf, type Rule, repeat, text} from "./grammar-rule.ts";
import {digit} from "./json-rules.ts";

/** A bound of what stands behind a point. */
export interface FractionBound {
  /** No more than may be written, and the last is not 0. */
  readonly digits: string;
  /** It may be written itself. */
  readonly isIn: boolean;
}

/**
 * Digits behind a point whose number is between the bounds: at least one, the last of them not 0. Undefined: there are none.
 * @param low undefined: all that is above 0
 * @param high undefined: all that is below 1
 * @param digitsMax below 1: there is no room for any
 */
export function fractionBetween(low: FractionBound | undefined, high: FractionBound | undefined, digitsMax: number): Rule | undefined {
  if (digitsMax < 1) return undefined;
  // Nothing is not written: 0 is no fraction.
  const from = low && low.digits !== "" ? low : {digits: "", isIn: false};
  return high ? between(from, high, false, digitsMax) : above(from, digitsMax);
}

/** So many digits at most, the last of them not 0. Undefined: none may be written. */
function some(left: number): Rule | undefined {
  return left > 0 ? all(repeat(digit, 0, left - 1), oneOf("1-9")) : undefined;
}

function maybe(left: number): Rule {
  const digits = some(left);
  return digits ? any(nothing, digits) : nothing;
}

function above({digits, isIn}: FractionBound, left: number): Rule | undefined {
  if (digits === "") return isIn ? maybe(left) : some(left);
  const first = Number(digits[0]);
  const higher = first < 9 ? all(oneOf(`${first + 1}-9`), maybe(left - 1)) : undefined;
  return either(higher, behind(first, above({digits: digits.slice(1), isIn}, left - 1)));
}

/** @param isBegun a digit that is not 0 was written last: it may end here */
function below({digits, isIn}: FractionBound, isBegun: boolean, left: number): Rule | undefined {
  if (digits === "") return isIn && isBegun ? nothing : undefined;
  const first = Number(digits[0]);
  const lower = first > 1 ? all(oneOf(`1-${first - 1}`), maybe(left - 1)) : undefined;
  // What is left of the bound is above nothing, and so to end here is below it.
  return either(
    isBegun ? nothing : undefined,
    first > 0 ? behind(0, some(left - 1)) : undefined,
    lower,
    behind(first, below({digits: digits.slice(1), isIn}, first > 0, left - 1)),
  );
}

/** @param isBegun as for `below` */
function between(low: FractionBound, high: FractionBound, isBegun: boolean, left: number): Rule | undefined {
  // To end here is the lower bound itself.
  if (low.digits === "") return below(high, isBegun && low.isIn, left);
  if (high.digits === "") return undefined;
  const [from, to] = [Number(low.digits[0]), Number(high.digits[0])];
  const [lowRest, highRest] = [low, high].map(({digits, isIn}) => ({digits: digits.slice(1), isIn})) as [FractionBound, FractionBound];
  if (from === to) return behind(from, between(lowRest, highRest, from > 0, left - 1));
  if (from > to) return undefined;
  const middle = to - from > 1 ? all(oneOf(`${from + 1}-${to - 1}`), maybe(left - 1)) : undefined;
  return either(behind(from, above(lowRest, left - 1)), middle, behind(to, below(highRest, true, left - 1)));
}

function behind(first: number, rest: Rule | undefined): Rule | undefined {
  return rest && all(text(String(first)), rest);
}

function either(...parts: readonly (Rule | undefined)[]): Rule | undefined {
  const there = parts.filter((part) => part !== undefined);
  return there.length === 0 ? undefined : any(...there);
}
