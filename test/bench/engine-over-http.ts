import {type ChildProcess, spawn} from "node:child_process";
import {createHash} from "node:crypto";
import {createReadStream} from "node:fs";
import {createServer} from "node:net";
import {type PeerProcess, until} from "../../scripts/peer-process.ts";

/** Something that answers the prompt. */
export interface Contender {
  readonly name: string;
  /** One answer; how many tokens it had. */
  ask(): Promise<number>;
  close(): void | Promise<void>;
}

export interface Task {
  readonly model: string;
  readonly prompt: string;
  readonly threads: number;
  readonly slots: number;
  readonly contextLength: number;
  /** Tokens of an answer. */
  readonly tokens: number;
}

async function digestOf(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path, {highWaterMark: 1 << 20})) hash.update(chunk as Buffer);
  return `sha256:${hash.digest("hex")}`;
}

/** A peer that is given the model over its API, as a user would. */
export async function overPeer(peer: PeerProcess, {model, prompt, tokens, contextLength}: Task): Promise<Contender> {
  const digest = await digestOf(model);
  const body = createReadStream(model, {highWaterMark: 1 << 20}) as unknown as RequestInit["body"];
  await fetch(`${peer.api}/api/blobs/${digest}`, {method: "POST", body, duplex: "half"} as RequestInit);
  await peer.post("/api/create", {model: "bench", files: {"model.gguf": digest}, stream: false});
  const options = {temperature: 0, repeat_penalty: 1, num_predict: tokens, num_ctx: contextLength};
  const request = {model: "bench", prompt, raw: true, stream: false, keep_alive: -1, options};
  return {
    name: "peer",
    ask: async () => (await peer.post<{eval_count: number}>("/api/generate", request)).eval_count,
    close: async () => {
      await peer.stop();
    },
  };
}

/** llama.cpp's own server, with as many slots, one KV cache for all, and prompts kept between answers, as a peer does. */
export async function overLlamaServer(server: string, {model, prompt, tokens, contextLength, slots, threads}: Task, flags: readonly string[] = []): Promise<Contender> {
  const port = await freePort();
  const sizes = ["-c", String(contextLength * slots), "-np", String(slots), "-t", String(threads), "--kv-unified"];
  const child: ChildProcess = spawn(server, ["-m", model, ...sizes, "--host", "127.0.0.1", "--port", String(port), "--no-webui", ...flags], {stdio: "ignore"});
  const url = `http://127.0.0.1:${port}`;
  const isHealthy = (): Promise<boolean> =>
    fetch(`${url}/health`).then(
      (response) => response.ok,
      () => false,
    );
  await until("llama-server answers", 120_000, isHealthy);
  const request = {prompt, n_predict: tokens, temperature: 0, top_k: 40, cache_prompt: true, repeat_penalty: 1};
  const ask = async (): Promise<number> => {
    const response = await fetch(`${url}/completion`, {method: "POST", body: JSON.stringify(request), headers: {"content-type": "application/json"}});
    return ((await response.json()) as {tokens_predicted: number}).tokens_predicted;
  };
  return {name: "llama-server", ask, close: () => void child.kill()};
}

export async function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const {port} = probe.address() as {port: number};
      probe.close(() => resolve(port));
    });
  });
}
