import type {CodeRange} from "./grammar-rule.ts";

const LAST = 0x10ffff;

/** Ranges in order, without overlap. */
export function normalised(ranges: readonly CodeRange[]): readonly CodeRange[] {
  const merged: [number, number][] = [];
  for (const [first, last] of ranges.toSorted((a, b) => a[0] - b[0])) {
    const before = merged.at(-1);
    if (before && first <= before[1] + 1) before[1] = Math.max(before[1], last);
    else merged.push([first, last]);
  }
  return merged;
}

/** Every code point that is in none of the ranges. */
export function complement(ranges: readonly CodeRange[]): readonly CodeRange[] {
  const rest: CodeRange[] = [];
  let next = 0;
  for (const [first, last] of normalised(ranges)) {
    if (first > next) rest.push([next, first - 1]);
    next = last + 1;
  }
  if (next <= LAST) rest.push([next, LAST]);
  return rest;
}

export function without(ranges: readonly CodeRange[], removed: readonly CodeRange[]): readonly CodeRange[] {
  return complement([...complement(ranges), ...removed]);
}

export function includes(ranges: readonly CodeRange[], point: number): boolean {
  return ranges.some(([first, last]) => first <= point && point <= last);
}
