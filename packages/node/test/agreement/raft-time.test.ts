import {describe, expect, it} from "vitest";
import {RaftTime} from "../../src/agreement/raft-time.ts";

function world() {
  const now = {ms: 0, ticks: 0, timers: [] as number[], cancelled: 0};
  const time = new RaftTime({
    tickMs: 100,
    clock: {nowMs: () => now.ms, wallMs: () => now.ms, after: () => () => undefined},
    after: (delayMs) => {
      now.timers.push(delayMs);
      return () => void now.cancelled++;
    },
    tick: () => void now.ticks++,
  });
  return {now, time};
}

describe("RaftTime", () => {
  it("covers several ticks with one timer, and counts those that have passed when something comes", () => {
    const {now, time} = world();
    time.run(5);
    time.run(5); // runs already
    time.run(1);
    time.run(9); // runs for more than half of that
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
    expect(now.cancelled).toBe(0);
  });

  it("is put off by what comes when half has passed, and counts from the same beginning", () => {
    const {now, time} = world();
    time.run(7);
    now.ms = 510;
    time.pass();
    time.run(7);
    expect(now).toEqual({ms: 510, ticks: 5, timers: [700, 690], cancelled: 1});
    now.ms = 605;
    time.pass();
    expect(now.ticks).toBe(6);
    time.run(7); // six of seven are left
    now.ms = 1200;
    time.fired();
    expect(now).toMatchObject({ticks: 12, timers: [700, 690]});
  });

  it("has no more to catch up with than the timer covered when the process stood still", () => {
    const {now, time} = world();
    time.run(5);
    now.ms = 60_000;
    time.pass();
    time.fired();
    expect(now.ticks).toBe(5);
    time.run(7);
    expect(now.timers).toEqual([500, 700]);
  });

  it("does not count at its next end what it forgave", () => {
    const {now, time} = world();
    time.run(5);
    now.ms = 60_000;
    time.pass();
    time.run(7);
    expect(now).toMatchObject({ticks: 5, timers: [500, 700]});
  });
});
