import {Prng} from "@ollamesh/stdx";
import {Ajv2020} from "ajv/dist/2020.js";
import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {renderGrammar} from "../../src/grammar/grammar-rule.ts";
import {schemaGrammar} from "../../src/grammar/schema-compiler.ts";
import {SchemaError} from "../../src/grammar/schema-error.ts";
import {randomText} from "./random-text.ts";

const ajv = new Ajv2020({strict: false, validateFormats: false});
const TEXTS = 12;

/** Texts of the schema's grammar; each must be JSON that fits the schema. */
function fitting(schema: object, seed: number): string[] {
  const grammar = schemaGrammar(schema);
  const validate = ajv.compile(schema);
  const rng = new Prng(seed);
  return Array.from({length: TEXTS}, () => {
    const text = randomText(grammar, rng);
    const value: unknown = JSON.parse(text);
    expect(validate(value), `${text} does not fit: ${ajv.errorsText(validate.errors)}`).toBe(true);
    return text;
  });
}

const count = fc.integer({min: 0, max: 4});
const bound = fc.oneof(fc.integer({min: -2000, max: 2000}), fc.double({min: -50, max: 50, noNaN: true}));
const orNot = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(value, {nil: undefined});

const {schema: schemas} = fc.letrec<{schema: object; object: object}>((tie) => ({
  schema: fc.oneof(
    {maxDepth: 4, withCrossShrink: true},
    fc.constantFrom({type: "string"}, {type: "boolean"}, {type: ["integer", "null"]}, {}, {type: "object"}, {enum: ["a", 1, null, {b: [2]}]}, {const: 'x"\\y\n'}),
    fc.record({type: fc.constant("string"), minLength: count, maxLength: orNot(fc.integer({min: 4, max: 9}))}),
    fc.record({type: fc.constantFrom("integer", "number"), minimum: bound, maximum: fc.integer({min: 2001, max: 10 ** 9})}),
    fc.record({type: fc.constantFrom("integer", "number"), exclusiveMinimum: orNot(bound)}),
    fc.record({type: fc.constantFrom("integer", "number"), maximum: orNot(bound)}),
    fc.record({type: fc.constant("array"), items: tie("schema"), minItems: count, maxItems: orNot(fc.integer({min: 4, max: 6}))}),
    fc.record({type: fc.constant("array"), prefixItems: fc.array(tie("schema"), {minLength: 1, maxLength: 3}), items: fc.constantFrom(false, {type: "null"})}),
    fc.record({anyOf: fc.array(tie("schema"), {minLength: 1, maxLength: 3})}),
    fc.record({type: fc.constant("object"), additionalProperties: tie("schema")}),
    tie("object"),
    fc.record({allOf: fc.tuple(tie("object"), fc.constant({type: "object", properties: {z: {type: "null"}}, required: ["z"]}))}),
  ),
  object: fc
    .tuple(fc.dictionary(fc.constantFrom("a", "b c", '"', "ü"), tie("schema"), {maxKeys: 4}), fc.array(fc.boolean(), {minLength: 4, maxLength: 4}))
    .map(([properties, required]) => ({type: "object", properties, required: Object.keys(properties).filter((_, i) => required[i])})),
}));

