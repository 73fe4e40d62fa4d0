/**
 * How far a whole model is from itself when nothing but the order of sums in attention is another (flash attention, or not): the least by which any split of it can be expected to differ.
 * tsx test/bench/rounding.ts <file.gguf>...
 */
import type {SampledToken} from "@ollamesh/ports";
import {batchOf, GREEDY, rowsOf, WholeModel} from "../../packages/engine-llama/test/support/whole-model.ts";

const ANIMALS = ["an owl and a kite", "a fox and a drum", "a frog"];

async function newest(path: string, flashAttention: boolean): Promise<readonly SampledToken[]> {
  const model = await WholeModel.load(path, {}, {cache: {flashAttention, type: "f16"}});
  const sampled: SampledToken[] = [];
  for (const animal of ANIMALS) {
    const prompt = await model.tokenize(`<|im_start|>user\nTell me a story about ${animal}.<|im_end|>\n<|im_start|>assistant\n`);
    const open = {slot: 0, sampler: {...GREEDY, topLogprobs: 20}, history: prompt, answered: 0, keep: 0, from: 0};
    sampled.push(...(await model.step(batchOf(rowsOf(0, prompt), [open]))).sampled);
  }
  model.close();
  return sampled;
}

/** Over the tokens that are among the likeliest of both. */
function greatestDifference(a: SampledToken, b: SampledToken): number {
  const other = new Map(b.top?.map(({token, logprob}) => [token, logprob]));
  return Math.max(...(a.top ?? []).map(({token, logprob}) => Math.abs(logprob - (other.get(token) ?? logprob))));
}

if (process.argv.length < 3) throw new Error("name GGUF files");
for (const path of process.argv.slice(2)) {
  const [flash, plain] = [await newest(path, true), await newest(path, false)];
  const differences = flash.map((one, index) => greatestDifference(one, plain[index] as SampledToken));
  console.log(`${path}: log probabilities of the 20 likeliest tokens differ by at most ${differences.map((one) => one.toExponential(1)).join(", ")} (${ANIMALS.join(", ")})`);
}
