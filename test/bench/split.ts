/**
 * Tokens per second of one model whole on one peer, as a pipeline of two, shared by two (tensor) and whole on both (replicas), each peer with one thread; whole on a peer of two threads; and, where they are
 * given, of llama.cpp's own server whole with two threads, and over two of its RPC servers of one thread each, split by layers; all in turns. llama-bench says the same of one stream by itself, split by tensors
 * too, behind them. Wants `pnpm build` before. With --pinned each peer's models have a CPU of their own (Linux), and no other. What the runs of each strategy took besides, by the peers' own account.
 * pnpm bench:split [--pinned] [--model <gguf>] [--strategies whole,pipeline,tensor,replicas] [--streams 1,8] [--rounds 3] [--tokens 48] [--llama-server <path>] [--rpc-server <path>] [--llama-bench <path>]
 */
import {type ChildProcess, execFile, spawn} from "node:child_process";
import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {parseArgs, promisify} from "node:util";
import {LLAMA_PRESETS, llamaModel} from "../../packages/engine-llama/test/fixtures/llama-model.ts";
import {writeSeededModel} from "../../packages/engine-llama/test/fixtures/seeded-model.ts";
import {type PeerProcess, root, startPeer} from "../../scripts/peer-process.ts";
import {type Contender, freePort, overLlamaServer, overPeer} from "./engine-over-http.ts";

const {values} = parseArgs({
  options: {
    ...{model: {type: "string"}, strategies: {type: "string"}, streams: {type: "string"}, rounds: {type: "string"}, tokens: {type: "string"}},
    pinned: {type: "boolean", default: false},
    ...{"llama-bench": {type: "string"}, "llama-server": {type: "string"}, "rpc-server": {type: "string"}},
  },
});
const rounds = Number(values.rounds ?? 3);
const tokens = Number(values.tokens ?? 48);
const strategies = (values.strategies ?? "whole,pipeline,tensor,replicas").split(",");
const streamCounts = (values.streams ?? "1,8").split(",").map(Number);
const SLOTS = 8;
const PROMPT = "Tell me a story about an owl and a kite.";
const RPC_START_MS = 1500;
/** Peers ask their stages two seconds after a run. */
const USAGE_TOLD_MS = 4000;

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] as number;
}

/** Tokens per second of so many answers at once. */
async function measure(ask: () => Promise<number>, streams: number): Promise<number> {
  const startedAt = performance.now();
  const counts = await Promise.all(Array.from({length: streams}, ask));
  return counts.reduce((sum, count) => sum + count, 0) / ((performance.now() - startedAt) / 1000);
}

const task = (model: string, threads: number) => ({model, prompt: PROMPT, threads, slots: SLOTS, contextLength: 256, tokens});

/** Rates by who answered and number of streams. */
class Rates {
  readonly #rates = new Map<string, number[]>();

  async take(round: number, who: string, {ask}: Pick<Contender, "ask">): Promise<void> {
    await ask(); // warms up
    for (const streams of streamCounts) {
      const key = `${who}, ${streams} streams`;
      const rate = await measure(ask, streams);
      this.#rates.set(key, [...(this.#rates.get(key) ?? []), rate]);
      process.stdout.write(`round ${round + 1}: ${key}: ${rate.toFixed(1)} tok/s\n`);
    }
  }

