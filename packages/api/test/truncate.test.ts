import type {TooLong} from "@ollamesh/node";
import {fail} from "@ollamesh/stdx";
import {afterAll, expect, test} from "vitest";
import {createFake, happy} from "./support/fake-service.ts";

const fake = createFake();
afterAll(() => fake.api.close());

/** Prompts of more characters do not fit. */
const ROOM = 14;

const inner = fake.service.sessions;
const prompts: string[] = [];
/** What is told of prompts that do not fit, where that is told. */
let room: ((prompt: string) => TooLong | undefined) | undefined;
const kept: (number | undefined)[] = [];
Object.assign(fake.service, {
  sessions: (request: Parameters<typeof inner>[0]) => {
    if (request.type === "generate") {
      const prompt = request.request.prompt ?? "";
      prompts.push(prompt);
      kept.push(request.request.keepTokens);
      const tooLong = room?.(prompt);
      const isTooLong = room ? tooLong !== undefined : prompt.length > ROOM;
      fake.script = isTooLong ? [{type: "failed", failure: fail("context_exceeded", "too long").error, ...(tooLong && {tooLong})}] : happy;
    }
    return inner(request);
  },
});

const turn = (role: string, content: string) => ({role, content});
const talk = [turn("system", "sys"), turn("user", "one"), turn("assistant", "two"), turn("user", "three"), turn("assistant", "four"), turn("user", "five")];
const ask = (body: object) => fake.api.app.inject({method: "POST", url: "/api/chat", payload: {model: "tiny", stream: false, ...body}});

test("what is oldest is left out until the rest fits, the system's and the last message never", async () => {
  prompts.length = 0;
  expect((await ask({messages: talk})).json().message.content).toBe("Hello");
  expect(prompts).toEqual(["sys\none\ntwo\nthree\nfour\nfive", "sys\ntwo\nthree\nfour\nfive", "sys\nfour\nfive"]);
});

test("of many messages as many as are too many are left out at once, and not one more than must be", async () => {
  const many = Array.from({length: 4000}, (_, i) => turn(i % 2 === 0 ? "user" : "assistant", `message ${i} ${"x".repeat(i % 7)}`));
  const fits = 6000;
  prompts.length = 0;
  room = (prompt) => (prompt.length > fits ? {promptTokens: Math.ceil(prompt.length / 4), contextLength: fits / 4} : undefined);
  expect((await ask({messages: many})).statusCode).toBe(200);
  room = undefined;
  expect(prompts.length).toBeLessThan(8);
  expect(prompts.at(-1)?.length).toBeGreaterThan(fits / 2);
  expect(prompts.at(-1)?.endsWith(many.at(-1)?.content as string)).toBe(true);
});

test("not where the client does not want it, nor where nothing can be left out", async () => {
  expect((await ask({messages: talk, truncate: false})).statusCode).toBe(400);
  const alone = await ask({messages: [turn("system", "sys"), turn("user", "far too long for this")]});
  expect([alone.statusCode, alone.json()]).toEqual([400, {error: "too long"}]);
});

test("the middle of what is left is left out by who answers, unless the client or the model wants no shift", async () => {
  const ended = async (url: string, body: object): Promise<unknown> => {
    kept.length = 0;
    const response = await fake.api.app.inject({method: "POST", url, payload: {model: "tiny", stream: false, ...body}});
    return [kept.slice(), response.json().error];
  };
  const raw = {prompt: "far too long for this", raw: true};
  expect(await ended("/api/generate", raw)).toEqual([[4], "too long"]);
  expect(await ended("/api/generate", {...raw, options: {num_keep: 7}})).toEqual([[7], "too long"]);
  expect(await ended("/api/generate", {...raw, options: {num_keep: 7}, model: "begun"})).toEqual([[8], "too long"]);
  expect(await ended("/api/generate", {...raw, options: {num_keep: -1}, model: "begun"})).toEqual([[-1], "too long"]);
  expect(await ended("/api/generate", {...raw, truncate: false})).toEqual([[undefined], "too long"]);
  expect(await ended("/api/generate", {...raw, shift: false})).toEqual([[undefined], expect.stringMatching(/^the prompt is longer than the context length currently/)]);
  expect(await ended("/api/chat", {messages: [turn("user", "one"), turn("user", "far too long for this")]})).toEqual([[undefined, 4], "too long"]);
});

test("not once something was said", async () => {
  const other = createFake();
  other.script = [
    {type: "text", text: "a"},
    {type: "failed", failure: fail("context_exceeded", "too long").error},
  ];
  const response = await other.api.app.inject({method: "POST", url: "/api/chat", payload: {model: "tiny", messages: talk}});
  await other.api.close();
  const lines = response.body
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(lines.map((line) => line.error ?? line.message.content)).toEqual(["a", "too long"]);
});
