import {ApiError} from "../api-error.ts";
import {all, type Grammar, named, type Rule, renderGrammar} from "./grammar-rule.ts";
import {JSON_RULES} from "./json-rules.ts";
import {schemaGrammar} from "./schema-compiler.ts";
import {SchemaError} from "./schema-error.ts";

/** A schema as JSON, characters. */
const SCHEMA_CHARS_MAX = 64 * 1024;
/** What the wire takes. */
const GRAMMAR_CHARS_MAX = 256 * 1024;

const jsonObject: Grammar = new Map<string, Rule>([["root", all(named("object"))], ...Object.entries(JSON_RULES)]);

/**
 * The grammar an answer must follow, by Ollama's `format`: "json" for any JSON object, or a JSON schema. Undefined for none. Throws ApiError 400 that says what of a schema cannot be obeyed.
 */
export function formatGrammar(format: unknown): string | undefined {
  if (format === undefined || format === null || format === "") return undefined;
  if (format === "json") return renderGrammar(jsonObject);
  const given = JSON.stringify(format);
  if (typeof format !== "object" || Array.isArray(format)) {
    throw new ApiError(400, `invalid format: ${JSON.stringify(given.slice(0, 100))}; expected "json" or a valid JSON Schema object`);
  }
  if (given.length > SCHEMA_CHARS_MAX) throw new ApiError(400, `invalid JSON schema in format: ${given.length} characters, at most ${SCHEMA_CHARS_MAX} are allowed`);
  return grammarOfSchema(format);
}

function grammarOfSchema(schema: object): string {
  try {
    const grammar = renderGrammar(schemaGrammar(schema));
    if (grammar.length > GRAMMAR_CHARS_MAX) throw new SchemaError("", `its grammar has ${grammar.length} characters, at most ${GRAMMAR_CHARS_MAX} are allowed`);
    return grammar;
  } catch (error) {
    if (error instanceof SchemaError) throw new ApiError(400, `invalid JSON schema in format: ${error.message}`);
    if (error instanceof URIError) throw new ApiError(400, "invalid JSON schema in format: a reference with a malformed % escape");
    throw error;
  }
}
