/**
 * What it costs to load a range of layers: read from the model file itself (in place), or from a copy of its own as where that cannot be. Disk, time with and without the file in
 * memory, memory of the runner, time of a row; and whether both give the same bits. `pnpm build` first.
 * tsx test/bench/load-range.ts [--preset bench-350m] [--type q8_0] [--rounds 3] [--folder <on the disk to measure>]
 */
import {closeSync, fsyncSync, mkdirSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, statSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {parseArgs} from "node:util";
import {createLlamaCompute} from "@ollamesh/engine-llama";
import type {Compute, ModelInfo, Stage, StageBatch, StageResult} from "@ollamesh/ports";
import type {Callback} from "@ollamesh/stdx";
import koffi from "koffi";
import {LLAMA_PRESETS, llamaModel} from "../../packages/engine-llama/test/fixtures/llama-model.ts";
import {writeSeededModel} from "../../packages/engine-llama/test/fixtures/seeded-model.ts";
import type {SeededType} from "../../packages/engine-llama/test/fixtures/seeded-weights.ts";
import {root} from "../../scripts/peer-process.ts";

const {values} = parseArgs({
  options: {
    preset: {type: "string", default: "bench-350m"},
    type: {type: "string", default: "q8_0"},
    rounds: {type: "string", default: "3"},
    folder: {type: "string", default: tmpdir()},
  },
});
const WAYS = ["copy", "in place"] as const;
const STEPS = 100;
const DONT_NEED = 4;
const forgetFile = koffi.load(null).func("int posix_fadvise64(int descriptor, int64_t offset, int64_t length, int advice)");

interface Figures {
  readonly loadMs: number;
  readonly scratchBytes: number;
  readonly residentMb: number;
  readonly peakMb: number;
  readonly rowMs: number;
  readonly output: Uint8Array;
}

function settled<T>(start: (done: Callback<T>) => void): Promise<T> {
  return new Promise((resolve, reject) => start((outcome) => (outcome.ok ? resolve(outcome.value) : reject(new Error(outcome.error.message)))));
}

/** The most a folder's files occupy while `work` is under way, looked at every 5 ms. */
async function watched<T>(folder: string, work: Promise<T>): Promise<{readonly result: T; readonly bytes: number}> {
  let bytes = 0;
  const look = (): void => {
    const sizes = readdirSync(folder).map((file) => (statSync(join(folder, file), {throwIfNoEntry: false})?.blocks ?? 0) * 512);
    bytes = Math.max(
      bytes,
      sizes.reduce((sum, size) => sum + size, 0),
    );
  };
  const timer = setInterval(look, 5);
  const result = await work.finally(() => clearInterval(timer));
  return {result, bytes};
}

/** Out of the system's memory: what is read of it next comes from the disk. */
function forget(path: string): void {
  const file = openSync(path, "r");
  fsyncSync(file);
  forgetFile(file, 0, 0, DONT_NEED);
  closeSync(file);
}

function load(compute: Compute, path: string, info: ModelInfo, firstLayer: number, lastLayer: number): Promise<Stage> {
  return new Promise((resolve, reject) => {
    const spec = {path, info, firstLayer, lastLayer, contextLength: 512, sequencesMax: 1, batchTokensMax: 64, threads: 1};
    const stage = compute.load(spec, {progress() {}, ready: () => resolve(stage), failed: (failure) => reject(new Error(failure.message))});
  });
}

function row(position: number, width: number): StageBatch {
  const hidden = Float32Array.from({length: width}, (_, i) => Math.sin(i + position));
  const sampler = {temperature: 0, topK: 1, topP: 1, minP: 0, typicalP: 1, repeatPenalty: 1, repeatLastN: 0, presencePenalty: 0, frequencyPenalty: 0, seed: 1};
  return {
    closes: [],
    opens: position === 0 ? [{slot: 0, sampler, history: new Int32Array(), answered: 0, keep: 0, from: 0}] : [],
    slots: Int32Array.of(0),
    positions: Int32Array.of(position),
    outputs: Uint8Array.of(1),
    tokens: undefined,
    hidden: new Uint8Array(hidden.buffer),
  };
}

async function measure(way: (typeof WAYS)[number], path: string, folder: string): Promise<Figures> {
  const scratchDir = join(folder, "scratch");
  const compute = createLlamaCompute({
    runnerPath: join(root, "dist/runner.js"),
    execArgv: [],
    scratchDir,
    readsInPlace: way === "in place",
    llamaDir: undefined,
    threads: 1,
    loadTimeoutMs: 120_000,
  });
  mkdirSync(scratchDir, {recursive: true});
  const info = await settled<ModelInfo>((done) => compute.inspect(path, done));
  const startedAt = performance.now();
  const third = Math.floor(info.layers / 3);
  const {result: stage, bytes: scratchBytes} = await watched(scratchDir, load(compute, path, info, third, 2 * third - 1));
  const loadMs = performance.now() - startedAt;
  const status = readFileSync(`/proc/${(stage as Stage & {pid: number}).pid}/status`, "utf8");
  const megabytes = (field: string): number => Number(new RegExp(`${field}:\\s+(\\d+) kB`).exec(status)?.[1]) / 1024;
  const results: StageResult[] = [];
  for (let position = 0; position < STEPS; position++) results.push(await settled<StageResult>((done) => stage.step(row(position, info.embeddingLength), done)));
  stage.unload();
  const rowMs = results.reduce((sum, {computeMs}) => sum + computeMs, 0) / STEPS;
  return {loadMs, scratchBytes, residentMb: megabytes("VmRSS"), peakMb: megabytes("VmHWM"), rowMs, output: Buffer.concat(results.map(({hidden}) => hidden as Uint8Array))};
}

async function main(): Promise<void> {
  const folder = mkdtempSync(join(values.folder, "ollamesh-bench-load-"));
  try {
    const path = join(folder, "model.gguf");
    const preset = values.preset as keyof typeof LLAMA_PRESETS;
    const model = await llamaModel(LLAMA_PRESETS[preset], values.type as SeededType, join(root, "models/storyteller.gguf"), preset);
    const size = await writeSeededModel(model, path, 1);
    console.log(`${preset} ${values.type}, ${(size / 1e6).toFixed(0)} MB; the middle third of its layers`);
    console.log("| way | file | loaded after, ms | copy on the disk, MB | runner resident and at its peak, MB | a row, ms |\n|---|---|---|---|---|---|");
    const outputs = new Set<string>();
    for (let round = 0; round < Number(values.rounds); round++) {
      for (const way of WAYS) {
        for (const state of ["on disk", "in memory"]) {
          if (state === "on disk") forget(path);
          else readFileSync(path);
          const {loadMs, scratchBytes, residentMb, peakMb, rowMs, output} = await measure(way, path, folder);
          outputs.add(Buffer.from(output).toString("latin1"));
          console.log(`| ${way} | ${state} | ${loadMs.toFixed(0)} | ${(scratchBytes / 1e6).toFixed(0)} | ${residentMb.toFixed(0)}, ${peakMb.toFixed(0)} | ${rowMs.toFixed(2)} |`);
        }
      }
    }
    console.log(outputs.size === 1 ? "the same bits each time" : `${outputs.size} different outputs`);
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}

await main();
