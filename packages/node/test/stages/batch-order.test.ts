import type {SlotOpening} from "@ollamesh/inference";
import {Prng} from "@ollamesh/stdx";
import {describe, expect, it} from "vitest";
import {BatchOrder} from "../../src/stages/batch-order.ts";

const opens = (...slots: readonly number[]): readonly SlotOpening[] => slots.map((slot) => ({slot}) as SlotOpening);
const STREAM = 7;

describe("what is done with a slot beside the batches", () => {
  it("waits for the batches before it, and is too late behind one that opens the slot", () => {
    const order = new BatchOrder();
    const at = {slot: 2, stream: STREAM, sequence: 3};
    const done: string[] = [];
    for (const sequence of [0, 1]) order.gave(STREAM, sequence, opens(2));
    expect(order.isAt(at)).toBe(false);
    order.when(at, () => done.push("now"));
    expect(done).toEqual([]);
    order.gave(STREAM, 2, opens(1));
    expect([done, order.isAt(at)]).toEqual([["now"], true]);
    order.gave(STREAM, 3, opens(0));
    expect(order.isAt(at)).toBe(true);
    order.gave(STREAM, 4, opens(2));
    expect(order.isAt(at)).toBe(false);
  });

  it("comes before the first batch of a stage that was given none, and not at all in another stream", () => {
    const order = new BatchOrder();
    expect(order.isAt({slot: 0, stream: STREAM, sequence: 0})).toBe(true);
    expect(order.isAt({slot: 0, stream: STREAM, sequence: 1})).toBe(false);
    order.gave(8, 0, []);
    expect(order.isAt({slot: 0, stream: STREAM, sequence: 0})).toBe(false);
    const done: string[] = [];
    order.when({slot: 0, stream: 8, sequence: 5}, () => done.push("another stream"));
    order.gave(9, 0, []);
    expect(done).toEqual(["another stream"]);
    expect(order.isAt({slot: 0, stream: 8, sequence: 0})).toBe(false);
  });

  it("is right whenever a list of all batches says so", () => {
    const rng = new Prng(3);
    for (let round = 0; round < 300; round++) {
      const order = new BatchOrder();
      const given: {stream: number; sequence: number; slots: number[]}[] = [];
      let stream = 0;
      let sequence = 0;
      for (let step = 0; step < 30; step++) {
        const slots = Array.from({length: rng.below(3)}, () => rng.below(3));
        order.gave(stream, sequence, opens(...slots));
        given.push({stream, sequence, slots});
        sequence++;
        if (rng.chance(1, 10)) [stream, sequence] = [stream + 1, 0];
        const at = {slot: rng.below(3), stream: rng.below(stream + 2), sequence: rng.below(sequence + 3)};
        const last = given.at(-1) as (typeof given)[number];
        const isRight =
          at.stream === last.stream &&
          at.sequence <= last.sequence + 1 &&
          !given.some((one) => one.stream === at.stream && one.sequence >= at.sequence && one.slots.includes(at.slot));
        expect(order.isAt(at)).toBe(isRight);
      }
    }
  });
});
