import {createHash} from "node:crypto";
import {closeSync, openSync, readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {Bitset, Prng} from "@ollamesh/stdx";
import {afterEach, beforeEach, describe, expect, it, vi} from "vitest";
import {HashPool} from "../src/hash-pool.ts";
import {RunningDigest} from "../src/running-digest.ts";
import {builtWorker, seededBytes, TempFolder} from "./support/store.ts";

const PIECE = 50_000;
const PIECES = 21;
const bytes = seededBytes(7, PIECE * PIECES - 123);
const digest = `sha256:${createHash("sha256").update(bytes).digest("hex")}`;

let folder: TempFolder;
let pool: HashPool;
let path: string;

beforeEach(() => {
  folder = new TempFolder();
  pool = new HashPool({workerUrl: builtWorker(), execArgv: [], workersMax: 1});
  path = join(folder.path, "file");
  writeFileSync(path, bytes);
});
afterEach(async () => {
  await pool.close();
  folder.remove();
});

const begin = (): RunningDigest => new RunningDigest({path, size: bytes.length, pieceSize: PIECE, digests: pool});

describe("a running digest", () => {
  it("is that of the whole, in whatever order pieces come, and of several at once", async () => {
    const all = await Promise.all(
      [1, 2, 3, 4].map(async (seed) => {
        const running = begin();
        const have = new Bitset(PIECES);
        const order = [...Bitset.full(PIECES)];
        for (const piece of seed === 1 ? order : new Prng(seed).shuffle(order)) {
          have.add(piece);
          running.advance(have);
          if (seed % 2 === 0) await pool.forget("nobody"); // the worker has had its turn
        }
        return running.end();
      }),
    );
    expect(all).toEqual([digest, digest, digest, digest]);
  });

  it("does not read again what it read while pieces came, and nothing at all before half of them are here", async () => {
    const run = vi.spyOn(pool, "runOn");
    const running = begin();
    const have = new Bitset(PIECES);
    for (let piece = 0; piece < PIECES / 2; piece++) {
      running.advance(have);
      have.add(piece);
    }
    expect(run).not.toHaveBeenCalled();
    for (let piece = 0; piece < PIECES - 1; piece++) have.add(piece);
    running.advance(have);
    await vi.waitFor(() => expect(run.mock.settledResults[0]?.type).toBe("fulfilled"));
    const last = bytes.subarray((PIECES - 1) * PIECE);
    writeFileSync(path, Buffer.concat([Buffer.alloc((PIECES - 1) * PIECE), last]));
    expect(await running.end()).toBe(digest);
  });

  it("is unknown once what was hashed is lost, or the file is", async () => {
    const running = begin();
    const run = vi.spyOn(pool, "runOn");
    const have = Bitset.full(PIECES);
    have.delete(PIECES - 1);
    running.advance(have);
    await vi.waitFor(() => expect(run.mock.settledResults[0]?.type).toBe("fulfilled"));
    await pool.close(); // as an idle one ends: the next is another
    expect(await running.end()).toBeUndefined();
    const lost = new RunningDigest({path: `${path} not`, size: bytes.length, pieceSize: PIECE, digests: pool});
    lost.advance(have);
    expect(await lost.end()).toBeUndefined();
  });
});

describe("bytes that are hashed and stored in one go", () => {
  it("are written where they belong if they are what was expected, and not at all if not", async () => {
    const fd = openSync(path, "r+");
    const piece = new Uint8Array(new SharedArrayBuffer(1000)).fill(9);
    const hash = createHash("sha256").update(piece).digest();
    try {
      expect(Buffer.from(await pool.storeBytes(piece, new Uint8Array(32), {fd, position: 10}))).toEqual(hash);
      expect(Buffer.compare(readFileSync(path), bytes)).toBe(0);
      await pool.storeBytes(piece, hash, {fd, position: 10});
      expect(Buffer.compare(readFileSync(path), Buffer.concat([bytes.subarray(0, 10), piece, bytes.subarray(1010)]))).toBe(0);
    } finally {
      closeSync(fd);
    }
    await expect(pool.storeBytes(piece, hash, {fd: 1 << 20, position: 0})).rejects.toMatchObject({code: "EBADF"});
  });
});
