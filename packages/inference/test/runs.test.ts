import {describe, expect, it} from "vitest";
import {Batcher, WaitingRoom} from "../src/index.ts";
import {RunPace} from "../src/run-pace.ts";
import {request} from "./support/fake-pipeline.ts";

describe("several steps at once", () => {
  it.each([
    [0.5, 24],
    [1, 20],
    [2, 10],
    [3, 8],
    [6, 8],
    [12, 4],
    [60, 1],
  ])("are as many as fit, where a step takes %d ms: %d", (ms, steps) => {
    const pace = new RunPace(50);
    expect(pace.steps(1, 100)).toBe(1);
    pace.returned(1, 1, ms);
    expect([pace.steps(1, 100), pace.steps(1, 3)]).toEqual([steps, Math.min(3, steps)]);
    pace.returned(2, 1, ms);
    expect(pace.steps(2, 100)).toBe(Math.min(8, Math.floor(50 / ms) || 1));
  });

  it("are taken by a stage that is alone, for as long as it may, unless a prompt is to be read or one is about to end", () => {
    const batcher = new Batcher({sequencesMax: 2, batchTokensMax: 64, contextLength: 100, depth: 1, runMs: 50, room: new WaitingRoom(1)});
    let nowMs = 0;
    const steps = (): (number | undefined)[] => batcher.takeEffects().flatMap((effect) => (effect.type === "run" ? [effect.batch.steps] : []));
    let sequence = 0;
    /** All that is asked for comes, a step in 12 ms. */
    const back = (count: number, slots: readonly number[] = [0]): (number | undefined)[] => {
      nowMs += 12 * count;
      const sampled = Array.from({length: count}, (_, step) => slots.map((slot) => ({slot, token: 9 + step, end: false}))).flat();
      batcher.step({type: "returned", sequence: sequence++, sampled}, nowMs);
      return steps();
    };
    batcher.step({type: "requested", request: request("a", 3, 20)}, nowMs);
    expect([steps(), back(1), back(1), back(4)]).toEqual([[1], [1], [4], [4]]);
    // What comes meanwhile waits for the run, and its prompt is read before there is another one.
    batcher.step({type: "requested", request: request("b", 3)}, nowMs);
    expect(steps()).toEqual([]);
    expect([back(4), back(1, [0, 1]), back(1, [0, 1]), back(4, [0, 1])]).toEqual([[1], [1], [4], [4]]);
    // 16 of the 20 tokens are there, and 4 are asked for: they are the last.
    expect([back(4, [0, 1]), batcher.running]).toEqual([[4], ["b"]]);
    // One ended it: it was told less than was asked for.
    batcher.step({type: "returned", sequence: sequence++, sampled: [9, 9].map((token, step) => ({slot: 1, token, end: step === 1}))}, nowMs + 24);
    expect([steps(), batcher.active]).toEqual([[], 0]);
  });

  it("bring no more tokens than were asked for, and none behind an end", () => {
    const told = (sampled: readonly {token: number; end: boolean}[]): readonly string[] => {
      const batcher = new Batcher({sequencesMax: 1, batchTokensMax: 64, contextLength: 100, depth: 1, runMs: 2, room: new WaitingRoom(1)});
      batcher.step({type: "requested", request: request("a", 3)}, 0);
      for (const sequence of [0, 1]) batcher.step({type: "returned", sequence, sampled: [{slot: 0, token: 1, end: false}]}, 1 + sequence);
      expect(batcher.takeEffects().at(-1)).toMatchObject({type: "run", batch: {steps: 2}});
      batcher.step({type: "returned", sequence: 2, sampled: sampled.map((one) => ({slot: 0, ...one}))}, 4);
      return batcher.takeEffects().map(({type}) => type);
    };
    const [on, over] = [
      {token: 1, end: false},
      {token: 2, end: true},
    ];
    expect([told([on, on]), told([on, over]), told([on]), told([over])]).toEqual([["token", "token", "run"], ["token", "ended"], ["token", "run"], ["ended"]]);
    for (const wrong of [[], [over, on], [on, on, on]]) expect(told(wrong)).toEqual(["broken"]);
  });
});
