import fc from "fast-check";
import {expect, it} from "vitest";
import {piecesOf} from "../src/index.ts";

it("the pieces of ranges are those and only those that hold a byte of one", () => {
  fc.assert(
    fc.property(
      fc.integer({min: 1, max: 5000}),
      fc.integer({min: 1, max: 700}),
      fc.array(fc.tuple(fc.integer({min: -100, max: 6000}), fc.nat(900)), {maxLength: 5}),
      (size, pieceSize, spans) => {
        const ranges = spans.map(([start, length]) => ({start, end: start + length}));
        const held = new Set<number>();
        for (const {start, end} of ranges) for (let at = Math.max(0, start); at < Math.min(end, size); at++) held.add(Math.floor(at / pieceSize));
        expect(new Set(piecesOf(ranges, size, pieceSize))).toEqual(held);
      },
    ),
  );
});
