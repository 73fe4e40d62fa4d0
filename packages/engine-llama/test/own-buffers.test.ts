import type {SlotOpen} from "@ollamesh/ports";
import {Prng} from "@ollamesh/stdx";
import {afterAll, beforeAll, expect, it} from "vitest";
import {hasOwnBuffers} from "../src/runner/cache-layout.ts";
import {batchOf, GREEDY, rowsOf, WholeModel} from "./support/whole-model.ts";

const SLOTS = 16;
const TOKENS = 24;
const STEPS = 160;
const TEXTS = ["Tell me a story about an owl.", "What is a kite?", "Tell me a story about an owl and a very long train that goes to the sea.", "Who are you?"];

let many: WholeModel;
let alone: WholeModel;
beforeAll(async () => {
  [many, alone] = await Promise.all([WholeModel.load(undefined, {sequencesMax: SLOTS, contextLength: 256}), WholeModel.load(undefined, {sequencesMax: 1, contextLength: 256})]);
});
afterAll(() => {
  many?.close();
  alone?.close();
});

interface Going {
  readonly prompt: Int32Array;
  readonly open: SlotOpen;
  isOpen: boolean;
  /** Of the prompt that is in the slot. */
  fed: number;
  answer: number[];
}

it("slots of their own buffers answer as one alone does, in whatever company, out of order, and from copies of each other", async () => {
  const rng = new Prng(11);
  const prompts = await Promise.all(TEXTS.map((text) => many.tokenize(`<|im_start|>user\n${text}<|im_end|>\n<|im_start|>assistant\n`)));
  const right = new Map<Int32Array, readonly number[]>();
  for (const prompt of prompts)
    right.set(
      prompt,
      (await alone.generate(prompt, GREEDY, TOKENS)).map(({token}) => token),
    );
  const slots: (Going | undefined)[] = Array.from({length: SLOTS});
  /** Tokens each slot has for sure. */
  const there: number[][] = Array.from({length: SLOTS}, () => []);
  let [ended, copied] = [0, 0];

  const begin = (slot: number): Going => {
    const prompt = rng.pick(prompts);
    const from = rng.below(SLOTS);
    const known = there[from] as number[];
    let keep = 0;
    while (keep < prompt.length - 1 && known[keep] === prompt[keep]) keep++;
    if (keep > 0 && from !== slot) copied++;
    return {prompt, open: {slot, sampler: GREEDY, history: prompt, answered: 0, keep, from: keep > 0 ? from : slot}, isOpen: false, fed: keep, answer: []};
  };

  for (let step = 0; step < STEPS; step++) {
    const rows: ReturnType<typeof rowsOf> = [];
    const opens: SlotOpen[] = [];
    for (const slot of rng.shuffle([...slots.keys()])) {
      if (rng.chance(1, 3)) continue;
      // Copies are made before the batch: from a slot that is opened in this one nothing can be taken any more.
      if (!slots[slot] && opens.length === 0) slots[slot] = begin(slot);
      const going = slots[slot];
      if (!going) continue;
      if (!going.isOpen) opens.push(going.open);
      going.isOpen = true;
      const left = going.prompt.length - going.fed;
      const take = left > 0 ? 1 + rng.below(left) : 1;
      const tokens = left > 0 ? [...going.prompt.subarray(going.fed, going.fed + take)] : going.answer.slice(-1);
      const at = left > 0 ? going.fed : going.prompt.length + going.answer.length - 1;
      const isSampled = take === left || left === 0;
      rows.push(...rowsOf(slot, tokens, at).map((row) => ({...row, output: row.output && isSampled})));
      there[slot] = [...going.prompt, ...going.answer].slice(0, at + take);
      going.fed += left > 0 ? take : 0;
    }
    if (rows.length === 0) continue;
    const {sampled} = await many.step(batchOf(rows, opens));
    expect(sampled).toHaveLength(rows.filter(({output}) => output).length);
    for (const {slot, token, end} of sampled) {
      const going = slots[slot] as Going;
      going.answer.push(token);
      if (!end && going.answer.length < TOKENS) continue;
      expect(going.answer).toEqual(right.get(going.prompt));
      slots[slot] = undefined;
      ended++;
    }
  }
  expect(ended).toBeGreaterThan(10);
  expect(copied).toBeGreaterThan(10);
});

it.each([
  ["of many slots", {}, true],
  ["of few", {sequencesMax: 15}, false],
  ["of a stage", {isWhole: false}, false],
  ["that cannot be cut", {keepsPrefixes: false}, false],
  ["that flash attention reads", {cache: {type: "f16", flashAttention: true}}, false],
  ["that it may read", {cache: {type: "f16", flashAttention: undefined}}, false],
] as const)("the memory %s", (_, other, own) => {
  expect(hasOwnBuffers({isWhole: true, keepsPrefixes: true, sequencesMax: 16, cache: {type: "f16", flashAttention: false}, ...other})).toBe(own);
});
