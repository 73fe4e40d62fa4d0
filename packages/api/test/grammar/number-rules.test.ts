import {Prng} from "@ollamesh/stdx";
import fc from "fast-check";
import {describe, expect, it} from "vitest";
import type {Rule} from "../../src/grammar/grammar-rule.ts";
import {schemaGrammar} from "../../src/grammar/schema-compiler.ts";
import {SchemaError} from "../../src/grammar/schema-error.ts";
import {randomText} from "./random-text.ts";

/** The rule as a regular expression. */
function pattern(rule: Rule, grammar: ReadonlyMap<string, Rule>): string {
  switch (rule.kind) {
    case "text":
      return rule.text.replace(/[.\\]/g, "\\$&");
    case "one":
      return `[${rule.ranges.map(([first, last]) => `\\u{${first.toString(16)}}-\\u{${last.toString(16)}}`).join("")}]`;
    case "all":
      return rule.parts.map((part) => `(?:${pattern(part, grammar)})`).join("");
    case "any":
      return rule.parts.map((part) => `(?:${pattern(part, grammar)})`).join("|");
    case "repeat":
      return `(?:${pattern(rule.part, grammar)}){${rule.min},${rule.max ?? ""}}`;
    case "named":
      return pattern(grammar.get(rule.name) as Rule, grammar);
  }
}

const decimals = fc.tuple(fc.integer({min: -3000, max: 3000}), fc.constantFrom(1, 10, 100, 1000)).map(([value, by]) => value / by);
const bounds = fc.record({minimum: decimals, maximum: decimals, exclusiveMinimum: decimals, exclusiveMaximum: decimals}, {requiredKeys: []});

function fits(value: number, {minimum = -Infinity, maximum = Infinity, exclusiveMinimum = -Infinity, exclusiveMaximum = Infinity}): boolean {
  return value >= minimum && value <= maximum && value > exclusiveMinimum && value < exclusiveMaximum;
}

function grammarOf(schema: object): ReadonlyMap<string, Rule> | undefined {
  try {
    return schemaGrammar({type: "number", ...schema});
  } catch (error) {
    if (error instanceof SchemaError) return undefined;
    throw error;
  }
}

describe("numbers between bounds", () => {
  it("are those of a few digits that are between them, and no others", () => {
    fc.assert(
      fc.property(bounds, fc.array(decimals, {minLength: 20, maxLength: 20}), (schema, values) => {
        fc.pre(Object.keys(schema).length > 0);
        const grammar = grammarOf(schema);
        const rule = grammar && new RegExp(`^(?:${pattern(grammar.get("root") as Rule, grammar)})$`, "u");
        // Also what is next to the bounds, where faults would be.
        const near = Object.values(schema).flatMap((bound) => [0, 0.001, -0.001, 0.01, -0.01, 1, -1].map((step) => Number((bound + step).toFixed(3))));
        for (const value of [...values, ...near, 0]) expect([value, rule?.test(String(value)) ?? false]).toEqual([value, fits(value, schema)]);
      }),
      {numRuns: 300},
    );
  });

  it("are all between them, however many digits they have", () => {
    fc.assert(
      fc.property(bounds, fc.integer({min: 1, max: 2 ** 31}), (schema, seed) => {
        const grammar = grammarOf(schema);
        if (!grammar || Object.keys(schema).length === 0) return;
        const rng = new Prng(seed);
        for (let i = 0; i < 20; i++) {
          const text = randomText(grammar, rng);
          expect([text, fits(JSON.parse(text) as number, schema)]).toEqual([text, true]);
        }
      }),
      {numRuns: 200},
    );
  });

  it.each<[object, readonly string[], readonly string[]]>([
    [{minimum: 0.5, maximum: 0.75}, ["0.5", "0.51", "0.75", "0.6"], ["0", "0.49", "0.751", "0.76", "1", "-0.6"]],
    [{exclusiveMinimum: 0.5, exclusiveMaximum: 0.75}, ["0.501", "0.74"], ["0.5", "0.75"]],
    [{minimum: -0.3, maximum: 0.1}, ["-0.3", "0", "0.1", "-0.001", "0.05"], ["-0.31", "0.11", "-1"]],
    [{minimum: 1e-7, maximum: 2e-7}, ["0.0000001", "0.00000015", "0.0000002"], ["0.000001", "0", "0.00000021"]],
    [{minimum: 0.1, maximum: 0.1}, ["0.1"], ["0", "0.11", "0.09"]],
    [{minimum: 1e300}, [], ["0"]],
  ])("%j", (schema, inside, outside) => {
    const grammar = grammarOf(schema);
    const rule = grammar && new RegExp(`^(?:${pattern(grammar.get("root") as Rule, grammar)})$`, "u");
    for (const text of inside) expect([text, rule?.test(text)]).toEqual([text, true]);
    for (const text of outside) expect([text, rule?.test(text) ?? false]).toEqual([text, false]);
  });
});
