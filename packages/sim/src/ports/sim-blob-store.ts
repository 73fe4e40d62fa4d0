import type {BlobCheck, BlobIntake, BlobSoundness, BlobStatus, BlobStore, Cancel, Digest, DiskUsage, OpenStart, PieceManifest} from "@ollamesh/ports";
import {assert, Bitset, type Callback, fail, ok} from "@ollamesh/stdx";
import {cut, digestOf, rootOf, sha256} from "./piece-hashes.ts";
import type {PartialBlob, SimDisk} from "./sim-disk.ts";

export interface SimBlobStoreOptions {
  readonly disk: SimDisk;
  readonly pieceSize: number;
  /** Prefix of the paths by which the simulated engine finds this store again. */
  readonly pathPrefix: string;
  isAlive(): boolean;
}

const always = {isReadOnly: false, changedMs: 0};

/** BlobStore in memory over a disk that keeps only what was synced. Hashes are real. */
export class SimBlobStore implements BlobStore {
  readonly #options: SimBlobStoreOptions;
  readonly #disk: SimDisk;

  constructor(options: SimBlobStoreOptions) {
    this.#options = options;
    this.#disk = options.disk;
  }

  list(): readonly BlobStatus[] {
    return [...this.#disk.blobs.keys(), ...this.#disk.partials.keys()].map((digest) => this.status(digest) as BlobStatus);
  }

  status(digest: Digest): BlobStatus | undefined {
    const path = `${this.#options.pathPrefix}${digest}`;
    const whole = this.#disk.blobs.get(digest);
    const {pieceSize} = this.#options;
    if (whole) return {digest, size: whole.length, complete: true, pieceSize, have: Bitset.full(Math.ceil(whole.length / pieceSize)), bytesOnDisk: whole.length, path, ...always};
    const partial = this.#disk.partials.get(digest);
    if (!partial) return undefined;
    const have = new Bitset(partial.hashes.length / 32);
    let bytesOnDisk = 0;
    for (const index of partial.have) {
      have.add(index);
      bytesOnDisk += pieceLength(partial, index);
    }
    return {digest, size: partial.size, complete: false, pieceSize: partial.pieceSize, have, isOpen: partial.root === "", bytesOnDisk, path, ...always};
  }

  usage(): DiskUsage {
    return {usedBytes: this.list().reduce((sum, {bytesOnDisk}) => sum + bytesOnDisk, 0), freeBytes: Number.POSITIVE_INFINITY};
  }

  pieces(digest: Digest, done: Callback<PieceManifest>): void {
    this.#read(() => {
      const whole = this.#disk.blobs.get(digest);
      if (whole) return done(ok(cut(whole, this.#options.pieceSize)));
      const partial = this.#disk.partials.get(digest);
      if (!partial) return done(fail("not_found", `no blob ${digest}`));
      if (partial.root === "") return done(fail("open", `${digest} has no cutting yet`));
      done(ok({digest, size: partial.size, pieceSize: partial.pieceSize, hashes: partial.hashes.slice(), root: partial.root}));
    });
  }

  start(manifest: PieceManifest, done: Callback<BlobStatus>): void {
    const {digest, size, pieceSize, hashes, root} = manifest;
    const sound = size > 0 && pieceSize > 0 && hashes.length === Math.ceil(size / pieceSize) * 32 && rootOf(hashes) === root;
    if (!sound) return this.#read(() => done(fail("bad_piece_manifest", `the cutting of ${digest} does not agree with itself`)));
    this.#write(done, () => {
      const known = this.#disk.partials.get(digest);
      if (!this.#disk.blobs.has(digest) && known?.root !== root) {
        this.#disk.partials.set(digest, {size, pieceSize, hashes: hashes.slice(), root, bytes: new Uint8Array(size), have: new Set()});
      }
      done(ok(this.status(digest) as BlobStatus));
    });
  }

