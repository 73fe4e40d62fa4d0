/**
 * Tokens per second of a whole model: a peer against `llama-server` of the same llama.cpp version, in one run, in turns, over HTTP both.
 * tsx test/bench/engine.ts --llama-server <path> [--model <gguf>] [--threads 2] [--rounds 5] [--tokens 64]
 */
import {type ChildProcess, spawn} from "node:child_process";
import {createHash} from "node:crypto";
import {createReadStream, mkdtempSync, rmSync} from "node:fs";
import {createServer} from "node:net";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {parseArgs} from "node:util";
import {type PeerProcess, root, startPeer, until} from "../../scripts/peer-process.ts";

const {values} = parseArgs({
  options: {"llama-server": {type: "string"}, model: {type: "string"}, threads: {type: "string"}, rounds: {type: "string"}, tokens: {type: "string"}, streams: {type: "string"}},
});
const server = values["llama-server"];
if (!server) throw new Error("name the llama-server to compare with: --llama-server <path>");
const model = values.model ?? join(root, "models/storyteller.gguf");
const threads = values.threads ?? "2";
const rounds = Number(values.rounds ?? 5);
const tokens = Number(values.tokens ?? 64);
const streamCounts = (values.streams ?? "1,4").split(",").map(Number);
const PROMPT = "<|im_start|>user\nTell me a story about an owl and a kite.<|im_end|>\n<|im_start|>assistant\n";
const CONTEXT = 512;
const SLOTS = 4;

interface Contender {
  readonly name: string;
  /** One answer; how many tokens it had. */
  ask(): Promise<number>;
}

async function digestOf(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path, {highWaterMark: 1 << 20})) hash.update(chunk as Buffer);
  return `sha256:${hash.digest("hex")}`;
}

async function ours(peer: PeerProcess): Promise<Contender> {
  const digest = await digestOf(model);
  const body = createReadStream(model, {highWaterMark: 1 << 20}) as unknown as RequestInit["body"];
  await fetch(`${peer.api}/api/blobs/${digest}`, {method: "POST", body, duplex: "half"} as RequestInit);
  await peer.post("/api/create", {model: "bench", files: {"model.gguf": digest}, stream: false});
  const request = {model: "bench", prompt: PROMPT, raw: true, stream: false, keep_alive: -1, options: {temperature: 0, repeat_penalty: 1, num_predict: tokens, num_ctx: CONTEXT}};
  return {name: "ollamesh", ask: async () => (await peer.post<{eval_count: number}>("/api/generate", request)).eval_count};
}

async function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const {port} = probe.address() as {port: number};
      probe.close(() => resolve(port));
    });
  });
}

async function theirs(): Promise<{contender: Contender; child: ChildProcess}> {
  const port = await freePort();
  const args = ["-m", model, "-c", String(CONTEXT * SLOTS), "-np", String(SLOTS), "-t", threads, "--host", "127.0.0.1", "--port", String(port), "--no-webui", "--kv-unified"];
  const child = spawn(server as string, args, {stdio: "ignore"});
  const url = `http://127.0.0.1:${port}`;
  await until("llama-server answers", 120_000, async () =>
    fetch(`${url}/health`).then(
      (response) => response.ok,
      () => false,
    ),
  );
  const request = {prompt: PROMPT, n_predict: tokens, temperature: 0, top_k: 40, cache_prompt: false, repeat_penalty: 1};
  const ask = async (): Promise<number> => {
    const response = await fetch(`${url}/completion`, {method: "POST", body: JSON.stringify(request), headers: {"content-type": "application/json"}});
    return ((await response.json()) as {tokens_predicted: number}).tokens_predicted;
  };
  return {contender: {name: "llama-server", ask}, child};
}

/** Tokens per second of so many answers at once. */
async function measure(contender: Contender, streams: number): Promise<number> {
  const startedAt = performance.now();
  const counts = await Promise.all(Array.from({length: streams}, () => contender.ask()));
  return counts.reduce((sum, count) => sum + count, 0) / ((performance.now() - startedAt) / 1000);
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] as number;
}

const folder = mkdtempSync(join(tmpdir(), "ollamesh-bench-"));
const peer = await startPeer({dataDir: folder, flags: ["--threads", threads, "--num-parallel", String(SLOTS), "--default-model", "false", "--log-level", "warn"]});
const {contender: other, child} = await theirs();
try {
  const contenders = [await ours(peer), other];
  for (const contender of contenders) await measure(contender, SLOTS); // loads and warms up
  process.stdout.write(`${model}, ${threads} threads, ${tokens} tokens an answer, median of ${rounds} rounds in turns\n`);
  for (const streams of streamCounts) {
    const rates = contenders.map(() => [] as number[]);
    for (let round = 0; round < rounds; round++) for (const [index, contender] of contenders.entries()) rates[index]?.push(await measure(contender, streams));
    const [mine = 0, reference = 0] = rates.map(median);
    process.stdout.write(
      `${streams} stream${streams === 1 ? " " : "s"}  ollamesh ${mine.toFixed(1)} tok/s  llama-server ${reference.toFixed(1)} tok/s  ratio ${(mine / reference).toFixed(3)}\n`,
    );
  }
} finally {
  child.kill();
  await peer.stop();
  rmSync(folder, {recursive: true, force: true});
}
