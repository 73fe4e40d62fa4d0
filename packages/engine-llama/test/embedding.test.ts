import {mkdtempSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {isCausal} from "@ollamesh/ports";
import koffi from "koffi";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {libraryFile} from "../src/ffi/library-path.ts";
import {loadLlama} from "../src/ffi/llama.ts";
import {inspectGguf} from "../src/gguf/index.ts";
import {kernelsFor} from "../src/kernels-for.ts";
import {EmbeddingPool} from "../src/runner/embedding-pool.ts";
import {NativeStage} from "../src/runner/native-stage.ts";
import {CACHE_USUAL} from "../src/runner/runner-messages.ts";
import {type ArchShape, modelOfShape} from "./fixtures/arch-shape.ts";
import {writeSeededModel} from "./fixtures/seeded-model.ts";
import {batchOf, GREEDY, rowsOf, STORYTELLER, WholeModel} from "./support/whole-model.ts";

const TEXT = "Once upon a time there was a small owl who liked to read, and a fox who liked to listen.";
const MEAN = 1;

let model: WholeModel;
beforeAll(async () => {
  model = await WholeModel.load();
});
afterAll(() => model?.close());

const open = (slot: number, tokens: Int32Array, embeds = true) => ({slot, sampler: GREEDY, history: tokens, answered: 0, keep: 0, from: slot, embeds});
const floats = (bytes: Uint8Array | undefined): number[] => [...new Float32Array(new Uint8Array(bytes as Uint8Array).buffer)];

/** llama.cpp pools by itself: what is made here must be that. */
function pooledByLlama(tokens: Int32Array): number[] {
  // Computed by the kernels that its runner has, and looked back on as the stage does: flash attention where llama.cpp can.
  const llama = loadLlama(undefined, kernelsFor(model.info, CACHE_USUAL));
  const vectorOf = koffi.load(libraryFile(llama.folder, "llama")).func("float *llama_get_embeddings_seq(void *context, int32_t seq)");
  const loaded = llama.modelLoad(STORYTELLER, llama.modelDefaultParams());
  const context = llama.contextInit(loaded, {...(llama.contextDefaultParams() as object), n_ctx: 512, embeddings: true, pooling_type: MEAN, n_threads: 1, n_threads_batch: 1});
  const ones = new Int32Array(tokens.length).fill(1);
  const slots = new Int32Array(tokens.length);
  const pointers = BigUint64Array.from(slots, (_, row) => (koffi.address(slots) as bigint) + BigInt(row * 4));
  const positions = Int32Array.from(tokens, (_, i) => i);
  const batch = {n_tokens: tokens.length, token: tokens, embd: null, pos: positions, n_seq_id: ones, seq_id: pointers, logits: new Int8Array(tokens.length).fill(1)};
  expect(llama.decode(context, batch)).toBe(0);
  const vector = [...(koffi.decode(vectorOf(context, 0), koffi.array("float", model.info.embeddingLength, "Typed")) as Float32Array)];
  llama.contextFree(context);
  llama.modelFree(loaded);
  return vector;
}

describe("an embedding", () => {
  it("is the mean llama.cpp itself makes of the rows, in one batch and in several, beside sequences that go on", async () => {
    const tokens = await model.tokenize(TEXT);
    const due = pooledByLlama(tokens);
    expect(due.some((value) => Math.abs(value) > 0.01)).toBe(true);
    const close = (given: readonly number[]): void => given.forEach((value, i) => expect(value).toBeCloseTo(due[i] as number, 4));
    const alone = await model.step(batchOf(rowsOf(0, tokens), [open(0, tokens)]));
    expect(alone.sampled).toMatchObject([{slot: 0, end: true}]);
    close(floats(alone.sampled[0]?.embedding));

    const talk = await model.tokenize("<|im_start|>user\nHello.<|im_end|>\n<|im_start|>assistant\n");
    const answer = (await model.step(batchOf(rowsOf(2, talk), [open(2, talk, false)]))).sampled[0]?.token;
    const first = rowsOf(1, tokens.subarray(0, 7)).map((row) => ({...row, output: false}));
    const together = await model.step(batchOf([...first, ...rowsOf(3, talk)], [open(1, tokens), open(3, talk, false)]));
    expect(together.sampled).toMatchObject([{slot: 3, token: answer}]);
    const rest = await model.step(batchOf(rowsOf(1, tokens.subarray(7), 7), []));
    close(floats(rest.sampled[0]?.embedding));
  });

  it("leaves its slot to a sequence that goes on", async () => {
    const tokens = await model.tokenize(TEXT);
    await model.step(batchOf(rowsOf(0, tokens), [open(0, tokens)]));
    const [next] = (await model.step(batchOf(rowsOf(0, tokens), [open(0, tokens, false)]))).sampled;
    expect(next?.embedding).toBeUndefined();
  });
});

describe("a model whose rows see those behind them", () => {
  it("embeds a text in one batch, whatever is beside it, and goes on with none", async () => {
    const folder = mkdtempSync(join(tmpdir(), "ollamesh-encoder-"));
    const path = join(folder, "encoder.gguf");
    const shape = JSON.parse(readFileSync(new URL("fixtures/arch-shapes-more/modern-bert-dense.json", import.meta.url), "utf8")) as ArchShape;
    await writeSeededModel(modelOfShape(shape), path, 1);
    const info = await inspectGguf(path);
    expect(isCausal(info)).toBe(false);
    const {layers, embeddingLength} = info;
    const size = {layers, embeddingLength, inputScale: 1, positionRows: 1 as const, layerOutputName: "", contextLength: 128, sequencesMax: 4, batchTokensMax: 128, threads: 1};
    const source = {kind: "file" as const, path, isPassing: false};
    const stage = new NativeStage(loadLlama(), {...size, source, isFirst: true, isLast: true, pooling: "mean", isCausal: false, cache: CACHE_USUAL, progress: () => {}});
    const tokens = Int32Array.from({length: 20}, (_, i) => i % 8);
    const changed = tokens.with(19, 5);
    const vectors = stage.step(batchOf([...rowsOf(0, tokens), ...rowsOf(1, changed)], [open(0, tokens), open(1, changed)])).sampled.map(({embedding}) => floats(embedding));
    const alone = stage.step(batchOf(rowsOf(2, tokens), [open(2, tokens)])).sampled.map(({embedding}) => floats(embedding));
    for (const [i, value] of alone[0]?.entries() ?? []) expect(value).toBeCloseTo(vectors[0]?.[i] as number, 4);
    expect(vectors[1]).not.toEqual(vectors[0]);
    const [said] = stage.step(batchOf(rowsOf(3, tokens), [open(3, tokens, false)])).sampled;
    expect(said?.refusal).toMatch(/embeddings only/);
    stage.close();
    rmSync(folder, {recursive: true});
  });
});

describe("a pool", () => {
  const rows = [Float32Array.of(1, 2), Float32Array.of(3, 6)];
  it.each([
    ["mean", [2, 4]],
    ["first", [1, 2]],
    ["last", [3, 6]],
  ] as const)("takes the %s", (pooling, due) => {
    const pool = new EmbeddingPool(pooling, 2);
    for (const row of rows) pool.add(row);
    expect(floats(pool.take() as Uint8Array)).toEqual(due);
  });

  it("says what there is none of", () => {
    expect(new EmbeddingPool(undefined, 2).take()).toMatch(/ranks texts/);
    const pool = new EmbeddingPool("mean", 1);
    pool.add(Float32Array.of(Number.NaN));
    expect(pool.take()).toMatch(/no numbers/);
  });
});
