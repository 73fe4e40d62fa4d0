import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {replicasMost, ScaleJudge, type ScaleLook, type ScaleRules, type ScaleVerdict} from "../src/index.ts";

const LOOK_MS = 2000;
const SLOTS = 4;
const RULES: ScaleRules = {threshold: 0.75, windowMs: 30_000, restMs: 300_000};

/** A model whose replicas are there as soon as they are wanted, looked at every two seconds of a clock that only the test moves. */
class Served {
  readonly judge = new ScaleJudge();
  readonly changes: {readonly atMs: number; readonly to: number}[] = [];
  readonly min: number;
  readonly max: number;
  replicas: number;
  nowMs = 0;

  constructor(min = 1, max = 2) {
    this.min = min;
    this.max = max;
    this.replicas = min;
  }

  look(asked: number, stepMs = LOOK_MS): ScaleVerdict {
    this.nowMs += stepMs;
    const verdict = this.judge.look(this.lookOf(asked), RULES);
    if (verdict.step === "none") return verdict;
    this.replicas += verdict.step === "up" ? 1 : -1;
    this.changes.push({atMs: this.nowMs, to: this.replicas});
    return verdict;
  }

  lookOf(asked: number): ScaleLook {
    return {model: "m", serving: `${this.replicas}`, asked, slots: SLOTS, replicas: this.replicas, replicasMin: this.min, replicasMax: this.max, nowMs: this.nowMs};
  }

  /** @param load of the time since then, milliseconds */
  run(forMs: number, load: (atMs: number) => number): void {
    const fromMs = this.nowMs;
    while (this.nowMs - fromMs < forMs) this.look(load(this.nowMs - fromMs));
  }
}

/** The same from the whole past: every average is computed anew, and every look before it asked whether it was so too. For looks that come regularly at one number of replicas. */
function dumbly(asked: readonly number[], {replicas, min, max}: {readonly replicas: number; readonly min: number; readonly max: number}): ScaleVerdict["step"] {
  const perSpan = RULES.windowMs / 3 / LOOK_MS;
  const mean = (end: number): number => {
    const some = asked.slice(Math.max(0, end - perSpan), end);
    return some.reduce((sum, one) => sum + one, 0) / some.length;
  };
  const heldFor = (holds: (value: number) => boolean): number => {
    let looks = 0;
    for (let end = asked.length; end > 0 && holds(mean(end)); end--) looks++;
    return (looks - 1) * LOOK_MS;
  };
  if (replicas < max && heldFor((value) => value / (SLOTS * replicas) > RULES.threshold) >= RULES.windowMs) return "up";
  return replicas > min && heldFor((value) => value <= (SLOTS * (replicas - 1) * RULES.threshold * 2) / 3) >= RULES.restMs ? "down" : "none";
}

const level = fc.integer({min: 0, max: 12});

