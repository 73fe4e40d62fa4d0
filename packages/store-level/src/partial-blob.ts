import {type FileHandle, open} from "node:fs/promises";
import type {PieceManifest} from "@ollamesh/ports";
import {type Bitset, CodedError} from "@ollamesh/stdx";
import {buckets} from "./buckets.ts";
import type {HashPool} from "./hash-pool.ts";
import type {Database} from "./level-kv-store.ts";
import {HASH_BYTES} from "./merkle.ts";
import {encodeRecord} from "./piece-manifest-record.ts";
import {RunningDigest} from "./running-digest.ts";
import {decodeSeal, encodeSeal, lookAt, sealOf} from "./seal.ts";

interface Waiting {
  readonly index: number;
  readonly hash: Uint8Array;
  resolve(): void;
  reject(error: unknown): void;
}

/**
 * A blob that is not whole yet: a sparse file and the set of pieces that are verified and synced. Pieces written at the same time share
 * one sync of the file and one of the database (group commit).
 */
export class PartialBlob {
  readonly manifest: PieceManifest;
  readonly path: string;
  readonly have: Bitset;
  readonly #db: Database;
  readonly #hashes: HashPool;
  readonly #digest: RunningDigest | undefined;
  readonly #underWay = new Set<Promise<unknown>>();
  #isClosed = false;
  /** What its file looks like tells whether the held pieces are still right. */
  #isSealed = false;
  #file: Promise<FileHandle> | undefined;
  #written: Waiting[] = [];
  #flushing: Promise<void> | undefined;

  constructor(options: {manifest: PieceManifest; path: string; have: Bitset; db: Database; hashes: HashPool; digests: HashPool}) {
    this.manifest = options.manifest;
    this.path = options.path;
    this.have = options.have;
    this.#db = options.db;
    this.#hashes = options.hashes;
    const {size, pieceSize} = options.manifest;
    // A piece of an open one may still become another.
    this.#digest = this.isOpen ? undefined : new RunningDigest({path: options.path, size, pieceSize, digests: options.digests});
  }

  pieceLength(index: number): number {
    const {size, pieceSize} = this.manifest;
    return Math.min(pieceSize, size - index * pieceSize);
  }

  /** No root: its hashes are those of the bytes that came. */
  get isOpen(): boolean {
    return this.manifest.root === "";
  }

  hashOf(index: number): Uint8Array {
    return this.manifest.hashes.subarray(index * HASH_BYTES, (index + 1) * HASH_BYTES);
  }

  /**
   * Resolves with its hash once the piece is verified, on disk and recorded. Throws CodedError `corrupt_piece`, after `close` `not_found`.
   * @param expected of an open blob: what the hash must be, if anything is known
   */
  write(index: number, bytes: Uint8Array, expected?: Uint8Array): Promise<Uint8Array> {
    const work = this.#write(index, bytes, expected);
    const forget = (): void => void this.#underWay.delete(work);
    this.#underWay.add(work);
    work.then(forget, forget);
    return work;
  }

  /** Of all of it, which must be here. */
  async digestOfAll(): Promise<string> {
    return (await this.#digest?.end()) ?? (await this.#hashes.hashFile(this.path, 0)).digest;
  }

  async #write(index: number, bytes: Uint8Array, told: Uint8Array | undefined): Promise<Uint8Array> {
    if (this.have.has(index) && !this.isOpen) return this.hashOf(index);
    const {digest} = this.manifest;
    if (index < 0 || index >= this.have.size || bytes.length !== this.pieceLength(index)) {
      throw new CodedError("corrupt_piece", `piece ${index} of ${digest} has ${bytes.length} bytes`);
    }
    const found = this.isOpen ? await this.#writeOpen(index, bytes, told) : await this.#writeCut(index, bytes);
    if (!found) return this.hashOf(index);
    await new Promise<void>((resolve, reject) => {
      this.#written.push({index, hash: found, resolve, reject});
      this.#flushing ??= this.#flush();
    });
    return found;
  }

