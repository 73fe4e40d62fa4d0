import {Prng} from "@ollamesh/stdx";
import {describe, expect, it} from "vitest";
import {type PeerSpeed, SpeedEstimate} from "../src/index.ts";
import {nominalSpeed, stageMs} from "../src/peer-speed.ts";

const real: PeerSpeed = {fixedMs: 1.2, msPerByte: 2.5e-7, msPerRowByte: 0.1e-7};

/** Steps of stages of several sizes, most of one row; some take much longer than they should. */
function watch(estimate: SpeedEstimate, steps: number, speed = real): void {
  const rng = new Prng(7);
  for (let i = 0; i < steps; i++) {
    const readBytes = rng.pick([5e6, 60e6, 200e6]);
    const rows = rng.pick([1, 1, 1, 4, 256]);
    const busy = rng.chance(1, 20) ? 6 : 0.97 + rng.below(6) / 100;
    estimate.add({readBytes, rows, ms: stageMs(speed, readBytes, rows) * busy});
  }
}

describe("SpeedEstimate", () => {
  it("says nothing before it has seen enough", () => {
    const estimate = new SpeedEstimate(2);
    watch(estimate, 7);
    expect(estimate.speed).toBeUndefined();
    estimate.add({readBytes: 0, rows: 1, ms: Number.NaN});
    expect(estimate.speed).toBeUndefined();
  });

  it.each([1, 8])("finds what %i threads really cost, though steps are disturbed", (threads) => {
    const estimate = new SpeedEstimate(threads);
    watch(estimate, 400);
    const found = estimate.speed as PeerSpeed;
    for (const [readBytes, rows] of [
      [5e6, 1],
      [60e6, 8],
      [200e6, 512],
    ] as const) {
      expect(Math.abs(stageMs(found, readBytes, rows) / stageMs(real, readBytes, rows) - 1)).toBeLessThan(0.15);
    }
  });

  it("follows a host that becomes slower, and goes on from what was known", () => {
    const estimate = new SpeedEstimate(2, real);
    expect(estimate.speed).toEqual({fixedMs: expect.closeTo(1.2), msPerByte: expect.closeTo(2.5e-7, 12), msPerRowByte: expect.closeTo(0.1e-7, 12)});
    const slow = {...real, msPerByte: 5e-7};
    watch(estimate, 600, slow);
    expect(stageMs(estimate.speed as PeerSpeed, 60e6, 1) / stageMs(slow, 60e6, 1)).toBeCloseTo(1, 0);
  });

  it("stays finite and positive for steps of one size only", () => {
    const estimate = new SpeedEstimate(1, nominalSpeed(4));
    for (let i = 0; i < 5000; i++) estimate.add({readBytes: 2e6, rows: 1, ms: 0.9});
    expect(Object.values(estimate.speed as PeerSpeed).every((value) => value > 0 && value < 10)).toBe(true);
    expect(stageMs(estimate.speed as PeerSpeed, 2e6, 1)).toBeCloseTo(0.9, 1);
  });
});