  tell(): void {
    for (const [key, list] of this.#rates)
      process.stdout.write(`median of ${rounds}: ${key}: ${median(list).toFixed(1)} tok/s (${list.map((rate) => rate.toFixed(1)).join(", ")})\n`);
  }
}

/** A peer beside the mesh, and llama.cpp as far as it is given. */
async function others(model: string, folder: string, flags: readonly string[]): Promise<ReadonlyMap<string, Contender>> {
  const solo = await startPeer({dataDir: join(folder, "solo"), flags: ["--threads", "2", ...flags]});
  const found = new Map([["whole, two threads", await overPeer(solo, task(model, 2))]]);
  const {"llama-server": server, "rpc-server": rpc} = values;
  if (server) found.set("llama-server, two threads", await overLlamaServer(server, task(model, 2)));
  if (server && rpc) {
    const {addresses, close} = await rpcServers(rpc);
    const contender = await overLlamaServer(server, task(model, 1), ["--rpc", addresses, "-ngl", "99", "-sm", "layer"]);
    const closeAll = (): void => {
      void contender.close();
      close();
    };
    found.set("llama-server over RPC, layers", {...contender, close: closeAll});
  }
  return found;
}

async function inTurns(model: string, folder: string): Promise<void> {
  const flags = ["--num-parallel", String(SLOTS), "--default-model", "false", "--log-level", "warn"];
  const pinned = (cpu: number): string[] => ["--threads", "1", ...(values.pinned ? ["--cpus", String(cpu)] : [])];
  const peers: PeerProcess[] = [await startPeer({dataDir: join(folder, "a"), flags: [...flags, ...pinned(0)]})];
  peers.push(await startPeer({dataDir: join(folder, "b"), flags: [...flags, ...pinned(1)], bootstrap: [peers[0]?.multiaddr as string]}));
  const beside = await others(model, folder, flags);
  try {
    const ours = await overPeer(peers[0] as PeerProcess, task(model, 1));
    const rates = new Rates();
    for (let round = 0; round < rounds; round++) {
      for (const strategy of strategies) {
        const parts = {pipeline: {stages: 2}, replicas: {replicas: 2, streams: SLOTS}}[strategy] ?? {};
        await peers[0]?.post("/api/v1/deploy", {model: "bench", strategy, num_ctx: 256, ...parts});
        await rates.take(round, strategy, ours);
        await new Promise((resolve) => setTimeout(resolve, USAGE_TOLD_MS)); // the next deploy ends the stages
      }
      for (const [who, contender] of beside) await rates.take(round, who, contender);
    }
    rates.tell();
    await tellCosts(peers);
  } finally {
    for (const contender of beside.values()) await contender.close();
    for (const peer of peers) await peer.stop();
  }
}

interface Cost {
  readonly strategy: string;
  readonly executions: number;
  readonly cpu_seconds: number | null;
  readonly wire_bytes: number | null;
  readonly tokens_per_cpu_second: number | null;
}

/** Of each strategy, by whoever led its runs. */
async function tellCosts(peers: readonly PeerProcess[]): Promise<void> {
  for (const [i, peer] of peers.entries()) {
    const {strategies: costs} = await peer.get<{strategies: readonly Cost[]}>("/api/v1/partition/metrics");
    for (const {strategy, executions, cpu_seconds: seconds, wire_bytes: bytes, tokens_per_cpu_second: rate} of costs) {
      if (rate === null || seconds === null) continue;
      const wire = bytes === null ? "not counted" : `${(bytes / tokens).toFixed(0)} bytes a token`;
      process.stdout.write(
        `by peer ${i}: ${strategy}: ${executions} answers led, ${rate.toFixed(1)} tokens a second of processor time, ${(seconds * 1000).toFixed(0)} ms of it an answer; between stages ${wire}\n`,
      );
    }
  }
}

async function rpcServers(server: string): Promise<{addresses: string; close(): void}> {
  const ports = [await freePort(), await freePort()];
  const servers: ChildProcess[] = ports.map((port) => spawn(server, ["-H", "127.0.0.1", "-p", String(port), "-t", "1"], {stdio: "ignore"}));
  await new Promise((resolve) => setTimeout(resolve, RPC_START_MS));
  const close = (): void => {
    for (const child of servers) child.kill("SIGKILL");
  };
  return {addresses: ports.map((port) => `127.0.0.1:${port}`).join(","), close};
}

/** llama-bench over two rpc-servers; its own report of one stream. */
async function ofRpc(model: string, bench: string, server: string): Promise<void> {
  const {addresses, close} = await rpcServers(server);
  try {
    for (const mode of ["layer", "tensor"]) {
      const args = ["-m", model, "--rpc", addresses, "-ngl", "99", "-sm", mode, "-fa", "1", "-t", "1", "-p", "0", "-n", String(tokens), "-r", String(rounds), "-o", "json"];
      const {stdout} = await promisify(execFile)(bench, args);
      const [run] = JSON.parse(stdout) as {avg_ts: number}[];
      process.stdout.write(`llama.cpp RPC, ${mode} mode, 1 streams: ${run?.avg_ts.toFixed(1)} tok/s\n`);
    }
  } finally {
    close();
  }
}

const folder = mkdtempSync(join(tmpdir(), "ollamesh-split-"));
try {
  const model = values.model ?? join(folder, "bench-350m.gguf");
  if (!values.model) await writeSeededModel(await llamaModel(LLAMA_PRESETS["bench-350m"], "q8_0", join(root, "models/storyteller.gguf"), "bench-350m"), model, 1);
  await inTurns(model, folder);
  if (values["llama-bench"] && values["rpc-server"]) await ofRpc(model, values["llama-bench"], values["rpc-server"]);
} finally {
  rmSync(folder, {recursive: true, force: true});
}
