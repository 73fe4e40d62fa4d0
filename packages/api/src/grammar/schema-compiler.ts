import {all, any, type Grammar, named, optional, type Rule, repeat, text} from "./grammar-rule.ts";
import {JSON_RULES, namesIn} from "./json-rules.ts";
import {ANNOTATIONS, isObject, mergeSchemas, type Schema} from "./merge-schemas.ts";
import {boundedNumberRule} from "./number-rules.ts";
import {SchemaError} from "./schema-error.ts";
import {impliedTypes, isOfType, typesOf} from "./schema-types.ts";
import {stringRule} from "./string-rules.ts";

/** Schemas inside of a schema, all visits counted. */
const VISITS_MAX = 2000;
const DEPTH_MAX = 48;
const ITEMS_MAX = 10_000;
/** Would have to be obeyed and cannot be. Keywords nobody knows say nothing, as JSON Schema has it. */
const UNSUPPORTED =
  "not if then else patternProperties dependentRequired dependentSchemas dependencies contains propertyNames minProperties maxProperties multipleOf uniqueItems $dynamicRef $recursiveRef".split(
    " ",
  );

const space = named("space");

/**
 * The grammar of the JSON texts that fit a schema. Every text of the grammar fits; not every fitting text is in it: properties come in the order of the schema, and what a schema allows but does not
 * describe (`additionalProperties` beside `properties`) is left out. `oneOf` is read as `anyOf`. Throws SchemaError for what cannot be obeyed.
 */
export function schemaGrammar(schema: unknown): Grammar {
  return new SchemaCompiler(schema).compile();
}

/** Where a schema stands: how deep, and the references since the last object or array around it. */
interface Place {
  readonly path: string;
  readonly depth: number;
  readonly following: ReadonlySet<string>;
}

class SchemaCompiler {
  readonly #root: unknown;
  readonly #rules = new Map<string, Rule>();
  readonly #references = new Map<string, string>();
  #visits = 0;

  constructor(root: unknown) {
    this.#root = root;
  }

  compile(): Grammar {
    const root = this.#value(this.#root, {path: "", depth: 0, following: new Set()});
    this.#rules.set("root", root);
    for (const rule of this.#rules.values()) {
      for (const name of namesIn(rule)) if (!this.#rules.has(name)) this.#rules.set(name, JSON_RULES[name] as Rule);
    }
    return this.#rules;
  }

  #value(given: unknown, place: Place): Rule {
    if (++this.#visits > VISITS_MAX) throw new SchemaError("", `more than ${VISITS_MAX} parts`);
    if (place.depth > DEPTH_MAX) throw new SchemaError(place.path, `deeper than ${DEPTH_MAX}`);
    if (given === true) return named("value");
    if (given === false) throw new SchemaError(place.path, "nothing fits the schema false");
    if (!isObject(given)) throw new SchemaError(place.path, "must be an object");
    this.#refuseUnsupported(given, place.path);
    if (typeof given["$ref"] === "string") return this.#reference(given, given["$ref"], place);
    if (Array.isArray(given["allOf"])) return this.#allOf(given, given["allOf"], place);
    for (const key of ["anyOf", "oneOf"]) if (Array.isArray(given[key])) return this.#anyOf(given, key, given[key], place);
    if ("const" in given) return text(JSON.stringify(given["const"]));
    if (given["enum"] !== undefined) return this.#enumeration(given, place);
    return this.#typed(given, place);
  }

  #refuseUnsupported(schema: Schema, path: string): void {
    for (const key of UNSUPPORTED) {
      const value = schema[key];
      if (value === undefined || value === false || (key === "multipleOf" && value === 1)) continue;
      throw new SchemaError(path, `the keyword "${key}" is not supported`);
    }
  }

