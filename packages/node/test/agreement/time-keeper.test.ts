import {describe, expect, it} from "vitest";
import type {Replica} from "../../src/agreement/replica.ts";
import {TimeKeeper} from "../../src/agreement/time-keeper.ts";
import {FakeTimers} from "../fake-timers.ts";

const HEARTBEAT_MS = 500;
const TICK_MS = 100;

/** A peer with a mailbox: what a timer's end sends is handled when the mailbox is, also when the timer was cancelled meanwhile. */
function peer(role: "leads" | "follows") {
  const clock = new FakeTimers();
  const mailbox: (() => void)[] = [];
  const done = {ticks: 0, caresMs: [] as number[], ticksAtCare: [] as number[]};
  const replica = {
    id: 1,
    leader: role === "leads" ? 1 : 2,
    isAlone: false,
    hasUnwrittenCommit: false,
    mustNotify: false,
    tick: () => void done.ticks++,
    get ticksUntilDue() {
      return role === "leads" ? 5 - (done.ticks % 5) : 20;
    },
  } as unknown as Replica;
  const time: TimeKeeper = new TimeKeeper({
    heartbeatIntervalMs: HEARTBEAT_MS,
    clock,
    after: (delayMs, run) => clock.after(delayMs, () => mailbox.push(run)),
    replica: () => replica,
    mustCare: () => role === "leads",
    care: () => {
      done.caresMs.push(clock.nowMs());
      done.ticksAtCare.push(done.ticks);
    },
  });
  const handle = (): void => {
    for (let run = mailbox.shift(); run; run = mailbox.shift()) {
      run();
      time.keep();
    }
  };
  /** Nothing arrives. */
  const rest = (untilMs: number): void => {
    for (let nowMs = Math.floor(clock.nowMs()) + 1; nowMs <= untilMs; nowMs++) {
      clock.runTo(nowMs);
      handle();
    }
  };
  time.keep();
  handle();
  return {
    clock,
    time,
    done,
    handle,
    rest,
    /** Something arrives, and is handled before what timers of this moment send. */
    arrives(nowMs: number) {
      rest(Math.ceil(nowMs) - 1);
      clock.runTo(nowMs - 0.001);
      handle();
      clock.skipTo(nowMs);
      time.pass();
      time.keep();
    },
  };
}

describe("what time brings to agreement", () => {
  it("is a tick for each tick's time to a leader at rest, and care twice a second, before raft forgets who answered", () => {
    const {rest, done, clock} = peer("leads");
    rest(60_000);
    expect(done.ticks).toBe(60_000 / TICK_MS);
    expect(done.caresMs.length).toBeGreaterThanOrEqual(118);
    expect(done.caresMs.length).toBeLessThanOrEqual(122);
    expect(done.ticksAtCare.slice(2).every((ticks) => ticks % 5 === 0)).toBe(true);
    expect(clock.underWay).toBe(1);
  });

  it.each([1, 7, 10, 50, 100, 499])("is the same to a leader to which something comes every %i ms", (gapMs) => {
    const {arrives, done} = peer("leads");
    for (let nowMs = gapMs; nowMs <= 60_000; nowMs += gapMs) arrives(nowMs);
    expect(done.ticks).toBeGreaterThan(590);
    expect(done.ticks).toBeLessThanOrEqual(600);
    const pauses = done.caresMs.slice(1).map((atMs, i) => atMs - (done.caresMs[i] ?? 0));
    expect(done.caresMs.length).toBeGreaterThanOrEqual(100);
    expect(Math.max(...pauses)).toBeLessThanOrEqual(1000);
    expect(done.caresMs.length).toBeLessThanOrEqual(122);
  });

  it("is not counted twice when a timer ends, and is put off before its message is handled", () => {
    const {clock, time, done, handle, rest} = peer("follows");
    clock.runTo(700); // it has ended: its message waits
    time.pass();
    time.keep(); // a frame was first
    handle();
    expect([done.ticks, clock.underWay]).toEqual([7, 1]);
    rest(60_700);
    expect(done.ticks).toBeLessThanOrEqual(607);
    expect(clock.underWay).toBe(1);
  });

  it("wakes a follower never that hears its leader in time", () => {
    const {arrives, done, clock} = peer("follows");
    for (let nowMs = HEARTBEAT_MS; nowMs <= 60_000; nowMs += HEARTBEAT_MS) arrives(nowMs);
    expect(done.ticks).toBe(600);
    expect([clock.underWay, done.caresMs]).toEqual([1, []]);
    expect(clock.sets).toBe(121);
  });
});
