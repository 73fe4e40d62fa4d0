import type {SamplerOptions, StageBatch} from "@ollamesh/ports";
import {Prng} from "@ollamesh/stdx";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {batchOf, GREEDY, rowsOf, WholeModel} from "./support/whole-model.ts";

const TOKENS = 40;
let model: WholeModel;
let prompt: Int32Array;
beforeAll(async () => {
  model = await WholeModel.load();
  prompt = await model.tokenize("<|im_start|>user\nTell me a story about a fox and a kite.<|im_end|>\n<|im_start|>assistant\n");
});
afterAll(() => model?.close());

function guessing(slot: number, token: number, guesses: readonly number[], position: number): StageBatch {
  const rows = rowsOf(slot, [token, ...guesses], position).map((row) => ({...row, output: true}));
  return {...batchOf(rows, []), drafts: Int32Array.of(-1, ...guesses)};
}

/** The same answer with guesses of which some are wrong; how many steps it took. */
async function generate(slot: number, sampler: SamplerOptions, right: readonly number[], rng: Prng): Promise<{tokens: number[]; steps: number}> {
  const first = await model.step(batchOf(rowsOf(slot, prompt), [{slot, sampler, history: prompt, answered: 0, keep: 0, from: slot}]));
  const tokens = [first.sampled[0]?.token as number];
  let steps = 1;
  while (tokens.length < TOKENS) {
    const guesses = right.slice(tokens.length, tokens.length + rng.below(6)).map((token) => (rng.chance(1, 5) ? rng.below(model.vocabulary.size) : token));
    const {sampled} = await model.step(guessing(slot, tokens.at(-1) as number, guesses, prompt.length + tokens.length - 1));
    // As many as were right, and one more.
    expect(sampled.slice(0, -1).map(({token}) => token)).toEqual(guesses.slice(0, sampled.length - 1));
    tokens.push(...sampled.map(({token}) => token));
    steps++;
  }
  return {tokens: tokens.slice(0, TOKENS), steps};
}

describe("tokens guessed ahead", () => {
  it.each([
    ["greedy", GREEDY],
    ["drawn from a seed, with penalties that look back", {...GREEDY, temperature: 0.8, seed: 5, repeatPenalty: 1.3, repeatLastN: 32}],
  ])("leave the %s answer as it is, whether they are right or not, in fewer steps", async (_, sampler) => {
    const right = (await model.generate(prompt, sampler, TOKENS)).map(({token}) => token);
    for (const seed of [1, 2, 3]) {
      const {tokens, steps} = await generate(1, sampler, right, new Prng(seed));
      expect(tokens).toEqual(right);
      expect(steps).toBeLessThan(TOKENS / 1.5);
    }
  });
});
