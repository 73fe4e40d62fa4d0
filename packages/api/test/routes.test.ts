import {afterAll, expect, test} from "vitest";
import {createFake} from "./support/fake-service.ts";

const fake = createFake();
afterAll(() => fake.api.close());
const other = "b".repeat(64);

const cases: readonly [method: string, url: string, body: unknown, status: number, answer: string][] = [
  ["GET", "/", undefined, 200, "Ollama is running"],
  ["HEAD", "/", undefined, 200, ""],
  ["GET", "/api/version", undefined, 200, '{"version":"0.12.0"}'],
  ["GET", "/api/nothing", undefined, 404, "not found"],
  ["GET", "/api/generate", undefined, 405, "method not allowed"],
  ["POST", "/api/tags", {}, 405, "method not allowed"],
  ["GET", "/api/tags", undefined, 200, '"size":1000'],
  ["GET", "/api/ps", undefined, 200, '"name":"tiny:latest","model":"tiny:latest","size":7'],
  ["POST", "/api/generate", undefined, 400, '{"error":"missing request body"}'],
  ["POST", "/api/generate", "{bad", 400, "invalid JSON"],
  ["POST", "/api/generate", "[]", 400, "must be a JSON object"],
  ["POST", "/api/generate", {}, 400, '{"error":"model is required"}'],
  ["POST", "/api/generate", {model: "../x"}, 400, "invalid model name"],
  ["POST", "/api/generate", {model: "nope", prompt: "x"}, 404, '{"error":"model \'nope\' not found"}'],
  ["POST", "/api/generate", {model: "tiny", prompt: "x", options: {top_k: "1"}}, 400, 'option \\"top_k\\" must be of type integer'],
  ["POST", "/api/generate", {model: "tiny", prompt: "x", options: {top_p: true}}, 400, 'option \\"top_p\\" must be of type float32'],
  ["POST", "/api/generate", {model: "tiny", prompt: "x", options: {stop: "a"}}, 400, 'option \\"stop\\" must be of type array'],
  ["POST", "/api/generate", {model: "tiny", prompt: "x", stream: false, options: {odd: 1}}, 200, '"response":"Hello","done":true'],
  ["POST", "/api/generate", {model: "tiny", prompt: "x", stream: false}, 200, '"eval_duration":2000000'],
  ["POST", "/api/generate", {model: "tiny", prompt: "x"}, 200, '"response":"Hel","done":false}\n'],
  ["POST", "/api/generate", {model: "tiny", prompt: "x", raw: true, system: "y"}, 400, "raw mode does not support template"],
  ["POST", "/api/generate", {model: "tiny", prompt: "x", keep_alive: "10"}, 400, "missing unit in duration"],
  ["POST", "/api/generate", {model: "tiny", prompt: "x", format: "json"}, 501, "format is not supported by ollamesh yet"],
  ["POST", "/api/generate", {model: "tiny", prompt: "x", suffix: "y"}, 400, "registry.ollama.ai/library/tiny:latest does not support insert"],
  ["POST", "/api/generate", {model: "tiny", prompt: "x", images: ["y"]}, 400, "does not support images"],
  ["POST", "/api/generate", {model: "tiny", prompt: "x", think: true}, 400, "does not support thinking"],
  ["POST", "/api/generate", {model: "tiny", prompt: "x", top_logprobs: 21}, 400, "top_logprobs must be between 0 and 20"],
  ["POST", "/api/generate", {model: "tiny"}, 200, '"done_reason":"load"'],
  ["POST", "/api/generate", {model: "tiny", keep_alive: 0}, 200, '"done_reason":"unload"'],
  ["POST", "/api/chat", {model: "tiny", messages: [{role: "x"}]}, 400, "invalid role"],
  ["POST", "/api/chat", {model: "tiny", messages: [{role: "user", content: "x"}], stream: false}, 200, '"content":"Hello"}'],
  ["POST", "/api/chat", {model: "tiny", messages: []}, 200, '"done_reason":"load"'],
  [
    "POST",
    "/api/chat",
    {model: "tiny", messages: [{role: "user", content: "x"}], tools: [{function: {name: "f"}}]},
    400,
    "registry.ollama.ai/library/tiny:latest does not support tools",
  ],
  ["POST", "/api/show", {model: "nope"}, 404, "model 'nope' not found"],
  ["POST", "/api/show", {model: "tiny"}, 200, '"model_info":{"general.architecture":"llama","tokenizer.ggml.tokens":null}'],
  ["POST", "/api/show", {model: "tiny"}, 200, '"parameter_size":"2.35M"'],
  ["POST", "/api/pull", {model: "tiny"}, 200, '{"status":"success"}\n'],
  ["POST", "/api/pull", {model: "tiny", stream: false}, 200, '{"status":"success"}'],
  ["POST", "/api/pull", {model: "nope"}, 200, '{"error":"no such model"}\n'],
  ["POST", "/api/create", {model: "new"}, 400, "neither 'from' or 'files' was specified"],
  ["POST", "/api/create", {model: "new", files: {"../a": `sha256:${other}`}}, 400, "file path must be relative"],
  ["POST", "/api/create", {model: "new", files: {a: "x"}}, 400, "invalid digest format"],
  ["POST", "/api/create", {model: "new", from: "tiny"}, 200, '{"status":"writing manifest"}\n{"status":"success"}\n'],
  ["POST", "/api/copy", {source: "nope", destination: "b"}, 404, 'model \\"nope\\" not found'],
  ["POST", "/api/copy", {source: "tiny", destination: "b"}, 200, ""],
  ["DELETE", "/api/delete", {model: "nope"}, 404, "model 'nope' not found"],
  ["DELETE", "/api/delete", {model: "tiny"}, 200, ""],
  ["HEAD", `/api/blobs/sha256:${"a".repeat(64)}`, undefined, 200, ""],
  ["HEAD", `/api/blobs/sha256:${other}`, undefined, 404, ""],
  ["POST", "/api/blobs/sha256:zz", "x", 400, "invalid digest format"],
  ["POST", "/api/embed", {}, 501, "not supported by ollamesh yet"],
  ["POST", "/v1/chat/completions", {}, 400, "[] is too short - 'messages'"],
  ["POST", "/v1/embeddings", {}, 501, "not supported by ollamesh yet"],
  ["GET", "/metrics", undefined, 200, "up 1"],
  ["GET", "/api/v1/node", undefined, 200, '{"peer_id":"p1","version":"0","addresses":[],"uptime_ms":1'],
  ["GET", "/api/v1/peers", undefined, 200, "[]"],
  ["GET", "/api/v1/swarm/a%2Fb:c", undefined, 404, "no such model"],
  ["GET", "/api/v1/placement/a%2Fb:c", undefined, 404, "no such model"],
  ["GET", "/api/v1/placement/a/b:c", undefined, 404, "no such model"],
  ["POST", "/api/v1/deploy", {model: "tiny", stages: 0}, 400, "stages must be an integer"],
  ["POST", "/api/v1/deploy", {model: "tiny"}, 422, "no peer has memory"],
  ["DELETE", "/api/v1/deploy/tiny:latest", undefined, 200, "{}"],
];

test.each(cases)("%s %s %j -> %i %s", async (method, url, body, status, answer) => {
  const payload = body === undefined ? {} : {payload: typeof body === "string" ? body : JSON.stringify(body)};
  const response = await fake.api.app.inject({method: method as "GET", url, ...payload, headers: {"content-type": "text/x"}});
  expect(response.body).toContain(answer);
  expect(response.statusCode).toBe(status);
});
