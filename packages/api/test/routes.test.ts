import {afterAll, expect, test} from "vitest";
import {createFake} from "./support/fake-service.ts";

const fake = createFake();
afterAll(() => fake.api.close());

// Routes of the mesh; those of Ollama, OpenAI and Anthropic are in transcripts/.
const cases: readonly [method: string, url: string, body: unknown, status: number, answer: string][] = [
  ["GET", "/metrics", undefined, 200, "up 1"],
  ["GET", "/api/v1/node", undefined, 200, '{"peer_id":"p1","version":"0","addresses":[],"uptime_ms":1'],
  ["GET", "/api/v1/peers", undefined, 200, "[]"],
  ["GET", "/api/v1/swarm/a%2Fb:c", undefined, 404, "no such model"],
  ["GET", "/api/v1/placement/a%2Fb:c", undefined, 404, "no such model"],
  ["GET", "/api/v1/placement/a/b:c", undefined, 404, "no such model"],
  ["GET", "/api/v1/routing/history?limit=1001", undefined, 400, "limit must be an integer from 1 to 1000"],
  ["POST", "/api/v1/deploy", {model: "tiny", stages: 0}, 400, "stages must be an integer"],
  ["POST", "/api/v1/deploy", {model: "tiny"}, 422, "no peer has memory"],
  ["DELETE", "/api/v1/deploy/tiny:latest", undefined, 200, "{}"],
  ["PUT", "/api/v1/cluster/settings/x-one", {value: 1, expect: 2}, 400, 'there is no field \\"expect\\": value, expected and async are known'],
];

test.each(cases)("%s %s %j -> %i %s", async (method, url, body, status, answer) => {
  const payload = body === undefined ? {} : {payload: typeof body === "string" ? body : JSON.stringify(body)};
  const response = await fake.api.app.inject({method: method as "GET", url, ...payload, headers: {"content-type": "text/x"}});
  expect(response.body).toContain(answer);
  expect(response.statusCode).toBe(status);
});