describe("when load changes the number of replicas", () => {
  it("judges each look as one that goes through the whole past every time", () => {
    const phases = fc.array(fc.tuple(fc.integer({min: 1, max: 200}), level), {minLength: 1, maxLength: 6});
    fc.assert(
      fc.property(phases, fc.integer({min: 1, max: 3}), (parts, replicas) => {
        const loads = parts.flatMap(([looks, asked]) => Array.from({length: looks}, () => asked));
        const bounds = {replicas, min: 1, max: 3};
        const judge = new ScaleJudge();
        loads.forEach((asked, index) => {
          const look = {model: "m", serving: "s", asked, slots: SLOTS, replicas, replicasMin: 1, replicasMax: 3, nowMs: index * LOOK_MS};
          expect(judge.look(look, RULES).step).toBe(dumbly(loads.slice(0, index + 1), bounds));
        });
      }),
      {numRuns: 60},
    );
  });

  it("adds one after the window and not before, and takes it back after the rest", () => {
    const served = new Served();
    served.run(60_000, () => 8);
    served.run(600_000, () => 0);
    const [up, down] = served.changes;
    expect(served.changes.map(({to}) => to)).toEqual([2, 1]);
    expect(up?.atMs).toBe(LOOK_MS + RULES.windowMs);
    expect((down?.atMs ?? 0) - 60_000).toBeGreaterThanOrEqual(RULES.restMs);
    expect((down?.atMs ?? 0) - 60_000).toBeLessThanOrEqual(RULES.restMs + RULES.windowMs);
  });

  it("says what it saw", () => {
    const served = new Served();
    served.run(28_000, () => 8);
    expect(served.look(8)).toEqual({step: "none", load: 2, asked: 8, reason: "200 % of the slots are asked for, more than 75 % for 28 s"});
    expect(served.look(8)).toEqual({step: "up", load: 2, asked: 8, reason: "200 % of the slots are asked for, more than 75 % for 30 s"});
    served.run(40_000, () => 8);
    expect(served.look(8).reason).toMatch(/^100 % of the slots .* as many replicas as it may have$/);
  });

  it("changes in one direction only while the load stays as it is, whatever it is", () => {
    fc.assert(
      fc.property(level, fc.integer({min: 1, max: 3}), fc.integer({min: 1, max: 6}), level, (asked, min, more, before) => {
        const served = new Served(min, min + more);
        served.run(900_000, () => before);
        const already = served.changes.length;
        served.run(7_200_000, () => asked);
        const steps = served.changes.slice(already).map(({to}, index, all) => Math.sign(to - (all[index - 1]?.to ?? served.changes[already - 1]?.to ?? min)));
        expect(new Set(steps).size).toBeLessThanOrEqual(1);
        const isEnough = asked / (SLOTS * served.replicas) <= RULES.threshold || served.replicas === min + more;
        expect(isEnough).toBe(true);
      }),
      {numRuns: 60},
    );
  });

  it("does not follow a burst, nor a load that swings faster than its window, and follows a slow swing ever more rarely", () => {
    const burst = new Served();
    burst.run(20_000, () => 0);
    burst.run(8000, () => 100);
    burst.run(30_000, () => 0);
    expect(burst.changes).toEqual([]);
    const fast = new Served();
    fast.run(7_200_000, (atMs) => (atMs % 20_000 < 8000 ? 6 : 0));
    expect(fast.changes).toEqual([]);
    const slow = new Served();
    // Six minutes of load, six of none.
    slow.run(6 * 3_600_000, (atMs) => (atMs % 720_000 < 360_000 ? 8 : 0));
    expect(slow.replicas).toBe(2);
    expect(slow.changes.length).toBeLessThanOrEqual(4);
  });

  it("leaves at least a window before each one more, and a rest before each one fewer, whatever the load does", () => {
    const loads = fc.array(fc.tuple(fc.integer({min: 1, max: 120}), level), {minLength: 1, maxLength: 40});
    fc.assert(
      fc.property(loads, fc.integer({min: 1, max: 3}), (parts, min) => {
        const served = new Served(min, 2 * min);
        for (const [looks, asked] of parts) for (let i = 0; i < looks; i++) served.look(asked);
        let before = {atMs: 0, to: min};
        for (const change of served.changes) {
          expect(change.to).toBeGreaterThanOrEqual(min);
          expect(change.to).toBeLessThanOrEqual(2 * min);
          expect(change.atMs - before.atMs).toBeGreaterThanOrEqual(change.to > before.to ? RULES.windowMs : RULES.restMs);
          before = change;
        }
      }),
    );
  });

  it("begins anew after a time nobody watched, where nobody had room, and with a new leader", () => {
    const served = new Served();
    served.run(28_000, () => 8);
    expect(served.look(8, RULES.windowMs + 1).step).toBe("none");
    served.run(28_000, () => 8);
    expect(served.changes).toEqual([]);
    expect(served.judge.look({...served.lookOf(8), nowMs: served.nowMs + LOOK_MS}, RULES).step).toBe("up");
    served.judge.failed("m");
    served.nowMs += LOOK_MS;
    served.run(28_000, () => 8);
    expect(served.changes).toEqual([]);
    served.run(4000, () => 8);
    expect(served.changes).toHaveLength(1);
    expect(new ScaleJudge().look(served.lookOf(8), RULES).step).toBe("none");
    served.judge.retain(new Set());
    expect(served.judge.look(served.lookOf(8), RULES).reason).toMatch(/for 0 s/);
  });
});

it("allows so many times what was deployed, rounded down, and never fewer than that", () => {
  expect([replicasMost(1, 2), replicasMost(1, 1.5), replicasMost(3, 1.5), replicasMost(2, 1), replicasMost(10, 1.1)]).toEqual([2, 1, 4, 2, 11]);
});
