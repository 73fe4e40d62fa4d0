import type {SpeedSample} from "@ollamesh/placement";
import type {Stage, StageBatch, StageResult} from "@ollamesh/ports";
import {type Callback, fail, ok} from "@ollamesh/stdx";
import {expect, it} from "vitest";
import {MeteredStage} from "../../src/stages/metered-stage.ts";

const batch = (rows: number): StageBatch => ({
  closes: [],
  opens: [],
  slots: new Int32Array(rows),
  positions: new Int32Array(rows),
  outputs: new Uint8Array(rows),
  tokens: undefined,
  hidden: undefined,
});
const result: StageResult = {hidden: undefined, sampled: [], computeMs: 1};

it("times steps that did not wait for others, and gave a result", () => {
  let nowMs = 0;
  const waiting: Callback<StageResult>[] = [];
  const samples: SpeedSample[] = [];
  const stage: Stage = {step: (_, done) => void waiting.push(done), hear() {}, usage() {}, unload() {}};
  const metered = new MeteredStage({stage, clock: {nowMs: () => nowMs} as never, readBytes: 1000, sampled: (sample) => samples.push(sample)});
  const answer = (atMs: number, outcome = ok(result)): void => {
    nowMs = atMs;
    waiting.shift()?.(outcome);
  };
  metered.step(batch(1), () => {});
  answer(7);
  metered.step(batch(4), () => {});
  metered.step(batch(4), () => {}); // behind the other
  answer(20);
  answer(30);
  metered.step(batch(1), () => {});
  answer(40, fail("stage_crashed", "") as never);
  metered.step(batch(0), () => {});
  answer(50);
  expect(samples).toEqual([
    {readBytes: 1000, rows: 1, ms: 7},
    {readBytes: 1000, rows: 4, ms: 13},
  ]);
});

it("counts what was computed before the step was asked for", () => {
  const samples: SpeedSample[] = [];
  const stage: Stage = {step: (_, done) => done(ok({...result, computeMs: 16})), hear() {}, usage() {}, unload() {}};
  new MeteredStage({stage, clock: {nowMs: () => 5} as never, readBytes: 1000, sampled: (sample) => samples.push(sample)}).step(batch(1), () => {});
  expect(samples).toEqual([{readBytes: 1000, rows: 1, ms: 16}]);
});
