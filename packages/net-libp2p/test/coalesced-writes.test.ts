import type {MessageStream} from "@libp2p/interface";
import {Uint8ArrayList} from "uint8arraylist";
import {describe, expect, it} from "vitest";
import {coalesce} from "../src/coalesced-writes.ts";

class Connection {
  readonly sent: number[][] = [];
  status = "open";
  writableNeedsDrain = false;
  send(data: Uint8Array | Uint8ArrayList): boolean {
    if (this.status !== "open") throw new Error("closed");
    this.sent.push([...data.subarray()]);
    return true;
  }
  async close(): Promise<void> {
    this.status = "closed";
  }
}

function world(): {inner: Connection; outer: MessageStream} {
  const inner = new Connection();
  return {inner, outer: coalesce(inner as unknown as MessageStream)};
}

const nextTurn = () => new Promise((resolve) => setImmediate(resolve));

describe("coalesce", () => {
  it("writes what is sent in one turn once, in order", async () => {
    const {inner, outer} = world();
    outer.send(new Uint8Array([1, 2]));
    outer.send(new Uint8ArrayList(new Uint8Array([3]), new Uint8Array([4])));
    expect(inner.sent).toEqual([]);
    await nextTurn();
    expect(inner.sent).toEqual([[1, 2, 3, 4]]);
    outer.send(new Uint8Array([5]));
    await nextTurn();
    expect(inner.sent).toEqual([[1, 2, 3, 4], [5]]);
  });

  it("does not let much wait, and passes on that the connection is full", () => {
    const {inner, outer} = world();
    outer.send(new Uint8Array([1]));
    outer.send(new Uint8Array(1 << 16));
    expect(inner.sent.map((bytes) => bytes.length)).toEqual([(1 << 16) + 1]);
    inner.writableNeedsDrain = true;
    expect(outer.send(new Uint8Array([2]))).toBe(false);
  });

  it("writes before it closes, and nothing to a connection that broke", async () => {
    const {inner, outer} = world();
    outer.send(new Uint8Array([1]));
    await outer.close();
    expect(inner.sent).toEqual([[1]]);
    expect(() => outer.send(new Uint8Array([2]))).toThrow("closed");
    const other = world();
    other.outer.send(new Uint8Array([1]));
    other.inner.status = "aborted";
    await nextTurn();
    expect(other.inner.sent).toEqual([]);
  });
});
