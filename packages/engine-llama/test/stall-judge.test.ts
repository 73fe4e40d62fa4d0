import {expect, it} from "vitest";
import {LOOK_EVERY_MS, StallJudge} from "../src/stall-judge.ts";

/** After how many looks it says what; undefined: never. `cpuMs` of each look. */
function said(
  state: string,
  looks: number,
  {cpuMs = () => 0, mayWait = false, everyMs = LOOK_EVERY_MS}: {cpuMs?: (look: number) => number; mayWait?: boolean; everyMs?: number} = {},
): string {
  const judge = new StallJudge(mayWait);
  for (let look = 0; look < looks; look++) {
    const amiss = judge.look({atMs: look * everyMs, state, cpuMs: cpuMs(look)});
    if (amiss !== undefined) return `${look}: ${amiss}`;
  }
  return "nothing";
}

it("a stopped process stands still, also one that may wait", () => {
  expect(said("T", 100)).toBe("3: was stopped");
  expect(said("T", 100, {mayWait: true})).toBe("3: was stopped");
});

it("one that sleeps without work does after half a minute, unless it may wait", () => {
  expect(said("S", 100)).toBe("60: did nothing for 30 s");
  expect(said("S", 100, {mayWait: true})).toBe("nothing");
  expect(said("S", 100, {cpuMs: (look) => 10 * Math.floor(look / 50)})).toBe("nothing");
});

it("one that computes, waits for a disk or for a processor, or is looked at by a debugger, does not", () => {
  for (const state of ["R", "D", "t"]) expect(said(state, 1000)).toBe("nothing");
  expect(said("S", 1000, {cpuMs: (look) => 10 * look})).toBe("nothing");
});

it("nothing is said of a time in which who looks stood still too", () => {
  expect(said("T", 100, {everyMs: 10_000})).toBe("nothing");
  const judge = new StallJudge(false);
  for (const atMs of [0, 500, 1000]) expect(judge.look({atMs, state: "T", cpuMs: 0})).toBeUndefined();
  expect(judge.look({atMs: 3_600_000, state: "T", cpuMs: 0})).toBeUndefined();
  expect([500, 1000, 1500].map((ms) => judge.look({atMs: 3_600_000 + ms, state: "T", cpuMs: 0}))).toEqual([undefined, undefined, "was stopped"]);
});

it("a new question is waited for anew", () => {
  const judge = new StallJudge(false);
  for (const atMs of [0, 500, 1000]) judge.look({atMs, state: "T", cpuMs: 0});
  judge.forget();
  expect([1500, 2000, 2500, 3000].map((atMs) => judge.look({atMs, state: "T", cpuMs: 0}))).toEqual([undefined, undefined, undefined, "was stopped"]);
});
