import {execFileSync} from "node:child_process";
import {createHash} from "node:crypto";
import {open} from "node:fs/promises";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {HashPool} from "../src/hash-pool.ts";
import {builtWorker, seededBytes, TempFolder} from "./support/store.ts";

const WORKERS = 3;
let folder: TempFolder;
let pool: HashPool;

beforeEach(() => {
  folder = new TempFolder();
  pool = new HashPool({workerUrl: builtWorker(), execArgv: [], workersMax: WORKERS});
});
afterEach(async () => {
  await pool.close();
  folder.remove();
});

const sha256 = (bytes: Uint8Array): Buffer => createHash("sha256").update(bytes).digest();

describe.skipIf(process.platform === "win32")("a pool of hash workers", () => {
  /** A file that cannot be opened before somebody writes it. */
  const pipe = (name: string): string => {
    const path = join(folder.path, name);
    execFileSync("mkfifo", [path]);
    return path;
  };

  it("works at as many things at once as it may have workers, and starts no more", async () => {
    const paths = Array.from({length: WORKERS - 1}, (_, i) => pipe(`pipe${i}`));
    const stuck = Promise.allSettled(paths.map((path) => pool.hashFile(path, 0)));
    // All but one of them wait for their files: the last one goes on.
    const contents = Array.from({length: 12}, (_, i) => seededBytes(i + 1, 10_000 + i));
    for (const bytes of contents) expect(Buffer.from(await pool.hashBytes(bytes))).toEqual(sha256(bytes));
    expect(pool.size).toBe(WORKERS);

    const all = Promise.all(contents.map((bytes) => pool.hashBytes(bytes)));
    expect(pool.size).toBe(WORKERS);
    await Promise.all(paths.map((path) => open(path, "w").then((writer) => writer.close())));
    expect((await all).map((hash) => Buffer.from(hash))).toEqual(contents.map(sha256));
    // Files are read at positions, and a pipe has none.
    expect(await stuck).toMatchObject(paths.map(() => ({status: "rejected", reason: {code: "ESPIPE"}})));
  });

  it("has no worker before there is work", () => {
    expect(pool.size).toBe(0);
  });
});
