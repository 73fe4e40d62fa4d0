import {describe, expect, it} from "vitest";
import {Batcher, type BatcherInput, WaitingRoom} from "../src/index.ts";
import {type RunEffect, request} from "./support/fake-pipeline.ts";

interface Stages {
  /** Milliseconds one stage takes for a batch of so many rows. */
  readonly stageMs: (rows: number, nowMs: number) => number;
  /** From one stage to the next, and from the last one back. */
  readonly linkMs: number;
}

const LATE = {fromMs: 60_000, untilMs: 120_000};

/** Two stages that are told batches, each doing one after another: tokens a second, in the last half of two minutes unless another time is given. */
function rateOf({stageMs, linkMs}: Stages, sequences: number, depth: {findsDepth: boolean; depth: number}, {fromMs, untilMs} = LATE): number {
  const batcher = new Batcher({sequencesMax: sequences, batchTokensMax: 512, contextLength: 100_000, ...depth, room: new WaitingRoom(1)});
  const freeAt = [0, 0];
  const back: {readonly at: number; readonly run: RunEffect}[] = [];
  let tokens = 0;
  const step = (input: BatcherInput, now: number): void => {
    batcher.step(input, now);
    for (const effect of batcher.takeEffects()) {
      if (effect.type === "token" && now > fromMs) tokens++;
      if (effect.type !== "run") continue;
      let at = now;
      for (const [stage, free] of freeAt.entries()) {
        at = Math.max(at, free) + stageMs(effect.batch.slots.length, now);
        freeAt[stage] = at;
        at += linkMs;
      }
      back.push({at, run: effect});
    }
  };
  for (let i = 0; i < sequences; i++) step({type: "requested", request: request(`r${i}`, 3)}, 0);
  for (let next = back.shift(); next && next.at < untilMs; next = back.shift()) {
    const {sequence, batch} = next.run;
    const sampled = [...batch.slots].flatMap((slot, row) => (batch.outputs[row] === 1 ? [{slot, token: 7, end: false}] : []));
    step({type: "returned", sequence, sampled}, next.at);
  }
  return (1000 * tokens) / (untilMs - fromMs);
}

const found = (stages: Stages, sequences: number): number => rateOf(stages, sequences, {findsDepth: true, depth: 2});
const fixed = (stages: Stages, sequences: number, depth: number): number => rateOf(stages, sequences, {findsDepth: false, depth});

describe("the number of batches that those who generate are spread over", () => {
  const cases: readonly (readonly [string, Stages, number])[] = [
    ["one for each stage where rows cost what they are", {stageMs: (rows) => 8 + 8 * rows, linkMs: 0}, 2],
    ["one where a few rows cost what many do", {stageMs: (rows) => (rows === 1 ? 30 : 45), linkMs: 1}, 1],
    ["more than stages where the way is long", {stageMs: (rows) => 2 + 5 * rows, linkMs: 30}, 4],
  ];
  for (const [what, stages, best] of cases) {
    it(`is ${what}`, () => {
      const rates = [1, 2, 4].map((depth) => fixed(stages, 8, depth));
      expect([1, 2, 4][rates.indexOf(Math.max(...rates))]).toBe(best);
      expect(found(stages, 8)).toBeGreaterThan(0.96 * Math.max(...rates));
    });
  }

  it("is never much worse than one for each stage, however many generate", () => {
    for (const {stageMs, linkMs} of cases.map(([, stages]) => stages))
      for (const sequences of [1, 2, 3, 5, 9, 16]) expect(found({stageMs, linkMs}, sequences)).toBeGreaterThan(0.95 * fixed({stageMs, linkMs}, sequences, 2));
  });

  it("costs little to find where one for each stage is best by far, also for who says sixty words and goes", () => {
    // What a stage of 12 layers of 350 million parameters took for one row, two, four and eight.
    const stageMs = (rows: number): number => ({1: 13, 2: 30, 4: 34, 8: 48})[rows] ?? 60;
    const early = {untilMs: 6000, fromMs: 0};
    expect(rateOf({stageMs, linkMs: 1}, 8, {findsDepth: true, depth: 2}, early)).toBeGreaterThan(0.95 * rateOf({stageMs, linkMs: 1}, 8, {findsDepth: false, depth: 2}, early));
  });

  it("changes with what it is found by", () => {
    const stageMs = (rows: number, now: number): number => (now < 30_000 ? 8 + 8 * rows : rows === 1 ? 30 : 45);
    expect(found({stageMs, linkMs: 1}, 8)).toBeGreaterThan(0.9 * fixed({stageMs, linkMs: 1}, 8, 1));
  });
});
