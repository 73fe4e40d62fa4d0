import {closeSync, mkdirSync, openSync, readFileSync, renameSync, statSync, truncateSync, utimesSync, writeFileSync, writeSync} from "node:fs";
import {join} from "node:path";
import type {BlobSoundness, BlobStatus, PieceManifest} from "@ollamesh/ports";
import {Level} from "level";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {buckets} from "../src/buckets.ts";
import type {Stores} from "../src/index.ts";
import {decodeSeal, encodeSeal, lookAt, type Seal, sealOf} from "../src/seal.ts";
import {cut, openOverReadOnly, piece, seededBytes, settled, TempFolder} from "./support/store.ts";

const seal: Seal = {size: "10", mtimeNs: "1790000000000000001", ctimeNs: "1790000000000000002", ino: "7"};

describe("what is done with a file before it is used", () => {
  it("is nothing where it looks as it did when it was found right", () => {
    expect(lookAt(seal, seal, undefined, false)).toEqual({type: "sound"});
    expect(lookAt(seal, decodeSeal(encodeSeal(seal)), undefined, false)).toEqual({type: "sound"});
  });

  it.each(["size", "mtimeNs", "ctimeNs", "ino"] as const)("is to read it where it has another %s", (what) => {
    expect(lookAt({...seal, [what]: "11"}, seal, undefined, false)).toEqual({type: "read"});
  });

  it("is to read it where nothing is known of it, or it is doubted", () => {
    expect(lookAt(seal, undefined, undefined, false)).toEqual({type: "read"});
    expect(lookAt(seal, seal, undefined, true)).toEqual({type: "read"});
    expect(lookAt(seal, undefined, {seal, badPieces: [1]}, true)).toEqual({type: "read"});
  });

  it("is to say again what is wrong with it, until it looks otherwise", () => {
    expect(lookAt(seal, undefined, {seal, badPieces: [1]}, false)).toEqual({type: "bad", badPieces: [1]});
    expect(lookAt({...seal, mtimeNs: "3"}, undefined, {seal, badPieces: [1]}, false)).toEqual({type: "read"});
  });

  it.each(["", "{", "[]", "[1,2,3,4]", '["1","2","3"]', "null"])("is to read it where what was recorded is %j", (text) => {
    expect(decodeSeal(new TextEncoder().encode(text))).toBeUndefined();
  });
});

