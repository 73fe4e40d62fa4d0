import {afterEach, beforeEach, describe, expect, it, vi} from "vitest";
import {Outlet} from "../../src/traffic/outlet.ts";
import {TrafficMeter} from "../../src/traffic/traffic-meter.ts";

const MIB = 2 ** 20;

describe("the outlet", () => {
  let outlet: Outlet;

  beforeEach(() => {
    vi.useFakeTimers();
    const nowMs = (): number => performance.now();
    outlet = new Outlet({nowMs, probe: () => Promise.resolve(1), meter: new TrafficMeter(nowMs, undefined), yieldingBytesPerSecondMax: MIB});
  });
  afterEach(() => {
    outlet.stop();
    vi.useRealTimers();
  });

  it("holds nothing back, and cuts nothing, while nobody waits for an answer", () => {
    for (let sent = 0; sent < 100; sent++) expect(outlet.turn("bulk", "b", MIB)).toBeUndefined();
    expect(outlet.came("bulk", "b", MIB)).toBeUndefined();
    expect(outlet.pieceBytesMax("bulk")).toBe(Number.POSITIVE_INFINITY);
  });

  it("lets what an answer waits for go at once and whole, however much that is, while everything else waits", () => {
    outlet.turn("request", "a", 100);
    outlet.turn("bulk", "b", MIB);
    expect(outlet.turn("bulk", "b", MIB)).toBeDefined();
    expect(outlet.turn("consensus", "b", MIB)).toBeDefined();
    for (let sent = 0; sent < 100; sent++) expect(outlet.turn("request", "a", MIB)).toBeUndefined();
    expect(outlet.pieceBytesMax("request")).toBe(Number.POSITIVE_INFINITY);
  });

  it("does not yield for notes about bulk, and lets them go while it does", () => {
    outlet.turn("request", "a", 100);
    for (let note = 0; note < 100; note++) {
      outlet.turn("bulk", "b", 200);
      outlet.came("bulk", "b", 200);
    }
    expect(outlet.pieceBytesMax("bulk")).toBe(Number.POSITIVE_INFINITY);
    expect(vi.getTimerCount()).toBe(0); // no round trips are taken
    for (let block = 0; block < 4; block++) outlet.turn("bulk", "b", MIB);
    expect(outlet.pieceBytesMax("bulk")).toBe(16 * 1024);
    expect([outlet.turn("bulk", "b", 200), outlet.came("bulk", "b", 200)]).toEqual([undefined, undefined]);
  });

  it("cuts bulk finer than a snapshot while it yields, and makes it wait both ways, until nobody waits for an answer any more", async () => {
    outlet.turn("request", "a", 100);
    let sent = 0;
    let read = 0;
    for (let block = 0; block < 4; block++) {
      outlet.turn("bulk", "b", MIB / 4)?.then(() => sent++);
      outlet.came("bulk", "b", MIB / 4)?.then(() => read++);
    }
    expect(outlet.pieceBytesMax("bulk")).toBe(16 * 1024);
    expect(outlet.pieceBytesMax("consensus")).toBe(64 * 1024);
    expect(outlet.turn("request", "a", 100)).toBeUndefined(); // in front of all of it
    await vi.advanceTimersByTimeAsync(600); // a little over half a second's worth at most
    expect([sent, read].every((blocks) => blocks >= 1 && blocks <= 3)).toBe(true);
    await vi.advanceTimersByTimeAsync(3000);
    expect([sent, read]).toEqual([4, 4]);
    expect(outlet.pieceBytesMax("bulk")).toBe(Number.POSITIVE_INFINITY);
    expect(outlet.turn("bulk", "b", MIB)).toBeUndefined();
  });
});
