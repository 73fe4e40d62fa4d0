import {KIB, MIB, Prng} from "@ollamesh/stdx";
import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {ArrivalMeter, LinkProbe, LinkSpeeds, PROBE_BYTES_MAX, PROBE_TOTAL_BYTES_MAX, ProbeGuard} from "../src/index.ts";

const MINUTE_MS = 60_000;

interface Line {
  readonly bytesPerMs: number;
  readonly rttMs: number;
  /** Added at most to each answer. */
  readonly jitterMs: number;
}

/** What a probe of such a link says, and what it asked for. */
function probe({bytesPerMs, rttMs, jitterMs}: Line, rng = new Prng(1)): {rate: number; askedBytes: number; questions: number} {
  const one = new LinkProbe();
  let askedBytes = 0;
  let questions = 0;
  for (let bytes = one.nextBytes; bytes !== undefined; bytes = one.nextBytes) {
    expect(one.bytesPerMs).toBeUndefined();
    expect(bytes).toBeLessThanOrEqual(PROBE_BYTES_MAX);
    askedBytes += bytes;
    questions++;
    one.answered(rttMs + bytes / bytesPerMs + (jitterMs * rng.below(1000)) / 1000);
  }
  return {rate: one.bytesPerMs as number, askedBytes, questions};
}

describe("a probe", () => {
  const line = fc.record({bytesPerMs: fc.integer({min: 10, max: 60_000}), rttMs: fc.double({min: 0.05, max: 300, noNaN: true}), jitterMs: fc.constant(0)});

  it("tells the speed of a link, slow or fast, near or far, within a hundredth", () => {
    fc.assert(
      fc.property(line, (one) => {
        const {rate} = probe(one);
        expect(rate).toBeGreaterThan(one.bytesPerMs * 0.99);
        expect(rate).toBeLessThan(one.bytesPerMs * 1.01);
      }),
    );
  });

  it("asks for 256 KiB at most whatever the answers take, and a slow link only for what tells", () => {
    fc.assert(
      fc.property(fc.array(fc.double({min: 0, max: 2000, noNaN: true}), {minLength: 16, maxLength: 16}), (answers) => {
        const one = new LinkProbe();
        let asked = 0;
        for (const ms of answers) {
          asked += one.nextBytes ?? 0;
          one.answered(ms);
        }
        expect(one.nextBytes).toBeUndefined();
        expect(one.bytesPerMs).toBeGreaterThan(0);
        expect(asked).toBeLessThanOrEqual(PROBE_TOTAL_BYTES_MAX);
      }),
    );
    expect(probe({bytesPerMs: 500, rttMs: 10, jitterMs: 0}).askedBytes).toBeLessThan(40 * KIB);
  });

  it("does not take one late answer for a slow link", () => {
    const one = new LinkProbe();
    for (const ms of [1, 1, 40, 1.2, 1.4, 2.3]) one.answered(ms);
    expect(one.bytesPerMs).toBeGreaterThan(90_000);
    const other = new LinkProbe();
    for (const ms of [1, 1, 33, 200]) other.answered(ms);
    expect(other.bytesPerMs).toBeCloseTo(16_384 / 32);
  });

  it("does not take what a shaper lets pass at first for the speed of a link", () => {
    for (const bytesPerMs of [500, 1000, 2500, 5000]) {
      // A bucket of 32 KB that is full, and fills while nothing is sent.
      let [bucket, nowMs, filledAtMs] = [32_000, 0, 0];
      const one = new LinkProbe();
      for (let bytes = one.nextBytes; bytes !== undefined; bytes = one.nextBytes) {
        nowMs += 1;
        bucket = Math.min(32_000, bucket + (nowMs - filledAtMs) * bytesPerMs);
        const waitMs = Math.max(0, bytes - bucket) / bytesPerMs;
        bucket = Math.max(0, bucket - bytes);
        nowMs += waitMs;
        filledAtMs = nowMs;
        one.answered(1 + waitMs);
      }
      expect(Math.abs((one.bytesPerMs as number) / bytesPerMs - 1)).toBeLessThan(0.15);
    }
  });
});

