import type {SampledToken, StageBatch} from "@ollamesh/ports";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {loadLlama} from "../src/ffi/llama.ts";
import type {Pointer} from "../src/ffi/types.ts";
import {NativeStage} from "../src/runner/native-stage.ts";
import {compareWithAhead, rowsAhead} from "../src/runner/rows-ahead.ts";
import {stageOptions} from "./conformance/probe-model.ts";
import {randomSteps} from "./support/random-steps.ts";
import {batchOf, GREEDY, rowsOf, STORYTELLER, WholeModel} from "./support/whole-model.ts";

const POSITIONS_MAX = 512;
const token = (slot: number, what: number, more: Partial<SampledToken> = {}): SampledToken => ({slot, token: what, end: false, ...more});
const shape = (batch: StageBatch | undefined) => batch && [...batch.slots].map((slot, row) => [slot, batch.positions[row], batch.tokens?.[row], batch.outputs[row]]);

describe("the next batch", () => {
  it("is expected to feed each sequence what was sampled, one position on", () => {
    const batch = batchOf([...rowsOf(2, [7, 8, 9], 4), ...rowsOf(0, [5], 30)], []);
    expect(shape(rowsAhead(batch, [token(2, 50), token(0, 60)], POSITIONS_MAX))).toEqual([
      [2, 7, 50, 1],
      [0, 31, 60, 1],
    ]);
  });

  it("is not expected to go on with what has ended, was refused or embedded, has no room, or ends with its next token anyway", () => {
    const slots = [0, 1, 2, 3, 4, 5];
    const batch = {
      ...batchOf(
        slots.flatMap((slot) => rowsOf(slot, [5], slot === 4 ? POSITIONS_MAX - 1 : 9)),
        [],
      ),
      endsAnyway: [3],
    };
    const sampled = [token(0, 1, {end: true}), token(1, 1, {refusal: "no"}), token(2, 1, {embedding: new Uint8Array(4)}), token(3, 1), token(4, 1), token(5, 1)];
    expect(shape(rowsAhead(batch, sampled, POSITIONS_MAX))).toEqual([[5, 10, 1, 1]]);
    expect(rowsAhead(batch, sampled.slice(0, 5), POSITIONS_MAX)).toBeUndefined();
  });

  it("is not known while a prompt is read in parts, and where tokens are guessed", () => {
    const part = rowsOf(1, [1, 2], 0).map((row) => ({...row, output: false}));
    expect(rowsAhead(batchOf([...rowsOf(0, [5], 9), ...part], []), [token(0, 1)], POSITIONS_MAX)).toBeUndefined();
    expect(rowsAhead({...batchOf(rowsOf(0, [5], 9), []), drafts: Int32Array.of(-1)}, [token(0, 1)], POSITIONS_MAX)).toBeUndefined();
  });

  it("is compared row by row: what is the same, what is left, and what should not have been", () => {
    const ahead = batchOf(
      [0, 1, 2, 3].flatMap((slot) => rowsOf(slot, [10 + slot], 5)),
      [],
    );
    const batch = batchOf([...rowsOf(4, [1, 2], 0), ...rowsOf(2, [12], 5), ...rowsOf(1, [99], 5), ...rowsOf(0, [10], 6)], []);
    const {same, rest, wrong} = compareWithAhead(batch, ahead);
    expect([[...same], rest, wrong]).toEqual([[[2, 2]], [0, 1, 3, 4], [0, 1, 3]]);
  });

  it("shares nothing with a slot that was begun anew, or where tokens are guessed", () => {
    const ahead = batchOf(rowsOf(0, [10], 5), []);
    const begun = batchOf(rowsOf(0, [10], 5), [{slot: 0, sampler: GREEDY, history: Int32Array.of(1), answered: 0, keep: 5, from: 1}]);
    expect(compareWithAhead(begun, ahead)).toEqual({same: new Map(), rest: [0], wrong: [0]});
    expect(compareWithAhead({...batchOf(rowsOf(0, [10], 5), []), drafts: Int32Array.of(-1)}, ahead)).toEqual({same: new Map(), rest: [0], wrong: [0]});
  });
});

describe("a model that works ahead", () => {
  let model: WholeModel;
  let prompts: readonly Int32Array[];
  beforeAll(async () => {
    model = await WholeModel.load();
    prompts = await Promise.all(
      ["fox", "owl", "bear", "dog"].map((animal) => model.tokenize(`<|im_start|>user\nTell me a story about a ${animal}.<|im_end|>\n<|im_start|>assistant\n`)),
    );
  });
  afterAll(() => model?.close());

  it("says what it says otherwise, whatever the next batch is", async () => {
    const step = async (batch: StageBatch): Promise<readonly SampledToken[]> => (await model.step(batch)).sampled;
    for (let seed = 1; seed <= 4; seed++) {
      const told = await randomSteps(seed, prompts, step);
      expect(told.length).toBeGreaterThan(60);
      expect(told).toEqual(await randomSteps(seed, prompts, (batch) => step({...batch, endsAnyway: [0, 1, 2, 3]})));
    }
  });

  it("decodes once a step, between the steps, what goes on as expected", () => {
    let decodes = 0;
    const llama = loadLlama();
    const counting = {
      ...llama,
      decode: (context: Pointer, batch: object) => {
        decodes++;
        return llama.decode(context, batch);
      },
    } as unknown as typeof llama;
    const source = {kind: "file", path: STORYTELLER, isPassing: false} as const;
    const stage = new NativeStage(counting, {...stageOptions(model.info, {source, firstLayer: 0, lastLayer: model.info.layers - 1}), sequencesMax: 4});
    try {
      const [first, second] = prompts as [Int32Array, Int32Array];
      const open = (slot: number, history: Int32Array) => ({slot, sampler: GREEDY, history, answered: 0, keep: 0, from: slot});
      let [said] = stage.step(batchOf(rowsOf(0, first), [open(0, first)])).sampled as [SampledToken];
      expect(decodes).toBe(1);
      for (let step = 0; step < 5; step++) {
        stage.betweenSteps();
        expect(decodes).toBe(2 + step);
        [said] = stage.step(batchOf(rowsOf(0, [said.token], first.length + step), [])).sampled as [SampledToken];
        expect(decodes).toBe(2 + step);
      }
      stage.betweenSteps();
      // Who joins is decoded by itself, who was there is not again.
      stage.step(batchOf([...rowsOf(0, [said.token], first.length + 5), ...rowsOf(1, second)], [open(1, second)]));
      expect(decodes).toBe(8);
    } finally {
      stage.close();
    }
  });
});
