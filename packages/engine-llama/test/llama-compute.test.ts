import {execFileSync} from "node:child_process";
import {existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import type {Compute, ModelInfo, Stage, StageBatch, StageResult, StageUsage, Vocabulary} from "@ollamesh/ports";
import {type Callback, type Failure, MIB} from "@ollamesh/stdx";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {hasByteStreams} from "../src/ffi/has-byte-streams.ts";
import {createLlamaCompute} from "../src/index.ts";
import type {LlamaStage} from "../src/llama-stage.ts";
import {processUsage} from "../src/process-usage.ts";

const storyteller = fileURLToPath(new URL("../../../models/storyteller.gguf", import.meta.url));
const PROMPTS = ["owl", "fox", "bear", "dog", "cat"].map((animal) => `<|im_start|>user\nTell me a story about a ${animal} and a kite.<|im_end|>\n<|im_start|>assistant\n`);
const TOKENS = 40;
const greedy = {temperature: 0, topK: 40, topP: 0.9, minP: 0, typicalP: 1, repeatPenalty: 1, repeatLastN: 64, presencePenalty: 0, frequencyPenalty: 0, seed: 1};

let folder: string;
let compute: Compute;
let info: ModelInfo;
let vocabulary: Vocabulary;

function createCompute(scratch: string, readsInPlace: boolean, cpus?: string): Compute {
  return createLlamaCompute({
    cpus,
    runnerPath: fileURLToPath(new URL("../src/runner/main.ts", import.meta.url)),
    execArgv: ["--import", "tsx"],
    scratchDir: join(folder, scratch),
    readsInPlace,
    llamaDir: undefined,
    threads: 1,
    loadTimeoutMs: 60_000,
  });
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "ollamesh-compute-"));
  compute = createCompute("scratch", hasByteStreams());
  info = await settled<ModelInfo>((done) => compute.inspect(storyteller, done));
  vocabulary = await settled<Vocabulary>((done) => compute.vocabulary(storyteller, done));
});
afterAll(() => {
  vocabulary?.close();
  rmSync(folder, {recursive: true, force: true});
});

function settled<T>(start: (done: Callback<T>) => void): Promise<T> {
  return new Promise((resolve, reject) => {
    start((outcome) => (outcome.ok ? resolve(outcome.value) : reject(Object.assign(new Error(outcome.error.message), {code: outcome.error.code}))));
  });
}

interface Loaded {
  readonly stage: Stage;
  /** Settles when the stage fails. */
  readonly failed: Promise<Failure>;
  readonly memoryBytes: number;
}

function load(first: number, last: number, more: {path?: string; info?: ModelInfo; contextLength?: number} = {}, by = compute): Promise<Loaded> {
  const spec = {path: storyteller, info, firstLayer: first, lastLayer: last, contextLength: 256, sequencesMax: 4, batchTokensMax: 512, threads: 1, ...more};
  return new Promise((resolve, reject) => {
    let tell: (failure: Failure) => void = () => {};
    const failed = new Promise<Failure>((settle) => {
      tell = settle;
    });
    const stage = by.load(spec, {
      progress: () => {},
      ready: ({memoryBytes}) => resolve({stage, failed, memoryBytes}),
      failed: (failure) => {
        tell(failure);
        reject(Object.assign(new Error(failure.message), {code: failure.code}));
      },
    });
  });
}

const step = (stage: Stage, batch: StageBatch): Promise<StageResult> => settled((done) => stage.step(batch, done));

/** One batch through all stages, as peers would do it. */
async function through(stages: readonly Stage[], batch: StageBatch): Promise<StageResult> {
  let current = batch;
  for (const stage of stages.slice(0, -1)) {
    const {hidden} = await step(stage, current);
    // Over a network bytes arrive at any offset.
    const shifted = new Uint8Array((hidden?.length ?? 0) + 1).subarray(1);
    shifted.set(hidden ?? new Uint8Array(0));
    current = {...batch, tokens: undefined, hidden: shifted};
  }
  return step(stages.at(-1) as Stage, current);
}