  startOpen(digest: Digest, size: number, done: Callback<OpenStart>): void {
    const {pieceSize} = this.#options;
    this.#write(done, () => {
      const known = this.#disk.partials.get(digest);
      if (!this.#disk.blobs.has(digest) && known?.size !== size) {
        const hashes = new Uint8Array(Math.ceil(size / pieceSize) * 32);
        this.#disk.partials.set(digest, {size, pieceSize, hashes, root: "", bytes: new Uint8Array(size), have: new Set()});
      }
      done(ok({status: this.status(digest) as BlobStatus, hashes: this.#disk.partials.get(digest)?.hashes.slice() ?? new Uint8Array()}));
    });
  }

  startUnnamed(key: string, size: number, done: Callback<OpenStart>): void {
    this.startOpen(digestOf(new TextEncoder().encode(key)), size, done);
  }

  publishUnnamed(standIn: Digest, done: Callback<Digest>): void {
    this.#write(done, () => {
      const partial = this.#disk.partials.get(standIn);
      if (partial?.root !== "") return done(fail("not_found", `no unnamed file ${standIn}`));
      if (partial.have.size * 32 !== partial.hashes.length) return done(fail("missing_piece", `${standIn} is not whole`));
      const digest = digestOf(partial.bytes);
      this.#disk.partials.delete(standIn);
      this.#disk.partials.delete(digest);
      this.#disk.putBlob(digest, partial.bytes);
      done(ok(digest));
    });
  }

  takePiece(digest: Digest, index: number, bytes: Uint8Array, expected: Uint8Array | undefined, done: Callback<Uint8Array>): void {
    const copy = bytes.slice();
    const hash = sha256(copy);
    this.#write(done, () => {
      const partial = this.#disk.partials.get(digest);
      if (!partial) return done(this.#disk.blobs.has(digest) ? ok(hash) : fail("not_found", `no blob ${digest}`));
      const told = partial.root === "" ? expected : partial.hashes.subarray(index * 32, index * 32 + 32);
      if (copy.length !== pieceLength(partial, index) || (told && Buffer.compare(hash, told) !== 0)) {
        return done(fail("corrupt_piece", `piece ${index} of ${digest} is not what its hash says`));
      }
      partial.bytes.set(copy, index * partial.pieceSize);
      if (partial.root === "") partial.hashes.set(hash, index * 32);
      partial.have.add(index);
      done(ok(hash));
    });
  }

  writePiece(digest: Digest, index: number, bytes: Uint8Array, done: Callback<void>): void {
    this.#write(done, () => {
      const partial = this.#disk.partials.get(digest);
      if (!partial) return done(this.#disk.blobs.has(digest) ? ok(undefined) : fail("not_found", `no blob ${digest}`));
      if (partial.root === "") return done(fail("open", `${digest} has no cutting to verify a piece against`));
      if (partial.have.has(index)) return done(ok(undefined));
      const expected = partial.hashes.subarray(index * 32, index * 32 + 32);
      if (Buffer.compare(sha256(bytes), expected) !== 0) return done(fail("corrupt_piece", `piece ${index} of ${digest} is not what its hash says`));
      partial.bytes.set(bytes, index * partial.pieceSize);
      partial.have.add(index);
      done(ok(undefined));
    });
  }

  complete(digest: Digest, done: Callback<void>): void {
    this.#write(done, () => {
      if (this.#disk.blobs.has(digest)) return done(ok(undefined));
      const partial = this.#disk.partials.get(digest);
      if (!partial) return done(fail("not_found", `no blob ${digest}`));
      if (partial.have.size * 32 !== partial.hashes.length) return done(fail("missing_piece", `${digest} is not whole`));
      const isRight = digestOf(partial.bytes) === digest;
      if (isRight || partial.root !== "") this.#disk.partials.delete(digest);
      if (!isRight) return done(fail("digest_mismatch", `${digest} is something else`));
      this.#disk.putBlob(digest, partial.bytes);
      done(ok(undefined));
    });
  }

  read(digest: Digest, start: number, end: number, done: Callback<Uint8Array>): void {
    assert(start >= 0 && end >= start, `read [${start}, ${end})`);
    this.#read(() => {
      const whole = this.#disk.blobs.get(digest);
      if (whole) return done(end <= whole.length ? ok(whole.slice(start, end)) : fail("missing_piece", "past the end"));
      const partial = this.#disk.partials.get(digest);
      if (!partial) return done(fail("not_found", `no blob ${digest}`));
      for (let piece = Math.floor(start / partial.pieceSize); piece * partial.pieceSize < end; piece++) {
        if (!partial.have.has(piece) || end > partial.size) return done(fail("missing_piece", `piece ${piece} is not here`));
      }
      done(ok(partial.bytes.slice(start, end)));
    });
  }

  verify(digest: Digest, salt: Uint8Array, done: Callback<BlobCheck>): Cancel {
    let isGivenUp = false;
    this.#read(() => {
      const whole = this.#disk.blobs.get(digest);
      if (isGivenUp) return done(fail("cancelled", `the check of ${digest} was given up`));
      if (!whole) return done(fail("not_found", `no whole blob ${digest}`));
      const proof = Buffer.from(sha256(Buffer.concat([salt, whole]))).toString("hex");
      done(ok({isSound: digestOf(whole) === digest, proof}));
    });
    return () => {
      isGivenUp = true;
    };
  }

  vouch(digest: Digest, isDoubted: boolean, _progress: (readBytes: number, totalBytes: number) => void, done: Callback<BlobSoundness>): Cancel {
    let isGivenUp = false;
    this.#read(() => {
      if (isGivenUp) return done(fail("cancelled", `the look at ${digest} was given up`));
      const whole = this.#disk.blobs.get(digest);
      if (whole) {
        const isSound = (!isDoubted && this.#disk.sound.has(whole)) || digestOf(whole) === digest;
        if (isSound) this.#disk.sound.add(whole);
        return done(ok({isSound, badPieces: []}));
      }
      const partial = this.#disk.partials.get(digest);
      if (!partial) return done(fail("not_found", `no blob ${digest}`));
      const isBad = (index: number): boolean => Buffer.compare(sha256(pieceOf(partial, index)), partial.hashes.subarray(index * 32, index * 32 + 32)) !== 0;
      const badPieces = [...partial.have].filter(isBad).toSorted((a, b) => a - b);
      done(ok({isSound: badPieces.length === 0, badPieces}));
    });
    return () => {
      isGivenUp = true;
    };
  }

  dropPieces(digest: Digest, pieces: readonly number[], done: Callback<BlobStatus>): void {
    this.#write(done, () => {
      const whole = this.#disk.blobs.get(digest);
      if (whole) {
        const {size, pieceSize, hashes, root} = cut(whole, this.#options.pieceSize);
        this.#disk.partials.set(digest, {size, pieceSize, hashes, root, bytes: whole.slice(), have: new Set(Array.from({length: hashes.length / 32}, (_, index) => index))});
        this.#disk.blobs.delete(digest);
      }
      const partial = this.#disk.partials.get(digest);
      if (!partial) return done(fail("not_found", `no blob ${digest}`));
      for (const piece of pieces) partial.have.delete(piece);
      done(ok(this.status(digest) as BlobStatus));
    });
  }

  intake(expected: Digest | undefined): BlobIntake {
    const parts: Uint8Array[] = [];
    return {
      write: (bytes, done) => {
        parts.push(bytes.slice());
        this.#read(() => done(ok(undefined)));
      },
      finish: (done) =>
        this.#write(done, () => {
          const bytes = Uint8Array.from(Buffer.concat(parts));
          const digest = digestOf(bytes);
          if (expected !== undefined && digest !== expected) return done(fail("digest_mismatch", `expected ${expected}, got ${digest}`));
          this.#disk.putBlob(digest, bytes);
          this.#disk.partials.delete(digest);
          done(ok({digest, size: bytes.length}));
        }),
      abort: () => parts.splice(0),
    };
  }

  dropPartial(digest: Digest, done: Callback<void>): void {
    this.#write(done, () => {
      this.#disk.partials.delete(digest);
      done(ok(undefined));
    });
  }

  remove(digest: Digest, done: Callback<void>): void {
    this.#write(done, () => {
      this.#disk.blobs.delete(digest);
      this.#disk.partials.delete(digest);
      done(ok(undefined));
    });
  }

  #write<T>(done: Callback<T>, commit: () => void): void {
    this.#disk.write(
      () => this.#options.isAlive(),
      commit,
      () => done(fail("io", "the disk refused")),
    );
  }

  #read(answer: () => void): void {
    this.#disk.read(() => this.#options.isAlive(), answer);
  }
}

function pieceOf(partial: PartialBlob, index: number): Uint8Array {
  const start = index * partial.pieceSize;
  return partial.bytes.subarray(start, start + pieceLength(partial, index));
}

function pieceLength(partial: PartialBlob, index: number): number {
  return Math.min(partial.pieceSize, partial.size - index * partial.pieceSize);
}
