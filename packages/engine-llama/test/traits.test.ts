import {readdirSync} from "node:fs";
import {join} from "node:path";
import type {ModelInfo} from "@ollamesh/ports";
import {describe, expect, it} from "vitest";
import {inspectGguf, planStageFile, rangeRefusal, stageTraits} from "../src/gguf/index.ts";
import {SPLITTABLE} from "../src/gguf/traits/table.ts";
import {WHOLE_ONLY} from "../src/gguf/traits/whole-only.ts";
import type {ArchShape} from "./fixtures/arch-shape.ts";
import {writeSeededModel} from "./fixtures/seeded-model.ts";
import {SHAPES_DIR, temporaryDir, tinyLlama, writeShapeHeader} from "./gguf-files.ts";

const dir = temporaryDir();

async function infoOf(name: string, metadata: Record<string, readonly [string, unknown]> = {}): Promise<ModelInfo> {
  const change = (shape: ArchShape): ArchShape => ({...shape, metadata: {...shape.metadata, ...metadata}});
  return inspectGguf(writeShapeHeader(dir, name, change));
}

describe("architecture traits", () => {
  it("have each architecture in one table only", () => {
    expect(Object.keys(SPLITTABLE).filter((name) => Object.hasOwn(WHOLE_ONLY, name))).toEqual([]);
  });

  it("tell a known architecture without a rule from an unknown one", async () => {
    expect((await infoOf("gpt2-dense")).split).toMatchObject({kind: "whole_only", reason: /positions/});
    await expect(infoOf("llama-dense", {"general.architecture": ["str", "maple"]})).rejects.toMatchObject({code: "unknown_architecture"});
    await expect(infoOf("llama-dense", {"general.architecture": ["str", "toString"]})).rejects.toMatchObject({code: "unknown_architecture"});
  });

  it("refuse what they do not know: tensors outside layers, arrays as long as the model", async () => {
    const path = join(dir, "foreign.gguf");
    await writeSeededModel(tinyLlama(4, {tensors: [{name: "mystery.weight", typeId: 0, shape: [8]}]}), path, 1);
    expect((await inspectGguf(path)).split).toMatchObject({kind: "whole_only", reason: /mystery\.weight/});
    await writeSeededModel(tinyLlama(4, {entries: [{key: "llama.mystery", type: "u32", elements: [1, 2, 3, 4]}]}), path, 1);
    expect((await inspectGguf(path)).split).toMatchObject({kind: "whole_only", reason: /llama\.mystery/});
    await writeSeededModel(tinyLlama(4, {entries: [{key: "llama.feed_forward_length", type: "u32", elements: [1, 2]}]}), path, 1);
    expect((await inspectGguf(path)).split).toMatchObject({kind: "whole_only", reason: /2 values for 4 layers/});
  });

  it("refuse sizes that vary where llama.cpp reads the first layer's only", async () => {
    const path = join(dir, "sizes.gguf");
    const split = async (architecture: string, suffix: string, elements: readonly number[]): Promise<ModelInfo["split"]> => {
      const entries = [{key: `${architecture}.${suffix}`, type: "u32", elements}] as const;
      await writeSeededModel(tinyLlama(4, {architecture, entries}), path, 1);
      return (await inspectGguf(path)).split;
    };
    expect(await split("llama", "feed_forward_length", [8, 8, 4, 8])).toMatchObject({kind: "whole_only", reason: /differ in llama\.feed_forward_length/});
    expect(await split("llama", "feed_forward_length", [8, 8, 8, 8])).toMatchObject({kind: "splittable"});
    expect(await split("deci", "feed_forward_length", [8, 8, 4, 8])).toMatchObject({kind: "splittable", cuts: [1, 2, 3]});
    // No KV heads: a recurrent layer in one architecture, a size that differs in another.
    expect(await split("jamba", "attention.head_count_kv", [0, 2, 0, 2])).toMatchObject({kind: "splittable"});
    expect(await split("jamba", "attention.head_count_kv", [0, 2, 0, 1])).toMatchObject({kind: "whole_only"});
    expect(await split("llama", "attention.head_count_kv", [0, 2, 0, 2])).toMatchObject({kind: "whole_only"});
  });

  it("let no stage begin with a layer without attention, unless it is recurrent, and none be without state", async () => {
    // Heads 2 4 0 4 2 2, KV heads 2 1 0 2 0 2.
    const info = await infoOf("../arch-shapes-more/deci-dense-varying");
    expect(info.split).toMatchObject({kind: "splittable", cuts: [1, 3, 4, 5], eachStageNeeds: [[0, 1, 3, 5]]});
    expect(rangeRefusal(info, 4, 4)).toMatch(/lack a kind of layer/);
    expect(await infoOf("../arch-shapes-more/jamba-dense-alternating")).toMatchObject({split: {kind: "splittable", cuts: [2, 3, 4]}});
  });

  it("let a stage begin only where layers need nothing of those before", async () => {
    const info = await infoOf("../arch-shapes-more/glm-dsa-moe-shared-selection");
    expect(info.split).toMatchObject({kind: "splittable", cuts: [3]});
    const path = join(dir, "preset.gguf");
    const split = async (architecture: string, contextLength: number): Promise<string> => {
      await writeSeededModel(tinyLlama(4, {architecture, contextLength}), path, 1);
      return (await inspectGguf(path)).split.kind;
    };
    expect(await split("glm-dsa", 1_048_576)).toBe("whole_only");
    expect(await split("glm-dsa", 131_072)).toBe("splittable");
  });

  it("cut on the period of sliding windows and keep both kinds in each stage", async () => {
    const info = await infoOf("gemma2-dense");
    expect(info.split).toMatchObject({
      kind: "splittable",
      cuts: [2, 4],
      eachStageNeeds: [
        [0, 2, 4],
        [1, 3, 5],
      ],
    });
    expect(rangeRefusal(info, 0, 0)).toMatch(/possible cuts: 2, 4/);
    expect((await infoOf("cohere2moe-moe")).split).toMatchObject({cuts: [2, 3, 4]});
  });

  it("avoid layer counts at which llama.cpp computes otherwise", async () => {
    const path = join(dir, "counts.gguf");
    const split = async (architecture: string, layers: number): Promise<ModelInfo["split"]> => {
      await writeSeededModel(tinyLlama(layers, {architecture}), path, 1);
      return (await inspectGguf(path)).split;
    };
    expect(await split("llama", 40)).toMatchObject({kind: "splittable"});
    expect(await split("baichuan", 40)).toMatchObject({kind: "whole_only", reason: /models of 40 layers/});
    expect(await split("baichuan", 38)).toMatchObject({kind: "splittable"});
    expect(await split("gemma2", 46)).toMatchObject({kind: "whole_only"});
    const deep = await split("deepseek2", 61);
    const edges = [0, ...(deep.kind === "splittable" ? deep.cuts : []), 61];
    expect(edges.length).toBeGreaterThan(4);
    expect(edges.flatMap((from) => edges.map((to) => to - from)).filter((length) => [26, 27, 47, 48].includes(length))).toEqual([]);
  });

  it("give the scale of input embeddings", async () => {
    expect(stageTraits(await infoOf("gemma-dense")).inputScale).toBe(16);
    expect(stageTraits(await infoOf("llama-dense")).inputScale).toBe(1);
    expect(stageTraits(await infoOf("llama-dense", {"llama.embedding_scale": ["f32", 12]})).inputScale).toBe(1);
    expect(stageTraits(await infoOf("granitemoe-dense")).inputScale).toBe(1);
    expect(stageTraits(await infoOf("granitemoe-dense", {"granitemoe.embedding_scale": ["f32", 12]})).inputScale).toBe(12);
    expect(stageTraits(await infoOf("grok-moe", {"grok.embedding_scale": ["f32", 2]})).inputScale).toBe(2);
  });

  it("give four position rows to rotary embedding of several axes", async () => {
    expect(stageTraits(await infoOf("qwen2vl-dense")).positionRows).toBe(4);
    expect(stageTraits(await infoOf("qwen2-dense")).positionRows).toBe(1);
  });

  it("allow every planned cut of every shape, and no other", async () => {
    for (const file of readdirSync(SHAPES_DIR)) {
      const name = file.replace(/\.json$/, "");
      if (name === "maple-moe") continue;
      const path = writeShapeHeader(dir, name);
      const info = await inspectGguf(path);
      const cuts = info.split.kind === "splittable" ? info.split.cuts : [];
      for (let cut = 1; cut < info.layers; cut++) {
        const allowed = rangeRefusal(info, 0, cut - 1) === undefined && rangeRefusal(info, cut, info.layers - 1) === undefined;
        expect([name, cut, allowed]).toEqual([name, cut, cuts.includes(cut)]);
        if (allowed) await planStageFile(path, info, cut, info.layers - 1);
        else await expect(planStageFile(path, info, cut, info.layers - 1)).rejects.toMatchObject({code: "not_splittable"});
      }
    }
  }, 60_000);
});
