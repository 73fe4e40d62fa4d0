import type {ActorContext} from "@ollamesh/actor";
import {describe, expect, it} from "vitest";
import type {MembershipMsg} from "../../src/membership/membership-actor.ts";
import {SuspicionShell} from "../../src/membership/suspicion.ts";
import {FakeTimers} from "../fake-timers.ts";

/** Of two peers one is silent from the beginning, the other pings as often as is said. */
function listening(gapMs: number, untilMs: number) {
  const clock = new FakeTimers();
  const probedAtMs: number[] = [];
  const suspectedAtMs: number[] = [];
  const ctx = {
    clock,
    rng: {nextU32: () => 12_345},
    log: {info: () => undefined},
    after: (delayMs: number) => clock.after(delayMs, () => shell.tick()),
  } as unknown as ActorContext<MembershipMsg>;
  const send = (to: string, {type}: {readonly type: string}): void => void (to === "silent" && type === "ping" && probedAtMs.push(clock.nowMs()));
  const shell: SuspicionShell = new SuspicionShell({ctx, self: "self", send, died: () => undefined});
  shell.observe(({type}) => void (type === "suspected" && suspectedAtMs.push(clock.nowMs())));
  for (const peer of ["silent", "chatterer"]) {
    shell.step({type: "joined", peer});
    shell.step({type: "heard", peer});
  }
  for (let nowMs = gapMs, sequence = 1; nowMs < untilMs; nowMs += gapMs, sequence++) {
    clock.runTo(nowMs);
    shell.step({type: "received", from: "chatterer", message: {type: "ping", sequence, rumours: []}});
  }
  return {probedAtMs, suspectedAtMs, sets: clock.sets};
}

describe("the timer of suspicion", () => {
  it.each([1, 3, 4.9, 10, 50, 300])("is not put off by one that is heard every %d ms while another is silent", (gapMs) => {
    const {probedAtMs, suspectedAtMs, sets} = listening(gapMs, 10_000);
    expect(probedAtMs[0]).toBeGreaterThan(600);
    expect(probedAtMs[0]).toBeLessThan(800);
    expect(suspectedAtMs[0]).toBeLessThan(1900);
    expect(sets).toBeLessThan(60);
  });
});
