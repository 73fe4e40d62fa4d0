import {without} from "./code-ranges.ts";
import {all, any, type CodeRange, named, nothing, oneOf, optional, type Rule, repeat, text} from "./grammar-rule.ts";

/** Digits of a number before and after its point: no float64 holds more. */
export const DIGITS_MAX = 16;

const HALVES_OF_PAIRS: CodeRange = [0xd800, 0xdfff];
/** Stand as they are in a JSON string: not controls, not the quote, not the backslash. */
export const PLAIN: readonly CodeRange[] = without([[0x20, 0x10ffff]], [[0x22, 0x22], [0x5c, 0x5c], [0x7f, 0x7f], HALVES_OF_PAIRS]);

export const digit = oneOf("0-9");
const shortEscape = all(text("\\"), oneOf('"\\/bfnrt'));
const numericEscape = all(text("\\u"), repeat(oneOf("0-9a-fA-F"), 4, 4));
/** At most one line break and some indentation: a model that liked blanks would never get further. */
const space = any(nothing, text(" "), all(repeat(text("\n"), 1, 2), repeat(oneOf(" \t"), 0, 20)));
const integer = all(optional(text("-")), any(text("0"), all(oneOf("1-9"), repeat(digit, 0, DIGITS_MAX - 1))));
const fraction = all(text("."), repeat(digit, 1, DIGITS_MAX));
const exponent = all(oneOf("eE"), optional(oneOf("+-")), repeat(digit, 1, 2));

const listOf = (item: Rule): Rule => optional(all(item, repeat(all(text(","), named("space"), item), 0, undefined)));

/** JSON itself, and the parts of it that schemas speak of. No rule ends with blanks. */
export const JSON_RULES: Readonly<Record<string, Rule>> = {
  space,
  /** Always one character of the string: two numeric escapes may make one. */
  character: any({kind: "one", ranges: PLAIN}, shortEscape),
  string: all(text('"'), repeat(any(named("character"), numericEscape), 0, undefined), text('"')),
  integer,
  number: all(named("integer"), optional(fraction), optional(exponent)),
  boolean: any(text("true"), text("false")),
  null: text("null"),
  value: any(named("object"), named("array"), named("string"), named("number"), named("boolean"), named("null")),
  pair: all(named("string"), named("space"), text(":"), named("space"), named("value")),
  object: all(text("{"), named("space"), listOf(all(named("pair"), named("space"))), text("}")),
  array: all(text("["), named("space"), listOf(all(named("value"), named("space"))), text("]")),
};

/** Names that a rule mentions. */
export function namesIn(rule: Rule): readonly string[] {
  switch (rule.kind) {
    case "named":
      return [rule.name];
    case "all":
    case "any":
      return rule.parts.flatMap(namesIn);
    case "repeat":
      return namesIn(rule.part);
    default:
      return [];
  }
}
