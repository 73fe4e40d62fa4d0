import {ApiError} from "../../api-error.ts";
import {type Body, text} from "../../context.ts";
import {objectOr} from "../fields.ts";

const missing = (field: string): ApiError => new ApiError(400, `Missing required parameter: '${field}'.`);

/**
 * The format an answer shall have: "json", a JSON schema, or undefined where any text will do. Throws ApiError 400, in OpenAI's words.
 * @param field what the request calls it
 * @param schemaField where in it the schema's holder is; undefined: it is the holder itself
 */
export function responseFormat(value: unknown, field: string, schemaField?: string): unknown {
  if (value === undefined || value === null) return undefined;
  const format = objectOr(value, `${field} must be an object`);
  const given = text(format, "type") ?? "";
  const type = given.trim().toLowerCase();
  if (type === "") throw missing(`${field}.type`);
  if (type === "text") return undefined;
  if (type === "json_object") return "json";
  if (type !== "json_schema") throw new ApiError(400, `Invalid value: '${given.slice(0, 50)}'. Supported values are: 'json_object', 'json_schema', and 'text'. (${field}.type)`);
  return schemaOf(format, field, schemaField);
}

function schemaOf(format: Body, field: string, schemaField: string | undefined): unknown {
  const path = schemaField === undefined ? field : `${field}.${schemaField}`;
  const value = schemaField === undefined ? format : (format[schemaField] ?? undefined);
  if (value === undefined) throw missing(path);
  const schema = objectOr(value, `${path} must be an object`)["schema"] ?? undefined;
  if (schema === undefined) throw missing(`${path}.schema`);
  return schema;
}
