import {Prng} from "@ollamesh/stdx";
import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {Assembly} from "../src/assembly.ts";

describe("an assembly", () => {
  it("is cut into blocks that cover the piece once, and is whole when each has come, in whatever order", () => {
    fc.assert(
      fc.property(fc.integer({min: 1, max: 3000}), fc.integer({min: 1, max: 700}), fc.integer(), (length, blockBytes, seed) => {
        const rng = new Prng(seed);
        const piece = Uint8Array.from({length}, () => rng.below(256));
        const assembly = new Assembly(7, length, blockBytes, undefined);
        const order = rng.shuffle(Array.from({length: assembly.blocks}, (_, block) => block));
        expect(order.reduce((sum, block) => sum + assembly.length(block), 0)).toBe(length);
        for (const block of order) {
          expect(assembly.isWhole).toBe(false);
          expect(assembly.length(block)).toBeGreaterThan(0);
          const start = assembly.offset(block);
          assembly.receive(block, piece.subarray(start, start + assembly.length(block)), "a");
        }
        expect(assembly.isWhole).toBe(true);
        expect(Buffer.compare(assembly.bytes, piece)).toBe(0);
      }),
    );
  });

  it("names the next block to ask for, and those that one peer alone was asked for", () => {
    const assembly = new Assembly(0, 1000, 300, undefined);
    expect(assembly.unasked()).toBe(0);
    for (const block of [0, 1, 1, 2, 3]) assembly.asked(block);
    expect(assembly.unasked()).toBeUndefined();
    expect([...assembly.pending()]).toEqual([0, 2, 3]);
    assembly.receive(2, new Uint8Array(300), "a");
    assembly.unask(2);
    assembly.unask(3);
    expect(assembly.unasked()).toBe(3);
    expect([...assembly.pending()]).toEqual([0]);
    expect(assembly.isIdle).toBe(false);
    for (const block of [0, 1, 1]) assembly.unask(block);
    expect(assembly.isIdle).toBe(true);
    assembly.unask(0); // once too often
    expect(assembly.unasked()).toBe(0);
  });
});
