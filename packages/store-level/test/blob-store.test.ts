import {spawn} from "node:child_process";
import {existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import type {BlobCheck, PieceManifest} from "@ollamesh/ports";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import type {Stores} from "../src/index.ts";
import {cut, digestOf, piece, seededBytes, settled, TempFolder} from "./support/store.ts";

let folder: TempFolder;
let stores: Stores;

beforeEach(async () => {
  folder = new TempFolder();
  stores = await folder.open();
});
afterEach(async () => {
  await stores.close();
  folder.remove();
});

const bytes = seededBytes(1, 3_500_000);
const manifest = cut(bytes);
const {digest} = manifest;
const write = (index: number, content = piece(bytes, index)): Promise<void> => settled((done) => stores.blobs.writePiece(digest, index, content, done));
const read = (start: number, end: number): Promise<Uint8Array> => settled((done) => stores.blobs.read(digest, start, end, done));
const begin = (what = manifest) => settled((done) => stores.blobs.start(what, done));

describe("a blob in pieces", () => {
  it("becomes visible when whole, byte for byte, under Ollama's name", async () => {
    await begin();
    for (const index of [3, 0, 2, 1]) await write(index);
    expect(stores.blobs.status(digest)).toMatchObject({complete: false});
    await settled((done) => stores.blobs.complete(digest, done));
    expect(stores.blobs.status(digest)).toMatchObject({complete: true, size: bytes.length});
    expect(Buffer.compare(readFileSync(join(folder.path, "data/models/blobs", digest.replace(":", "-"))), bytes)).toBe(0);
    expect(readdirSync(join(folder.path, "data/partial"))).toEqual([]);
    expect(Buffer.compare(await read(1_000_000, 2_500_000), bytes.subarray(1_000_000, 2_500_000))).toBe(0);
  });

  it("occupies only what was written, and gives only what was verified", async () => {
    await begin();
    await write(2);
    const status = stores.blobs.status(digest);
    expect([...(status?.have ?? [])]).toEqual([2]);
    expect(status?.bytesOnDisk).toBeLessThan(1_200_000);
    await expect(read(0, 10)).rejects.toMatchObject({code: "missing_piece"});
    expect((await read(2 * 2 ** 20, 2 * 2 ** 20 + 5)).length).toBe(5);
  });

  it("is not changed by a corrupt piece, one of a wrong length, or one that does not exist", async () => {
    await begin();
    const wrong = piece(bytes, 1).slice();
    wrong[77] = (wrong[77] ?? 0) ^ 1;
    for (const [index, content] of [
      [1, wrong],
      [1, wrong.subarray(1)],
      [9, wrong],
      [-1, wrong],
    ] as const) {
      await expect(write(index, content)).rejects.toMatchObject({code: "corrupt_piece"});
    }
    expect(stores.blobs.status(digest)?.have.count).toBe(0);
    await expect(settled((done) => stores.blobs.complete(digest, done))).rejects.toMatchObject({code: "missing_piece"});
  });

  it("is refused when its cutting does not agree with itself", async () => {
    for (const bad of [
      {...manifest, root: "0".repeat(64)},
      {...manifest, size: 10},
      {...manifest, pieceSize: 3},
      {...manifest, hashes: manifest.hashes.subarray(32)},
    ]) {
      await expect(begin(bad)).rejects.toMatchObject({code: "bad_piece_manifest"});
    }
    expect(stores.blobs.list()).toEqual([]);
  });

  it("is dropped when its pieces are right and the whole is not what was asked for", async () => {
    const other = {...manifest, digest: digestOf(new Uint8Array(1))};
    await begin(other);
    for (let index = 0; index < 4; index++) await settled<void>((done) => stores.blobs.writePiece(other.digest, index, piece(bytes, index), done));
    await expect(settled((done) => stores.blobs.complete(other.digest, done))).rejects.toMatchObject({code: "digest_mismatch"});
    expect(stores.blobs.status(other.digest)).toBeUndefined();
    expect(readdirSync(join(folder.path, "data/partial"))).toEqual([]);
  });

  it("goes on after a restart, and begins anew with another cutting", async () => {
    await begin();
    await write(0);
    await write(3);
    await stores.close();
    stores = await folder.open();
    expect([...(stores.blobs.status(digest)?.have ?? [])]).toEqual([0, 3]);
    expect((await settled<PieceManifest>((done) => stores.blobs.pieces(digest, done))).root).toBe(manifest.root);
    await begin(cut(bytes, 2 * 2 ** 20));
    expect(stores.blobs.status(digest)?.have.count).toBe(0);
  });

  it("announces after kill -9 only pieces that are verified, and every one it had said was stored", async () => {
    await stores.close();
    const length = 6_000_000;
    const seeded = seededBytes(9, length);
    const script = fileURLToPath(new URL("support/write-until-killed.ts", import.meta.url));
    const child = spawn(process.execPath, ["--import", "tsx", script, folder.path, "9", String(length)], {stdio: ["ignore", "pipe", "inherit"]});
    const said = new Set<number>();
    await new Promise<void>((resolve) => {
      let rest = "";
      child.stdout.on("data", (chunk: Buffer) => {
        const lines = (rest + chunk.toString()).split("\n");
        rest = lines.pop() ?? "";
        // On a quick machine it may be through before it is killed, and says so.
        for (const line of lines) if (line !== "all") said.add(Number(line));
        if (said.size >= 40) child.kill("SIGKILL");
      });
      child.once("close", () => resolve());
    });
    stores = await folder.open();
    const status = stores.blobs.status(digestOf(seeded));
    const have = new Set(status?.have);
    expect(said.size).toBeGreaterThanOrEqual(40);
    expect([...said].filter((index) => !have.has(index))).toEqual([]);
    for (const index of have) {
      const right = piece(seeded, index, 65_536);
      const found = await settled<Uint8Array>((done) => stores.blobs.read(digestOf(seeded), index * 65_536, index * 65_536 + right.length, done));
      expect(Buffer.compare(found, right)).toBe(0);
    }
  });
});

describe("a check of a whole blob", () => {
  const file = (): string => join(folder.path, "data/models/blobs", digest.replace(":", "-"));
  const verify = (): Promise<BlobCheck> => settled((done) => stores.blobs.verify(digest, Uint8Array.of(9), done));

  it("finds one changed bit, a missing end and a missing file, and touches nothing", async () => {
    await begin();
    for (const index of [0, 1, 2, 3]) await write(index);
    await settled((done) => stores.blobs.complete(digest, done));
    const sound = await verify();
    expect(sound.isSound).toBe(true);
    const changed = bytes.slice();
    changed[2_000_001] = (changed[2_000_001] ?? 0) ^ 64;
    for (const wrong of [changed, bytes.subarray(0, -1)]) {
      writeFileSync(file(), wrong);
      const found = await verify();
      expect(found.isSound).toBe(false);
      expect(found.proof).not.toBe(sound.proof);
      expect(stores.blobs.status(digest)?.complete).toBe(true);
    }
    writeFileSync(file(), bytes);
    expect(await verify()).toEqual(sound);
    rmSync(file());
    await expect(verify()).rejects.toMatchObject({code: "not_found"});
    expect(stores.blobs.status(digest)).toBeUndefined();
  });
});

describe("a blob that is streamed in", () => {
  it("is there when it is what was expected, else nowhere", async () => {
    const intake = stores.blobs.intake(digest);
    await settled<void>((done) => intake.write(bytes.subarray(0, 1_000_000), done));
    await settled<void>((done) => intake.write(bytes.subarray(1_000_000), done));
    expect(await settled((done) => intake.finish(done))).toEqual({digest, size: bytes.length});
    expect(stores.blobs.status(digest)?.complete).toBe(true);
    const wrong = stores.blobs.intake(digestOf(new Uint8Array(3)));
    await settled<void>((done) => wrong.write(new Uint8Array(4), done));
    await expect(settled((done) => wrong.finish(done))).rejects.toMatchObject({code: "digest_mismatch"});
    expect(stores.blobs.list()).toHaveLength(1);
    expect(readdirSync(join(folder.path, "data/incoming"))).toEqual([]);
  });

  it("is cut once, and not by another's bytes", async () => {
    const intake = stores.blobs.intake(undefined);
    await settled<void>((done) => intake.write(bytes, done));
    await settled((done) => intake.finish(done));
    const cutting = await settled<PieceManifest>((done) => stores.blobs.pieces(digest, done));
    expect(cutting.hashes).toEqual(cut(bytes, cutting.pieceSize).hashes);
    await stores.close();
    // Somebody wrote into the folder: what was known of the file no longer counts.
    writeFileSync(join(folder.path, "data/models/blobs", digest.replace(":", "-")), piece(bytes, 1));
    stores = await folder.open();
    await expect(settled((done) => stores.blobs.pieces(digest, done))).rejects.toMatchObject({code: "digest_mismatch"});
  });

  it("is gone when removed, and absent is as good as removed", async () => {
    const intake = stores.blobs.intake(undefined);
    await settled<void>((done) => intake.write(bytes, done));
    await settled((done) => intake.finish(done));
    for (let i = 0; i < 2; i++) await settled<void>((done) => stores.blobs.remove(digest, done));
    expect(stores.blobs.status(digest)).toBeUndefined();
    await expect(read(0, 1)).rejects.toMatchObject({code: "not_found"});
  });
});

describe("an Ollama folder", () => {
  it("is served as it is, and what somebody adds later too", async () => {
    await stores.close();
    const models = join(folder.path, "ollama");
    mkdirSync(join(models, "blobs"), {recursive: true});
    writeFileSync(join(models, "blobs", digest.replace(":", "-")), bytes);
    stores = await folder.open(models);
    expect(stores.blobs.status(digest)).toMatchObject({complete: true, size: bytes.length});
    const later = seededBytes(2, 1000);
    writeFileSync(join(models, "blobs", digestOf(later).replace(":", "-")), later);
    expect(stores.blobs.list().map((status) => status.digest)).toContain(digestOf(later));
    expect(existsSync(join(folder.path, "data/models"))).toBe(true);
  });

  it("that does not exist is refused", async () => {
    await expect(folder.open(join(folder.path, "nowhere"))).rejects.toMatchObject({code: "bad_models_dir"});
  });
});

describe("a data folder", () => {
  it("serves one peer at a time", async () => {
    await expect(folder.open()).rejects.toMatchObject({code: "data_dir_locked"});
  });

  it("with a broken database is refused with what to do", async () => {
    await stores.close();
    writeFileSync(join(folder.path, "data/database/CURRENT"), "nonsense");
    await expect(folder.open()).rejects.toMatchObject({code: "store_corrupt", message: expect.stringContaining("move the folder away")});
    folder.remove();
    folder = new TempFolder();
    stores = await folder.open();
  });
});
