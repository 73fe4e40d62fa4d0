import type {Callback} from "@ollamesh/stdx";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import type {BlobCheck, BlobSoundness, BlobStatus, BlobStore, OpenStart, PieceManifest} from "../src/index.ts";
import {cuttingOf, digestOf, pieceOf, sampleBytes} from "./sample-blob.ts";
import {answerOf, refusalOf, type Subject} from "./subject.ts";

const PIECE = 4096;
const bytes = sampleBytes(1, 5 * PIECE + 100);
const cutting = cuttingOf(bytes, PIECE);
const {digest} = cutting;
const absent = digestOf(Uint8Array.of(1));

const unsound: readonly (readonly [what: string, change: Partial<PieceManifest>])[] = [
  ["another root", {root: "0".repeat(64)}],
  ["a size of fewer pieces", {size: PIECE}],
  ["a size of more pieces", {size: 7 * PIECE}],
  ["no size", {size: 0}],
  ["no piece size", {pieceSize: 0}],
  ["a hash too few", {hashes: cutting.hashes.slice(32)}],
  ["half a hash", {hashes: cutting.hashes.slice(16)}],
  ["no hashes", {hashes: new Uint8Array()}],
];

/** What every BlobStore does. @param open a new, empty one for each test */
export function blobStoreContract(name: string, open: () => Promise<Subject<BlobStore>>): void {
  describe(`${name} as a BlobStore`, () => {
    let subject: Subject<BlobStore>;
    beforeEach(async () => {
      subject = await open();
    });
    afterEach(() => subject.dispose());

    const start = (manifest = cutting): Promise<BlobStatus> => answerOf(subject, (done) => subject.port.start(manifest, done));
    const write = (index: number, of = cutting): Promise<void> => answerOf(subject, (done) => subject.port.writePiece(of.digest, index, pieceOf(bytes, of.pieceSize, index), done));
    const complete = (): Promise<void> => answerOf(subject, (done) => subject.port.complete(digest, done));
    const read = (from: number, to: number): Promise<Uint8Array> => answerOf(subject, (done) => subject.port.read(digest, from, to, done));
    const refusedRead = (from: number, to: number): Promise<string> => refusalOf(subject, (done) => subject.port.read(digest, from, to, done));
    const have = (): number[] => [...(subject.port.status(digest)?.have ?? [])];
    const same = (found: Uint8Array, right: Uint8Array): void => expect(Buffer.compare(found, right)).toBe(0);
    const whole = async (): Promise<void> => {
      await start();
      for (const index of [5, 0, 3, 1, 4, 2]) await write(index);
      await complete();
    };
    const streamIn = async (content: Uint8Array): Promise<void> => {
      const intake = subject.port.intake(undefined);
      await answerOf<void>(subject, (done) => intake.write(content, done));
      await answerOf(subject, (done) => intake.finish(done));
    };

    describe("without a cutting", () => {
      const openPiece = (index: number, of = bytes, expected?: Uint8Array): Promise<Uint8Array> =>
        answerOf(subject, (done) => subject.port.takePiece(digest, index, pieceOf(of, subject.port.status(digest)?.pieceSize ?? 0, index), expected, done));
      const startOpen = (): Promise<OpenStart> => answerOf(subject, (done) => subject.port.startOpen(digest, bytes.length, done));
      const takeAll = async (): Promise<void> => {
        const {status} = await startOpen();
        for (let index = 0; index < status.have.size; index++) await openPiece(index);
      };

      it("takes pieces by their own hashes, remembers those over a restart, and publishes what the whole digest names", async () => {
        const {status} = await startOpen();
        expect(status).toMatchObject({complete: false, isOpen: true, size: bytes.length});
        const hash = await openPiece(0);
        same(hash, cuttingOf(bytes, status.pieceSize).hashes.slice(0, 32));
        expect(await refusalOf(subject, (done) => subject.port.pieces(digest, done))).toBe("open");
        subject = await subject.reopen();
        const again = await startOpen();
        expect([...again.status.have]).toEqual([0]);
        same(again.hashes.slice(0, 32), hash);
        await takeAll();
        await complete();
        same(await read(0, bytes.length), bytes);
        expect(await answerOf<PieceManifest>(subject, (done) => subject.port.pieces(digest, done))).toMatchObject({root: cuttingOf(bytes, status.pieceSize).root});
      });

      it("refuses a piece that is not what it was told to be, and replaces one when told nothing", async () => {
        await startOpen();
        const other = sampleBytes(2, bytes.length);
        const piece = pieceOf(other, subject.port.status(digest)?.pieceSize ?? 0, 0);
        const right = await openPiece(0);
        expect(await refusalOf(subject, (done) => subject.port.takePiece(digest, 0, piece, right, done))).toBe("corrupt_piece");
        await answerOf(subject, (done) => subject.port.takePiece(digest, 0, piece, undefined, done));
        same(await read(0, piece.length), piece);
      });

      it("keeps all of it when the whole is something else, so that what is wrong can be replaced", async () => {
        await takeAll();
        await openPiece(0, sampleBytes(2, bytes.length));
        expect(await refusalOf(subject, (done) => subject.port.complete(digest, done))).toBe("digest_mismatch");
        expect(subject.port.status(digest)?.have.isFull).toBe(true);
        await openPiece(0);
        await complete();
        same(await read(0, bytes.length), bytes);
      });
    });

    describe("of a file nobody can name yet", () => {
      const startUnnamed = (key = "a file", size = bytes.length): Promise<OpenStart> => answerOf(subject, (done) => subject.port.startUnnamed(key, size, done));
      const publish = (standIn: string): Promise<string> => answerOf(subject, (done) => subject.port.publishUnnamed(standIn, done));
      const take = async ({status}: OpenStart, indices: Iterable<number>): Promise<void> => {
        for (const index of indices) await answerOf(subject, (done) => subject.port.takePiece(status.digest, index, pieceOf(bytes, status.pieceSize, index), undefined, done));
      };

      it("keeps what came over a restart, by its key, and publishes it under the digest it has, cut", async () => {
        const begun = await startUnnamed();
        expect(await refusalOf(subject, (done) => subject.port.publishUnnamed(begun.status.digest, done))).toBe("missing_piece");
        await take(begun, [0]);
        expect((await startUnnamed("another file")).status).toMatchObject({have: {count: 0}});
        subject = await subject.reopen();
        const again = await startUnnamed();
        expect([...again.status.have]).toEqual([0]);
        await take(
          again,
          Array.from({length: again.status.have.size}, (_, index) => index),
        );
        expect(await publish(again.status.digest)).toBe(digest);
        subject = await subject.reopen();
        same(await read(0, bytes.length), bytes);
        expect(await answerOf<PieceManifest>(subject, (done) => subject.port.pieces(digest, done))).toMatchObject({root: cuttingOf(bytes, again.status.pieceSize).root});
        expect(subject.port.status(again.status.digest)).toBeUndefined();
      });

      it("is gone where the same bytes are here already, or half, under their name", async () => {
        for (const isWhole of [false, true]) {
          if (isWhole) await streamIn(bytes);
          else await start();
          const begun = await startUnnamed();
          await take(
            begun,
            Array.from({length: begun.status.have.size}, (_, index) => index),
          );
          expect(await publish(begun.status.digest)).toBe(digest);
          same(await read(0, bytes.length), bytes);
          expect(subject.port.list().map((status) => status.digest)).toEqual([digest]);
          await answerOf<void>(subject, (done) => subject.port.remove(digest, done));
        }
        expect(await refusalOf(subject, (done) => subject.port.publishUnnamed(digest, done))).toBe("not_found");
      });
    });

    describe("in pieces", () => {
      it("puts a blob together in any order, and gives back any part of it, over a restart too", async () => {
        await whole();
        for (let lives = 0; lives < 2; lives++) {
          expect(subject.port.status(digest)).toMatchObject({digest, complete: true, size: bytes.length});
          expect(subject.port.list().map((status) => status.digest)).toEqual([digest]);
          same(await read(0, bytes.length), bytes);
          same(await read(PIECE - 1, 3 * PIECE + 1), bytes.slice(PIECE - 1, 3 * PIECE + 1));
          same(await read(7, 7), new Uint8Array());
          subject = await subject.reopen();
        }
      });

      it("shows and gives only what it was given", async () => {
        expect(await start()).toMatchObject({digest, complete: false, size: bytes.length, pieceSize: PIECE});
        expect(have()).toEqual([]);
        await write(5);
        await write(2);
        expect(have()).toEqual([2, 5]);
        same(await read(2 * PIECE, 3 * PIECE), pieceOf(bytes, PIECE, 2));
        expect(await refusedRead(2 * PIECE, 3 * PIECE + 1)).toBe("missing_piece");
        expect(await refusedRead(5 * PIECE, bytes.length + 1)).toBe("missing_piece");
        expect(await refusalOf(subject, (done) => subject.port.complete(digest, done))).toBe("missing_piece");
      });

      it("hands out copies: what a caller does to them changes nothing", async () => {
        await start();
        await write(1);
        subject.port.status(digest)?.have.add(4);
        (await read(PIECE, 2 * PIECE)).fill(0);
        expect(have()).toEqual([1]);
        same(await read(PIECE, 2 * PIECE), pieceOf(bytes, PIECE, 1));
      });

      it("goes on after a restart with the pieces it had", async () => {
        await start();
        await write(0);
        await write(4);
        subject = await subject.reopen();
        expect(have()).toEqual([0, 4]);
        expect(await answerOf<PieceManifest>(subject, (done) => subject.port.pieces(digest, done))).toMatchObject({root: cutting.root, pieceSize: PIECE, size: bytes.length});
        expect((await start()).have.count).toBe(2);
        for (const index of [1, 2, 3, 5]) await write(index);
        await complete();
        same(await read(0, bytes.length), bytes);
      });

      it("refuses a piece that is not what its hash says, and stays as it was", async () => {
        await start();
        const wrong = pieceOf(bytes, PIECE, 1);
        wrong[77] = (wrong[77] ?? 0) ^ 1;
        const attempts: [number, Uint8Array][] = [
          [1, wrong],
          [1, wrong.slice(1)],
          [1, new Uint8Array()],
          [0, pieceOf(bytes, PIECE, 1)],
          [6, pieceOf(bytes, PIECE, 1)],
          [-1, pieceOf(bytes, PIECE, 5)],
          [0.5, pieceOf(bytes, PIECE, 0)],
          [Number.NaN, pieceOf(bytes, PIECE, 0)],
        ];
        for (const [index, content] of attempts) expect(await refusalOf(subject, (done) => subject.port.writePiece(digest, index, content, done))).toBe("corrupt_piece");
        expect(have()).toEqual([]);
        await write(1);
        same(await read(PIECE, 2 * PIECE), pieceOf(bytes, PIECE, 1));
      });

      it("takes a piece it has again, whatever it is this time", async () => {
        await start();
        await write(1);
        await answerOf<void>(subject, (done) => subject.port.writePiece(digest, 1, new Uint8Array(PIECE), done));
        same(await read(PIECE, 2 * PIECE), pieceOf(bytes, PIECE, 1));
      });

      it("takes many pieces at once, and one of them twice", async () => {
        await start();
        await Promise.all([3, 1, 1, 5, 0, 4, 2].map((index) => write(index)));
        await complete();
        same(await read(0, bytes.length), bytes);
      });

      it("refuses a cutting that does not agree with itself", async () => {
        for (const [what, change] of unsound) {
          expect(await refusalOf(subject, (done) => subject.port.start({...cutting, ...change}, done)), what).toBe("bad_piece_manifest");
          expect(subject.port.list(), what).toEqual([]);
        }
      });

      it("begins anew with another cutting of the same blob: what was verified against the old one proves nothing", async () => {
        await start();
        await write(0);
        await start(cuttingOf(bytes, 2 * PIECE));
        expect(have()).toEqual([]);
        expect(subject.port.status(digest)?.pieceSize).toBe(2 * PIECE);
        await write(0, cuttingOf(bytes, 2 * PIECE));
        expect(have()).toEqual([0]);
      });

      it("drops what has the right pieces and is another blob all the same", async () => {
        const lie = {...cutting, digest: absent};
        await start(lie);
        for (let index = 0; index < 6; index++) await write(index, lie);
        expect(await refusalOf(subject, (done) => subject.port.complete(absent, done))).toBe("digest_mismatch");
        expect(subject.port.list()).toEqual([]);
        await start(lie);
        expect(subject.port.status(absent)?.have.count).toBe(0);
      });

      it("has nothing left to do for a blob that is whole", async () => {
        await whole();
        expect(await start()).toMatchObject({complete: true});
        await write(0);
        await complete();
        same(await read(0, bytes.length), bytes);
      });
    });

    describe("as a stream", () => {
      it("takes a blob in parts and names it", async () => {
        const intake = subject.port.intake(undefined);
        for (const [from, to] of [
          [0, 100],
          [100, 100],
          [100, bytes.length],
        ]) {
          await answerOf<void>(subject, (done) => intake.write(bytes.slice(from, to), done));
        }
        expect(subject.port.status(digest)).toBeUndefined();
        expect(await answerOf(subject, (done) => intake.finish(done))).toEqual({digest, size: bytes.length});
        subject = await subject.reopen();
        same(await read(0, bytes.length), bytes);
      });

      it("refuses other bytes than were expected, and leaves nothing", async () => {
        const intake = subject.port.intake(digest);
        await answerOf<void>(subject, (done) => intake.write(bytes.slice(1), done));
        expect(await refusalOf(subject, (done) => intake.finish(done))).toBe("digest_mismatch");
        expect(subject.port.list()).toEqual([]);
      });

      it("leaves nothing of what was broken off", async () => {
        const intake = subject.port.intake(digest);
        await answerOf<void>(subject, (done) => intake.write(bytes, done));
        intake.abort();
        subject = await subject.reopen();
        expect(subject.port.list()).toEqual([]);
      });

      it("completes a blob that was begun in pieces", async () => {
        await start();
        await write(2);
        await streamIn(bytes);
        expect(subject.port.list()).toMatchObject([{digest, complete: true}]);
        same(await read(0, bytes.length), bytes);
        subject = await subject.reopen();
        expect(subject.port.list()).toMatchObject([{digest, complete: true}]);
      });

      it("cuts what came whole as anybody would", async () => {
        await streamIn(bytes);
        const found = await answerOf<PieceManifest>(subject, (done) => subject.port.pieces(digest, done));
        const right = cuttingOf(bytes, found.pieceSize);
        expect(found).toMatchObject({digest, size: right.size, root: right.root});
        same(found.hashes, right.hashes);
        expect(subject.port.status(digest)).toMatchObject({pieceSize: found.pieceSize});
      });
    });

    it("checks a whole blob with a proof no other salt gives, and no other blob", async () => {
      await start();
      expect(await refusalOf(subject, (done) => subject.port.verify(digest, Uint8Array.of(1), done))).toBe("not_found");
      await streamIn(bytes);
      for (const salt of [Uint8Array.of(1, 2), Uint8Array.of(1, 3)]) {
        const proof = digestOf(Uint8Array.from([...salt, ...bytes])).slice("sha256:".length);
        expect(await answerOf<BlobCheck>(subject, (done) => subject.port.verify(digest, salt, done))).toEqual({isSound: true, proof});
      }
      const giveUp = (done: Callback<BlobCheck>): void => subject.port.verify(digest, Uint8Array.of(1), done)();
      expect(await refusalOf(subject, giveUp)).toBe("cancelled");
      expect(subject.port.list()).toMatchObject([{digest, complete: true}]);
    });

    const vouch = (isDoubted: boolean): Promise<BlobSoundness> => answerOf(subject, (done) => subject.port.vouch(digest, isDoubted, () => {}, done));

    it("vouches for what is held, whole or in part, read or not, over a restart too", async () => {
      expect(await refusalOf(subject, (done) => subject.port.vouch(absent, false, () => {}, done))).toBe("not_found");
      await start();
      await write(1);
      await write(4);
      for (let lives = 0; lives < 2; lives++) {
        for (const isDoubted of [false, true]) expect(await vouch(isDoubted)).toEqual({isSound: true, badPieces: []});
        subject = await subject.reopen();
      }
      for (const index of [0, 2, 3, 5]) await write(index);
      await complete();
      for (const isDoubted of [false, true]) expect(await vouch(isDoubted)).toEqual({isSound: true, badPieces: []});
      const giveUp = (done: Callback<BlobSoundness>): void => subject.port.vouch(digest, true, () => {}, done)();
      expect(await refusalOf(subject, giveUp)).toBe("cancelled");
      expect(subject.port.list()).toMatchObject([{digest, complete: true}]);
    });

    it("holds pieces no more that are dropped, of a part and of the whole, until they come again", async () => {
      const drop = (pieces: readonly number[]): Promise<BlobStatus> => answerOf(subject, (done) => subject.port.dropPieces(digest, pieces, done));
      expect(await refusalOf(subject, (done) => subject.port.dropPieces(absent, [0], done))).toBe("not_found");
      await start();
      await write(0);
      await write(3);
      expect([...(await drop([3])).have]).toEqual([0]);
      expect(await refusedRead(3 * PIECE, 4 * PIECE)).toBe("missing_piece");
      for (const index of [3, 1, 2, 4, 5]) await write(index);
      await complete();
      expect(await drop([1, 5])).toMatchObject({digest, complete: false, size: bytes.length, pieceSize: PIECE});
      subject = await subject.reopen();
      expect(have()).toEqual([0, 2, 3, 4]);
      expect((await start()).have.count).toBe(4);
      for (const index of [5, 1]) await write(index);
      await complete();
      same(await read(0, bytes.length), bytes);
      expect(await vouch(true)).toEqual({isSound: true, badPieces: []});
    });

    it("removes blobs whole and partial, for good, and absent is as good as removed", async () => {
      await streamIn(sampleBytes(2, 10));
      await start();
      await write(0);
      const all = [digest, digestOf(sampleBytes(2, 10)), absent];
      for (const one of [...all, ...all]) await answerOf<void>(subject, (done) => subject.port.remove(one, done));
      expect(subject.port.list()).toEqual([]);
      subject = await subject.reopen();
      expect(subject.port.list()).toEqual([]);
      expect((await start()).have.count).toBe(0);
    });

    it("gives up what is not whole, for good, and leaves what is whole", async () => {
      const whole = sampleBytes(2, 10);
      await streamIn(whole);
      await start();
      await write(0);
      const all = [digest, digestOf(whole), absent];
      for (const one of [...all, ...all]) await answerOf<void>(subject, (done) => subject.port.dropPartial(one, done));
      expect(subject.port.list()).toMatchObject([{digest: digestOf(whole), complete: true}]);
      subject = await subject.reopen();
      expect(subject.port.list()).toMatchObject([{digest: digestOf(whole), complete: true}]);
      expect((await start()).have.count).toBe(0);
    });

    it("says not_found of what it does not have", async () => {
      expect(subject.port.status(absent)).toBeUndefined();
      expect(await refusalOf(subject, (done) => subject.port.read(absent, 0, 1, done))).toBe("not_found");
      expect(await refusalOf(subject, (done) => subject.port.pieces(absent, done))).toBe("not_found");
      expect(await refusalOf(subject, (done) => subject.port.complete(absent, done))).toBe("not_found");
      expect(await refusalOf(subject, (done) => subject.port.writePiece(absent, 0, Uint8Array.of(1), done))).toBe("not_found");
    });
  });
}
