import {execFile} from "node:child_process";
import {readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {promisify} from "node:util";
import type {ModelInfo} from "@ollamesh/ports";
import fc from "fast-check";
import {beforeAll, describe, expect, it} from "vitest";
import {hasBlockingTcp} from "../src/ffi/has-blocking-tcp.ts";
import {inspectGguf, materialiseStage, planAdapter, readAdapter, type StageSeat, type WritableEntry, type WritableTensor} from "../src/gguf/index.ts";
import {readHeader} from "../src/gguf/read-header.ts";
import {createLlamaCompute} from "../src/index.ts";
import type {ArchShape} from "./fixtures/arch-shape.ts";
import {adapterEntries, adapterFile, SEEDED_ADAPTER, seededAdapter, writeAdapter} from "./fixtures/seeded-adapter.ts";
import {temporaryDir, writeShape} from "./gguf-files.ts";
import {GREEDY, STORYTELLER, WholeModel} from "./support/whole-model.ts";

const RUNNER = fileURLToPath(new URL("../src/runner/main.ts", import.meta.url));
const PROBE = fileURLToPath(new URL("./fixtures/adapter-probe.ts", import.meta.url));
const dir = temporaryDir();
const everything = (name: string): boolean => SEEDED_ADAPTER.adapts(name) || name === "token_embd.weight" || name === "output.weight";

interface Matrix {
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

let path: string;
let info: ModelInfo;

/** Factors of matrices by the scales beside them, which what an adapter adds is not multiplied by: without them merging is plain. */
const withoutScales = (shape: ArchShape): ArchShape => ({...shape, tensors: Object.fromEntries(Object.entries(shape.tensors).filter(([name]) => !name.endsWith("scale")))});

beforeAll(async () => {
  path = await writeShape(dir, "llama-dense", withoutScales);
  info = await inspectGguf(path);
});

async function matricesOf(file: string): Promise<Map<string, Matrix>> {
  const {header} = await readHeader(file);
  const bytes = readFileSync(file);
  return new Map(header.tensors.map(({name, shape, start, end}) => [name, {shape, values: new Float32Array(Uint8Array.from(bytes.subarray(start, end)).buffer)}]));
}

/** What the pair for a matrix adds to it, the scale left out: outputs x inputs, row by row. */
function deltaOf(tensors: Map<string, Matrix>, base: string): {rows: number; columns: number; values: number[]} {
  const [a, b] = ["a", "b"].map((half) => tensors.get(`${base}.lora_${half}`) as Matrix) as [Matrix, Matrix];
  const [columns = 0, rank = 0] = a.shape;
  const rows = b.shape[1] as number;
  const at = (row: number, column: number): number =>
    Array.from({length: rank}, (_, r) => (b.values[row * rank + r] as number) * (a.values[r * columns + column] as number)).reduce((x, y) => x + y, 0);
  return {rows, columns, values: Array.from({length: rows * columns}, (_, i) => at(Math.floor(i / columns), i % columns))};
}

async function cut(file: string, first: number, last: number, seat?: StageSeat): Promise<Map<string, Matrix> | undefined> {
  const planned = await planAdapter(file, info, path, {firstLayer: first, lastLayer: last}, seat);
  if (!planned) return undefined;
  const out = join(dir, `cut-${seat?.rank ?? ""}.gguf`);
  await materialiseStage(planned.plan, file, out);
  const tensors = await matricesOf(out);
  expect([...tensors.keys()].filter((name) => name.endsWith(".lora_a"))).toEqual(planned.matrices.map((name) => `${name}.lora_a`));
  return tensors;
}

describe("cutting an adapter", () => {
  it("gives each pair to the stage that has its matrix, under that matrix's name there, whatever the cuts", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({min: 1, max: 9}), fc.uniqueArray(fc.integer({min: 1, max: 5})), fc.infiniteStream(fc.boolean()), async (rank, inner, coins) => {
        const chosen = new Set(info.tensors.filter(({name}) => everything(name) && coins.next().value).map(({name}) => name));
        if (chosen.size === 0) return;
        const file = writeAdapter(join(dir, "property.gguf"), seededAdapter(info, {rank, adapts: (name) => chosen.has(name)}));
        const whole = await matricesOf(file);
        const seen: string[] = [];
        const edges = [0, ...inner.toSorted((a, b) => a - b), info.layers];
        for (const [i, first] of edges.slice(0, -1).entries()) {
          const end = edges[i + 1] as number;
          for (const [name, {shape, values}] of (await cut(file, first, end - 1)) ?? []) {
            const original = name.replace(/^blk\.(\d+)/, (_, layer) => `blk.${Number(layer) + first}`);
            seen.push(original);
            expect({shape, values}).toEqual(whole.get(original));
            if (name.startsWith("token_embd")) expect(first).toBe(0);
            if (name.startsWith("output")) expect(end).toBe(info.layers);
          }
        }
        expect(seen.toSorted()).toEqual([...whole.keys()].toSorted());
      }),
      {numRuns: 25},
    );
  });

  it("gives ranks parts that add to their matrices what is added to the whole's, cut where these are", async () => {
    const file = writeAdapter(join(dir, "ranks.gguf"), seededAdapter(info, {rank: 3, adapts: everything}));
    const whole = await matricesOf(file);
    const parts = [];
    for (const rank of [0, 1]) parts.push((await cut(file, 1, 2, {rank, ranks: 2})) as Map<string, Matrix>);
    const layers = [...(parts[0] as Map<string, Matrix>).keys()].filter((name) => name.endsWith(".lora_a")).map((name) => name.slice(0, -".lora_a".length));
    expect(layers).toHaveLength(2 * 7);
    for (const name of layers) {
      const {rows, columns, values} = deltaOf(
        whole,
        name.replace(/^blk\.(\d+)/, (_, layer) => `blk.${Number(layer) + 1}`),
      );
      const [upper, lower] = parts.map((part) => deltaOf(part, name)) as [ReturnType<typeof deltaOf>, ReturnType<typeof deltaOf>];
      if (/attn_output|ffn_down/.test(name)) {
        expect([upper.columns + lower.columns, upper.rows, lower.rows]).toEqual([columns, rows, rows]);
        const rowOf = (row: number): number[] => [
          ...upper.values.slice(row * upper.columns, (row + 1) * upper.columns),
          ...lower.values.slice(row * lower.columns, (row + 1) * lower.columns),
        ];
        expect(Array.from({length: rows}, (_, row) => rowOf(row)).flat()).toEqual(values);
      } else expect([...upper.values, ...lower.values]).toEqual(values);
    }
  });

  it("does not cut blocks of quantised numbers", async () => {
    const model = info.tensors.map((tensor) => ({...tensor, type: "F32"}));
    const file = writeAdapter(join(dir, "blocks.gguf"), seededAdapter({...info, tensors: model}, {rank: 32, type: "q8_0"}));
    expect(await planAdapter(file, info, path, {firstLayer: 0, lastLayer: 5}, {rank: 0, ranks: 2})).toBeDefined();
    // Of a feed-forward width that has no middle on a boundary of blocks.
    const odd = await writeShape(dir, "llama-dense", (shape) => ({
      ...withoutScales(shape),
      metadata: {...shape.metadata, "llama.feed_forward_length": ["u32", 352]},
      tensors: Object.fromEntries(Object.entries(withoutScales(shape).tensors).map(([name, [type, ...sizes]]) => [name, [type, ...sizes.map((n) => (n === 384 ? 352 : n))]])),
    }));
    const oddInfo = await inspectGguf(odd);
    writeAdapter(file, seededAdapter(oddInfo, {rank: 32, type: "q8_0"}));
    await expect(planAdapter(file, oddInfo, odd, {firstLayer: 0, lastLayer: 5}, {rank: 0, ranks: 2})).rejects.toMatchObject({
      code: "not_splittable",
      message: expect.stringMatching(/blocks of 32/),
    });
    path = await writeShape(dir, "llama-dense", withoutScales);
  });

  it("leaves nothing to a stage of which it changes nothing", async () => {
    const file = writeAdapter(join(dir, "few.gguf"), seededAdapter(info, {adapts: (name) => name === "blk.1.attn_q.weight"}));
    expect(await planAdapter(file, info, path, {firstLayer: 2, lastLayer: 5})).toBeUndefined();
  });
});

