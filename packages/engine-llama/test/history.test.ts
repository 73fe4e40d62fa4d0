import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {batchOf, GREEDY, rowsOf, WholeModel} from "./support/whole-model.ts";

const TOKENS = 40;
const SAID = 15;
let model: WholeModel;
let prompt: Int32Array;
beforeAll(async () => {
  model = await WholeModel.load();
  prompt = await model.tokenize("<|im_start|>user\nTell me a story about a fox and a kite.<|im_end|>\n<|im_start|>assistant\n");
});
afterAll(() => model?.close());

describe("an answer that is taken up with what was said as its history", () => {
  it.each([1, 8, 64, -1])("goes on as it would have, with penalties for the last %i tokens", async (repeatLastN) => {
    const sampler = {...GREEDY, repeatPenalty: 1.8, repeatLastN};
    const whole = (await model.generate(prompt, sampler, TOKENS)).map(({token}) => token);
    const history = Int32Array.from([...prompt, ...whole.slice(0, SAID)]);
    // All but the last token is in the memory already, and was computed in the same batches.
    const keep = history.length - 1;
    const tokens: number[] = [];
    let batch = batchOf(rowsOf(0, history.subarray(keep), keep), [{slot: 0, sampler, history, answered: SAID, keep, from: 0}]);
    while (tokens.length < TOKENS - SAID) {
      const [next] = (await model.step(batch)).sampled;
      tokens.push(next?.token as number);
      batch = batchOf(rowsOf(0, tokens.slice(-1), history.length + tokens.length - 1), []);
    }
    expect(tokens).toEqual(whole.slice(SAID));
  });

  it("is another one where what it repeats costs nothing", async () => {
    const [free, penalised] = [await model.generate(prompt, GREEDY, TOKENS), await model.generate(prompt, {...GREEDY, repeatPenalty: 1.8, repeatLastN: 64}, TOKENS)];
    expect(model.text(free)).not.toBe(model.text(penalised));
  });
});
