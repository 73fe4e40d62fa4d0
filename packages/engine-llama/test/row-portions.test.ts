import type {ModelInfo} from "@ollamesh/ports";
import {Prng} from "@ollamesh/stdx";
import {describe, expect, it, vi} from "vitest";
import {loadLlama} from "../src/ffi/llama.ts";
import type {Pointer} from "../src/ffi/types.ts";
import {NativeStage} from "../src/runner/native-stage.ts";
import {isDivisible, RowPortions} from "../src/runner/row-portions.ts";
import {stageOptions} from "./conformance/probe-model.ts";
import {randomSteps} from "./support/random-steps.ts";
import {batchOf, rowsOf, STORYTELLER, WholeModel} from "./support/whole-model.ts";

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
/** Milliseconds of a decode by its rows. */
type Costs = (rows: number) => number;
/** Q8_0 of a model of 350 million parameters on one thread of a processor with AVX-512. */
const Q8: Costs = (rows) => [0, 14, 62, 76, 92, 119, 115, 121, 84, 115, 107, 122, 105, 123, 139, 136, 117][rows] as number;
const GPU: Costs = (rows) => 20 + rows * 0.2;

/** What steps of so many rows take, all in the same order as they are asked for. */
function run(portions: RowPortions, rows: readonly number[], costs: Costs): number[] {
  return rows.map((count) => {
    const parts = portions.of(count);
    expect(sum(parts)).toBe(count);
    const took = parts.map(costs);
    for (const [index, part] of parts.entries()) portions.took(part, took[index] as number);
    return sum(took);
  });
}

/** The least a step can take: every composition tried. */
function least(rows: number, costs: Costs): number {
  if (rows === 0) return 0;
  return Math.min(...Array.from({length: rows}, (_, i) => costs(i + 1) + least(rows - i - 1, costs)));
}

describe("the portions of a step", () => {
  it("are the best there are, once every number of rows was met: as every composition tried says", () => {
    const rng = new Prng(3);
    for (let model = 0; model < 20; model++) {
      const table = Array.from({length: 17}, (_, rows) => rows * 3 + rng.below(60) + 5);
      const costs: Costs = (rows) => table[rows] as number;
      const portions = new RowPortions();
      for (let rows = 1; rows <= 12; rows++) run(portions, new Array(8).fill(rows), costs);
      for (let rows = 1; rows <= 12; rows++) {
        const took = run(portions, new Array(20).fill(rows), costs).toSorted((a, b) => a - b)[10] as number;
        expect(took).toBeLessThanOrEqual(least(rows, costs) / 0.93 + 1e-9);
      }
    }
  });

  it("of Q8_0 are single rows up to six, and eight together", () => {
    const portions = new RowPortions();
    for (const rows of [2, 4, 6, 8]) run(portions, new Array(12).fill(rows), Q8);
    expect([2, 4, 6, 8].map((rows) => portions.of(rows).length)).toEqual([2, 4, 6, 1]);
  });

  it("cost next to nothing to know where all together are best by far", () => {
    const took = run(new RowPortions(), new Array(5000).fill(4), GPU);
    expect(sum(took) / (5000 * GPU(4))).toBeLessThan(1.01);
  });

  it("follow what changes", () => {
    const portions = new RowPortions();
    run(portions, new Array(400).fill(4), Q8);
    expect(portions.of(4)).toEqual([1, 1, 1, 1]);
    run(portions, new Array(2000).fill(4), GPU);
    expect(portions.of(4)).toEqual([4]);
  });

  it("are not changed by a decode now and then that takes long", () => {
    const rng = new Prng(5);
    const slow =
      (costs: Costs): Costs =>
      (rows) =>
        costs(rows) * (rng.chance(1, 40) ? 6 : 1);
    const took = run(new RowPortions(), new Array(3000).fill(5), slow(Q8));
    expect(sum(took.slice(100)) / (2900 * 5 * Q8(1))).toBeLessThan(1.3);
  });

  it("are all rows where they depend on each other, or are many", () => {
    const generating = batchOf([...rowsOf(0, [5], 9), ...rowsOf(1, [6], 3)], []);
    expect(isDivisible(generating)).toBe(true);
    expect(isDivisible(batchOf(rowsOf(0, [5, 6, 7]), []))).toBe(false);
    expect(isDivisible({...generating, drafts: Int32Array.of(-1, -1)})).toBe(false);
    expect(isDivisible(batchOf([], []))).toBe(false);
    expect(new RowPortions().of(17)).toEqual([17]);
  });
});

describe("a stage whose decodes of several rows are slow", () => {
  it("decodes them one by one, ahead too, and says what it says otherwise", async () => {
    const model = await WholeModel.load();
    const animals = ["fox", "owl", "bear", "dog"];
    const prompts = await Promise.all(animals.map((one) => model.tokenize(`<|im_start|>user\nTell me a story about a ${one}.<|im_end|>\n<|im_start|>assistant\n`)));
    const {info} = model;
    await model.close();
    for (let seed = 1; seed <= 3; seed++) {
      const decoded: number[] = [];
      const told = await steps(info, prompts, seed, (rows) => {
        decoded.push(rows);
        return rows > 1;
      });
      expect(told.length).toBeGreaterThan(60);
      // Once it has found out; prompts have more rows.
      const late = decoded.slice(decoded.length >> 1).filter((rows) => rows <= prompts.length);
      expect(late.filter((rows) => rows === 1).length / late.length).toBeGreaterThan(0.9);
      expect(told).toEqual(await steps(info, prompts, seed, () => false));
    }
  });

  /** What a stage says in random steps, some of which are done ahead in part. @param isSlow of a decode of so many rows */
  async function steps(info: ModelInfo, prompts: readonly Int32Array[], seed: number, isSlow: (rows: number) => boolean): ReturnType<typeof randomSteps> {
    const llama = loadLlama();
    // What a decode takes is as it is said here, whatever else this machine does.
    let nowMs = 0;
    const clock = vi.spyOn(performance, "now").mockImplementation(() => nowMs);
    const slow = {
      ...llama,
      decode: (context: Pointer, batch: {n_tokens: number}) => {
        const status = llama.decode(context, batch);
        nowMs += isSlow(batch.n_tokens) ? 3 * batch.n_tokens : 1;
        return status;
      },
    } as unknown as typeof llama;
    const source = {kind: "file", path: STORYTELLER, isPassing: false} as const;
    const stage = new NativeStage(slow, {...stageOptions(info, {source, firstLayer: 0, lastLayer: info.layers - 1}), contextLength: 128, sequencesMax: 4, batchTokensMax: 128});
    let turn = 0;
    try {
      return await randomSteps(seed, prompts, async (batch) => {
        for (let ahead = 0; ahead < turn % 4 && stage.betweenSteps(); ahead++) {}
        turn++;
        return stage.step(batch).sampled;
      });
    } finally {
      stage.close();
      clock.mockRestore();
    }
  }
});
