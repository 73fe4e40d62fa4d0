import {readFileSync} from "node:fs";
import {join} from "node:path";
import type {DivisionRule} from "@ollamesh/ports";
import {describe, expect, it} from "vitest";
import {hasByteStreams} from "../src/ffi/has-byte-streams.ts";
import {Hyperparameters} from "../src/gguf/hyperparameters.ts";
import {inspectGguf, materialiseStage, planStageFile} from "../src/gguf/index.ts";
import {layerSizes, partOf} from "../src/gguf/layer-sizes.ts";
import {readHeader} from "../src/gguf/read-header.ts";
import {StageImage} from "../src/runner/stage-image.ts";
import type {ArchShape} from "./fixtures/arch-shape.ts";
import {temporaryDir, writeShape, writeShapeHeader} from "./gguf-files.ts";

const dir = temporaryDir();

interface Held {
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

/** Values of 32-bit tensors by name, and the metadata that tells their sizes. */
async function contents(path: string): Promise<{tensors: Map<string, Held>; hyper: Hyperparameters}> {
  const {header} = await readHeader(path);
  const file = readFileSync(path);
  const tensors = header.tensors.map(({name, shape, start, end}) => [name, {shape, values: new Float32Array(Uint8Array.from(file.subarray(start, end)).buffer)}] as const);
  return {tensors: new Map(tensors), hyper: new Hyperparameters(header, "llama")};
}

async function divisionOf(change: (shape: ArchShape) => ArchShape): Promise<DivisionRule> {
  return (await inspectGguf(writeShapeHeader(dir, "llama-dense", change))).division;
}

describe("the parts of two ranks", () => {
  it("are, put together, every matrix of every layer once, and the rest at each", async () => {
    const path = await writeShape(dir, "llama-dense");
    const info = await inspectGguf(path);
    const whole = await contents(path);
    const parts = [];
    for (const rank of [0, 1]) {
      const out = join(dir, `rank-${rank}.gguf`);
      await materialiseStage(await planStageFile(path, info, 0, info.layers - 1, {rank, ranks: 2}), path, out);
      parts.push(await contents(out));
    }
    const cut = {rows: 0, columns: 0};
    for (const [name, {shape, values}] of whole.tensors) {
      const [a, b] = parts.map(({tensors}) => tensors.get(name) as Held) as [Held, Held];
      const width = shape[0] ?? 1;
      if (/attn_output.weight|ffn_down.weight/.test(name)) {
        cut.columns++;
        const [left, right] = [a.shape[0] as number, b.shape[0] as number];
        expect(left + right).toBe(width);
        const rowOf = (row: number): number[] => [...a.values.subarray(row * left, (row + 1) * left), ...b.values.subarray(row * right, (row + 1) * right)];
        for (const row of [0, 1, (shape[1] as number) - 1]) expect(rowOf(row)).toEqual([...values.subarray(row * width, (row + 1) * width)]);
      } else if (/(attn_[qkv]|ffn_(gate|up)).(weight|bias)/.test(name)) {
        cut.rows += shape.length - 1;
        expect(Buffer.concat([new Uint8Array(a.values.buffer), new Uint8Array(b.values.buffer)]).equals(new Uint8Array(values.buffer))).toBe(true);
      } else expect([...a.values]).toEqual([...values]);
    }
    expect(cut).toEqual({rows: info.layers * 5, columns: info.layers * 2});
    const sizes = ["attention.head_count", "attention.head_count_kv", "feed_forward_length"];
    for (const suffix of sizes) expect(parts.map(({hyper}) => hyper.number(suffix) ?? 0).reduce((a, b) => a + b)).toBe(whole.hyper.perLayer(suffix, 0));
  });

  it.runIf(hasByteStreams())("are read from the model in place as they would be written", async () => {
    const path = await writeShape(dir, "llama-dense");
    const info = await inspectGguf(path);
    const plan = await planStageFile(path, info, 0, info.layers - 1, {rank: 1, ranks: 2});
    const out = join(dir, "written.gguf");
    await materialiseStage(plan, path, out);
    const written = readFileSync(out);
    const image = new StageImage(plan, path);
    const read = (at: number, chunk: number): Buffer => {
      const parts: Buffer[] = [];
      for (let position = at; position < written.length; ) {
        const part = Buffer.alloc(chunk);
        const count = image.readInto(part, position, chunk);
        parts.push(part.subarray(0, count));
        position += count;
      }
      return Buffer.concat(parts);
    };
    for (const [at, chunk] of [
      [0, 1 << 20],
      [0, 4096],
      [12_345, 777],
    ] as const)
      expect(read(at, chunk).equals(written.subarray(at))).toBe(true);
    image.close();
  });
});

describe("shares", () => {
  const sizes = {width: 4096, heads: 32, kvHeads: 8, keyLength: 128, valueLength: 128, feedForward: 11_008, headUnit: 1, headUnits: 8, feedForwardUnit: 256, feedForwardUnits: 43};

  it("are cut on boundaries of blocks, uneven where they must be, and leave nothing out", () => {
    expect([partOf(sizes, 0, 2).feedForward, partOf(sizes, 1, 2).feedForward]).toEqual([
      [0, 5376],
      [5376, 11_008],
    ]);
    for (let ranks = 2; ranks <= 8; ranks++) {
      const parts = Array.from({length: ranks}, (_, rank) => partOf(sizes, rank, ranks));
      for (const key of ["kvHeads", "heads", "feedForward"] as const) {
        expect(parts.map((part) => part[key][1]).slice(0, -1)).toEqual(parts.map((part) => part[key][0]).slice(1));
        expect(parts.every((part) => part[key][1] > part[key][0])).toBe(true);
        expect([parts[0]?.[key][0], parts.at(-1)?.[key][1]]).toEqual([0, key === "heads" ? 32 : sizes[key]]);
      }
    }
  });

  it("keep heads together whose columns share a block", async () => {
    const path = writeShapeHeader(dir, "llama-dense");
    const {header} = await readHeader(path);
    const hyper = new Hyperparameters(header, "llama");
    const plain = layerSizes(hyper);
    if (typeof plain === "string") throw new Error(plain);
    const tensors = header.tensors.map((tensor) => (/attn_output/.test(tensor.name) ? {...tensor, typeId: 12} : tensor));
    const coarse = layerSizes(new Hyperparameters({...header, tensors}, "llama"));
    if (typeof coarse === "string") throw new Error(coarse);
    expect((coarse.headUnit * coarse.valueLength * coarse.heads) / coarse.kvHeads).toBe(256);
    expect(coarse.headUnits).toBeLessThan(plain.headUnits);
  });
});

describe("what cannot be shared", () => {
  it("is refused with the reason", async () => {
    const metadata = (key: string, value: readonly [string, unknown]) => (shape: ArchShape) => ({...shape, metadata: {...shape.metadata, [key]: value}});
    const tensor = (name: string, value: readonly [string, ...number[]]) => (shape: ArchShape) => ({...shape, tensors: {...shape.tensors, [name]: value}});
    expect(await divisionOf((shape) => shape)).toMatchObject({kind: "divisible"});
    expect(await divisionOf(metadata("llama.expert_count", ["u32", 4]))).toMatchObject({reason: expect.stringMatching(/mixture of experts/)});
    expect(await divisionOf(tensor("blk.0.attn_mystery.weight", ["f32", 256, 256]))).toMatchObject({reason: expect.stringMatching(/blk\.0\.attn_mystery\.weight .*not known/)});
    expect(await divisionOf(tensor("blk.0.attn_q_norm.weight", ["f32", 256]))).toMatchObject({reason: expect.stringMatching(/attn_q_norm/)});
    expect((await inspectGguf(writeShapeHeader(dir, "refact-dense"))).division).toMatchObject({reason: expect.stringMatching(/not proved for the architecture refact/)});
  });

  it("is not planned", async () => {
    const path = writeShapeHeader(dir, "llama-dense");
    const info = await inspectGguf(path);
    await expect(planStageFile(path, info, 0, 5, {rank: 2, ranks: 2})).rejects.toMatchObject({code: "not_splittable"});
    await expect(planStageFile(path, info, 0, 5, {rank: 0, ranks: 99})).rejects.toMatchObject({code: "not_splittable", message: expect.stringMatching(/by 2 to \d ranks, not 99/)});
    await expect(planStageFile(path, {...info, division: {kind: "undivided", reason: "so"}}, 0, 5, {rank: 0, ranks: 2})).rejects.toMatchObject({
      message: expect.stringMatching(/: so\./),
    });
  });
});
