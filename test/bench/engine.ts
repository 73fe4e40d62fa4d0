/**
 * Tokens per second of a whole model against `llama-server` of the same llama.cpp version, in one run, in turns, with the same threads:
 * the engine alone, driven through its port, and a peer over HTTP as users have it. Wants `pnpm build` before.
 * pnpm bench:engine --llama-server <path> [--model <gguf>] [--threads 2] [--rounds 5] [--tokens 64] [--streams 1,8]
 */
import {existsSync, mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {basename, join} from "node:path";
import {setTimeout as sleep} from "node:timers/promises";
import {parseArgs} from "node:util";
import {LLAMA_PRESETS, llamaModel} from "../../packages/engine-llama/test/fixtures/llama-model.ts";
import {writeSeededModel} from "../../packages/engine-llama/test/fixtures/seeded-model.ts";
import {root, startPeer} from "../../scripts/peer-process.ts";
import {EngineCompute} from "./engine-compute.ts";
import {type Contender, overLlamaServer, overPeer, type Task} from "./engine-over-http.ts";

const {values} = parseArgs({
  options: {"llama-server": {type: "string"}, model: {type: "string"}, threads: {type: "string"}, rounds: {type: "string"}, tokens: {type: "string"}, streams: {type: "string"}},
});
const server = values["llama-server"] ?? "";
if (!existsSync(server)) throw new Error("name the llama-server to compare with: --llama-server <path>");
if (!existsSync(join(root, "dist/runner.js"))) throw new Error("there is no dist/runner.js: run pnpm build first");
const rounds = Number(values.rounds ?? 5);
const streamCounts = (values.streams ?? "1,8").split(",").map(Number);
const SLOTS = 8;
const STORYTELLER = join(root, "models/storyteller.gguf");

/** Threads of llama.cpp spin for a while after their work is done: the next one's turn shall not suffer from it. */
const REST_MS = 500;

/** Tokens per second of so many answers at once. */
async function measure(contender: Contender, streams: number): Promise<number> {
  await sleep(REST_MS);
  const startedAt = performance.now();
  const counts = await Promise.all(Array.from({length: streams}, () => contender.ask()));
  return counts.reduce((sum, count) => sum + count, 0) / ((performance.now() - startedAt) / 1000);
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] as number;
}

async function contendersOf(task: Task, folder: string): Promise<Contender[]> {
  const flags = ["--threads", String(task.threads), "--num-parallel", String(SLOTS), "--default-model", "false", "--log-level", "warn"];
  const peer = await startPeer({dataDir: join(folder, "peer"), flags});
  return [await EngineCompute.load({...task, scratchDir: join(folder, "scratch")}), await overPeer(peer, task), await overLlamaServer(server, task)];
}

async function compare(model: string, folder: string): Promise<void> {
  const prompt = "<|im_start|>user\nTell me a story about an owl and a kite.<|im_end|>\n<|im_start|>assistant\n";
  const task = {model, prompt, threads: Number(values.threads ?? 2), slots: SLOTS, contextLength: 512, tokens: Number(values.tokens ?? 64)};
  const contenders = await contendersOf(task, folder);
  try {
    for (const contender of contenders) await measure(contender, SLOTS); // loads and warms up
    for (const streams of streamCounts) {
      const rates = contenders.map(() => [] as number[]);
      for (let round = 0; round < rounds; round++) for (const [index, contender] of contenders.entries()) rates[index]?.push(await measure(contender, streams));
      const medians = rates.map(median);
      const reference = medians.at(-1) as number;
      const cells = contenders.map(({name}, i) => `${name} ${(medians[i] as number).toFixed(1)} tok/s (${((medians[i] as number) / reference).toFixed(3)})`);
      process.stdout.write(`${basename(model)}  ${streams} streams  ${cells.join("  ")}\n`);
    }
  } finally {
    for (const contender of contenders) await contender.close();
  }
}

const folder = mkdtempSync(join(tmpdir(), "ollamesh-bench-"));
try {
  process.stdout.write(`${values.threads ?? 2} threads, ${values.tokens ?? 64} tokens an answer, median of ${rounds} rounds in turns; in brackets the ratio to llama-server\n`);
  const models = values.model === undefined ? [STORYTELLER] : [values.model];
  if (values.model === undefined) {
    for (const type of ["f16", "q8_0"] as const) {
      const path = join(folder, `bench-60m-${type}.gguf`);
      await writeSeededModel(await llamaModel(LLAMA_PRESETS["bench-60m"], type, STORYTELLER, "bench-60m"), path, 1);
      models.push(path);
    }
  }
  for (const [index, model] of models.entries()) await compare(model, join(folder, String(index)));
} finally {
  rmSync(folder, {recursive: true, force: true});
}
