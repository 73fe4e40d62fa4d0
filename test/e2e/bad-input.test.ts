import {createHash} from "node:crypto";
import {existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync} from "node:fs";
import {createServer} from "node:http";
import type {AddressInfo} from "node:net";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {root} from "../../scripts/peer-process.ts";
import {runToEnd} from "./support/expect-refused.ts";
import {type PeerProcess, TestMesh, until} from "./support/mesh.ts";

let mesh: TestMesh;
let peer: PeerProcess;

beforeAll(async () => {
  mesh = await TestMesh.start(1);
  peer = mesh.peer(0);
});
afterAll(() => mesh?.stop());

interface Answer {
  readonly status: number;
  readonly error: string;
}

async function ask(method: string, path: string, body?: unknown): Promise<Answer> {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const response = await fetch(peer.api + path, {method, ...(body !== undefined && {body: text})});
  const lines = (await response.text()).trim().split("\n");
  const last = JSON.parse(lines.at(-1) as string) as {error?: string};
  return {status: response.status, error: last.error ?? ""};
}

async function upload(bytes: Uint8Array): Promise<string> {
  const digest = `sha256:${createHash("sha256").update(bytes).digest("hex")}`;
  const response = await fetch(`${peer.api}/api/blobs/${digest}`, {method: "POST", body: bytes});
  expect(response.status).toBe(201);
  return digest;
}

const storyteller = (): Buffer => readFileSync(join(root, "models/storyteller.gguf"));

/** Names, blobs and what is loaded: nothing of it may change by a refused request. */
async function state(): Promise<unknown> {
  const tags = await peer.get<{models: {name: string; digest: string}[]}>("/api/tags");
  return {models: tags.models.map(({name, digest}) => `${name} ${digest}`), incoming: readdirSync(join(mesh.dataDir(0), "incoming"))};
}

describe("a peer started wrongly says what is wrong, ends with a status, and leaves nothing", () => {
  const data = (name: string): string => join(mesh.folder, "wrong", name);
  const quiet = ["--host", "127.0.0.1:0", "--listen", "/ip4/127.0.0.1/tcp/0"];

  it.each([
    ["a malformed listen address", ["--listen", "not-a-multiaddr"], /"not-a-multiaddr" is not a multiaddr/],
    ["a malformed bootstrap address", ["--bootstrap", "/ip4/1.2.3.4/udp/1"], /is not a multiaddr this peer can use: write \/ip4/],
    ["a malformed HTTP address", ["--host", "127.0.0.1:99999"], /is not an HTTP address: write host:port/],
    ["a wrong number", ["--threads", "many"], /--threads: must be/],
    ["a wrong log level", ["--log-level", "loud"], /--log-level: must be one of/],
    ["a wrong duration", ["--keep-alive", "soon"], /is not a duration/],
    ["an unknown flag", ["--no-such-flag"], /unknown option '--no-such-flag'/],
    ["an unknown command", ["fly"], /there is no command "fly": --help/],
    ["a missing configuration file", ["--config", "/nonexistent.yaml"], /cannot read the configuration file/],
    ["a missing models folder", ["--models-dir", "/nonexistent"], /the models folder \/nonexistent does not exist/],
  ])("%s", async (name, args, message) => {
    const folder = data(name.replaceAll(" ", "-"));
    const ended = await runToEnd([...(args.includes("--host") ? quiet.slice(2) : quiet), "--data-dir", folder, ...args]);
    expect(ended.stderr).toMatch(message);
    expect(ended.stderr).not.toMatch(/^\s+at /m);
    expect(ended.status).toBeGreaterThan(0);
    expect(ended.stdout).toBe("");
  });

  it("a mesh port in use", async () => {
    const port = /tcp\/(\d+)/.exec(peer.multiaddr)?.[1];
    const ended = await runToEnd(["--data-dir", data("mesh-port"), "--host", "127.0.0.1:0", "--listen", `/ip4/127.0.0.1/tcp/${port}`]);
    expect(ended).toMatchObject({status: 1, stderr: expect.stringMatching(/mesh port .* is taken by another program/)});
  });

  it("an HTTP port in use", async () => {
    const ended = await runToEnd(["--data-dir", data("http-port"), "--host", new URL(peer.api).host, "--listen", "/ip4/127.0.0.1/tcp/0"]);
    expect(ended).toMatchObject({status: 1, stderr: expect.stringMatching(/HTTP port .* is taken by another program/)});
  });

  it("a data folder that cannot be made", async () => {
    writeFileSync(join(mesh.folder, "a-file"), "");
    const ended = await runToEnd([...quiet, "--data-dir", join(mesh.folder, "a-file", "data")]);
    expect(ended).toMatchObject({status: 1, stderr: expect.stringMatching(/cannot create the data folder .*: name another with --data-dir/)});
  });

  it("a data folder in use by another peer", async () => {
    const ended = await runToEnd([...quiet, "--data-dir", mesh.dataDir(0)]);
    expect(ended).toMatchObject({status: 1, stderr: expect.stringMatching(/is in use by another peer/)});
  });

  it("an unreachable bootstrap: it starts alone, keeps trying, and says so", async () => {
    const alone = await mesh.add({bootstrap: ["/ip4/127.0.0.1/tcp/9"], flags: ["--default-model", "false"]});
    await until("it says so", 10_000, async () => alone.log.includes("bootstrap_unreachable") && alone.log.includes("will keep trying"));
    expect(await (await fetch(alone.api)).text()).toBe("Ollama is running");
    await alone.stop();
  });
});