describe("a file that was changed", () => {
  let folder: TempFolder;
  let stores: Stores;
  const bytes = seededBytes(1, 3_500_000);
  const manifest = cut(bytes);
  const {digest} = manifest;
  const inBlobs = (): string => join(folder.path, "data/models/blobs", digest.replace(":", "-"));
  const vouch = (isDoubted = false): Promise<BlobSoundness> => settled((done) => stores.blobs.vouch(digest, isDoubted, () => {}, done));
  const write = (index: number): Promise<void> => settled((done) => stores.blobs.writePiece(digest, index, piece(bytes, index), done));
  const sound = {isSound: true, badPieces: []};

  beforeEach(async () => {
    folder = new TempFolder();
    stores = await folder.open();
  });
  afterEach(async () => {
    await stores.close();
    folder.remove();
  });

  const restart = async (): Promise<void> => {
    await stores.close();
    stores = await folder.open();
  };
  const begin = (): Promise<BlobStatus> => settled((done) => stores.blobs.start(manifest, done));
  const pull = async (): Promise<void> => {
    await begin();
    for (const index of [0, 1, 2, 3]) await write(index);
    await settled<void>((done) => stores.blobs.complete(digest, done));
  };
  const stream = async (): Promise<void> => {
    const intake = stores.blobs.intake(digest);
    await settled<void>((done) => intake.write(bytes, done));
    await settled((done) => intake.finish(done));
  };
  const flip = (path: string, at: number): void => {
    const file = openSync(path, "r+");
    writeSync(file, Buffer.of((bytes[at] as number) ^ 1), 0, 1, at);
    closeSync(file);
  };

  const sealAsItIs = async (): Promise<void> => {
    const db = new Level<string, Uint8Array>(join(folder.path, "data/database"), {valueEncoding: "view"});
    await db.put(buckets.seal(digest), encodeSeal(await sealOf(inBlobs())));
    await db.close();
  };

  it("is told with its pieces, again at once, and is right again with its bytes", async () => {
    await pull();
    expect(await vouch()).toEqual(sound);
    flip(inBlobs(), 1_500_000);
    for (let i = 0; i < 2; i++) expect(await vouch()).toEqual({isSound: false, badPieces: [1]});
    await restart();
    expect(await vouch()).toEqual({isSound: false, badPieces: [1]});
    writeFileSync(inBlobs(), bytes);
    expect(await vouch()).toEqual(sound);
  });

  it("is found though its time of change was set back", async () => {
    await pull();
    const {atime, mtime} = statSync(inBlobs());
    utimesSync(inBlobs(), atime, mtime);
    expect(await vouch()).toEqual(sound);
    flip(inBlobs(), 0);
    utimesSync(inBlobs(), atime, mtime);
    expect(await vouch()).toEqual({isSound: false, badPieces: [0]});
  });

  it("is not read where it looks the same, and is where it is doubted", async () => {
    await pull();
    const reads: number[] = [];
    const told = (isDoubted: boolean): Promise<BlobSoundness> => settled((done) => stores.blobs.vouch(digest, isDoubted, (read) => reads.push(read), done));
    // The same inode, times and size with other bytes cannot be made: what is recorded is made to fit them.
    flip(inBlobs(), 3_000_000);
    await stores.close();
    await sealAsItIs();
    stores = await folder.open();
    expect(await told(false)).toEqual(sound);
    expect(await told(true)).toEqual({isSound: false, badPieces: [2]});
    expect(await told(false)).toEqual({isSound: false, badPieces: [2]});
  });

  it("is told without pieces where only the whole has a hash, and is cut when it is right", async () => {
    await stream();
    flip(inBlobs(), 7);
    expect(await vouch()).toEqual({isSound: false, badPieces: []});
    await expect(settled((done) => stores.blobs.dropPieces(digest, [0], done))).rejects.toMatchObject({code: "open"});
    writeFileSync(inBlobs(), bytes);
    expect(await vouch()).toEqual(sound);
    flip(inBlobs(), 7);
    expect(await vouch()).toEqual({isSound: false, badPieces: [0]});
  });

  it("is mended by its bad pieces alone, beside the good ones", async () => {
    await pull();
    flip(inBlobs(), 1_500_000);
    const {badPieces} = await vouch();
    const status = await settled<BlobStatus>((done) => stores.blobs.dropPieces(digest, badPieces, done));
    expect([...status.have]).toEqual([0, 2, 3]);
    await restart();
    await begin();
    await write(1);
    await settled<void>((done) => stores.blobs.complete(digest, done));
    expect(Buffer.compare(readFileSync(inBlobs()), bytes)).toBe(0);
    expect(await vouch(true)).toEqual(sound);
    expect(await settled<PieceManifest>((done) => stores.blobs.pieces(digest, done))).toMatchObject({root: manifest.root});
  });

  it("stays where it is in a folder that is only read", async () => {
    await stores.close();
    const lower = join(folder.path, "lower");
    mkdirSync(join(lower, "blobs"), {recursive: true});
    mkdirSync(join(lower, "manifests"), {recursive: true});
    stores = await folder.open();
    await pull();
    await stores.close();
    renameSync(inBlobs(), join(lower, "blobs", digest.replace(":", "-")));
    stores = await openOverReadOnly(folder, lower);
    expect(stores.blobs.status(digest)).toMatchObject({complete: true, isReadOnly: true});
    await expect(settled((done) => stores.blobs.dropPieces(digest, [0], done))).rejects.toMatchObject({code: "read_only"});
  });

  it("in part: only what is held is looked at, and what was changed while nobody looked is not covered up by what comes after", async () => {
    await begin();
    await write(0);
    await write(2);
    const path = stores.blobs.status(digest)?.path as string;
    expect(await vouch()).toEqual(sound);
    await stores.close();
    flip(path, 10);
    stores = await folder.open();
    await write(3);
    expect(await vouch()).toEqual({isSound: false, badPieces: [0]});
    await settled((done) => stores.blobs.dropPieces(digest, [0], done));
    expect(await vouch()).toEqual(sound);
    for (const index of [0, 1]) await write(index);
    await settled<void>((done) => stores.blobs.complete(digest, done));
    expect(await vouch(true)).toEqual(sound);
  });

  it("in part, cut off: what is not there any more is told", async () => {
    await begin();
    await write(0);
    await write(2);
    truncateSync(stores.blobs.status(digest)?.path as string, 2_200_000);
    expect(await vouch()).toEqual({isSound: false, badPieces: [2]});
  });
});
