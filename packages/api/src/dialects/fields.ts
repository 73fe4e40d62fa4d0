import {ApiError} from "../api-error.ts";
import {type Body, jsonKind} from "../context.ts";

/** More entries than this in one list of a request is no conversation. */
const LIST_MAX = 100_000;

/** A JSON object, or 400 with `sentence`. */
export function objectOr(value: unknown, sentence: string): Body {
  if (value === null || typeof value !== "object" || Array.isArray(value)) throw new ApiError(400, sentence);
  return value as Body;
}

/** A list; absent and null are empty. Throws ApiError 400. */
export function list(body: Body, field: string): readonly unknown[] {
  const value = body[field] ?? [];
  if (!Array.isArray(value)) throw new ApiError(400, `json: cannot unmarshal ${jsonKind(value)} into field ${field} of type array`);
  if (value.length > LIST_MAX) throw new ApiError(400, `${field} has more than ${LIST_MAX} entries`);
  return value;
}

/** A number; absent and null are undefined. Throws ApiError 400. */
export function number(body: Body, field: string): number | undefined {
  const value = body[field] ?? undefined;
  if (value !== undefined && typeof value !== "number") throw new ApiError(400, `json: cannot unmarshal ${jsonKind(value)} into field ${field} of type number`);
  return value;
}

/** `stop` of OpenAI's and Anthropic's requests: a text or several. */
export function stops(value: unknown): readonly string[] | undefined {
  if (typeof value === "string") return [value];
  if (!Array.isArray(value)) return undefined;
  const bad = value.find((one) => typeof one !== "string");
  if (bad !== undefined) throw new ApiError(400, `invalid type for 'stop' field: ${jsonKind(bad)}`);
  return value;
}

/** Only what was given: options a request leaves out are the model's own. */
export function given(options: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined && value !== null));
}
