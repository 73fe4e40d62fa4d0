import {fail} from "@ollamesh/stdx";
import {afterAll, expect, test} from "vitest";
import {createFake, happy, stats} from "./support/fake-service.ts";

const fake = createFake();
afterAll(() => fake.api.close());

const ask = (headers: Record<string, string> = {}) =>
  fake.api.app.inject({method: "POST", url: "/api/generate", payload: {model: "tiny", prompt: "x"}, headers: {"content-type": "application/json", ...headers}});
const asked = () => fake.requests.flatMap((request) => (request.type === "generate" ? [request.request] : [])).at(-1);

test("a request is given an id nobody can guess, which the answer tells", async () => {
  const [first, second] = [await ask(), await ask()];
  expect(first.headers["x-ollamesh-request-id"]).toMatch(/^[0-9a-f-]{36}$/);
  expect(second.headers["x-ollamesh-request-id"]).not.toBe(first.headers["x-ollamesh-request-id"]);
  expect(asked()?.id).toBe(second.headers["x-ollamesh-request-id"]);
});

test("priority and client go with it: the key where there is one, else the address", async () => {
  await ask({"x-ollamesh-priority": "1", authorization: "Bearer k"});
  expect(asked()).toMatchObject({priority: 1, client: "key Bearer k"});
  await ask({"x-api-key": "other"});
  expect(asked()).toMatchObject({priority: undefined, client: "key other"});
  await ask();
  expect(asked()).toMatchObject({client: "address 127.0.0.1"});
});

test.each(["0", "11", "-1", "high", "1.5", ""])("a priority of %j is refused", async (priority) => {
  const response = await ask({"x-ollamesh-priority": priority});
  expect([response.statusCode, response.json()]).toEqual([400, {error: "x-ollamesh-priority must be a whole number from 1 (first) to 10 (last)"}]);
});

test("busy is told in Ollama's words, and when to try again", async () => {
  fake.script = [{type: "failed", failure: fail("busy", "500 requests are waiting").error}];
  const response = await ask();
  expect([response.statusCode, response.json(), response.headers["retry-after"]]).toEqual([503, {error: "server busy, please try again.  maximum pending requests exceeded"}, "1"]);
  fake.script = happy;
});

test("who asks too often is told so, and when there will be room", async () => {
  fake.script = [{type: "failed", failure: fail("rate_limited", "too many requests from this client: try again in 3 s").error, retryAfterMs: 2400}];
  const response = await ask();
  expect([response.statusCode, response.json(), response.headers["retry-after"]]).toEqual([429, {error: "too many requests from this client: try again in 3 s"}, "3"]);
  fake.script = happy;
});

test("a request of many texts is one for the limit on how often its client may ask", async () => {
  fake.script = [{type: "done", stats: {...stats, embedding: Float32Array.of(1, 0)}}];
  const before = fake.requests.length;
  const response = await fake.api.app.inject({method: "POST", url: "/api/embed", payload: {model: "tiny", input: ["a", "b", "c"]}, headers: {"content-type": "application/json"}});
  expect(response.json()).toMatchObject({
    embeddings: [
      [1, 0],
      [1, 0],
      [1, 0],
    ],
  });
  const clients = fake.requests.slice(before).flatMap((request) => (request.type === "generate" ? [request.request.client] : []));
  expect(clients).toEqual(["address 127.0.0.1", undefined, undefined]);
  fake.script = happy;
});

test("whether somebody else took the answer up is told at its end to who asks, and to nobody else", async () => {
  fake.script = [
    {type: "text", text: "Hel"},
    {type: "done", stats: {...stats, takenUp: 2}},
  ];
  expect((await ask({"x-ollamesh-resumed": "?"})).trailers).toEqual({"x-ollamesh-resumed": "2"});
  expect((await ask()).trailers).toEqual({});
  fake.script = happy;
});

test("what the host is short of is told, and who is refused for it when to try again", async () => {
  expect((await fake.api.app.inject("/api/v1/pressure")).json()).toEqual({rung: "shed", reason: "memory is used to 93 %", late_ms: 1, memory_share: 0.93, disk_free_bytes: null});
  fake.script = [{type: "failed", failure: fail("overloaded", "this peer takes no requests at the moment").error, retryAfterMs: 10_000}];
  const response = await ask();
  expect([response.statusCode, response.json(), response.headers["retry-after"]]).toEqual([503, {error: "this peer takes no requests at the moment"}, "10"]);
  fake.script = happy;
});
