import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {Bitset, BoundedQueue, displayModelName, formatBytes, formatDuration, Heap, mergeRanges, modelKey, Prng, parseModelName, rangesLength} from "../src/index.ts";

describe("Bitset", () => {
  it("behaves as a set of numbers and survives its wire form", () => {
    fc.assert(
      fc.property(fc.integer({min: 1, max: 200}), fc.array(fc.tuple(fc.boolean(), fc.nat(199))), (size, operations) => {
        const bits = new Bitset(size);
        const set = new Set<number>();
        for (const [adds, drawn] of operations) {
          const index = drawn % size;
          if (adds) expect(bits.add(index)).toBe(!set.has(index));
          else expect(bits.delete(index)).toBe(set.has(index));
          if (adds) set.add(index);
          else set.delete(index);
        }
        expect([...bits]).toEqual([...set].sort((a, b) => a - b));
        expect(bits.count).toBe(set.size);
        expect([...(Bitset.fromBytes(size, bits.toBytes()) as Bitset)]).toEqual([...bits]);
        const even = new Bitset(size);
        for (let index = 0; index < size; index += 2) even.add(index);
        expect(bits.countCommon(even)).toBe([...set].filter((index) => index % 2 === 0).length);
      }),
    );
  });

  it("refuses bytes of the wrong length or with padding set", () => {
    expect(Bitset.fromBytes(9, new Uint8Array(1))).toBeUndefined();
    expect(Bitset.fromBytes(9, new Uint8Array([0, 2]))).toBeUndefined();
    expect(Bitset.full(9).isFull).toBe(true);
  });
});

describe("Heap", () => {
  it("gives items back in order", () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), (items) => {
        const heap = new Heap<number>((a, b) => a < b);
        for (const item of items) heap.push(item);
        expect(Array.from(items, () => heap.pop())).toEqual(items.toSorted((a, b) => a - b));
        expect(heap.pop()).toBeUndefined();
      }),
    );
  });
});

describe("BoundedQueue", () => {
  it("is first in, first out, and full at its capacity", () => {
    fc.assert(
      fc.property(fc.integer({min: 1, max: 50}), fc.array(fc.boolean(), {maxLength: 300}), (capacity, operations) => {
        const queue = new BoundedQueue<number>(capacity);
        const model: number[] = [];
        operations.forEach((pushes, i) => {
          if (!pushes) return expect(queue.shift()).toBe(model.shift());
          expect(queue.push(i)).toBe(model.length < capacity);
          if (model.length < capacity) model.push(i);
        });
        expect(queue.length).toBe(model.length);
        expect(queue.peek()).toBe(model[0]);
      }),
    );
  });
});

describe("Prng", () => {
  it("repeats for a seed and differs between seeds", () => {
    const draw = (seed: number) => {
      const rng = new Prng(seed);
      return Array.from({length: 8}, () => rng.nextU32());
    };
    expect(draw(1)).toEqual(draw(1));
    expect(draw(1)).not.toEqual(draw(2));
    expect(new Set(draw(0)).size).toBe(8);
  });

  it("is roughly uniform and shuffles without loss", () => {
    const rng = new Prng(3);
    const counts = Array.from({length: 10}, () => 0);
    for (let i = 0; i < 10_000; i++) {
      const drawn = rng.below(10);
      counts[drawn] = (counts[drawn] ?? 0) + 1;
    }
    expect(Math.min(...counts)).toBeGreaterThan(700);
    expect(rng.shuffle([1, 2, 3, 4]).sort()).toEqual([1, 2, 3, 4]);
  });
});

describe("byte ranges", () => {
  it("merge to the same bytes, disjoint and ascending", () => {
    const range = fc.tuple(fc.nat(50), fc.nat(10)).map(([start, length]) => ({start, end: start + length}));
    fc.assert(
      fc.property(fc.array(range), (ranges) => {
        const bytes = (list: readonly {start: number; end: number}[]) => new Set(list.flatMap((r) => Array.from({length: r.end - r.start}, (_, i) => r.start + i)));
        const merged = mergeRanges(ranges);
        expect([...bytes(merged)]).toEqual([...bytes(ranges)].sort((a, b) => a - b));
        expect(rangesLength(merged)).toBe(bytes(ranges).size);
        merged.slice(1).forEach((r, i) => expect(r.start).toBeGreaterThan((merged[i] as {end: number}).end));
      }),
    );
  });
});

describe("model names", () => {
  it.each([
    ["storyteller", "storyteller:latest"],
    ["me/fox:v1", "me/fox:v1"],
    ["hf.co/me/fox:Q4_K_M", "hf.co/me/fox:Q4_K_M"],
    ["registry.ollama.ai/library/fox", "fox:latest"],
    ["localhost:5000/a/b:c", "localhost:5000/a/b:c"],
  ])("%s reads as %s", (text, shown) => {
    const name = parseModelName(text);
    expect(name.ok && displayModelName(name.value)).toBe(shown);
  });

  it.each(["", "..", "../etc/passwd", "a/../b", "a/b/c/d", "a:b:c", "/etc/passwd", ".hidden", "a b", "a\0b", "a/..", "x:..", "..:x/a/b", "a\\b", "%2e%2e/x"])(
    "%j is refused",
    (text) => {
      expect(parseModelName(text)).toMatchObject({ok: false, error: {code: "bad_model_name"}});
    },
  );

  it("match whatever the case", () => {
    const key = (text: string) => {
      const name = parseModelName(text);
      return name.ok && modelKey(name.value);
    };
    expect(key("Fox:Latest")).toBe(key("fox"));
  });
});

describe("units", () => {
  it("read well", () => {
    expect([0, 1023, 1536, 5 * 2 ** 30].map(formatBytes)).toEqual(["0 B", "1023 B", "1.5 KiB", "5.0 GiB"]);
    expect([12.4, 2400, 119_700, 185_000, 23_400_000].map(formatDuration)).toEqual(["12 ms", "2.4 s", "2 min 0 s", "3 min 5 s", "6 h 30 min"]);
  });
});
