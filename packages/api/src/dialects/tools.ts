import {ApiError} from "../api-error.ts";
import {type Body, text} from "../context.ts";
import type {Tool} from "../inference/request.ts";
import {objectOr} from "./fields.ts";

/** A tool as Ollama and OpenAI's chat have it: `{type: "function", function: {name, description, parameters}}`. Throws ApiError 400. */
export function toolOf(value: unknown): Tool {
  const body = objectOr(value, "tools must be objects");
  return functionTool(objectOr(body["function"] ?? {}, "tools: function must be an object"), "parameters");
}

/** A function by its name, description and schema. */
export function functionTool(body: Body, schema: "parameters" | "input_schema"): Tool {
  const name = text(body, "name") ?? "";
  if (name === "") throw new ApiError(400, "a tool has no name");
  const description = text(body, "description");
  const parameters = objectOr(body[schema] ?? {type: "object", properties: {}}, `invalid ${schema} for tool ${JSON.stringify(name)}`);
  return {type: "function", function: {name, ...(description ? {description} : {}), parameters}};
}