interface Row {
  readonly slot: number;
  readonly position: number;
  readonly token: number;
  readonly output: boolean;
}

function batchOf(rows: readonly Row[], opens: readonly number[], closes: readonly number[] = []): StageBatch {
  return {
    closes,
    opens: opens.map((slot) => ({slot, sampler: greedy, history: new Int32Array(0), answered: 0, keep: 0, from: slot})),
    slots: Int32Array.from(rows, ({slot}) => slot),
    positions: Int32Array.from(rows, ({position}) => position),
    outputs: Uint8Array.from(rows, ({output}) => (output ? 1 : 0)),
    tokens: Int32Array.from(rows, ({token}) => token),
    hidden: undefined,
  };
}

async function promptTokens(prompt: string): Promise<number[]> {
  return [...(await settled<Int32Array>((done) => vocabulary.tokenize(prompt, {addSpecial: true, parseSpecial: true}, done)))];
}

const promptRows = (slot: number, tokens: readonly number[]): Row[] => tokens.map((token, position) => ({slot, position, token, output: position === tokens.length - 1}));

/** Greedy tokens of one prompt after another. */
async function generate(stages: readonly Stage[], prompts: readonly string[]): Promise<number[][]> {
  const answers: number[][] = [];
  for (const prompt of prompts) {
    const tokens = await promptTokens(prompt);
    let result = await through(stages, batchOf(promptRows(0, tokens), [0]));
    const answer: number[] = [];
    while (answer.length < TOKENS && result.sampled[0]?.end === false) {
      const {token} = result.sampled[0];
      answer.push(token);
      result = await through(stages, batchOf([{slot: 0, position: tokens.length + answer.length - 1, token, output: true}], []));
    }
    answers.push(answer);
  }
  return answers;
}

function runnerPids(): number[] {
  const children = execFileSync("ps", ["-o", "pid=,args=", "--ppid", String(process.pid)])
    .toString()
    .split("\n");
  return children.filter((line) => line.includes("runner/main.ts")).map((line) => Number.parseInt(line, 10));
}

describe("the storyteller", () => {
  let whole: number[][];

  it("tells stories that make words", async () => {
    const {stage, memoryBytes} = await load(0, 11);
    whole = await generate([stage], PROMPTS);
    stage.unload();
    const text = Buffer.concat((whole[0] ?? []).map((token) => Buffer.from(vocabulary.piece(token)))).toString();
    expect(text).toContain("owl");
    expect(memoryBytes).toBeGreaterThan(4_000_000);
  });

  it.each([
    [
      [0, 5],
      [6, 11],
    ],
    [
      [0, 3],
      [4, 7],
      [8, 11],
    ],
    [
      [0, 0],
      [1, 10],
      [11, 11],
    ],
  ])("says the same token by token in stages %j", async (...ranges) => {
    const loaded = await Promise.all(ranges.map(([first = 0, last = 0]) => load(first, last)));
    expect(
      await generate(
        loaded.map(({stage}) => stage),
        PROMPTS,
      ),
    ).toEqual(whole);
    for (const {stage} of loaded) stage.unload();
  });

  it("says the same in stages read from copies, which are gone once they are loaded", async () => {
    const byCopies = createCompute("copies", false);
    const loaded = await Promise.all([load(0, 5, {}, byCopies), load(6, 11, {}, byCopies)]);
    expect(readdirSync(join(folder, "copies"))).toEqual([]);
    const stages = loaded.map(({stage}) => stage);
    expect(await generate(stages, PROMPTS.slice(0, 1))).toEqual(whole.slice(0, 1));
    for (const stage of stages) stage.unload();
  });

  it("keeps the rows of several sequences apart, in whole and in stages", async () => {
    const whole = await load(0, 11);
    const split = await Promise.all([load(0, 4), load(5, 11)]);
    for (const stages of [[whole.stage], split.map(({stage}) => stage)]) {
      const prompts = await Promise.all(PROMPTS.slice(0, 3).map(promptTokens));
      const lengths = prompts.map((tokens) => tokens.length);
      const together = await through(
        stages,
        batchOf(
          prompts.flatMap((tokens, slot) => promptRows(slot, tokens)),
          [0, 1, 2],
        ),
      );
      const alone: number[] = [];
      for (const tokens of prompts) alone.push((await through(stages, batchOf(promptRows(3, tokens), [3], alone.length > 0 ? [3] : []))).sampled[0]?.token ?? -1);
      expect(together.sampled.map(({token}) => token)).toEqual(alone);
      // Sequences of unequal length, and not all of them: the next rows go where they belong.
      const next = [0, 2].map((slot) => ({slot, position: lengths[slot] as number, token: together.sampled[slot]?.token as number, output: true}));
      const both = await through(stages, batchOf(next, [], [3]));
      expect(both.sampled.map(({slot}) => slot)).toEqual([0, 2]);
    }
    for (const {stage} of [whole, ...split]) stage.unload();
  });

  it("is tokenised and put together again", async () => {
    const text = "Once upon a time there was an owl. Ünïcode 猫 🦊\n";
    const tokens = await settled<Int32Array>((done) => vocabulary.tokenize(text, {addSpecial: false, parseSpecial: false}, done));
    expect(Buffer.concat([...tokens].map((token) => Buffer.from(vocabulary.piece(token)))).toString()).toBe(text);
    expect(vocabulary.size).toBe(768);
    const [special] = await promptTokens("<|im_start|>");
    expect(vocabulary.piece(special as number)).toHaveLength(0);
  });
});

