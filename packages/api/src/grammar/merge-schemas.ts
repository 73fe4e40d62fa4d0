import {SchemaError} from "./schema-error.ts";

export type Schema = Readonly<Record<string, unknown>>;

/** Say nothing about which values fit. */
export const ANNOTATIONS: ReadonlySet<string> = new Set(
  "title description default examples example deprecated readOnly writeOnly $schema $id id $comment $defs definitions $anchor $vocabulary contentMediaType contentEncoding".split(
    " ",
  ),
);

/** What fits both schemas, as one: for `allOf`, and for what stands beside a `$ref` or `anyOf`. SchemaError for what cannot be said in one. */
export function mergeSchemas(a: Schema, b: Schema, path: string): Schema {
  const merged: Record<string, unknown> = {...a};
  for (const [key, value] of Object.entries(b)) {
    const own = a[key];
    if (ANNOTATIONS.has(key)) merged[key] ??= value;
    else if (own === undefined || JSON.stringify(own) === JSON.stringify(value)) merged[key] = value;
    else merged[key] = mergeKeyword(key, own, value, path);
  }
  const properties = mergeProperties(a, b);
  return properties ? {...merged, properties} : merged;
}

function mergeKeyword(key: string, a: unknown, b: unknown, path: string): unknown {
  if (typeof a === "number" && typeof b === "number") {
    if (/^(min|exclusiveMin)/.test(key)) return Math.max(a, b);
    if (/^(max|exclusiveMax)/.test(key)) return Math.min(a, b);
  }
  switch (key) {
    case "properties":
      return a; // merged above
    case "required":
      return [...new Set([...list(a), ...list(b)])];
    case "type":
      return mergeTypes(list(a), list(b), path);
    case "enum":
      return list(a).filter((value) => list(b).some((other) => JSON.stringify(other) === JSON.stringify(value)));
    case "additionalProperties":
      return a === false || b === false ? false : {allOf: [a, b].filter((one) => one !== true)};
    default:
      throw new SchemaError(path, `two different values of "${key}" that must both hold are not supported`);
  }
}

/** A property that the other side neither names nor allows is nobody's. */
function mergeProperties(a: Schema, b: Schema): Schema | undefined {
  const [own, other] = [a["properties"], b["properties"]];
  if (!isObject(own) && !isObject(other)) return undefined;
  const ownProperties = isObject(own) ? own : {};
  const otherProperties = isObject(other) ? other : {};
  const merged: Record<string, unknown> = {};
  for (const name of new Set([...Object.keys(ownProperties), ...Object.keys(otherProperties)])) {
    const sides = [sideOf(a, ownProperties, name), sideOf(b, otherProperties, name)].filter((side) => side !== true);
    merged[name] = sides.includes(false) ? false : sides.length === 1 ? sides[0] : {allOf: sides};
  }
  return merged;
}

function sideOf(schema: Schema, properties: Schema, name: string): unknown {
  return Object.hasOwn(properties, name) ? properties[name] : (schema["additionalProperties"] ?? true);
}

function mergeTypes(a: readonly unknown[], b: readonly unknown[], path: string): readonly unknown[] {
  const has = (types: readonly unknown[], type: unknown): boolean => types.includes(type) || (type === "integer" && types.includes("number"));
  const both = [...new Set([...a.filter((type) => has(b, type)), ...b.filter((type) => has(a, type))])];
  if (both.length === 0) throw new SchemaError(path, "nothing is of both types");
  return both;
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}

export function isObject(value: unknown): value is Schema {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}
