import {Bitset, Prng} from "@ollamesh/stdx";
import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {Assembly} from "../src/assembly.ts";
import {swarmDefaults} from "../src/index.ts";
import {type Ask, Source} from "../src/source.ts";

const owner = new Source("a", Bitset.full(8), swarmDefaults, 0);

describe("an assembly", () => {
  it("is cut into blocks that cover the piece once, and is whole when each has come, in whatever order", () => {
    fc.assert(
      fc.property(fc.integer({min: 1, max: 3000}), fc.integer({min: 1, max: 700}), fc.integer(), (length, blockBytes, seed) => {
        const rng = new Prng(seed);
        const piece = Uint8Array.from({length}, () => rng.below(256));
        const assembly = new Assembly(7, new Uint8Array(length), blockBytes, owner, false);
        const order = rng.shuffle(Array.from({length: assembly.blocks}, (_, block) => block));
        expect(order.reduce((sum, block) => sum + assembly.length(block), 0)).toBe(length);
        for (const block of order) {
          expect(assembly.isWhole).toBe(false);
          expect(assembly.length(block)).toBeGreaterThan(0);
          const start = assembly.offset(block);
          assembly.receive(block, piece.subarray(start, start + assembly.length(block)), owner);
        }
        expect(assembly.isWhole).toBe(true);
        expect(Buffer.compare(assembly.bytes, piece)).toBe(0);
      }),
    );
  });

  it("names the next block to ask for, and who is asked for which", () => {
    const assembly = new Assembly(0, new Uint8Array(1000), 300, owner, false);
    const ask = (id: number, block: number): Ask => ({id, source: owner, assembly, piece: 0, block, askedAtMs: 0});
    const asks = [0, 1, 1, 2, 3].map((block, id) => ask(id, block));
    expect(assembly.unasked()).toBe(0);
    for (const one of asks) assembly.asked(one);
    expect(assembly.unasked()).toBeUndefined();
    expect([0, 1, 2, 3].map((block) => assembly.asks(block).map(({id}) => id))).toEqual([[0], [1, 2], [3], [4]]);
    assembly.receive(2, new Uint8Array(300), owner);
    assembly.unask(asks[3] as Ask);
    expect(assembly.unasked()).toBeUndefined();
    assembly.unask(asks[4] as Ask);
    expect(assembly.unasked()).toBe(3);
    expect([assembly.isEmpty, assembly.isIdle]).toEqual([false, false]);
    for (const one of asks.slice(0, 3)) assembly.unask(one);
    expect(assembly.isIdle).toBe(true);
    assembly.unask(asks[0] as Ask); // once too often
    expect([assembly.isIdle, assembly.unasked()]).toEqual([true, 0]);
  });
});