describe("a runner", () => {
  it("that is killed fails its steps and says so once; the next one loads", async () => {
    const before = new Set(runnerPids());
    const {stage, failed} = await load(0, 11);
    const own = runnerPids().find((pid) => !before.has(pid)) as number;
    const under = Promise.allSettled([
      step(stage, batchOf([{slot: 0, position: 0, token: 5, output: true}], [0])),
      step(stage, batchOf([{slot: 0, position: 1, token: 5, output: true}], [])),
    ]);
    process.kill(own, "SIGKILL");
    expect(await failed).toMatchObject({code: "stage_crashed", message: expect.stringContaining("SIGKILL")});
    for (const result of await under) if (result.status === "rejected") expect(result.reason).toMatchObject({code: "stage_crashed"});
    await expect(step(stage, batchOf([], []))).rejects.toMatchObject({code: "stage_crashed"});
    const again = await load(0, 11);
    expect((await step(again.stage, batchOf([{slot: 0, position: 0, token: 5, output: true}], [0]))).sampled).toHaveLength(1);
    again.stage.unload();
  });

  it("refuses a batch of more rows than it was loaded for, and goes on", async () => {
    const {stage} = await load(0, 11);
    const rows = Array.from({length: 513}, (_, position) => ({slot: 0, position, token: 5, output: false}));
    await expect(step(stage, batchOf(rows, [0]))).rejects.toMatchObject({code: "decode_failed", message: expect.stringContaining("513 rows")});
    expect((await step(stage, batchOf([{slot: 0, position: 0, token: 5, output: true}], [0]))).sampled).toHaveLength(1);
    stage.unload();
  });

  it.runIf(process.platform === "linux")("tells what its steps took, without its loading, and nothing once it is gone", async () => {
    const {stage} = await load(0, 11);
    const used = () => settled<StageUsage>((done) => stage.usage(done));
    const before = await used();
    // Loading took the start of a process, of which nothing is told.
    const {cpuMs: all} = await processUsage((stage as LlamaStage).pid ?? 0);
    expect(before.cpuMs).toBeLessThan(all / 2);
    expect(before.peakBytes).toBeGreaterThan(readFileSync(storyteller).length);
    await generate([stage], PROMPTS);
    const after = await used();
    expect(after.cpuMs).toBeGreaterThan(before.cpuMs);
    expect(after.peakBytes).toBeGreaterThanOrEqual(before.peakBytes);
    stage.unload();
    await expect(used()).rejects.toMatchObject({code: "unloaded"});
  });

  it.runIf(process.platform === "linux")("runs on the CPUs it is told, all threads of its process", async () => {
    const [, first] = /^Cpus_allowed_list:\s+(\d+)/m.exec(readFileSync("/proc/self/status", "utf8")) as RegExpExecArray;
    const kept = createCompute("kept", hasByteStreams(), first);
    const {stage} = await load(0, 11, {}, kept);
    try {
      expect((await generate([stage], PROMPTS.slice(0, 1)))[0]).toHaveLength(TOKENS);
      const {cpus, threads} = await settled<StageUsage>((done) => stage.usage(done));
      expect(cpus).toBe(1);
      expect(threads).toBeGreaterThan(1);
      const pid = runnerPids().find((one) => readFileSync(`/proc/${one}/status`, "utf8").includes(`Cpus_allowed_list:\t${first}\n`));
      const tasks = readdirSync(`/proc/${pid}/task`).map((task) => /^Cpus_allowed_list:\s+(\S+)$/m.exec(readFileSync(`/proc/${pid}/task/${task}/status`, "utf8"))?.[1]);
      expect(new Set(tasks)).toEqual(new Set([first]));
    } finally {
      stage.unload();
    }
    // There is none of that number: it says so, and nothing runs elsewhere instead.
    await expect(load(0, 11, {}, createCompute("nowhere", hasByteStreams(), "9999"))).rejects.toMatchObject({code: "stage_crashed", message: expect.stringContaining("taskset")});
  });

  it("that is unloaded is gone", async () => {
    const before = new Set(runnerPids());
    const {stage} = await load(4, 7);
    const [own] = runnerPids().filter((pid) => !before.has(pid));
    stage.unload();
    await expect.poll(() => existsSync(`/proc/${own}`)).toBe(false);
    await expect(step(stage, batchOf([], []))).rejects.toMatchObject({code: "unloaded"});
  });
});

