import {Ollama} from "ollama";
import {afterAll, beforeAll, expect, test} from "vitest";
import {parseModelfile, renderGoTemplate} from "../src/index.ts";
import {createFake, happy} from "./support/fake-service.ts";

const fake = createFake();
let host = "";
beforeAll(async () => {
  host = await fake.api.listen("127.0.0.1", 0);
});
afterAll(() => fake.api.close());

test("the ollama client lists, shows, pulls, generates, chats, copies and deletes", async () => {
  const client = new Ollama({host});
  expect((await client.list()).models[0]?.name).toBe("tiny:latest");
  expect((await client.show({model: "tiny"})).details.family).toBe("llama");
  expect((await client.pull({model: "tiny"})).status).toBe("success");
  expect((await client.generate({model: "tiny", prompt: "x"})).response).toBe("Hello");
  let text = "";
  for await (const part of await client.chat({model: "tiny", messages: [{role: "user", content: "x"}], stream: true})) text += part.message.content;
  expect(text).toBe("Hello");
  expect((await client.ps()).models.length).toBe(1);
  expect((await client.create({model: "n", from: "tiny"})).status).toBe("success");
  await client.copy({source: "tiny", destination: "b"});
  await client.delete({model: "tiny"});
});

test.each([true, false])("a client that goes away cancels its session (stream %s)", async (stream) => {
  fake.script = "hang";
  const [before, begun] = [fake.cancelled.length, fake.requests.length];
  const gone = new AbortController();
  const body = JSON.stringify({model: "tiny", prompt: "x", stream});
  const work = fetch(`${host}/api/generate`, {method: "POST", body, signal: gone.signal}).then((answer) => answer.text());
  const ended = expect(work).rejects.toThrow();
  await expect.poll(() => fake.requests.length).toBe(begun + 1);
  gone.abort();
  await ended;
  await expect.poll(() => fake.cancelled.length).toBe(before + 1);
  fake.script = happy;
});

test("a failure behind the first line is a line", async () => {
  fake.script = [
    {type: "text", text: "a"},
    {type: "failed", failure: {code: "stage_lost", message: "stage lost"}},
  ];
  const answer = await fetch(`${host}/api/generate`, {method: "POST", body: '{"model":"tiny","prompt":"x"}'});
  expect([answer.status, (await answer.text()).split("\n").at(-2)]).toEqual([200, '{"error":"stage lost"}']);
  fake.script = [{type: "failed", failure: {code: "busy", message: ""}}];
  const busy = await fetch(`${host}/api/generate`, {method: "POST", body: '{"model":"tiny","prompt":"x"}'});
  expect(busy.status).toBe(503);
  fake.script = happy;
});

test("100 MB of JSON is refused, a blob is streamed", async () => {
  const refused = await fake.api.app.inject({method: "POST", url: "/api/chat", payload: Buffer.alloc(100_000_000), headers: {"content-type": "text/x"}});
  expect(refused.statusCode).toBe(413);
  const blob = await fetch(`${host}/api/blobs/sha256:${"b".repeat(64)}`, {method: "POST", body: Buffer.alloc(3_000_000)});
  expect(blob.status).toBe(201);
  expect(fake.uploaded.reduce((a, b) => a + b, 0)).toBe(3_000_000);
});

test("foreign Host and Origin are refused", async () => {
  const evil = await fake.api.app.inject({url: "/api/tags", headers: {host: "evil.example"}});
  expect(evil.statusCode).toBe(403);
  const page = await fake.api.app.inject({url: "/api/tags", headers: {origin: "https://evil.example"}});
  expect(page.statusCode).toBe(403);
});

test("a TEMPLATE is rendered and BOS not doubled", async () => {
  fake.template = "<s>{{ if .System }}[{{ .System }}]{{ end }}{{ .Prompt }}>{{ .Response }}</s>";
  await new Ollama({host}).generate({model: "tiny", prompt: "x", system: "y", options: {stop: ["q"]}});
  const request = fake.requests.at(-1);
  expect(request).toMatchObject({type: "generate", request: {prompt: "<s>[y]x>", addSpecial: false, stop: ["q"]}});
});

test("Go templates: ranges, variables, trims", () => {
  const messages = [
    {Role: "user", Content: "a"},
    {Role: "assistant", Content: "b"},
  ];
  const chatml = "{{- range $i, $m := .Messages }}<|{{ .Role }}|>{{ .Content }}{{ if eq (len (slice $.Messages $i)) 1 }}!{{ end }}\n{{ end }}";
  expect(renderGoTemplate(chatml, {Messages: messages})).toBe("<|user|>a\n<|assistant|>b!\n");
  expect(renderGoTemplate('{{ $x := "" }}{{ with .A }}{{ $x = . }}{{ else }}n{{ end }} {{- /* c */ -}} {{ $x | printf "%q" }}', {A: "v"})).toBe('"v"');
  expect(() => renderGoTemplate("{{ if .A }}", {})).toThrow("without {{end}}");
});

test("Modelfiles", () => {
  const file = parseModelfile('# c\nfrom ./a.gguf\nPARAMETER stop "x"\nparameter top_k 4\nSYSTEM """a\nb"""\n');
  expect(file).toMatchObject({ok: true, value: {from: "./a.gguf", system: "a\nb", parameters: {stop: ["x"], top_k: 4}}});
  expect(parseModelfile("FROM a\nADAPTER ./b.gguf")).toMatchObject({ok: true, value: {from: "a", adapter: "./b.gguf"}});
  expect(parseModelfile("FROM a\nADAPTER b\nADAPTER c")).toMatchObject({ok: false, error: {code: "bad_modelfile"}});
});