  #reference(schema: Schema, reference: string, place: Place): Rule {
    if (place.following.has(reference)) throw new SchemaError(place.path, `${reference.slice(0, 100)} refers to itself without an object or a list between`);
    const target = this.#resolve(reference, place.path);
    const inside = {...place, depth: place.depth + 1, following: new Set([...place.following, reference])};
    const {$ref: _, ...beside} = schema;
    if (Object.keys(beside).some((key) => !ANNOTATIONS.has(key))) {
      if (!isObject(target)) throw new SchemaError(place.path, `${reference.slice(0, 100)} is not an object`);
      return this.#value(mergeSchemas(beside, target, place.path), inside);
    }
    const known = this.#references.get(reference);
    if (known !== undefined) return named(known);
    const name = `ref${this.#references.size}`;
    // Inside an object or a list it may name itself; elsewhere the check above ends it.
    this.#references.set(reference, name);
    this.#rules.set(name, this.#value(target, {...inside, path: reference.slice(1)}));
    return named(name);
  }

  /** `#` or `#/a/b`: in this very schema. */
  #resolve(reference: string, path: string): unknown {
    if (!/^#(\/|$)/.test(reference) || reference.length > 500) throw new SchemaError(path, `the reference ${reference.slice(0, 100)} does not begin with #/`);
    let target: unknown = this.#root;
    for (const part of reference.split("/").slice(1)) {
      const key = decodeURIComponent(part).replaceAll("~1", "/").replaceAll("~0", "~");
      const isThere = target !== null && typeof target === "object" && Object.hasOwn(target, key);
      if (!isThere) throw new SchemaError(path, `there is no ${reference.slice(0, 100)}`);
      target = (target as Schema)[key];
    }
    return target;
  }

  #allOf(schema: Schema, parts: readonly unknown[], place: Place): Rule {
    const {allOf: _, ...beside} = schema;
    let merged: Schema = beside;
    for (const [index, part] of parts.entries()) {
      const path = `${place.path}/allOf/${index}`;
      const target = isObject(part) && typeof part["$ref"] === "string" ? mergeSchemas(omitReference(part), this.#objectAt(part["$ref"], path), path) : part;
      if (!isObject(target)) throw new SchemaError(path, "must be an object");
      merged = mergeSchemas(merged, target, path);
    }
    return this.#value(merged, {...place, depth: place.depth + 1});
  }

  #objectAt(reference: string, path: string): Schema {
    const target = this.#resolve(reference, path);
    if (!isObject(target)) throw new SchemaError(path, `${reference.slice(0, 100)} is not an object`);
    return target;
  }

  #anyOf(schema: Schema, key: string, parts: readonly unknown[], place: Place): Rule {
    if (parts.length === 0) throw new SchemaError(place.path, `"${key}" is empty`);
    const {[key]: _, ...beside} = schema;
    const isAlone = Object.keys(beside).every((one) => ANNOTATIONS.has(one));
    const rules = parts.map((part, index) => {
      const path = `${place.path}/${key}/${index}`;
      const whole = isAlone || !isObject(part) ? part : {...omitReference(beside), allOf: [part]};
      return this.#value(whole, {...place, path, depth: place.depth + 1});
    });
    return any(...rules);
  }

  #enumeration(schema: Schema, place: Place): Rule {
    if (!Array.isArray(schema["enum"])) throw new SchemaError(`${place.path}/enum`, "must be a list");
    const types = typesOf(schema, place.path);
    const values = schema["enum"].filter((value) => types === undefined || types.some((type) => isOfType(value, type)));
    if (values.length === 0) throw new SchemaError(`${place.path}/enum`, "has no value of the type");
    this.#visits += values.length;
    if (this.#visits > VISITS_MAX) throw new SchemaError(`${place.path}/enum`, `more than ${VISITS_MAX} parts`);
    return any(...values.map((value) => text(JSON.stringify(value))));
  }

  #typed(schema: Schema, place: Place): Rule {
    const types = typesOf(schema, place.path) ?? impliedTypes(schema);
    if (types === undefined) return named("value");
    return any(...types.map((type) => this.#ofType(type, schema, place)));
  }

  #ofType(type: string, schema: Schema, place: Place): Rule {
    switch (type) {
      case "object":
        return this.#object(schema, place);
      case "array":
        return this.#array(schema, place);
      case "string":
        return stringRule(schema, place.path);
      case "integer":
      case "number":
        return boundedNumberRule(type, schema, place.path);
      default:
        return named(type);
    }
  }

  #object(schema: Schema, place: Place): Rule {
    const given = schema["properties"];
    const properties = isObject(given) ? Object.entries(given) : [];
    const required = new Set(Array.isArray(schema["required"]) ? schema["required"] : []);
    for (const name of required) {
      if (typeof name !== "string") throw new SchemaError(`${place.path}/required`, "must be names");
      if (!properties.some(([known]) => known === name)) properties.push([name, schema["additionalProperties"] ?? true]);
    }
    if (properties.length === 0) return this.#map(schema["additionalProperties"] ?? true, place);
    let rest: Rule = text("}");
    let restIfFirst: Rule = text("}");
    // From the last to the first: what may follow with a comma before it, and without.
    for (const [name, value] of properties.toReversed()) {
      const isRequired = required.has(name);
      if (value === false && !isRequired) continue;
      const path = `${place.path}/properties/${name}`;
      const pair = all(text(JSON.stringify(name)), space, text(":"), space, this.#value(value, inside(place, path)), space);
      const restName = this.#hoist(rest);
      restIfFirst = isRequired ? all(pair, restName) : any(all(pair, restName), this.#hoist(restIfFirst));
      const further = all(text(","), space, pair);
      rest = all(isRequired ? further : optional(further), restName);
    }
    return all(text("{"), space, this.#hoist(restIfFirst));
  }

  /** Any names, one schema for all their values. */
  #map(values: unknown, place: Place): Rule {
    if (values === true) return named("object");
    if (values === false) return all(text("{"), space, text("}"));
    const value = this.#value(values, inside(place, `${place.path}/additionalProperties`));
    const pair = this.#hoist(all(named("string"), space, text(":"), space, value, space));
    return all(text("{"), space, optional(all(pair, repeat(all(text(","), space, pair), 0, undefined))), text("}"));
  }

  #array(schema: Schema, place: Place): Rule {
    const {items} = schema;
    const tuple = Array.isArray(schema["prefixItems"]) ? schema["prefixItems"] : Array.isArray(items) ? items : [];
    const more = Array.isArray(items) ? (schema["additionalItems"] ?? false) : (items ?? tuple.length === 0);
    const min = countOf(schema["minItems"], `${place.path}/minItems`) ?? 0;
    const max = countOf(schema["maxItems"], `${place.path}/maxItems`);
    if (max !== undefined && max < min) throw new SchemaError(place.path, "maxItems is below minItems");
    const first = tuple.slice(0, max).map((item, index) => this.#item(item, inside(place, `${place.path}/prefixItems/${index}`)));
    if (more === false && first.length < min) throw new SchemaError(place.path, `${min} items are needed, ${first.length} are described`);
    const opened = all(text("["), space);
    if (more === false || max === first.length) return all(opened, ...separated(first), text("]"));
    const item = this.#hoist(this.#item(more, inside(place, `${place.path}/items`)));
    const [least, most] = [Math.max(0, min - first.length), max === undefined ? undefined : max - first.length];
    if (first.length > 0) return all(opened, ...separated(first), repeat(all(text(","), space, item), least, most), text("]"));
    const several = all(item, repeat(all(text(","), space, item), Math.max(0, least - 1), most === undefined ? undefined : most - 1));
    return all(opened, least > 0 ? several : optional(several), text("]"));
  }

  #item(item: unknown, place: Place): Rule {
    return all(this.#value(item, place), space);
  }

  /** A name for a rule that is used more than once. */
  #hoist(rule: Rule): Rule {
    if (rule.kind === "named" || rule.kind === "text") return rule;
    const name = `rule${this.#rules.size}`;
    this.#rules.set(name, rule);
    return named(name);
  }
}

function inside(place: Place, path: string): Place {
  return {path, depth: place.depth + 1, following: new Set()};
}

function omitReference({$ref: _, ...rest}: Schema): Schema {
  return rest;
}

function separated(items: readonly Rule[]): readonly Rule[] {
  return items.flatMap((item, index) => (index === 0 ? [item] : [text(","), space, item]));
}

function countOf(value: unknown, path: string): number | undefined {
  if (value === undefined) return undefined;
  if (!Number.isInteger(value) || (value as number) < 0) throw new SchemaError(path, "must be a whole number");
  if ((value as number) > ITEMS_MAX) throw new SchemaError(path, `at most ${ITEMS_MAX} is supported`);
  return value as number;
}