describe.runIf(hasByteStreams())("a range read in place", () => {
  it("needs no other file, while it loads and after; what a copy of before left is removed", async () => {
    const scratch = join(folder, "in-place");
    mkdirSync(scratch);
    writeFileSync(join(scratch, "stage-1-0.gguf"), "left by a peer that was killed");
    const inPlace = createCompute("in-place", true);
    expect(readdirSync(scratch)).toEqual([]);
    rmSync(scratch, {recursive: true});
    writeFileSync(scratch, "a file where no other can be made");
    const {stage} = await load(4, 7, {}, inPlace);
    stage.unload();
  });
});

describe("what cannot be loaded is a failure with its reason", () => {
  const file = (name: string, bytes: Uint8Array): string => {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    return path;
  };
  const inspect = (path: string): Promise<ModelInfo> => settled((done) => compute.inspect(path, done));

  it("a file that ends too early", async () => {
    const path = file("short.gguf", readFileSync(storyteller).subarray(0, 3 * MIB));
    await expect(inspect(path)).rejects.toMatchObject({code: "bad_model"});
  });

  it("a file whose header lies about its tensors only when loaded by llama.cpp", async () => {
    const bytes = Buffer.from(readFileSync(storyteller));
    bytes.write("blk.0.attn_qq", bytes.indexOf("blk.0.attn_q."), "latin1");
    const path = file("odd.gguf", bytes);
    const odd = await inspect(path).catch((error: {code: string}) => error.code);
    if (typeof odd === "string") return expect(odd).toBe("bad_model");
    await expect(load(0, 11, {path, info: odd})).rejects.toMatchObject({code: "bad_model"});
    await expect(load(0, 5, {path, info: odd})).rejects.toMatchObject({code: "bad_model", message: expect.stringContaining("blk.0.attn_q")});
  });

  it("a context that no memory holds", async () => {
    await expect(load(0, 11, {contextLength: 2_000_000_000})).rejects.toMatchObject({code: "out_of_memory"});
  });

  it("a file that is not there", async () => {
    await expect(inspect(join(folder, "nowhere.gguf"))).rejects.toThrow(/nowhere/);
    await expect(settled((done) => compute.vocabulary(join(folder, "nowhere.gguf"), done))).rejects.toMatchObject({code: "bad_model"});
  });
});
