import type {InjectOptions} from "fastify";
import {describe, expect, it} from "vitest";
import {createFake} from "./support/fake-service.ts";

const {app} = createFake().api;

/** What each dialect's clients look for in a refusal. */
const SHAPES: readonly (readonly [string, object])[] = [
  ["/v1/chat/completions", {error: {message: expect.any(String), type: expect.any(String), param: null, code: null}}],
  ["/v1/messages", {type: "error", error: {type: expect.any(String), message: expect.any(String)}, request_id: expect.stringMatching(/^req_/)}],
  ["/api/chat", {error: expect.any(String)}],
];

describe.each(SHAPES)("a refusal of %s before its route is reached", (url, shape) => {
  it.each([
    ["malformed JSON", 400, {method: "POST", url, payload: "{x"}],
    ["another content type", 415, {method: "POST", url, payload: "{}", headers: {"content-type": "weird"}}],
    ["a body too large", 413, {method: "POST", url, payload: "{}", headers: {"content-length": String(2 ** 30)}}],
    ["another method", 405, {method: "GET", url}],
    ["an unknown path", 404, {method: "GET", url: `${url}/no/such`}],
    ["a path that is none", 400, {method: "GET", url: `${url}/%zz`}],
    ["a Host elsewhere", 403, {method: "POST", url, payload: "{}", headers: {host: "evil.example"}}],
    ["a page elsewhere", 403, {method: "POST", url, payload: "{}", headers: {origin: "http://evil.example"}}],
  ] as const)("has its shape: %s", async (_what, status, request) => {
    const answer = await app.inject(request as InjectOptions);
    expect([answer.statusCode, answer.json()]).toEqual([status, shape]);
  });
});

it.each(["{{ if .System", "{{ .Prompt"])("a template that is broken is told of as it was given: %s", async (template) => {
  const fake = createFake();
  fake.template = template;
  const answer = await fake.api.app.inject({method: "POST", url: "/api/generate", payload: {model: "tiny", prompt: "x"}});
  expect(answer.statusCode).toBeGreaterThanOrEqual(400);
  expect(answer.json().error).toContain("template error");
  expect(answer.json().error).not.toContain(".Response");
});
