import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {TokenBuckets, WaitingLine, WaitingRoom} from "../src/index.ts";

const item = (id: string, priority = 5): {id: string; priority: number} => ({id, priority});

function drain(line: WaitingLine<{id: string; priority: number}>, nowMs: number): string[] {
  const out: string[] = [];
  for (let next = line.shift(nowMs); next; next = line.shift(nowMs)) out.push(next.item.id);
  return out;
}

describe("the waiting line", () => {
  it("calls the first priority first, and equal ones as they came", () => {
    const line = new WaitingLine(new WaitingRoom(10));
    for (const [id, priority] of [
      ["a", 5],
      ["b", 10],
      ["c", 1],
      ["d", 5],
      ["e", 1],
    ] as const)
      line.push(item(id, priority), 0);
    expect(drain(line, 0)).toEqual(["c", "e", "a", "d", "b"]);
  });

  it("lets nobody wait for ever: the last priority goes before newcomers of the first after 18 s", () => {
    const line = new WaitingLine(new WaitingRoom(10));
    line.push(item("patient", 10), 0);
    line.push(item("early", 1), 17_000);
    expect(line.shift(17_000)).toMatchObject({item: {id: "early"}, waitedMs: 0});
    line.push(item("late", 1), 18_001);
    expect(line.shift(18_001)).toMatchObject({item: {id: "patient"}, waitedMs: 18_001});
  });

  it("is full when its room is, whoever else waits there; a better priority takes the place of the newest of the last one", () => {
    const room = new WaitingRoom(3);
    const [line, other] = [new WaitingLine(room), new WaitingLine(room)];
    other.push(item("elsewhere", 10), 0);
    line.push(item("a", 7), 0);
    line.push(item("b", 7), 1);
    expect(line.push(item("c", 7), 2)).toEqual({full: true, displaced: undefined});
    expect(line.push(item("d", 6), 3)).toMatchObject({full: false, displaced: {id: "b"}});
    expect(drain(line, 9)).toEqual(["d", "a"]);
    expect([room.taken, other.length]).toEqual([1, 1]);
  });

  it("holds each id once and no more than its room, gives back every place, and calls everybody: whatever comes and goes", () => {
    const steps = fc.array(fc.tuple(fc.integer({min: 0, max: 2}), fc.integer({min: 0, max: 12}), fc.integer({min: -3, max: 14})), {maxLength: 60});
    fc.assert(
      fc.property(steps, fc.integer({min: 0, max: 6}), (all, placesMax) => {
        const room = new WaitingRoom(placesMax);
        const line = new WaitingLine<{id: string; priority: number}>(room);
        const inside = new Set<string>();
        for (const [at, [what, name, priority]] of all.entries()) {
          const id = `r${name}`;
          if (what === 0 && !line.has(id)) {
            const {full, displaced} = line.push(item(id, priority), at);
            if (displaced) expect(inside.delete(displaced.id)).toBe(true);
            if (!full) inside.add(id);
          } else if (what === 1) expect(line.delete(id)).toBe(inside.delete(id));
          else {
            const called = line.shift(at);
            expect(called ? inside.delete(called.item.id) : inside.size === 0).toBe(true);
          }
          expect([line.length, room.taken]).toEqual([inside.size, inside.size]);
          expect(inside.size).toBeLessThanOrEqual(placesMax);
        }
        expect(new Set(drain(line, 1000))).toEqual(inside);
        expect(room.taken).toBe(0);
      }),
    );
  });
});

describe("the token buckets", () => {
  it("let a burst through, then as many as flow in, and say when there will be one", () => {
    const buckets = new TokenBuckets({perSecond: 2, burst: 3, keysMax: 10});
    expect([0, 0, 0, 0].map((at) => buckets.take("a", at))).toEqual([0, 0, 0, 500]);
    expect(buckets.take("b", 0)).toBe(0);
    expect(buckets.take("a", 400)).toBe(100);
    expect(buckets.take("a", 500)).toBe(0);
    expect([20_000, 20_000, 20_000, 20_000].map((at) => buckets.take("a", at))).toEqual([0, 0, 0, 500]);
  });

  it("forget who was heard of longest ago", () => {
    const buckets = new TokenBuckets({perSecond: 1, burst: 1, keysMax: 2});
    for (const key of ["a", "b", "a", "c"]) buckets.take(key, 0);
    expect(buckets.take("a", 0)).toBeGreaterThan(0);
    expect(buckets.take("b", 0)).toBe(0);
  });
});
