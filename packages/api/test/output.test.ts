import {expect, test} from "vitest";
import type {Tool} from "../src/inference/request.ts";
import {OutputReader} from "../src/output/output-reader.ts";
import {callFormatOfGo, callFormatOfJinja, thinkTagsOfGo} from "../src/output/template-formats.ts";
import type {CallFormat} from "../src/output/tool-call-parser.ts";

const tools: readonly Tool[] = ["get_weather", "get"].map((name) => ({
  type: "function",
  function: {name, parameters: {type: "object", properties: {city: {type: "string"}, days: {type: "integer"}}}},
}));
const hermes: CallFormat = {open: "<tool_call>", close: "</tool_call>", body: "json", bare: false};
const mistral: CallFormat = {open: "[TOOL_CALLS]", close: undefined, body: "json", bare: true};
const llama: CallFormat = {open: "<|python_tag|>", close: undefined, body: "json", bare: true};
const json: CallFormat = {open: undefined, close: undefined, body: "json", bare: true};
const coder: CallFormat = {open: "<tool_call>", close: "</tool_call>", body: "xml", bare: false};

/** What comes out of a text that comes in pieces of `size`, each run of one kind as a word. */
function read(text: string, format: CallFormat | undefined, size: number, isOpen?: boolean): string[] {
  const think = isOpen === undefined ? undefined : {tags: {open: "<think>", close: "</think>"}, isOpen};
  const reader = new OutputReader({think, calls: format && {format, tools}}, () => "id");
  let [content, thinking] = ["", ""];
  const calls: string[] = [];
  const pieces = Array.from({length: Math.ceil(text.length / size)}, (_, at) => text.slice(at * size, (at + 1) * size));
  for (const part of [...pieces.map((piece) => reader.push(piece)), reader.flush()]) {
    content += part?.content ?? "";
    thinking += part?.thinking ?? "";
    calls.push(...(part?.toolCalls ?? []).map((call) => `${call.name}${JSON.stringify(call.arguments)}`));
  }
  return [...(thinking ? [`(${thinking})`] : []), ...calls, ...(content ? [content] : [])];
}

const call = '{"name": "get_weather", "arguments": {"city": "Rome }{"}}';
const done = 'get_weather{"city":"Rome }{"}';
const cases: readonly [text: string, format: CallFormat, expected: string[]][] = [
  ["just text <tool", hermes, ["just text <tool"]],
  [`<tool_call>\n${call}\n</tool_call>`, hermes, [done]],
  [`I look.\n<tool_call>${call}</tool_call>\n<tool_call>${call}</tool_call> done`, hermes, [done, done, "I look.\ndone"]],
  [`<tool_call>${call}`, hermes, [done]],
  ['<tool_call>{"name": "unknown", "arguments": {}}</tool_call>', hermes, ['<tool_call>{"name": "unknown", "arguments": {}}</tool_call>']],
  ['<tool_call>{"name": broken}</tool_call>.', hermes, ['<tool_call>{"name": broken}</tool_call>.']],
  ['<tool_call>{"name": "get", "arguments"', hermes, ['<tool_call>{"name": "get", "arguments"']],
  ["a {b} [c]", hermes, ["a {b} [c]"]],
  [`[TOOL_CALLS] [${call}, ${call}]`, mistral, [done, done]],
  [`[${call}]`, mistral, [done]],
  ['[TOOL_CALLS]get_weather[ARGS]{"city": "Rome }{"}', mistral, [done]],
  ['[TOOL_CALLS]get[CALL_ID]x1[ARGS]{"city": "x"}', mistral, ['get{"city":"x"}']],
  ["[1, 2] is a list", mistral, ["[1, 2] is a list"]],
  [`<|python_tag|>{"name": "get", "parameters": {}}`, llama, ["get{}"]],
  ['{"name": "get", "parameters": {"days": 1}}', llama, ['get{"days":1}']],
  ['{"type": "function", "function": {"name": "get", "arguments": "{\\"days\\": 2}"}}', json, ['get{"days":2}']],
  [` ${call}; ${call}`, json, [done, done]],
  ['{"get": {"days": 3}}', json, ['get{"days":3}']],
  [`The call is ${call}`, json, [`The call is ${call}`]],
  ['{"answer": 42}', json, ['{"answer": 42}']],
  [
    "Look:\n<tool_call>\n<function=get_weather>\n<parameter=city>\nRome\n</parameter>\n<parameter=days>\n3\n</parameter>\n</function>\n</tool_call>",
    coder,
    ['get_weather{"city":"Rome","days":3}', "Look:\n"],
  ],
  ["<tool_call><function=nobody></function></tool_call>", coder, ["<tool_call><function=nobody></function></tool_call>"]],
];

test.each(cases)("calls in %j", (text, format, expected) => {
  for (const size of [1, 3, 7, text.length]) expect(read(text, format, size)).toEqual(expected);
});

test.each([
  ["<think>\nHm.</think>\n\nYes", false, ["(Hm.)", "Yes"]],
  ["\n<think>Hm", false, ["(Hm)"]],
  ["Hm.</think>Yes</think>", true, ["(Hm.)", "Yes</think>"]],
  [" no <think>tag", false, [" no <think>tag"]],
  ["<thin", false, ["<thin"]],
  ["a </thi", true, ["(a </thi)"]],
])("thoughts in %j", (text, isOpen, expected) => {
  for (const size of [1, 2, 5, text.length]) expect(read(text, undefined, size, isOpen)).toEqual(expected);
});

test("a call behind thoughts", () => {
  for (const size of [1, 4, 100]) expect(read(`<think>x</think>\n<tool_call>${call}</tool_call>`, hermes, size, false)).toEqual(["(x)", done]);
});

const goHermes = `{{ range .Messages }}{{ if eq .Role "assistant" }}{{ if .Thinking }}<think>{{ .Thinking }}</think>{{ end }}{{ if .ToolCalls }}<tool_call>
{{ range .ToolCalls }}{"name": "{{ .Function.Name }}", "arguments": {{ .Function.Arguments }}}{{ end }}
</tool_call>{{ end }}{{ end }}{{ end }}`;
const goMistral = `{{- if .ToolCalls }}[TOOL_CALLS] [
{{- range .ToolCalls }}{"name": "{{ .Function.Name }}"}{{- end }}]{{ end }}`;

test("the format of calls and the tags of thoughts are read off the template", () => {
  expect(callFormatOfGo(goHermes)).toEqual(hermes);
  expect(callFormatOfGo(goMistral)).toEqual(mistral);
  expect(callFormatOfGo('{{ if .ToolCalls }}{"name"}{{ end }}')).toEqual(json);
  expect(callFormatOfGo("{{ .Prompt }}")).toEqual(json);
  expect(thinkTagsOfGo(goHermes)).toEqual({open: "<think>", close: "</think>"});
  expect(thinkTagsOfGo("{{ .Prompt }}")).toBeUndefined();
  expect(callFormatOfJinja("x [TOOL_CALLS] y")).toEqual(mistral);
  expect(callFormatOfJinja("x <|python_tag|> y")).toEqual(llama);
  expect(callFormatOfJinja("<tool_call> <function=")).toEqual(coder);
});
