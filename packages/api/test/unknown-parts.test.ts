import {expect, it} from "vitest";
import {createFake} from "./support/fake-service.ts";

const {app} = createFake().api;

async function post(url: string, payload: object): Promise<readonly [number, string]> {
  const answer = await app.inject({method: "POST", url, payload: {model: "able", max_tokens: 5, ...payload}});
  return [answer.statusCode, answer.json().error?.message ?? ""];
}

const user = (content: unknown): object => ({messages: [{role: "user", content}]});
const result = (content: unknown): object => ({
  messages: [
    {role: "assistant", content: [{type: "tool_use", id: "t1", name: "look", input: {}}]},
    {role: "user", content: [{type: "tool_result", tool_use_id: "t1", content}]},
  ],
});

it.each([
  ["a block of an unknown type", user([{type: "hologram"}]), '"hologram"'],
  ["a block without a type", user([{text: "x"}]), "messages: content"],
  ["a document", user([{type: "document", source: {}}]), '"document"'],
  ["a text block without text", user([{type: "text", text: 5}]), "text"],
  ["a search result of a tool", result([{type: "search_result", content: []}]), '"search_result"'],
  ["a number of a tool", result(5), "messages: content of a tool_result"],
  ["a system that is a number", {...user("x"), system: 5}, "system"],
  ["a system with an image", {...user("x"), system: [{type: "image"}]}, '"image"'],
])("Anthropic's: %s is refused", async (_what, payload, told) => {
  for (const url of ["/v1/messages", "/v1/messages/count_tokens"]) {
    expect(await post(url, payload)).toEqual([400, expect.stringContaining(told)]);
  }
});

it.each([
  ["a text", user("x")],
  ["a system of blocks", {...user("x"), system: [{type: "text", text: "Be brief.", cache_control: {type: "ephemeral"}}]}],
  ["no system", {...user("x"), system: null}],
  ["what a tool told in blocks", result([{type: "text", text: "x"}])],
  ["a tool that told nothing", result(undefined)],
  [
    "thoughts that only their author can read",
    {
      messages: [
        {role: "assistant", content: [{type: "redacted_thinking", data: "x"}]},
        {role: "user", content: "x"},
      ],
    },
  ],
])("Anthropic's: %s is taken", async (_what, payload) => {
  expect(await post("/v1/messages", payload)).toEqual([200, ""]);
});

const UNKNOWN = "Invalid value: 'xml'. Supported values are: 'json_object', 'json_schema', and 'text'.";
const schema = {type: "object", properties: {a: {type: "integer"}}};

it.each([
  [{type: "xml"}, UNKNOWN],
  [{}, "Missing required parameter: 'response_format.type'."],
  [{type: "json_schema"}, "Missing required parameter: 'response_format.json_schema'."],
  [{type: "json_schema", json_schema: {name: "x"}}, "Missing required parameter: 'response_format.json_schema.schema'."],
  [{type: "json_schema", json_schema: {name: "x", schema}}, undefined],
  [{type: "json_object"}, undefined],
  [{type: "text"}, undefined],
  [null, undefined],
])("OpenAI's response_format %j", async (format, told) => {
  expect(await post("/v1/chat/completions", {...user("x"), response_format: format})).toEqual(told === undefined ? [200, ""] : [400, expect.stringContaining(told)]);
});

it.each([
  [{type: "xml"}, UNKNOWN],
  [{}, "Missing required parameter: 'text.format.type'."],
  [{type: "json_schema", name: "x"}, "Missing required parameter: 'text.format.schema'."],
  [{type: "json_schema", name: "x", schema}, undefined],
  [{type: "text"}, undefined],
  [null, undefined],
])("OpenAI's text.format %j", async (format, told) => {
  expect(await post("/v1/responses", {input: "x", text: {format}})).toEqual(told === undefined ? [200, ""] : [400, expect.stringContaining(told)]);
});
