import {describe, expect, it} from "vitest";
import {LentMemory} from "../../src/bulk/thread/lent-memory.ts";

const BLOCK = 1 << 18;

describe("lent memory", () => {
  it("is used again once it is given back, for whatever fits in it, and not before", () => {
    const memory = new LentMemory();
    const [first, second] = [memory.take(BLOCK + 20), memory.take(BLOCK + 20)];
    expect(first.length).toBeGreaterThanOrEqual(BLOCK + 20);
    expect(first.buffer).not.toBe(second.buffer);
    memory.free(first.subarray(10, 20));
    expect(memory.take(BLOCK + 33).buffer).toBe(first.buffer);
    expect(memory.take(BLOCK + 33).buffer).not.toBe(first.buffer);
  });

  it("is not shared where frames are short, and none of those is kept", () => {
    const memory = new LentMemory();
    const short = memory.take(1000);
    expect(short.buffer).toBeInstanceOf(ArrayBuffer);
    expect(short.buffer.byteLength).toBe(1000);
    memory.free(short);
    expect(memory.spareBytes).toBe(0);
  });

  it("keeps no more than its bound, however much is given back", () => {
    const memory = new LentMemory();
    for (let i = 0; i < 100; i++) memory.giveBack(new SharedArrayBuffer(1 << 20));
    expect(memory.spareBytes).toBe(16 << 20);
    for (let i = 0; i < 16; i++) memory.take(1 << 20);
    expect(memory.spareBytes).toBe(0);
  });
});