describe("what is no adapter for the model", () => {
  const refusal = async (bytes: Uint8Array, model = info): Promise<string> =>
    readAdapter(writeAdapter(join(dir, "refused.gguf"), bytes), model).then(
      () => "taken",
      (error: Error & {code: string}) => `${error.code}: ${error.message}`,
    );
  const file = (tensors: readonly WritableTensor[], change: (entries: WritableEntry[]) => WritableEntry[] = (entries) => entries): Buffer =>
    adapterFile(change(adapterEntries("llama", 8)), tensors);
  const q = (a: number[], b: number[], typeId = 0): WritableTensor[] => [
    {name: "blk.0.attn_q.weight.lora_a", typeId, shape: a},
    {name: "blk.0.attn_q.weight.lora_b", typeId, shape: b},
  ];
  const good = q([256, 4], [4, 256]);
  const pair = (base: string, a: number[], b: number[]): WritableTensor[] => q(a, b).map(({name, ...rest}) => ({...rest, name: name.replace("blk.0.attn_q.weight", base)}));
  const but = (key: string, entry?: WritableEntry) => (entries: WritableEntry[]) => [...entries.filter((one) => one.key !== key), ...(entry ? [entry] : [])];

  it("is refused with the reason", async () => {
    expect(await refusal(file(good))).toBe("taken");
    expect(await refusal(Buffer.from("a few words"))).toMatch(/bad_adapter: .*not a GGUF file/);
    expect(await refusal(Buffer.from('\x40\0\0\0\0\0\0\0{"__metadata__":{}}'.padEnd(200)))).toMatch(/safetensors file: .*convert_lora_to_gguf/);
    expect(await refusal(readFileSync(STORYTELLER))).toMatch(/no adapter: its general.type is/);
    expect(await refusal(file(good).subarray(0, -8))).toMatch(/bad_adapter: The adapter cannot be read/);
    expect(await refusal(file(good, but("general.architecture", {key: "general.architecture", type: "str", value: "qwen2"})))).toMatch(
      /architecture "qwen2", this model is "llama"/,
    );
    expect(await refusal(file(good, but("adapter.type")))).toMatch(/type missing/);
    expect(await refusal(file(good, but("adapter.lora.alpha", {key: "adapter.lora.alpha", type: "u32", value: 8})))).toMatch(/alpha is no number of 32 bits/);
    expect(await refusal(file(good, but("", {key: "adapter.alora.invocation_tokens", type: "u32", elements: [1]})))).toMatch(/aLoRA/);
    expect(await refusal(file([]))).toMatch(/changes nothing/);
    expect(await refusal(file(good.slice(0, 1)))).toMatch(/one half only/);
    expect(await refusal(file([...good, {name: "blk.0.attn_norm.weight", typeId: 0, shape: [256]}]))).toMatch(/no part of a LoRA pair/);
    expect(await refusal(file(q([128, 4], [4, 256])))).toMatch(/of 128x4 and 4x256 elements, which does not fit its 256x256/);
    expect(await refusal(file(q([256, 4], [8, 256])))).toMatch(/does not fit/);
    expect(await refusal(file(q([256, 4, 1], [4, 256])))).toMatch(/does not fit/);
    expect(await refusal(file(q([256, 32], [32, 256], 2)))).toMatch(/of the type Q4_0/);
    expect(await refusal(file(pair("blk.9.attn_q.weight", [256, 4], [4, 256])))).toMatch(/does not have/);
    expect(await refusal(file(pair("blk.0.attn_q.bias", [256, 4], [4, 256])))).toMatch(/cannot be adapted/);
    expect(await refusal(file(pair("blk.0.attn_norm.weight", [256, 4], [4, 1])))).toMatch(/no single matrix/);
    const glm = but("general.architecture", {key: "general.architecture", type: "str", value: "glm4"});
    expect(await refusal(file(pair("blk.0.attn_output.weight", [256, 4], [4, 256]), glm), {...info, architecture: "glm4"})).toMatch(/llama.cpp aborts .* glm4/);
    expect(await refusal(file(good, glm), {...info, architecture: "glm4"})).toBe("taken");
    const embeddings = file(pair("token_embd.weight", [4, 128], [4, 256]));
    expect(await refusal(embeddings)).toBe("taken");
    expect(await refusal(embeddings, {...info, tensors: info.tensors.filter(({name}) => name !== "output.weight")})).toMatch(/output matrix too/);
  });

  it("is refused or taken, whatever its bytes are", async () => {
    const whole = file(good);
    await fc.assert(
      fc.asyncProperty(fc.nat(400), fc.nat(255), async (at, byte) => {
        const bytes = Buffer.from(whole);
        bytes[at] = byte;
        expect(await refusal(bytes)).toMatch(/^(taken$|bad_adapter: )/);
      }),
      {numRuns: 150},
    );
  });
});

