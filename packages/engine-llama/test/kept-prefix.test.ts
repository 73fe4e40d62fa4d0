import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {batchOf, GREEDY, rowsOf, WholeModel} from "./support/whole-model.ts";

const TOKENS = 30;
let model: WholeModel;
let prompt: Int32Array;
/** Of four slots in one buffer, and of sixteen that have one each. */
describe.each([4, 16])("of %i slots,", (sequencesMax) => {
  beforeAll(async () => {
    model = await WholeModel.load(undefined, {sequencesMax});
    prompt = await model.tokenize("<|im_start|>user\nTell me a story about a fox and a kite.<|im_end|>\n<|im_start|>assistant\n");
  });
  afterAll(() => model?.close());

  /** Greedy tokens in a slot of which so many positions are kept. */
  async function generate(slot: number, keep: number, from: number): Promise<number[]> {
    const answer: number[] = [];
    let batch = batchOf(rowsOf(slot, prompt.subarray(keep), keep), [{slot, sampler: GREEDY, history: prompt, answered: 0, keep, from}]);
    while (answer.length < TOKENS) {
      const token = (await model.step(batch)).sampled[0]?.token as number;
      batch = batchOf(rowsOf(slot, [token], prompt.length + answer.length), []);
      answer.push(token);
    }
    return answer;
  }

  describe("a prompt whose beginning is there", () => {
    it("is answered as if all of it were computed: in its own slot, and in copies of it", async () => {
      const whole = await generate(0, 0, 0);
      expect(await generate(0, prompt.length - 1, 0)).toEqual(whole);
      expect(await generate(0, 5, 0)).toEqual(whole);
      expect(await generate(1, prompt.length - 1, 0)).toEqual(whole);
      expect(await generate(2, prompt.length - 3, 1)).toEqual(whole);
      // The copied one is as it was.
      expect(await generate(0, prompt.length - 1, 0)).toEqual(whole);
    });

    it("that is not there is refused by the engine, not answered from nothing", async () => {
      await model.step(batchOf([], [], [3]));
      const rows = rowsOf(3, prompt.subarray(10), 10);
      await expect(model.step(batchOf(rows, [{slot: 3, sampler: GREEDY, history: prompt, answered: 0, keep: 10, from: 3}]))).rejects.toMatchObject({code: "decode_failed"});
    });
  });
});