describe("a bad request is refused with a sentence and changes nothing", () => {
  let before: unknown;
  beforeAll(async () => {
    before = await state();
  });
  afterAll(async () => {
    expect(await state()).toEqual(before);
    expect(peer.hasEnded).toBe(false);
  });

  it.each([
    ["GET", "/api/nowhere", undefined, 404, /not found/],
    ["POST", "/api/generate", "{not json", 400, /invalid JSON/],
    ["POST", "/api/generate", "[]", 400, /must be a JSON object/],
    ["POST", "/api/generate", {model: "nowhere", prompt: "x"}, 404, /model 'nowhere' not found/],
    ["POST", "/api/generate", {model: 7, prompt: "x"}, 400, /model/],
    ["POST", "/api/generate", {model: "../../etc/passwd", prompt: "x"}, 400, /invalid model name/],
    ["POST", "/api/show", {model: "a/../../b"}, 400, /invalid model name/],
    ["POST", "/api/copy", {source: "storyteller", destination: "../../evil"}, 400, /destination .* is invalid/],
    ["DELETE", "/api/delete", {model: "..%2f..%2fx"}, 400, /invalid model name/],
    ["POST", "/api/generate", {model: "storyteller", prompt: "x", options: {temperature: "hot"}}, 400, /temperature/],
    ["POST", "/api/generate", {model: "storyteller", prompt: "x", options: {top_k: 1.5}}, 400, /top_k/],
    ["POST", "/api/generate", {model: "storyteller", prompt: "x", options: {stop: 5}}, 400, /stop/],
    ["POST", "/api/generate", {model: "storyteller", prompt: "x", options: {num_ctx: 2_000_000_000}}, 400, /num_ctx 2000000000 needs .* for its KV cache/],
    ["POST", "/api/generate", {model: "storyteller", prompt: "word ".repeat(5000), truncate: false}, 400, /the context holds/],
    ["POST", "/api/generate", {model: "storyteller", prompt: "word ".repeat(5000), shift: false}, 400, /longer than the context length/],
    ["POST", "/api/chat", {model: "storyteller", messages: "hello"}, 400, /messages/],
    ["POST", "/api/chat", {model: "storyteller", messages: [{role: "king", content: "x"}]}, 400, /role/],
    ["POST", "/api/embed", {model: "storyteller", input: {}}, 400, /invalid input type/],
    ["POST", "/api/pull", {model: "nowhere", stream: false}, 404, /nowhere|manifest/],
    ["POST", "/api/create", {model: "new", files: {"../x.gguf": `sha256:${"0".repeat(64)}`}}, 400, /relative/],
    ["POST", "/api/create", {model: "new", files: {"x.gguf": `sha256:${"0".repeat(64)}`}, stream: false}, 404, /not found/],
    ["POST", "/api/blobs/sha256:123", "x", 400, /digest/],
    ["POST", "/api/v1/deploy", {model: "nowhere"}, 404, /nowhere/],
    ["POST", "/api/v1/deploy", {model: "storyteller", strategy: "magic"}, 400, /strategy must be/],
    ["POST", "/api/v1/deploy", {model: "storyteller", strategy: "pipeline", stages: 40}, 503, /40 stages/],
    ["POST", "/api/v1/deploy", {model: "storyteller", num_ctx: 99_999_999}, 400, /num_ctx 99999999 is more than this model was made for: \d+ tokens at most/],
    ["GET", "/api/v1/partition/plans?model=storyteller&num_ctx=99999999", undefined, 400, /num_ctx 99999999 is more than/],
    ["POST", "/api/v1/deploy", {model: "storyteller", replicas: 2}, 400, /replicas is not known here; known are model, strategy/],
    ["GET", "/api/v1/placement/storyteller", undefined, 404, /not deployed/],
    ["DELETE", "/api/v1/deploy/storyteller", undefined, 404, /not deployed/],
  ])("%s %s %j", async (method, path, body, status, message) => {
    const answer = await ask(method, path, body);
    expect(answer.error).toMatch(message);
    expect(answer.status).toBe(status);
  });

  it("but a prompt that is too long loses its middle", async () => {
    const body = {model: "storyteller", prompt: "word ".repeat(5000), raw: true, stream: false, options: {num_predict: 1}};
    const {prompt_eval_count: whole} = await peer.post<{prompt_eval_count: number}>("/api/generate", {...body, prompt: "word"});
    const {prompt_eval_count: cut} = await peer.post<{prompt_eval_count: number}>("/api/generate", body);
    // Of a context of 512: the first 4, and half of the rest.
    expect([whole < 5, cut]).toEqual([true, 258]);
  });

  it("a body of 100 MB, without keeping it in memory", async () => {
    const rss = (): number => Number(readFileSync(`/proc/${peer.child.pid}/statm`, "utf8").split(" ")[1]) * 4096;
    const earlier = rss();
    const chunk = new Uint8Array(1 << 20).fill(0x20);
    const sent = new ReadableStream({
      start: () => undefined,
      pull(controller) {
        controller.enqueue(chunk);
        if ((this as {count?: number}).count === 100) controller.close();
        (this as {count?: number}).count = ((this as {count?: number}).count ?? 0) + 1;
      },
    });
    const refused = await fetch(`${peer.api}/api/generate`, {method: "POST", body: sent, duplex: "half"} as RequestInit).then(
      async (response) => ({status: response.status, error: ((await response.json()) as {error: string}).error}),
      () => ({status: 413, error: "the connection was closed on us"}),
    );
    expect(refused.status).toBe(413);
    expect(rss() - earlier).toBeLessThan(120e6);
    expect((await ask("POST", "/api/show", {model: "nowhere"})).status).toBe(404);
  });

  it("an upload whose bytes are not its digest", async () => {
    const response = await fetch(`${peer.api}/api/blobs/sha256:${"ab".repeat(32)}`, {method: "POST", body: "other bytes"});
    expect(response.status).toBe(400);
    expect(((await response.json()) as {error: string}).error).toMatch(/digest/);
  });
});