describe("the grammar of a schema", () => {
  it("allows only what fits it", () => {
    fc.assert(
      fc.property(schemas, fc.integer({min: 1, max: 2 ** 31}), (schema, seed) => {
        // What JSON knows of it: undefined members are not there.
        const plain = JSON.parse(JSON.stringify(schema)) as object;
        fitting(plain, seed);
      }),
      {numRuns: 150},
    );
  });

  it.each(["^[a-z]{2,3}$", "^(\\d{3}-)?\\d{4}$", "^\\w+@\\w+\\.(com|org)$", 'a"b\\\\c', '^[^"\\\\]$', "^x|y$", "", "^\\s\\S.[\\]^-]\\u0041\\x42\\/$", "^(?:ab|(?<name>c)*?)+$"])(
    "has the strings of the pattern %j",
    (pattern) => {
      fitting({type: "string", pattern}, 7);
    },
  );

  it.each(["date", "time", "date-time", "uuid"])("has strings of the format %s", (format) => {
    for (const text of fitting({type: "string", format}, 3)) {
      if (format.startsWith("date")) expect(new Date(JSON.parse(text) as string).getTime()).not.toBeNaN();
    }
  });

  it("follows references, also to itself", () => {
    const node = {type: "object", properties: {next: {anyOf: [{$ref: "#/$defs/node"}, {type: "null"}]}, value: {$ref: "#/$defs/value"}}, required: ["next", "value"]};
    fitting({$ref: "#/$defs/node", $defs: {node, value: {type: "integer", minimum: 3}}}, 5);
    fitting({$ref: "#/$defs/a~1b", $defs: {"a/b": {type: "object", properties: {x: {type: "string"}}}}, required: ["x"]}, 5);
    fitting({type: "object", properties: {kids: {type: "array", items: {$ref: "#"}}}, required: ["kids"]}, 5);
  });

  it("puts properties in the schema's order, and leaves out only what is not required", () => {
    const properties = Object.fromEntries(["a", "b", "c"].map((name) => [name, {type: "null"}]));
    const texts = new Set(fitting({type: "object", properties, required: ["b"]}, 1).map((text) => Object.keys(JSON.parse(text) as object).join("")));
    for (const text of texts) expect(["b", "ab", "bc", "abc"]).toContain(text);
    expect(texts.size).toBeGreaterThan(2);
  });

  it("has numbers between their bounds, ends included", () => {
    for (const [minimum, maximum] of [
      [-3, 3],
      [0, 1],
      [7, 7],
      [95, 1203],
      [-1203, -95],
      [-0.5, 1.5],
    ]) {
      for (const type of ["integer", "number"]) fitting({type, minimum, maximum}, 11);
    }
    const grammar = renderGrammar(schemaGrammar({type: "integer", minimum: 9, maximum: 11}));
    expect(grammar).toContain('"9"');
  });
});

describe("a schema that cannot be obeyed is refused with the place", () => {
  let nested: object = {};
  for (let i = 0; i < 60; i++) nested = {type: "array", items: nested};
  it.each<[unknown, RegExp]>([
    [{properties: {a: {not: {}}}}, /^\/properties\/a: the keyword "not" is not supported$/],
    [{items: {type: "strin"}}, /^\/items\/type: must be of object/],
    [{type: "array", uniqueItems: true}, /"uniqueItems"/],
    [{$ref: "#"}, /refers to itself/],
    [{anyOf: [{type: "null"}, {$ref: "#"}]}, /refers to itself/],
    [{$ref: "https://example.org/a"}, /does not begin with #/],
    [{$ref: "#/$defs/a"}, /there is no #\/\$defs\/a/],
    [{$ref: "#/constructor/name"}, /there is no/],
    [{allOf: [{$ref: "#"}]}, /deeper than|two different|more than/],
    [{allOf: [{type: "string"}, {type: "null"}]}, /nothing is of both types/],
    [{type: "string", pattern: "^(?=a)"}, /look-ahead/],
    [{type: "string", pattern: "(".repeat(40)}, /groups 32 deep/],
    [{type: "string", pattern: "a\\b"}, /"\\b"/],
    [{type: "string", pattern: "a\\0"}, /control character/],
    [{type: "string", pattern: "[\\u0000-\\u0007]"}, /control character/],
    [{type: "string", pattern: "\\ud83d"}, /half of a character/],
    [{type: "number", exclusiveMinimum: 0.5, maximum: 0.5}, /no number between/],
    [{type: "string", minLength: 100_000}, /at most 10000/],
    [{type: "string", minLength: 3, maxLength: 2}, /below minLength/],
    [{type: "integer", minimum: 0.2, maximum: 0.8}, /no integer between/],
    [{type: "array", prefixItems: [{}], items: false, minItems: 2}, /2 items are needed/],
    [{enum: []}, /no value/],
    [{type: "string", enum: [1]}, /no value of the type/],
    [false, /nothing fits/],
    [{properties: {a: 5}}, /must be an object/],
    [nested, /deeper than 48/],
    [{anyOf: Array.from({length: 3000}, () => ({}))}, /more than 2000 parts/],
  ])("%j", (schema, message) => {
    expect(() => schemaGrammar(schema)).toThrow(SchemaError);
    expect(() => schemaGrammar(schema)).toThrow(message);
  });
});
