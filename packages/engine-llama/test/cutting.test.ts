import {readFileSync, truncateSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {gguf} from "@huggingface/gguf";
import type {ModelInfo} from "@ollamesh/ports";
import {type ByteRange, mergeRanges} from "@ollamesh/stdx";
import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {inspectGguf, materialiseStage, planStageFile} from "../src/gguf/index.ts";
import {writeSeededModel} from "./fixtures/seeded-model.ts";
import {temporaryDir, tinyLlama, writeShape} from "./gguf-files.ts";

const dir = temporaryDir();

function rangesOf(info: ModelInfo, first: number, last: number): ByteRange[] {
  const {segments} = info;
  const outside = [...(first === 0 ? segments.first : []), ...(last === info.layers - 1 ? segments.last : [])];
  return mergeRanges([...segments.every, ...outside, ...segments.layers.slice(first, last + 1).flat()]);
}

/** The bytes of each tensor of a GGUF file, by name. */
async function tensorBytes(path: string): Promise<Map<string, Buffer>> {
  const file = readFileSync(path);
  const parsed = await gguf(path, {allowLocalFile: true});
  const offsets = [...parsed.tensorInfos.map((tensor) => Number(tensor.offset)), file.length - Number(parsed.tensorDataOffset)];
  return new Map(
    parsed.tensorInfos.map((tensor, i) => {
      const start = Number(parsed.tensorDataOffset) + (offsets[i] as number);
      return [tensor.name, file.subarray(start, Number(parsed.tensorDataOffset) + (offsets[i + 1] as number))];
    }),
  );
}

describe("cutting a model", () => {
  it("gives each layer to exactly one stage, byte for byte, whatever the cuts", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({min: 2, max: 9}), fc.boolean(), fc.infiniteStream(fc.boolean()), async (layers, tied, coins) => {
        const path = join(dir, "property.gguf");
        await writeSeededModel(tinyLlama(layers, {tied}), path, layers);
        const info = await inspectGguf(path);
        const whole = await tensorBytes(path);
        const edges = [0, ...Array.from({length: layers - 1}, (_, i) => i + 1).filter(() => coins.next().value), layers];
        const seen = new Map<string, number>();
        for (const [i, first] of edges.slice(0, -1).entries()) {
          const last = (edges[i + 1] as number) - 1;
          const out = join(dir, "property-stage.gguf");
          await materialiseStage(await planStageFile(path, info, first, last), path, out);
          const stage = await tensorBytes(out);
          for (const [name, bytes] of stage) {
            const match = /^blk\.(\d+)\.(.*)$/.exec(name);
            if (match === null) continue;
            const original = `blk.${Number(match[1]) + first}.${match[2]}`;
            seen.set(original, (seen.get(original) ?? 0) + 1);
            expect(bytes.equals(whole.get(original) as Buffer)).toBe(true);
          }
          if (first === 0 || (tied && last === layers - 1)) expect(stage.get("token_embd.weight")?.equals(whole.get("token_embd.weight") as Buffer)).toBe(true);
          if (last === layers - 1 && !tied) expect(stage.get("output.weight")?.equals(whole.get("output.weight") as Buffer)).toBe(true);
        }
        const expected = [...whole.keys()].filter((name) => name.startsWith("blk."));
        expect([...seen.keys()].toSorted()).toEqual(expected.toSorted());
        expect([...seen.values()].every((count) => count === 1)).toBe(true);
      }),
      {numRuns: 40},
    );
  });

  it.each(["llama-dense", "gemma2-dense", "qwen3moe-moe", "deepseek2-moe"])("needs exactly the segments of the range: %s", async (name) => {
    const path = await writeShape(dir, name);
    const info = await inspectGguf(path);
    const edges = info.split.kind === "splittable" ? [0, ...info.split.cuts, info.layers] : [0, info.layers];
    for (const first of edges) {
      for (const end of edges.filter((edge) => edge > first)) {
        const plan = await planStageFile(path, info, first, end - 1);
        const copied = mergeRanges(plan.copies.map(({from, length}) => ({start: from, end: from + length})));
        expect(copied).toEqual(rangesOf(info, first, end - 1));
      }
    }
  });

  it("works on a sparse file that holds the bytes of the range only", async () => {
    const path = await writeShape(dir, "llama-dense");
    const info = await inspectGguf(path);
    const sparse = join(dir, "sparse.gguf");
    const bytes = readFileSync(path);
    const kept = Buffer.alloc(bytes.length);
    for (const {start, end} of [{start: 0, end: info.headerBytes}, ...rangesOf(info, 2, 3)]) bytes.copy(kept, start, start, end);
    writeFileSync(sparse, kept);
    const stage = async (source: string): Promise<Buffer> => {
      const out = join(dir, "from-sparse.gguf");
      await materialiseStage(await planStageFile(source, await inspectGguf(source), 2, 3), source, out);
      return readFileSync(out);
    };
    expect((await stage(sparse)).equals(await stage(path))).toBe(true);
  });

  it("inspects a file of which only the header is there", async () => {
    const path = await writeShape(dir, "llama-dense");
    const info = await inspectGguf(path);
    const bytes = readFileSync(path).subarray(0, info.headerBytes);
    const holes = join(dir, "holes.gguf");
    writeFileSync(holes, bytes);
    truncateSync(holes, info.size);
    expect(await inspectGguf(holes)).toEqual(info);
  });

  it("slices per-layer arrays and adjusts counts of leading layers", async () => {
    const path = join(dir, "arrays.gguf");
    const entries = [
      {key: "deci.feed_forward_length", type: "u32", elements: [10, 11, 12, 13, 14]},
      {key: "deci.leading_dense_block_count", type: "u32", value: 3},
      {key: "deci.rope.dimension_sections", type: "i32", elements: [1, 2, 3, 4, 5]},
    ] as const;
    await writeSeededModel(tinyLlama(5, {architecture: "deci", entries}), path, 1);
    const out = join(dir, "arrays-stage.gguf");
    await materialiseStage(await planStageFile(path, await inspectGguf(path), 2, 3), path, out);
    const {metadata} = await inspectGguf(out);
    expect(metadata["deci.feed_forward_length"]).toEqual([12, 13]);
    expect(metadata["deci.leading_dense_block_count"]).toBe(1);
    expect(metadata["deci.block_count"]).toBe(2);
    expect(metadata["deci.rope.dimension_sections"]).toEqual([1, 2, 3, 4, 5]);
  });

  it("leaves the vocabulary out of a middle stage and keeps it in the others", async () => {
    const path = join(dir, "vocabulary.gguf");
    const tensors = [{name: "output.bias", typeId: 0, shape: [40]}];
    await writeSeededModel(tinyLlama(4, {tensors}), path, 1);
    const info = await inspectGguf(path);
    const middle = await planStageFile(path, info, 1, 2);
    const last = await planStageFile(path, info, 3, 3);
    const out = join(dir, "vocabulary-stage.gguf");
    await materialiseStage(middle, path, out);
    expect((await inspectGguf(out)).metadata).toMatchObject({"tokenizer.ggml.model": "none", "llama.vocab_size": 32});
    await materialiseStage(last, path, out);
    expect((await inspectGguf(out)).metadata["tokenizer.ggml.tokens"]).toHaveLength(16);
    expect((await inspectGguf(out)).vocabularySize).toBe(40);
  });

  it("refuses ranges that are no model", async () => {
    const path = await writeShape(dir, "gemma2-dense");
    const info = await inspectGguf(path);
    for (const [first, last] of [
      [0, 0],
      [-1, 2],
      [3, 2],
      [0, 6],
      [0.5, 2],
      [1, 5],
    ] as const) {
      await expect(planStageFile(path, info, first, last)).rejects.toMatchObject({code: "not_splittable"});
    }
  });
});