describe("a model with an adapter", () => {
  /** The same model with the product added to its weights, in 64-bit numbers. */
  async function merge(file: string, out: string): Promise<void> {
    const {header} = await readHeader(path);
    const adapter = await matricesOf(file);
    const bytes = readFileSync(path);
    const scale = SEEDED_ADAPTER.alpha / SEEDED_ADAPTER.rank;
    for (const {name, start, end} of header.tensors) {
      if (!adapter.has(`${name}.lora_a`)) continue;
      const weights = new Float32Array(Uint8Array.from(bytes.subarray(start, end)).buffer);
      // Of embeddings the pair is the other way round: from tokens to the rank to the width.
      const {values} = deltaOf(name === "token_embd.weight" ? flipped(adapter, name) : adapter, name);
      values.forEach((value, i) => (weights[i] = (weights[i] as number) + scale * value));
      bytes.set(new Uint8Array(weights.buffer), start);
    }
    writeFileSync(out, bytes);
  }

  /** A row a token: B transposed comes in, A's rows go out. */
  function flipped(adapter: Map<string, Matrix>, name: string): Map<string, Matrix> {
    const [a, b] = ["a", "b"].map((half) => adapter.get(`${name}.lora_${half}`) as Matrix) as [Matrix, Matrix];
    const [rank = 0, width = 0] = b.shape;
    const transposed = Float32Array.from({length: rank * width}, (_, i) => b.values[(i % width) * rank + Math.floor(i / width)] as number);
    return new Map([
      [`${name}.lora_a`, {shape: [width, rank], values: transposed}],
      [`${name}.lora_b`, a],
    ]);
  }

  it.runIf(hasBlockingTcp())(
    "computes what one with merged weights does, whole, in stages and shared by two ranks",
    async () => {
      const file = writeAdapter(join(dir, "merged-adapter.gguf"), seededAdapter(info, {adapts: everything, deviation: 0.05}));
      const merged = join(dir, "merged.gguf");
      await merge(file, merged);
      const {stdout} = await promisify(execFile)(process.execPath, ["--import", import.meta.resolve("tsx"), PROBE, path, file, merged]);
      const found = JSON.parse(stdout) as Record<"without" | "merged" | "stages" | "group", number>;
      expect(found.without).toBeGreaterThan(0.1);
      expect(found.merged).toBeLessThan(1e-4);
      expect(found.stages).toBe(0);
      expect(found.group).toBeLessThan(1e-4);
    },
    60_000,
  );

  it("is refused where llama.cpp would leave out what the adapter adds", async () => {
    const other = await writeShape(dir, "deepseek2-moe");
    const model = await inspectGguf(other);
    const scratchDir = join(dir, "scratch");
    const compute = createLlamaCompute({runnerPath: RUNNER, execArgv: ["--import", "tsx"], scratchDir, llamaDir: undefined, threads: 1, loadTimeoutMs: 60_000});
    const load = (adapts: (name: string) => boolean): Promise<string> => {
      const adapterPath = writeAdapter(join(dir, "ignored.gguf"), seededAdapter(model, {adapts}));
      const spec = {path: other, adapterPath, info: model, firstLayer: 0, lastLayer: model.layers - 1, contextLength: 64, sequencesMax: 1, batchTokensMax: 64, threads: 1};
      return new Promise((resolve) => {
        const ready = (): void => {
          stage.unload();
          resolve("ready");
        };
        const stage = compute.load(spec, {progress: () => {}, ready, failed: ({code, message}) => resolve(`${code}: ${message}`)});
      });
    };
    expect(await load((name) => /attn_output.weight$/.test(name))).toBe("ready");
    expect(await load((name) => /attn_output.weight$/.test(name) || name === "output.weight")).toMatch(/^bad_adapter: The adapter changes output.weight, and llama.cpp/);
  }, 60_000);

  it("tells another story in a runner; what llama.cpp refuses ends it, and not this process", async () => {
    const storyteller = await inspectGguf(STORYTELLER);
    const tell = async (adapterPath?: string): Promise<string> => {
      const model = await WholeModel.load(STORYTELLER, {...(adapterPath && {adapterPath})});
      try {
        return model.text(await model.generate(await model.tokenize("<|im_start|>user\nTell me a story about an owl.<|im_end|>\n<|im_start|>assistant\n"), GREEDY, 30));
      } finally {
        model.close();
      }
    };
    const file = writeAdapter(join(dir, "story.gguf"), seededAdapter(storyteller));
    const [plain, adapted, nothing] = [await tell(), await tell(file), await tell(writeAdapter(join(dir, "zero.gguf"), seededAdapter(storyteller, {deviation: 0})))];
    expect(adapted).not.toBe(plain);
    expect(nothing).toBe(plain);
    await expect(tell(join(dir, "nowhere.gguf"))).rejects.toThrow(/nowhere/);
    await expect(tell(STORYTELLER)).rejects.toThrow(/no adapter/);
  }, 60_000);
});
