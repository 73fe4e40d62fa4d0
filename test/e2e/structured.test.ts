import {afterAll, beforeAll, expect, it} from "vitest";
import {TestMesh} from "./support/mesh.ts";

let mesh: TestMesh;
beforeAll(async () => {
  mesh = await TestMesh.start(2);
  await mesh.peer(0).post("/api/v1/deploy", {model: "storyteller", strategy: "pipeline", stages: 2});
});
afterAll(() => mesh?.stop());

interface Logprob {
  readonly token: string;
  readonly logprob: number;
  readonly bytes: readonly number[];
  readonly top_logprobs: readonly {readonly token: string; readonly logprob: number}[];
}

const FORMAT = {
  type: "object",
  properties: {
    name: {type: "string", maxLength: 12},
    age: {type: "integer", minimum: 1, maximum: 99},
    kind: {enum: ["owl", "fox"]},
    friends: {type: "array", items: {type: "string", maxLength: 8}, maxItems: 2},
  },
  required: ["name", "age", "kind"],
};

it("answers of a split model have the form of a schema, from any peer, streamed or not", async () => {
  const ask = {model: "storyteller", messages: [{role: "user", content: "Who is it?"}], format: FORMAT, options: {temperature: 1, seed: 5}};
  const answers = await Promise.all([0, 1].map((peer) => mesh.peer(peer).post<{message: {content: string}; done_reason: string}>("/api/chat", {...ask, stream: false})));
  for (const {message, done_reason} of answers) {
    const value = JSON.parse(message.content) as Record<string, unknown>;
    expect(value).toMatchObject({name: expect.any(String), age: expect.any(Number), kind: expect.stringMatching(/^(owl|fox)$/)});
    expect(done_reason).toBe("stop");
  }
  expect(answers[1]?.message).toEqual(answers[0]?.message);
  const any = await mesh
    .peer(0)
    .post<{response: string}>("/api/generate", {model: "storyteller", prompt: "A fox", format: "json", stream: false, options: {num_predict: 200, seed: 2}});
  expect(any.response).toMatch(/^\{/);
});

it("log probabilities come with the text they are of", async () => {
  const ask = {model: "storyteller", prompt: "Tell me a story about an owl.", logprobs: true, top_logprobs: 3, options: {temperature: 0, num_predict: 12}};
  const whole = await mesh.peer(1).post<{response: string; eval_count: number; logprobs: Logprob[]}>("/api/generate", {...ask, stream: false});
  expect(whole.logprobs).toHaveLength(12);
  expect(Buffer.from(whole.logprobs.flatMap(({bytes}) => bytes)).toString()).toBe(whole.response);
  for (const {token, logprob, top_logprobs} of whole.logprobs) expect(top_logprobs[0]).toEqual({token, logprob, bytes: [...Buffer.from(token)]});
  const response = await fetch(`${mesh.peer(0).api}/api/generate`, {method: "POST", body: JSON.stringify(ask)});
  const lines = (await response.text())
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as {response: string; done: boolean; logprobs?: Logprob[]});
  const streamed = lines.flatMap(({logprobs}) => logprobs ?? []);
  expect(streamed.map(({token}) => token)).toEqual(whole.logprobs.map(({token}) => token));
  // The prompt is there already: its last row is computed alone, which rounds otherwise.
  for (const [i, {logprob}] of streamed.entries()) expect(logprob).toBeCloseTo(whole.logprobs[i]?.logprob as number, 2);
  for (const {response: text, logprobs, done} of lines) if (!done) expect((logprobs ?? []).map(({token}) => token).join("")).toBe(text);
});

interface Embedded {
  readonly embeddings: readonly (readonly number[])[];
  readonly prompt_eval_count: number;
}

it("texts become vectors of length 1, alike from a split model and from a whole one", async () => {
  const input = ["An owl reads a book.", "The owl was reading.", "Seven"];
  await mesh.peer(1).post("/api/copy", {source: "storyteller", destination: "whole"});
  const [split, whole] = await Promise.all(["storyteller", "whole"].map((model) => mesh.peer(1).post<Embedded>("/api/embed", {model, input})));
  expect(split?.embeddings).toHaveLength(3);
  expect(split?.prompt_eval_count).toBeGreaterThan(20);
  for (const [text, vector] of split?.embeddings.entries() ?? []) {
    expect(vector.reduce((sum, value) => sum + value * value, 0)).toBeCloseTo(1, 4);
    for (const [i, value] of vector.entries()) expect(value).toBeCloseTo(whole?.embeddings[text]?.[i] as number, 4);
  }
  const one = await mesh.peer(0).post<Embedded>("/api/embed", {model: "storyteller", input: input[0], dimensions: 16});
  expect(one.embeddings[0]).toHaveLength(16);
  expect(one.embeddings[0]?.reduce((sum, value) => sum + value * value, 0)).toBeCloseTo(1, 4);
  const {data} = await mesh.peer(0).post<{data: [{embedding: string}]}>("/v1/embeddings", {model: "storyteller", input: input[0], dimensions: 16, encoding_format: "base64"});
  expect([...new Float32Array(new Uint8Array(Buffer.from(data[0].embedding, "base64")).buffer)]).toEqual(one.embeddings[0]);
  const old = await mesh.peer(0).post<{embedding: number[]}>("/api/embeddings", {model: "storyteller", prompt: input[0]});
  const length = Math.hypot(...old.embedding);
  for (const [i, value] of old.embedding.entries()) expect(value / length).toBeCloseTo(split?.embeddings[0]?.[i] as number, 4);
});

it("a text beyond the context is cut or refused; no text only loads", async () => {
  const input = "word ".repeat(9000);
  const cut = await mesh.peer(0).post<Embedded>("/api/embed", {model: "storyteller", input});
  expect(cut.embeddings[0]?.every(Number.isFinite)).toBe(true);
  const refused = await fetch(`${mesh.peer(0).api}/api/embed`, {method: "POST", body: JSON.stringify({model: "storyteller", input, truncate: false})});
  expect([refused.status, await refused.json()]).toEqual([400, {error: "the input length exceeds the context length"}]);
  expect(await mesh.peer(0).post("/api/embed", {model: "storyteller", input: ""})).toEqual({model: "storyteller", embeddings: []});
});
