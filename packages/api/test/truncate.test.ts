import {fail} from "@ollamesh/stdx";
import {afterAll, expect, test} from "vitest";
import {createFake, happy} from "./support/fake-service.ts";

const fake = createFake();
afterAll(() => fake.api.close());

/** Prompts of more characters do not fit. */
const ROOM = 14;

const inner = fake.service.sessions;
const prompts: string[] = [];
Object.assign(fake.service, {
  sessions: (request: Parameters<typeof inner>[0]) => {
    if (request.type === "generate") {
      const prompt = request.request.prompt ?? "";
      prompts.push(prompt);
      fake.script = prompt.length > ROOM ? [{type: "failed", failure: fail("context_exceeded", "too long").error}] : happy;
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

test("not where the client does not want it, nor where nothing can be left out", async () => {
  expect((await ask({messages: talk, truncate: false})).statusCode).toBe(400);
  const alone = await ask({messages: [turn("system", "sys"), turn("user", "far too long for this")]});
  expect([alone.statusCode, alone.json()]).toEqual([400, {error: "too long"}]);
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
