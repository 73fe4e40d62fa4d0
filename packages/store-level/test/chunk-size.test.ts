import type {PieceManifest} from "@ollamesh/ports";
import {KIB, MIB} from "@ollamesh/stdx";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import type {Stores} from "../src/index.ts";
import {pieceSizeFor} from "../src/piece-size.ts";
import {cut, digestOf, piece, seededBytes, settled, TempFolder} from "./support/store.ts";

let folder: TempFolder;
let stores: Stores;

beforeEach(() => {
  folder = new TempFolder();
});
afterEach(async () => {
  await stores.close();
  folder.remove();
});

const bytes = seededBytes(1, 3_500_000);
const digest = digestOf(bytes);

async function reopen(chunkBytes?: number): Promise<void> {
  await stores?.close();
  stores = await folder.open(undefined, chunkBytes);
}

async function create(): Promise<void> {
  const intake = stores.blobs.intake(digest);
  await settled<void>((done) => intake.write(bytes, done));
  await settled((done) => intake.finish(done));
}

const cutting = (): Promise<PieceManifest> => settled((done) => stores.blobs.pieces(digest, done));

describe("pieces of a wanted size", () => {
  it("are of that size, but for the last", async () => {
    await reopen(1_000_000);
    await create();
    expect(await cutting()).toMatchObject({pieceSize: 1_000_000, root: cut(bytes, 1_000_000).root});
    expect(stores.blobs.status(digest)).toMatchObject({pieceSize: 1_000_000, have: {size: 4}});
    await settled((done) => stores.blobs.startOpen(digestOf(new Uint8Array(1)), 2_500_000, done));
    expect(stores.blobs.status(digestOf(new Uint8Array(1)))).toMatchObject({pieceSize: 1_000_000, have: {size: 3}});
  });

  it("stay as they were cut once, whatever is wanted afterwards", async () => {
    await reopen();
    await create();
    const before = await cutting();
    expect(before.pieceSize).toBe(256 * KIB);
    await reopen(1_000_000);
    expect(stores.blobs.status(digest)?.pieceSize).toBe(256 * KIB);
    expect((await cutting()).root).toBe(before.root);
  });

  it("stay as another peer had cut them, while they come and when they are whole", async () => {
    const theirs = cut(bytes, 2 * MIB);
    await reopen(1_000_000);
    await settled((done) => stores.blobs.start(theirs, done));
    for (const index of [0, 1]) await settled<void>((done) => stores.blobs.writePiece(digest, index, piece(bytes, index, 2 * MIB), done));
    await settled((done) => stores.blobs.complete(digest, done));
    for (const chunkBytes of [1_000_000, undefined]) {
      expect(stores.blobs.status(digest)).toMatchObject({complete: true, pieceSize: 2 * MIB, have: {size: 2}});
      expect((await cutting()).root).toBe(theirs.root);
      await reopen(chunkBytes);
    }
  });

  it("are of the wanted size again once the blob was removed", async () => {
    await reopen();
    await create();
    await cutting();
    await reopen(1_000_000);
    await settled<void>((done) => stores.blobs.remove(digest, done));
    await create();
    expect(stores.blobs.status(digest)?.pieceSize).toBe(1_000_000);
  });

  it("grow where there would be more than peers take in one message", async () => {
    expect(pieceSizeFor(65_536 * 256 * KIB, 256 * KIB)).toBe(256 * KIB);
    expect(pieceSizeFor(65_536 * 256 * KIB + 1, 256 * KIB)).toBe(512 * KIB);
    await reopen();
  });
});
