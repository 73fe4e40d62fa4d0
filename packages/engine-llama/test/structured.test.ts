import type {SampledToken} from "@ollamesh/ports";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {batchOf, GREEDY, rowsOf, WholeModel} from "./support/whole-model.ts";

const ANIMAL =
  'root ::= "{" space "\\"animal\\"" space ":" space animal space "," space "\\"legs\\"" space ":" space [0-9] space "}"\nspace ::= " "?\nanimal ::= "\\"owl\\"" | "\\"fox\\""\n';
const DRAWN = {...GREEDY, temperature: 1.2, topK: 0, topP: 1, seed: 7};

let model: WholeModel;
let prompt: Int32Array;
beforeAll(async () => {
  model = await WholeModel.load();
  prompt = await model.tokenize("<|im_start|>user\nTell me a story about an owl.<|im_end|>\n<|im_start|>assistant\n");
});
afterAll(() => model?.close());

const textOf = (sampled: readonly SampledToken[]): string => model.text(sampled.filter(({end}) => !end));

describe("a grammar", () => {
  it.each([
    ["greedy", GREEDY],
    ["drawn", DRAWN],
  ])("holds an answer (%s) to its form, to its end", async (_, sampler) => {
    const sampled = await model.generate(prompt, {...sampler, grammar: ANIMAL}, 100);
    expect(JSON.parse(textOf(sampled))).toEqual({animal: expect.stringMatching(/^(owl|fox)$/), legs: expect.any(Number)});
    expect(sampled.at(-1)).toMatchObject({end: true});
    expect(sampled.at(-1)?.refusal).toBeUndefined();
  });

  it("changes nothing of an answer that fits it anyway", async () => {
    const free = await model.generate(prompt, DRAWN, 30);
    expect(await model.generate(prompt, {...DRAWN, grammar: "root ::= [^\\x00]*\n"}, 30)).toEqual(free);
  });

  it("makes characters of any bytes, and ends none in the midst of one", async () => {
    // So hot that any token is as likely as another: of this vocabulary every third stands for a byte that is no character.
    for (let seed = 0; seed < 12; seed++) {
      const sampled = await model.generate(prompt, {...GREEDY, temperature: 50, topK: 0, topP: 1, seed, grammar: "root ::= [^\\x00-\\x7f]{12}\n"}, 60);
      const bytes = Buffer.concat(sampled.filter(({end}) => !end).map(({token}) => Buffer.from(model.vocabulary.piece(token))));
      expect([sampled.at(-1)?.end, sampled.at(-1)?.refusal, Buffer.from(bytes.toString()).equals(bytes), [...bytes.toString()].length]).toEqual([true, undefined, true, 12]);
    }
  });

  it("goes on where an answer was broken off, as it would have", async () => {
    const whole = await model.generate(prompt, {...DRAWN, grammar: ANIMAL}, 100);
    for (const cut of [1, 5, whole.length - 1]) {
      const history = Int32Array.from([...prompt, ...whole.slice(0, cut).map(({token}) => token)]);
      // One row at a time, as the answer came: batches of other shapes may round otherwise.
      const sampler = {...DRAWN, grammar: ANIMAL};
      const opened = await model.step(batchOf(rowsOf(0, prompt), [{slot: 0, sampler: GREEDY, history: prompt, answered: 0, keep: 0, from: 0}]));
      expect(opened.sampled).toHaveLength(1);
      const rest = await model.generate(history, sampler, 100, cut);
      expect(rest).toEqual(whole.slice(cut));
    }
  });

  it("that cannot be read, or that the answer so far does not fit, ends that sequence alone", async () => {
    const other = {slot: 1, sampler: GREEDY, history: prompt, answered: 0, keep: 0, from: 1};
    const open = (grammar: string, answered: number) => [{slot: 0, sampler: {...GREEDY, grammar}, history: prompt, answered, keep: 0, from: 0}, other];
    const rows = [...rowsOf(0, prompt), ...rowsOf(1, prompt)];
    for (const [grammar, answered, why] of [
      ["root ::= (", 0, /cannot read the grammar/],
      ["root ::= root", 0, /cannot read the grammar/],
      [ANIMAL, 3, /the answer so far is not of the format/],
      ['root ::= "\\U0010FFFF"', 0, undefined],
    ] as const) {
      const {sampled} = await model.step(batchOf(rows, open(grammar, answered), [1]));
      if (why) expect(sampled[0]).toMatchObject({slot: 0, end: true, refusal: expect.stringMatching(why)});
      expect(sampled[1]).toMatchObject({slot: 1, end: false});
      expect(sampled[1]?.refusal).toBeUndefined();
    }
  });
});

describe("log probabilities", () => {
  it("are those of the model, before any sampler, likeliest first", async () => {
    const free = await model.generate(prompt, DRAWN, 20);
    const told = await model.generate(prompt, {...DRAWN, topLogprobs: 20}, 20);
    expect(told.map(({token}) => token)).toEqual(free.map(({token}) => token));
    for (const {token, logprob, top} of told) {
      expect(top).toHaveLength(20);
      const logprobs = top?.map((one) => one.logprob) as number[];
      expect(logprobs).toEqual(logprobs.toSorted((a, b) => b - a));
      expect(logprobs.reduce((sum, one) => sum + Math.exp(one), 0)).toBeLessThanOrEqual(1 + 1e-9);
      const own = top?.find((one) => one.token === token);
      if (own) expect(own.logprob).toBe(logprob);
      else expect(logprob).toBeLessThanOrEqual(logprobs.at(-1) as number);
    }
    expect(told.every(({logprob, top}) => logprob === top?.[0]?.logprob)).toBe(false);
  });

  it("of greedy tokens are the largest; of all tokens they sum up to one", async () => {
    const [first] = await model.generate(prompt, {...GREEDY, topLogprobs: model.vocabulary.size}, 1);
    expect(first?.top?.[0]).toEqual({token: first?.token, logprob: first?.logprob});
    expect(first?.top?.reduce((sum, {logprob}) => sum + Math.exp(logprob), 0)).toBeCloseTo(1, 9);
  });
});
