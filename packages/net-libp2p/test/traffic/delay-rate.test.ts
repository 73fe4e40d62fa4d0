import {Prng} from "@ollamesh/stdx";
import {describe, expect, it} from "vitest";
import {DelayRate, RATE_MIN} from "../../src/traffic/delay-rate.ts";

/** A link with a queue, on which bulk uses all it may; mean of the last half: share of the link, and delay added. */
function play(capacity: number, options: {baseMs: number; jitterMs: number; seconds: number; others?: number}): {share: number; addedMs: number} {
  const [delay, rng] = [new DelayRate(), new Prng(7)];
  const stepMs = 50;
  for (let i = 0; i < 5; i++) delay.observe("p", options.baseMs + rng.below(options.jitterMs + 1), i);
  let [queued, sent, added, steps] = [0, 0, 0, 0];
  for (let now = 100; now < options.seconds * 1000; now += stepMs) {
    const bulk = delay.bytesPerSecond;
    queued = Math.max(0, queued + ((bulk + (options.others ?? 0) - capacity) * stepMs) / 1000);
    const addedMs = (queued * 1000) / capacity;
    delay.sample("p", options.baseMs + addedMs + rng.below(options.jitterMs + 1), Math.min(bulk, capacity), now);
    if (now < options.seconds * 500) continue;
    sent += Math.min(bulk, capacity);
    added += addedMs;
    steps++;
  }
  return {share: sent / steps / capacity, addedMs: added / steps};
}

describe("DelayRate", () => {
  it.each([2, 25, 120])("uses most of a link of %i MB/s and leaves its queue short", (megabytes) => {
    const {share, addedMs} = play(megabytes * 1e6, {baseMs: 20, jitterMs: 0, seconds: 30});
    expect(share).toBeGreaterThan(0.7);
    expect(addedMs).toBeLessThan(6);
  });

  it("goes no faster than it may, though nothing is added to round trips, and no slower than the least for that", () => {
    for (const rateMax of [10e6, 1e6, 1]) {
      const delay = new DelayRate(rateMax);
      const most = Math.max(rateMax, RATE_MIN);
      for (let now = 0; now < 30_000; now += 50) {
        delay.sample("p", now < 20_000 ? 5 : 500, 100e6, now);
        expect(delay.bytesPerSecond).toBeLessThanOrEqual(most);
        expect(delay.bytesPerSecond).toBeGreaterThanOrEqual(RATE_MIN);
        if (now === 15_000) expect(delay.bytesPerSecond).toBe(most);
      }
    }
  });

  it("is not frightened by round trips that vary", () => {
    expect(play(25e6, {baseMs: 20, jitterMs: 6, seconds: 30}).share).toBeGreaterThan(0.5);
  });

  it("makes room for what others send", () => {
    const {share, addedMs} = play(10e6, {baseMs: 5, jitterMs: 0, seconds: 30, others: 7e6});
    expect(share).toBeGreaterThan(0.1);
    expect(share).toBeLessThan(0.31);
    expect(addedMs).toBeLessThan(6);
  });

  it("never stops, and is not held back for ever by a delay that is not its doing", () => {
    const delay = new DelayRate();
    delay.observe("p", 1, 0);
    const rates: number[] = [];
    for (let now = 100; now < 60_000; now += 50) {
      delay.sample("p", 21, delay.bytesPerSecond, now);
      rates.push(delay.bytesPerSecond);
    }
    expect(Math.min(...rates)).toBeGreaterThanOrEqual(RATE_MIN);
    expect(Math.min(...rates)).toBeLessThan(1e6);
    expect(rates.at(-1)).toBeGreaterThan(10e6);
  });

  it("does not grow on what it does not use", () => {
    const delay = new DelayRate();
    const before = delay.bytesPerSecond;
    for (let now = 0; now < 10_000; now += 50) delay.sample("p", 10, 1000, now);
    expect(delay.bytesPerSecond).toBe(before);
  });
});
