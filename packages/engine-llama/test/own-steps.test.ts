import type {SampledToken, SamplerOptions} from "@ollamesh/ports";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {batchOf, GREEDY, rowsOf, WholeModel} from "./support/whole-model.ts";

const TOKENS = 48;
const ANIMAL = 'root ::= ("The " ("owl" | "fox") " sat. ")*\n';
let model: WholeModel;
let prompts: Int32Array[];
beforeAll(async () => {
  model = await WholeModel.load();
  prompts = await Promise.all(["an owl", "a fox and a kite"].map((what) => model.tokenize(`<|im_start|>user\nTell me a story about ${what}.<|im_end|>\n<|im_start|>assistant\n`)));
});
afterAll(() => model?.close());

/** Answers of both prompts, until one ends; the stage takes so many steps by itself each time. */
async function told(sampler: SamplerOptions, steps: number): Promise<{all: SampledToken[][]; batches: number}> {
  const all: SampledToken[][] = [[], []];
  const opens = prompts.map((history, slot) => ({slot, sampler: {...sampler, seed: 7 + slot}, history, answered: 0, keep: 0, from: 0}));
  let {sampled} = await model.step(
    batchOf(
      prompts.flatMap((prompt, slot) => rowsOf(slot, prompt)),
      opens,
    ),
  );
  let batches = 0;
  for (;;) {
    for (const one of sampled) all[one.slot]?.push(one);
    const length = all[0]?.length ?? 0;
    if (all.some((answer) => answer.at(-1)?.end) || length >= TOKENS) return {all, batches};
    const rows = prompts.flatMap((prompt, slot) => rowsOf(slot, [all[slot]?.at(-1)?.token as number], prompt.length + length - 1));
    ({sampled} = await model.step({...batchOf(rows, []), steps: Math.min(steps, TOKENS - length)}));
    batches++;
  }
}

describe("a stage that goes on by itself", () => {
  it.each([
    ["greedy", GREEDY],
    ["drawn, with penalties", {...GREEDY, temperature: 1.3, topK: 0, repeatPenalty: 1.5}],
    ["drawn, in a form", {...GREEDY, temperature: 1.5, grammar: ANIMAL}],
  ])("says what it says step by step: %s", async (_, sampler) => {
    const single = await told(sampler, 1);
    for (const steps of [2, 3, 8]) {
      const {all, batches} = await told(sampler, steps);
      expect(all).toEqual(single.all);
      expect(batches).toBe(Math.ceil(single.batches / steps));
    }
  });

  it("ends where one of them ends", async () => {
    const sampler = {...GREEDY, temperature: 1.5, grammar: 'root ::= "The " ("owl" | "fox") " sat. "?\n'};
    const single = await told(sampler, 1);
    expect(single.all.filter((answer) => answer.at(-1)?.end)).not.toEqual([]);
    expect((await told(sampler, 8)).all).toEqual(single.all);
  });
});