describe("a file that is no model is refused as one", () => {
  it.each([
    ["cut in the middle", () => storyteller().subarray(0, 2_000_000), /ends at|truncated|past the end|beyond/i],
    ["cut in its header", () => storyteller().subarray(0, 900), /./],
    ["not a GGUF", () => Buffer.from("this is no model"), /GGUF/],
    ["with a huge count of tensors", () => patched((bytes) => bytes.writeBigUInt64LE(2n ** 60n, 8)), /tensor count/],
    ["with a huge count of metadata", () => patched((bytes) => bytes.writeBigUInt64LE(2n ** 60n, 16)), /metadata|entries|keys/i],
    ["of an unknown architecture", () => patched((bytes) => bytes.write("lloma", bytes.indexOf("llama"), "latin1")), /lloma|architecture/],
  ])("%s", async (name, make, message) => {
    const digest = await upload(make());
    const model = name.replaceAll(" ", "-");
    const created = await ask("POST", "/api/create", {model, files: {"x.gguf": digest}, stream: false});
    expect(created.error).toMatch(message);
    expect(created.status).toBe(400);
    expect((await ask("POST", "/api/show", {model})).status).toBe(404);
    expect(peer.hasEnded).toBe(false);
  });
});

describe("the command line", () => {
  it("says that nobody answers", async () => {
    const ended = await runToEnd(["list", "--host", "127.0.0.1:9"]);
    expect(ended).toMatchObject({status: 1, stderr: expect.stringMatching(/no peer answers at http:\/\/127.0.0.1:9 .*OLLAMA_HOST/)});
  });

  it("says that something else answers", async () => {
    const server = createServer((_, response) => response.writeHead(500).end("<html>")).listen(0, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    const ended = await runToEnd(["list", "--host", `127.0.0.1:${(server.address() as AddressInfo).port}`]);
    server.close();
    expect(ended).toMatchObject({status: 1, stderr: expect.stringMatching(/500/)});
  });

  it.each([
    [["run", "nowhere", "hello"], /model 'nowhere' not found/],
    [["show", "nowhere"], /model 'nowhere' not found/],
    [["rm", "nowhere"], /model 'nowhere' not found/],
    [["pull", "nowhere"], /nowhere|manifest/],
    [["cp", "nowhere", "there"], /nowhere/],
    [["create", "x", "-f", "/nonexistent"], /cannot read \/nonexistent/],
    [["deploy", "storyteller", "--strategy", "magic"], /--strategy must be/],
    [["deploy", "storyteller", "--stages", "few"], /--stages must be/],
  ])("%j", async (args, message) => {
    const ended = await runToEnd([...args, "--host", new URL(peer.api).host]);
    expect(ended.stderr).toMatch(message);
    expect(ended.status).toBe(1);
  });

  it("creates from a Modelfile, and refuses a bad one", async () => {
    mkdirSync(join(mesh.folder, "mf"));
    const good = join(mesh.folder, "mf/Good");
    writeFileSync(good, `FROM ${join(root, "models/storyteller.gguf")}\nSYSTEM Say little.\nPARAMETER num_predict 3\n`);
    const host = ["--host", new URL(peer.api).host];
    expect(await runToEnd(["create", "mine", "-f", good, ...host])).toMatchObject({status: 0});
    expect((await runToEnd(["show", "mine", ...host])).stdout).toMatch(/num_predict +3/);
    expect((await runToEnd(["rm", "mine", ...host])).stdout).toBe("deleted 'mine'\n");
    const bad = join(mesh.folder, "mf/Bad");
    writeFileSync(bad, "FROM storyteller\nFLY away\n");
    expect(await runToEnd(["create", "mine", "-f", bad, ...host])).toMatchObject({status: 1, stderr: expect.stringMatching(/FLY|fly/)});
    expect(existsSync(join(mesh.dataDir(0), "models/manifests/registry.ollama.ai/library/mine"))).toBe(false);
  });
});

function patched(change: (bytes: Buffer) => void): Buffer {
  const bytes = Buffer.from(storyteller());
  change(bytes);
  return bytes;
}
