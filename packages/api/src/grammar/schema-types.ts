import {isObject, type Schema} from "./merge-schemas.ts";
import {SchemaError} from "./schema-error.ts";

const TYPES = ["object", "array", "string", "number", "integer", "boolean", "null"];

/** Undefined: the schema does not say. */
export function typesOf(schema: Schema, path: string): readonly string[] | undefined {
  const {type} = schema;
  if (type === undefined) return undefined;
  const types = Array.isArray(type) ? type : [type];
  const isKnown = types.length > 0 && types.every((one) => TYPES.includes(one));
  if (!isKnown) throw new SchemaError(`${path}/type`, `must be of ${TYPES.join(", ")}`);
  return types;
}

/** What a schema that does not say its type speaks of. */
export function impliedTypes(schema: Schema): readonly string[] | undefined {
  const has = (keys: string): boolean => keys.split(" ").some((key) => schema[key] !== undefined);
  if (has("properties required additionalProperties")) return ["object"];
  if (has("items prefixItems minItems maxItems")) return ["array"];
  if (has("pattern format minLength maxLength")) return ["string"];
  if (has("minimum maximum exclusiveMinimum exclusiveMaximum")) return ["number"];
  return undefined;
}

export function isOfType(value: unknown, type: string): boolean {
  switch (type) {
    case "null":
      return value === null;
    case "array":
      return Array.isArray(value);
    case "object":
      return isObject(value);
    case "integer":
      return Number.isInteger(value);
    default:
      return typeof value === type;
  }
}
