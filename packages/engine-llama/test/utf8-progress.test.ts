import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {Utf8Progress} from "../src/runner/utf8-progress.ts";

/** Whether the bytes are the beginning of a text: with some more bytes they are one that a strict decoder reads. */
function isBeginning(bytes: readonly number[]): boolean {
  const reads = (all: readonly number[]): boolean => {
    try {
      new TextDecoder("utf-8", {fatal: true}).decode(Uint8Array.from(all));
      return true;
    } catch {
      return false;
    }
  };
  const ends = [[], [0x80], [0xa0], [0x90], [0x80, 0x80], [0xa0, 0x80], [0x90, 0x80], [0x90, 0x80, 0x80], [0x80, 0x80, 0x80]];
  return ends.some((end) => reads([...bytes, ...end]));
}

const isWhole = (bytes: readonly number[]): boolean => Buffer.from(Buffer.from(bytes).toString()).equals(Buffer.from(bytes));
const byte = fc.oneof(
  fc.constantFrom(0x41, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc1, 0xc2, 0xdf, 0xe0, 0xed, 0xef, 0xf0, 0xf4, 0xf5, 0xff),
  fc.integer({min: 0, max: 255}),
);

describe("a text in pieces of bytes", () => {
  it("is let through as far as a strict decoder would read it", () => {
    fc.assert(
      fc.property(fc.array(fc.array(byte, {maxLength: 3}), {maxLength: 5}), (pieces) => {
        const progress = new Utf8Progress();
        let before: number[] = [];
        for (const piece of pieces) {
          const due = isBeginning([...before, ...piece]);
          expect([before, piece, progress.lets(Uint8Array.from(piece))]).toEqual([before, piece, due]);
          if (!due) return;
          progress.accept(Uint8Array.from(piece));
          before = [...before, ...piece];
          expect([before, progress.isWhole]).toEqual([before, isWhole(before)]);
        }
      }),
      {numRuns: 3000},
    );
  });
});