describe("what is known of a link", () => {
  it("is the fastest of the newest four probes, raised by what was seen in passing and never lowered by it", () => {
    const speeds = new LinkSpeeds();
    expect(speeds.of("A", 0)).toBeUndefined();
    speeds.passed("A", 300, 0);
    expect(speeds.of("A", 0)).toEqual({bytesPerMs: 300, ageMs: 0, samples: 1, isProbed: false});
    speeds.probed("A", 9000, 10);
    speeds.passed("A", 4000, 20);
    expect(speeds.of("A", 30)).toEqual({bytesPerMs: 9000, ageMs: 10, samples: 3, isProbed: true});
    speeds.passed("A", 12_000, 40);
    expect(speeds.of("A", 40)?.bytesPerMs).toBe(12_000);
    for (const rate of [5000, 6000, 5500, 5800]) speeds.probed("A", rate, 41 * MINUTE_MS);
    expect(speeds.of("A", 41 * MINUTE_MS)?.bytesPerMs).toBe(6000);
  });

  it("is asked for again after five minutes, not where a gigabit was just seen, and not sooner where it came to nothing", () => {
    const speeds = new LinkSpeeds();
    expect(speeds.isDue("A", 0)).toBe(true);
    speeds.probed("A", undefined, 0);
    expect(speeds.of("A", 1)).toBeUndefined();
    expect(speeds.isDue("A", 5 * MINUTE_MS - 1)).toBe(false);
    expect(speeds.isDue("A", 5 * MINUTE_MS)).toBe(true);
    speeds.passed("A", 50_000, 5 * MINUTE_MS);
    expect(speeds.isDue("A", 5 * MINUTE_MS)).toBe(true);
    speeds.passed("A", 110_000, 5 * MINUTE_MS);
    expect(speeds.isDue("A", 5 * MINUTE_MS)).toBe(false);
    expect(speeds.isDue("A", 26 * MINUTE_MS)).toBe(true);
    speeds.forget("A");
    expect(speeds.of("A", 26 * MINUTE_MS)).toBeUndefined();
  });

  it("is no nonsense: rates that cannot be are dropped, and peers are bounded", () => {
    const speeds = new LinkSpeeds();
    for (const rate of [0, -1, Number.NaN, Number.POSITIVE_INFINITY]) {
      speeds.passed("A", rate, 0);
      speeds.probed("A", rate, 0);
    }
    expect(speeds.of("A", 0)).toBeUndefined();
    speeds.passed("first", 100, 0);
    for (let i = 0; i < 1024; i++) speeds.passed(`P${i}`, 100, 1);
    expect(speeds.of("first", 1)).toBeUndefined();
    expect(speeds.of("P1023", 1)?.bytesPerMs).toBe(100);
  });
});

describe("what passes", () => {
  it("is the rate of frames without a pause, over half a second at least: what was read at once counts little", () => {
    const meter = new ArrivalMeter();
    const rates: number[] = [];
    const frame = 256 * KIB;
    // 12 500 bytes a millisecond; the host was away for 50 ms, and read two frames in the same moment.
    for (let i = 0; i < 100; i++) {
      const dueMs = (i * frame) / 12_500;
      const rate = meter.arrived(frame, dueMs > 300 && dueMs < 350 ? 350 : dueMs);
      if (rate !== undefined) rates.push(rate);
    }
    expect(rates.length).toBeGreaterThan(2);
    for (const rate of rates) expect(Math.abs(rate / 12_500 - 1)).toBeLessThan(0.1);
  });

  it("is nothing of short frames, single ones, or what comes with pauses", () => {
    const meter = new ArrivalMeter();
    for (let ms = 0; ms < 5000; ms += 10) expect(meter.arrived(8 * KIB, ms)).toBeUndefined();
    for (let ms = 5000; ms < 20_000; ms += 150) expect(meter.arrived(MIB, ms)).toBeUndefined();
  });
});

it("one peer's questions are answered at a time, and so many a minute", () => {
  const guard = new ProbeGuard();
  expect(guard.admits("A", 1000, 0)).toBe(true);
  expect(guard.admits("B", 1000, 49)).toBe(false);
  expect(guard.admits("B", 1000, 50)).toBe(true);
  let answered = 0;
  for (let i = 0; i < 20; i++) if (guard.admits("A", PROBE_BYTES_MAX, 1000 + i)) answered += PROBE_BYTES_MAX;
  expect(answered).toBeGreaterThanOrEqual(PROBE_TOTAL_BYTES_MAX);
  expect(answered).toBeLessThanOrEqual(512 * KIB);
  expect(guard.admits("B", PROBE_BYTES_MAX, 2000)).toBe(true);
  expect(guard.admits("A", PROBE_BYTES_MAX, 61_000)).toBe(true);
});
