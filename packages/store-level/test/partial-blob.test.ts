import {open, truncate, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {Bitset} from "@ollamesh/stdx";
import {afterEach, beforeEach, describe, expect, it, vi} from "vitest";
import type {HashPool} from "../src/hash-pool.ts";
import type {Database} from "../src/level-kv-store.ts";
import {PartialBlob} from "../src/partial-blob.ts";
import {cut, piece, seededBytes, TempFolder} from "./support/store.ts";

const bytes = seededBytes(1, 8_400_000);
const manifest = cut(bytes);
let folder: TempFolder;

beforeEach(() => {
  folder = new TempFolder();
});
afterEach(() => {
  vi.restoreAllMocks();
  folder.remove();
});

/** One whose writes, syncs and records are told of, and are over when they are let go on. */
async function watched(): Promise<{blob: PartialBlob; told: string[]; goOn: (what: string) => Promise<void>}> {
  const path = join(folder.path, "blob");
  await writeFile(path, "");
  await truncate(path, bytes.length);
  const told: string[] = [];
  const waiting = new Map<string, () => void>();
  const step = (what: string): Promise<void> => {
    told.push(what);
    return new Promise((resolve) => waiting.set(what, resolve));
  };
  const handle = await open(path);
  vi.spyOn(Object.getPrototypeOf(handle) as typeof handle, "datasync").mockImplementation(() => step("sync"));
  await handle.close();
  const hashes = {storeBytes: (_: Uint8Array, expected: Uint8Array) => step("write").then(() => expected)} as unknown as HashPool;
  const db = {batch: () => step("record")} as unknown as Database;
  const blob = new PartialBlob({manifest, path, have: new Bitset(manifest.hashes.length / 32), db, hashes, digests: hashes});
  const goOn = async (what: string): Promise<void> => {
    await vi.waitFor(() => expect(waiting.has(what)).toBe(true));
    waiting.get(what)?.();
    waiting.delete(what);
    await new Promise((resolve) => setImmediate(resolve));
  };
  return {blob, told, goOn};
}

describe("a piece", () => {
  it("is held, and said to be, once it is written, synced and recorded, in this order and not before", async () => {
    const {blob, told, goOn} = await watched();
    let isTold = false;
    const done = blob.write(1, piece(bytes, 1)).then(() => (isTold = true));
    for (const [at, what] of ["write", "sync", "record"].entries()) {
      await vi.waitFor(() => expect(told).toEqual(["write", "sync", "record"].slice(0, at + 1)));
      expect([blob.have.has(1), isTold]).toEqual([false, false]);
      await goOn(what);
    }
    await done;
    expect(blob.have.has(1)).toBe(true);
    await blob.close();
  });

  it("that was written while others are synced waits for a sync of its own", async () => {
    const {blob, told, goOn} = await watched();
    const first = blob.write(0, piece(bytes, 0));
    await goOn("write");
    await vi.waitFor(() => expect(told).toEqual(["write", "sync"]));
    const second = blob.write(1, piece(bytes, 1));
    await goOn("write");
    await goOn("sync");
    await goOn("record");
    await first;
    expect([...blob.have]).toEqual([0]);
    await goOn("sync");
    await goOn("record");
    await second;
    expect(told).toEqual(["write", "sync", "write", "record", "sync", "record"]);
    expect([...blob.have]).toEqual([0, 1]);
    await blob.close();
  });
});
