import {describe, expect, it} from "vitest";
import {Batcher, type BatcherInput, WaitingRoom} from "../src/index.ts";
import {type RunEffect, request} from "./support/fake-pipeline.ts";

const SLOTS = 12;
const BATCHES = 400;

interface Limits {
  readonly depth: number;
  readonly batchTokensMax: number;
  readonly batchMs?: number;
}

/** Tokens that each of as many as there are slots was given, by stages that take 100 ms a batch. @param lengths of their prompts */
function said(lengths: readonly number[], limits: Limits): readonly number[] {
  const batcher = new Batcher({sequencesMax: SLOTS, contextLength: 100_000, room: new WaitingRoom(1), ...limits});
  const tokens = new Map(lengths.map((_, i) => [`r${i}`, 0]));
  const away: RunEffect[] = [];
  const step = (input: BatcherInput, nowMs: number): void => {
    batcher.step(input, nowMs);
    for (const effect of batcher.takeEffects()) {
      if (effect.type === "run") away.push(effect);
      if (effect.type === "token") tokens.set(effect.id, effect.index + 1);
    }
  };
  for (const [i, length] of lengths.entries()) step({type: "requested", request: request(`r${i}`, length)}, 0);
  for (let turn = 1; turn <= BATCHES; turn++) {
    const {sequence, batch} = away.shift() as RunEffect;
    const sampled = [...batch.slots].flatMap((slot, row) => (batch.outputs[row] === 1 ? [{slot, token: 7, end: false}] : []));
    step({type: "returned", sequence, sampled}, 100 * turn);
  }
  return [...tokens.values()];
}

describe("who has a slot", () => {
  // As much as is left for the last one's prompt beside the others' tokens, a row more, twice as much and a row more; and a prompt that is one row.
  for (const length of [1, 5, 6, 15, 16, 17, 31, 33])
    it(`goes on like everybody else, with a prompt of ${length} rows beside eleven that generate`, () => {
      const lengths = Array.from({length: SLOTS}, (_, i) => (i === SLOTS - 1 ? length : 2 + i));
      for (const depth of [1, 2]) {
        const slow = said(lengths, {depth, batchTokensMax: 512, batchMs: 1});
        expect(Math.min(...slow)).toBeGreaterThan(0.8 * Math.max(...slow));
      }
    });

  it("takes turns where a batch may have fewer rows than there are slots", () => {
    const tokens = said(new Array(SLOTS).fill(2), {depth: 1, batchTokensMax: 5});
    expect(Math.min(...tokens)).toBeGreaterThan(0.8 * Math.max(...tokens));
  });

  it("goes on with every batch however slow they are", () => {
    const tokens = said(new Array(SLOTS).fill(40), {depth: 1, batchTokensMax: 512, batchMs: 1});
    expect(Math.min(...tokens)).toBeGreaterThan(BATCHES - 60);
  });
});
