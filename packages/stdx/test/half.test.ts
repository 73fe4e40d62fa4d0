import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {fromHalves, HALF_MAX, toHalves} from "../src/index.ts";

function halvesOf(...numbers: number[]): Uint16Array | undefined {
  const halves = toHalves(new Uint8Array(Float32Array.from(numbers).buffer));
  return halves && new Uint16Array(halves.buffer);
}

const floatsOf = (halves: Uint16Array): Float32Array => new Float32Array(fromHalves(new Uint8Array(halves.buffer, halves.byteOffset, halves.byteLength)).buffer as ArrayBuffer);

/** All finite ones that are not negative, ascending, by definition: what they are is their order. */
const ALL = Array.from({length: 0x7c00}, (_, bits) => ((bits & 0x3ff) + (bits >>> 10 ? 1024 : 0)) * 2 ** ((bits >>> 10 || 1) - 25));

/** By looking at all of them. */
function nearest(number: number): number {
  const size = Math.abs(number);
  const above = ALL.findIndex((half) => half >= size);
  const [low, high] = [Math.max(0, above - 1), above];
  const [toLow, toHigh] = [size - (ALL[low] as number), (ALL[high] as number) - size];
  const bits = toLow < toHigh || (toLow === toHigh && low % 2 === 0) ? low : high;
  return bits | (Object.is(Math.sign(number), -1) || Object.is(number, -0) ? 0x8000 : 0);
}

describe("numbers of 16 bits", () => {
  it("are those they are made of, where these have 16 bits, of either sign", () => {
    const finite = Uint16Array.from({length: 2 * ALL.length}, (_, i) => (i < ALL.length ? i : i - ALL.length + 0x8000));
    expect(Array.from(floatsOf(finite), Math.abs)).toEqual([...ALL, ...ALL]);
    expect(toHalves(fromHalves(new Uint8Array(finite.buffer)))).toEqual(new Uint8Array(finite.buffer));
  });

  it("are the nearest ones, the even one of two", () => {
    const ties = fc.integer({min: 0, max: ALL.length - 2}).map((i) => ((ALL[i] as number) + (ALL[i + 1] as number)) / 2);
    const number = fc.oneof(
      ties,
      fc.float({min: -HALF_MAX, max: HALF_MAX, noNaN: true}),
      fc.float({min: Math.fround(-1e-4), max: Math.fround(1e-4), noNaN: true}),
      fc.constantFrom(0, -0, 2 ** -24, 2 ** -25, 1.5 * 2 ** -25),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(number, fc.boolean()), {maxLength: 20}), (drawn) => {
        const numbers = drawn.map(([one, isNegative]) => (isNegative ? -one : one));
        expect([...(halvesOf(...numbers) as Uint16Array)]).toEqual(numbers.map(nearest));
      }),
      {numRuns: 300},
    );
  });

  it("are not made of what has none, and then of nothing beside it", () => {
    expect(halvesOf(1, HALF_MAX, 65519.99)).toEqual(Uint16Array.of(0x3c00, 0x7bff, 0x7bff));
    for (const beyond of [65520, -65520, 1e30, Number.POSITIVE_INFINITY, Number.NaN]) expect(halvesOf(1, beyond)).toBeUndefined();
  });

  it("may begin anywhere in memory", () => {
    const bytes = Buffer.from(new ArrayBuffer(64), 5, 17);
    bytes.set(new Uint8Array(Float32Array.of(0.5, -2, 1, 3).buffer), 1);
    const halves = toHalves(bytes.subarray(1)) as Uint8Array;
    expect(new Uint16Array(halves.buffer)).toEqual(Uint16Array.of(0x3800, 0xc000, 0x3c00, 0x4200));
    bytes.set(halves, 3);
    expect(new Float32Array(fromHalves(bytes.subarray(3, 11)).buffer as ArrayBuffer)).toEqual(Float32Array.of(0.5, -2, 1, 3));
  });
});
