import type {Run} from "@ollamesh/placement";
import {expect, it} from "vitest";
import {RunWatch} from "../../src/stages/run-watch.ts";

function watched(): {watch: RunWatch; runs: Run[]} {
  const runs: Run[] = [];
  return {watch: new RunWatch((run) => runs.push(run)), runs};
}

function answer(watch: RunWatch, id: string, tokens: number): void {
  watch.opened(id);
  for (let i = 0; i < tokens; i++) watch.token(id);
}

it("tells how fast tokens came, the first one with the prompt", () => {
  const {watch, runs} = watched();
  answer(watch, "a", 11);
  watch.ended("a", 50, 1000);
  expect(runs).toEqual([{isOk: true, tokensPerSecond: 10, firstTokenMs: 50, wallMs: 1050, tokens: 11}]);
});

it("says nothing of the speed of short answers, nor of those that shared their model", () => {
  const {watch, runs} = watched();
  answer(watch, "short", 3);
  watch.ended("short", 5, 100);
  answer(watch, "a", 20);
  answer(watch, "b", 20);
  watch.ended("a", 5, 1000);
  watch.ended("b", 5, 1000);
  expect(runs.map(({isOk, tokensPerSecond}) => [isOk, tokensPerSecond])).toEqual([
    [true, undefined],
    [true, undefined],
    [true, undefined],
  ]);
});

it("counts what stages failed, and not what its client gave up", () => {
  const {watch, runs} = watched();
  for (const id of ["failed", "dropped"]) answer(watch, id, 20);
  watch.failed("failed");
  watch.dropped("dropped");
  watch.ended("dropped", 1, 1);
  watch.failed("failed");
  expect(runs).toMatchObject([{isOk: false, tokens: 20}]);
  // What was drawn for it cost as much as what was read: it counts with the next.
  answer(watch, "next", 3);
  watch.ended("next", 1, 1);
  answer(watch, "last", 1);
  watch.ended("last", 1, 1);
  expect(runs.map(({tokens}) => tokens)).toEqual([20, 23, 1]);
});
