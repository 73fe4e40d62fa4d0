import {all, any, named, oneOf, optional, type Rule, repeat, text} from "./grammar-rule.ts";
import {digit} from "./json-rules.ts";
import {patternRule} from "./pattern-rule.ts";
import {SchemaError} from "./schema-error.ts";

/** Longer ones would be so many rules. */
const LENGTH_MAX = 10_000;

const digits = (count: number): Rule => repeat(digit, count, count);
const hex = (count: number): Rule => repeat(oneOf("0-9a-f"), count, count);
// The 31st of a short month, and the leap second, are left out: every date is one.
const date = all(
  digits(4),
  text("-"),
  any(all(text("0"), oneOf("1-9")), all(text("1"), oneOf("0-2"))),
  text("-"),
  any(all(text("0"), oneOf("1-9")), all(text("1"), digit), all(text("2"), oneOf("0-8"))),
);
const hours = any(all(oneOf("01"), digit), all(text("2"), oneOf("0-3")));
const minutes = all(oneOf("0-5"), digit);
const time = all(hours, text(":"), minutes, text(":"), minutes, optional(all(text("."), repeat(digit, 1, 6))), any(text("Z"), all(oneOf("+-"), hours, text(":"), minutes)));

/** Formats with a rule; others are notes, as JSON Schema has it. */
const FORMATS: Readonly<Record<string, Rule>> = {
  date,
  time,
  "date-time": all(date, text("T"), time),
  uuid: all(hex(8), text("-"), hex(4), text("-"), hex(4), text("-"), hex(4), text("-"), hex(12)),
};

/** Strings of a schema with `pattern`, `format`, `minLength` or `maxLength`. */
export function stringRule(schema: Readonly<Record<string, unknown>>, path: string): Rule {
  const {pattern, format} = schema;
  const min = lengthOf(schema["minLength"], `${path}/minLength`) ?? 0;
  const max = lengthOf(schema["maxLength"], `${path}/maxLength`);
  const isLimited = min > 0 || max !== undefined;
  if (pattern !== undefined) {
    if (typeof pattern !== "string") throw new SchemaError(`${path}/pattern`, "must be text");
    if (isLimited) throw new SchemaError(path, "pattern together with minLength or maxLength is not supported");
    return all(text('"'), patternRule(pattern, `${path}/pattern`), text('"'));
  }
  const known = typeof format === "string" && Object.hasOwn(FORMATS, format) ? FORMATS[format] : undefined;
  if (known && isLimited) throw new SchemaError(path, `format ${format} together with minLength or maxLength is not supported`);
  if (known) return all(text('"'), known, text('"'));
  if (!isLimited) return named("string");
  if (max !== undefined && max < min) throw new SchemaError(path, "maxLength is below minLength");
  return all(text('"'), repeat(named("character"), min, max), text('"'));
}

function lengthOf(value: unknown, path: string): number | undefined {
  if (value === undefined) return undefined;
  if (!Number.isInteger(value) || (value as number) < 0) throw new SchemaError(path, "must be a whole number");
  if ((value as number) > LENGTH_MAX) throw new SchemaError(path, `at most ${LENGTH_MAX} is supported`);
  return value as number;
}
