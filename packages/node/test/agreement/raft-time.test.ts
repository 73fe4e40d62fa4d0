import {describe, expect, it} from "vitest";
import {RaftTime} from "../../src/agreement/raft-time.ts";

function world() {
  const now = {ms: 0, ticks: 0, timers: [] as number[]};
  const time = new RaftTime({
    tickMs: 100,
    clock: {nowMs: () => now.ms, wallMs: () => now.ms, after: () => () => undefined},
    after: (delayMs) => {
      now.timers.push(delayMs);
      return () => undefined;
    },
    tick: () => void now.ticks++,
  });
  return {now, time};
}

describe("RaftTime", () => {
  it("covers several ticks with one timer, and counts those that have passed when something comes", () => {
    const {now, time} = world();
    time.run(5);
    time.run(1); // runs already
    expect(now.timers).toEqual([500]);
    now.ms = 250;
    time.pass();
    expect(now.ticks).toBe(2);
    time.pass();
    expect(now.ticks).toBe(2);
    now.ms = 310;
    time.pass();
    expect(now.ticks).toBe(3);
    now.ms = 500;
    time.fired();
    expect(now.ticks).toBe(5);
    time.run(2);
    expect(now.timers).toEqual([500, 200]);
  });

  it("has no more to catch up with than the timer covered when the process stood still", () => {
    const {now, time} = world();
    time.run(5);
    now.ms = 60_000;
    time.pass();
    time.fired();
    expect(now.ticks).toBe(5);
  });
});
