import {Prng} from "@ollamesh/stdx";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {RestingSlots, type SlotMemory} from "../src/runner/resting-slots.ts";
import {batchOf, GREEDY, rowsOf, WholeModel} from "./support/whole-model.ts";

const BYTES_PER_TOKEN = 10;
const BYTES_MAX = 6000;

/** A cache of strings: a token is a letter. */
class Letters implements SlotMemory {
  readonly there = new Map<number, string>();
  takenOut = 0;

  tokens(slot: number): number {
    return (this.there.get(slot) ?? "").length;
  }

  bytes(slot: number): number {
    return this.tokens(slot) * BYTES_PER_TOKEN;
  }

  takeOut(slot: number): Uint8Array {
    const bytes = Buffer.from((this.there.get(slot) ?? "").padEnd(this.bytes(slot)));
    this.there.delete(slot);
    this.takenOut++;
    return bytes;
  }

  putBack(slot: number, bytes: Uint8Array): boolean {
    this.there.set(slot, Buffer.from(bytes).toString().trim());
    return true;
  }
}

const opened = (slot: number, keep: number, from: number) => ({slot, sampler: GREEDY, history: Int32Array.of(1), answered: 0, keep, from});

describe("slots that rest", () => {
  it("are in the cache with all they had whenever a batch needs them, and outside within the bound", () => {
    const memory = new Letters();
    const resting = new RestingSlots(memory, BYTES_MAX, true);
    const due = new Map<number, string>();
    const rng = new Prng(5);
    let wereOut = 0;
    for (let step = 0; step < 5000; step++) {
      // A few are busy for a while, then others.
      const busy = new Set([0, 1].map((n) => (Math.floor(step / 40) * 3 + n * 5) % 12));
      const dice = rng.below(30);
      const slot = rng.below(12);
      const from = rng.below(12);
      const keep = Math.min(rng.below(80), (due.get(from) ?? "").length);
      const opens = dice === 0 ? [opened(slot, keep, from)] : [];
      const closes = dice === 1 ? [slot] : [];
      const rows = [...busy].filter((one) => one !== slot).flatMap((one) => rowsOf(one, [1], (due.get(one) ?? "").length));
      resting.use(batchOf(rows, opens, closes));
      for (const one of closes) {
        memory.there.delete(one);
        due.delete(one);
      }
      for (const one of opens) {
        expect(memory.there.get(one.from) ?? "").toBe(due.get(one.from) ?? "");
        due.set(one.slot, (due.get(one.from) ?? "").slice(0, keep));
        memory.there.set(one.slot, due.get(one.slot) as string);
      }
      for (const {slot: one} of rows) {
        expect(memory.there.get(one) ?? "").toBe(due.get(one) ?? "");
        const letters = "abcdefgh"[rng.below(8)] as string;
        due.set(one, ((due.get(one) ?? "") + letters).slice(0, 200));
        memory.there.set(one, due.get(one) as string);
      }
      resting.rest();
      const out = [...due].filter(([one, text]) => text !== "" && !memory.there.has(one));
      expect(out.length).toBeLessThanOrEqual(resting.size);
      expect(out.reduce((sum, [, text]) => sum + text.length * BYTES_PER_TOKEN, 0)).toBeLessThanOrEqual(BYTES_MAX);
      wereOut += out.length;
    }
    expect(wereOut).toBeGreaterThan(5000);
  });

  it("stay where they are while they are few tokens, or used a moment ago", () => {
    const memory = new Letters();
    const resting = new RestingSlots(memory, BYTES_MAX, true);
    memory.there.set(1, "x".repeat(127));
    memory.there.set(0, "x".repeat(300));
    resting.use(batchOf([...rowsOf(0, [1], 300), ...rowsOf(1, [1], 127)], []));
    for (let step = 0; step < 30; step++) {
      resting.use(batchOf(rowsOf(0, [1], 301 + step), []));
      resting.rest();
    }
    expect(resting.size).toBe(0);
    memory.there.set(1, "x".repeat(128));
    resting.rest();
    expect([resting.size, memory.there.has(1)]).toEqual([1, false]);
  });

  it("are none of those that take turns in the batches of a stage, however many batches there are", () => {
    const memory = new Letters();
    const resting = new RestingSlots(memory, BYTES_MAX, false);
    for (let slot = 0; slot < 64; slot++) memory.there.set(slot, "x".repeat(300));
    for (let step = 0; step < 640; step++) {
      resting.use(batchOf(rowsOf(step % 64, [1], 300 + Math.floor(step / 64)), []));
      resting.rest();
    }
    expect(memory.takenOut).toBe(0);
    for (let step = 0; step < 130; step++) resting.use(batchOf(rowsOf(0, [1], 310 + step), []));
    resting.rest();
    expect([memory.takenOut, resting.size]).toEqual([1, 1]);
  });

  it("are all but the last one moved out, one at a time, when nobody says anything", () => {
    const memory = new Letters();
    const resting = new RestingSlots(memory, BYTES_MAX, true);
    for (const slot of [2, 0, 1]) {
      memory.there.set(slot, "x".repeat(300));
      resting.use(batchOf(rowsOf(slot, [1], 300), []));
    }
    expect([resting.rest(), resting.rest(true), [...memory.there.keys()]]).toEqual([false, true, [0, 1]]);
    expect([resting.rest(true), resting.size]).toEqual([true, 2]);
    // Whoever stays is moved to the front, once.
    const before = memory.takenOut;
    expect([resting.rest(true), memory.takenOut - before, [...memory.there.keys()]]).toEqual([true, 1, [1]]);
    expect([resting.rest(true), memory.takenOut - before]).toEqual([false, 1]);
  });
});

describe("a model whose slots rest", () => {
  let model: WholeModel;
  let prompt: Int32Array;
  beforeAll(async () => {
    model = await WholeModel.load();
    prompt = await model.tokenize("<|im_start|>user\nTell me a story about a fox and a kite.<|im_end|>\n<|im_start|>assistant\n");
  });
  afterAll(() => model?.close());

  /** Greedy tokens of a slot that goes on behind so many positions of its own or another's. */
  async function goOn(slot: number, text: readonly number[], keep: number, from: number, tokens: number): Promise<number[]> {
    const said: number[] = [];
    let batch = batchOf(rowsOf(slot, text.slice(keep), keep), [{slot, sampler: GREEDY, history: Int32Array.from(text), answered: 0, keep, from}]);
    while (said.length < tokens) {
      said.push((await model.step(batch)).sampled[0]?.token as number);
      batch = batchOf(rowsOf(slot, [said.at(-1) as number], text.length + said.length - 1), []);
    }
    return said;
  }

  it("goes on with each of them as if it had never rested, in its own slot and in another", async () => {
    const texts = [0, 1, 2].map((slot) => [...prompt, ...Array.from({length: 200}, (_, i) => 5 + ((i * 7 + slot * 31) % 200))]);
    const answers: number[][] = [];
    for (const [slot, text] of texts.entries()) answers.push(await goOn(slot, text, 0, slot, 5));
    // Long enough for the three to be moved out, one after each step.
    await goOn(3, [...prompt], 0, 3, 20);
    for (const [slot, text] of texts.entries()) expect(await goOn(slot, text, text.length - 1, slot, 5)).toEqual(answers[slot]);
    await goOn(3, [...prompt], 0, 3, 20);
    expect(await goOn(3, texts[1] as number[], 200, 1, 5)).toEqual(answers[1]);
    expect(await goOn(1, texts[1] as number[], 200, 1, 5)).toEqual(answers[1]);
  });
});