  /** Hashed and written in one go, off the event loop. */
  async #writeCut(index: number, bytes: Uint8Array): Promise<Uint8Array> {
    this.#throwIfClosed(index); // from here on `close` waits
    const expected = this.hashOf(index);
    const {fd} = await this.#open();
    const found = await this.#hashes.storeBytes(bytes, expected, {fd, position: index * this.manifest.pieceSize});
    if (Buffer.compare(found, expected) !== 0) throw this.#corrupt(index);
    this.#throwIfClosed(index);
    return found;
  }

  /** @returns undefined: it is here already */
  async #writeOpen(index: number, bytes: Uint8Array, expected: Uint8Array | undefined): Promise<Uint8Array | undefined> {
    const found = await this.#hashes.hashBytes(bytes);
    if (expected && Buffer.compare(found, expected) !== 0) throw this.#corrupt(index);
    this.#throwIfClosed(index);
    if (this.have.has(index) && Buffer.compare(found, this.hashOf(index)) === 0) return undefined;
    // Nobody is given it while it is neither the old one nor the new one.
    this.have.delete(index);
    await writeFully(await this.#open(), bytes, index * this.manifest.pieceSize);
    return found;
  }

  #corrupt(index: number): CodedError {
    return new CodedError("corrupt_piece", `piece ${index} of ${this.manifest.digest} is not what its hash says`);
  }

  /** Meanwhile the blob may have been removed and begun anew: the same path is another's file then. */
  #throwIfClosed(index: number): void {
    if (this.#isClosed) throw new CodedError("not_found", `${this.manifest.digest} was removed, or the store closed, before piece ${index} was written`);
  }

  /** Waits for what is being written and lets go of the file; what is still being hashed will be refused. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await Promise.allSettled([...this.#underWay, this.#digest?.close()]);
    const file = this.#file;
    this.#file = undefined;
    await file?.then((handle) => handle.close());
  }

  async #flush(): Promise<void> {
    await Promise.resolve(); // those that finish in the same turn join
    while (this.#written.length > 0) {
      const group = this.#written.splice(0);
      try {
        await (await this.#open()).datasync();
        const next = this.have.clone();
        for (const {index} of group) next.add(index);
        await this.#record(group, next);
        for (const {index, resolve} of group) {
          this.have.add(index);
          resolve();
        }
        this.#digest?.advance(this.have);
      } catch (error) {
        for (const {reject} of group) reject(error);
      }
    }
    this.#flushing = undefined;
  }

  /** The hashes of an open blob are written with the bits they stand for, and what the file looks like with these bytes in it; while others are written it soon looks otherwise, and that is recorded with them. */
  async #record(group: readonly Waiting[], have: Bitset): Promise<void> {
    const {digest, hashes} = this.manifest;
    const seals = this.#isSealed ? [{type: "put", key: buckets.seal(digest), value: encodeSeal(await sealOf(this.path))} as const] : [];
    const bits = {type: "put", key: buckets.have(digest), value: have.toBytes()} as const;
    if (!this.isOpen) return this.#db.batch([bits, ...seals], {sync: true});
    for (const {index, hash} of group) hashes.set(hash, index * HASH_BYTES);
    await this.#db.batch([bits, ...seals, {type: "put", key: buckets.open(digest), value: encodeRecord(this.manifest, 0)}], {sync: true});
  }

  /** All that is held was read, and is right. */
  found(): void {
    this.#isSealed = true;
  }

  #open(): Promise<FileHandle> {
    this.#file ??= this.#openFirst().catch((error) => {
      this.#file = undefined;
      throw error;
    });
    return this.#file;
  }

  /** Where somebody else wrote to it since this peer did, what it looks like once more is written says nothing of what was there. */
  async #openFirst(): Promise<FileHandle> {
    const stored = this.have.count > 0 ? await this.#db.get(buckets.seal(this.manifest.digest)) : undefined;
    this.#isSealed ||= this.have.count === 0 || lookAt(await sealOf(this.path), stored && decodeSeal(stored), undefined, false).type === "sound";
    // Never made here: a new file would be without the pieces that are held.
    return open(this.path, "r+");
  }
}

async function writeFully(file: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    const {bytesWritten} = await file.write(bytes, done, bytes.length - done, position + done);
    done += bytesWritten;
  }
}
