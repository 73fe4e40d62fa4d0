import type {SlotStates, StatePiece} from "@ollamesh/ports";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {batchOf, GREEDY, rowsOf, STORYTELLER, settled, WholeModel} from "./support/whole-model.ts";

const TOKENS = 60;
const HALF = 25;
let there: WholeModel;
let here: WholeModel;
let prompt: Int32Array;
let whole: readonly number[];
/** Of four slots in one buffer, and of sixteen that have one each. */
describe.each([4, 16])("of %i slots,", (sequencesMax) => {
  beforeAll(async () => {
    [there, here] = await Promise.all([WholeModel.load(undefined, {sequencesMax}), WholeModel.load(undefined, {sequencesMax})]);
    prompt = await there.tokenize("<|im_start|>user\nTell me a story about a lantern and the sea.<|im_end|>\n<|im_start|>assistant\n");
    whole = await generate(there, 0, prompt, {keep: 0, tokens: TOKENS});
  });
  afterAll(() => {
    there?.close();
    here?.close();
  });

  /** Greedy tokens that follow, in a slot of which so many positions are kept. */
  async function generate(model: WholeModel, slot: number, history: Int32Array, {keep, tokens}: {readonly keep: number; readonly tokens: number}): Promise<number[]> {
    const answer: number[] = [];
    let batch = batchOf(rowsOf(slot, history.subarray(keep), keep), [{slot, sampler: GREEDY, history, answered: history.length - prompt.length, keep, from: slot}]);
    while (answer.length < tokens) {
      const token = (await model.step(batch)).sampled[0]?.token as number;
      batch = batchOf(rowsOf(slot, [token], history.length + answer.length), []);
      answer.push(token);
    }
    return answer;
  }

  function statesOf(model: WholeModel): SlotStates {
    const {states} = model.stage;
    if (!states) throw new Error("nothing can be taken out");
    return states;
  }

  async function copied(model: WholeModel, slot: number, positions: number): Promise<readonly StatePiece[]> {
    const bytes = await settled<number>((done) => statesOf(model).copy(slot, positions, done));
    const pieces: StatePiece[] = [];
    while (pieces.at(-1)?.digest === undefined) pieces.push(await settled<StatePiece>((done) => statesOf(model).read(done)));
    expect(pieces.reduce((sum, piece) => sum + piece.bytes.length, 0)).toBe(bytes);
    return pieces;
  }

  function adopt(model: WholeModel, slot: number, positions: number, pieces: readonly StatePiece[]): Promise<void> {
    for (const [index, {bytes}] of pieces.entries()) statesOf(model).write(bytes, index === 0);
    return settled<void>((done) => statesOf(model).adopt(slot, positions, pieces.at(-1)?.digest as Uint8Array, done));
  }

  function begun(count: number): Int32Array {
    return Int32Array.from([...prompt, ...whole.slice(0, count)]);
  }

  describe("what a slot remembers", () => {
    it("goes on in another process as where it was, in any slot, however often", async () => {
      await generate(there, 0, prompt, {keep: 0, tokens: HALF});
      const history = begun(HALF);
      const pieces = await copied(there, 0, history.length - 1);
      for (const slot of [0, 2, 2]) {
        await adopt(here, slot, history.length - 1, pieces);
        expect(await generate(here, slot, history, {keep: history.length - 1, tokens: TOKENS - HALF})).toEqual(whole.slice(HALF));
      }
      // Where it was copied from it is as it was.
      expect(await generate(there, 0, history, {keep: history.length - 1, tokens: TOKENS - HALF})).toEqual(whole.slice(HALF));
    });

    it("is cut where it is to end, whatever was guessed behind that", async () => {
      await generate(there, 1, prompt, {keep: 0, tokens: TOKENS});
      const history = begun(HALF);
      await adopt(here, 1, history.length - 1, await copied(there, 1, history.length - 1));
      expect(await generate(here, 1, history, {keep: history.length - 1, tokens: TOKENS - HALF})).toEqual(whole.slice(HALF));
      await adopt(here, 1, 10, await copied(there, 1, 10));
      await expect(generate(here, 1, history, {keep: 11, tokens: 1})).rejects.toMatchObject({code: "decode_failed"});
    });

    it("is whole in a slot whose last sequence was worked ahead for", async () => {
      await generate(there, 0, prompt, {keep: 0, tokens: HALF});
      const history = begun(HALF);
      const pieces = await copied(there, 0, history.length - 1);
      // The next token of this one is expected, at a position the other has too.
      await generate(here, 3, prompt, {keep: 0, tokens: 3});
      await new Promise((resolve) => setImmediate(resolve));
      await adopt(here, 3, history.length - 1, pieces);
      expect(await generate(here, 3, history, {keep: history.length - 1, tokens: TOKENS - HALF})).toEqual(whole.slice(HALF));
    });

    it("is refused where it is damaged, of another kind, or not all there; the slot remembers nothing then", async () => {
      await generate(there, 0, prompt, {keep: 0, tokens: 5});
      const pieces = await copied(there, 0, prompt.length);
      const [first] = pieces as [StatePiece];
      const bad = {...first, bytes: first.bytes.map((byte, index) => (index === 100 ? byte ^ 1 : byte))};
      await expect(adopt(here, 0, prompt.length, [bad, ...pieces.slice(1)])).rejects.toMatchObject({code: "damaged"});
      await expect(generate(here, 0, prompt, {keep: 5, tokens: 1})).rejects.toMatchObject({code: "decode_failed"});
      await expect(adopt(here, 0, prompt.length + 1000, pieces)).rejects.toMatchObject({code: "damaged"});
      await expect(copied(there, 0, prompt.length + 1000)).rejects.toMatchObject({code: "not_there"});
      const other = await WholeModel.load(STORYTELLER, {}, {cache: {type: "q8_0", flashAttention: true}});
      try {
        await expect(adopt(other, 0, prompt.length, pieces)).rejects.toMatchObject({code: "no_room"});
        expect(await generate(other, 0, prompt, {keep: 0, tokens: 5})).toHaveLength(5);
      } finally {
        other.close();
      }
      expect(await generate(here, 0, prompt, {keep: 0, tokens: TOKENS})).toEqual(whole);
    });
  });
});
