import {type FileHandle, open} from "node:fs/promises";
import type {PieceManifest} from "@ollamesh/ports";
import {type Bitset, CodedError} from "@ollamesh/stdx";
import {buckets} from "./buckets.ts";
import type {HashPool} from "./hash-pool.ts";
import type {Database} from "./level-kv-store.ts";
import {HASH_BYTES} from "./merkle.ts";

interface Waiting {
  readonly index: number;
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
  readonly #underWay = new Set<Promise<void>>();
  #isClosed = false;
  #file: Promise<FileHandle> | undefined;
  #written: Waiting[] = [];
  #flushing: Promise<void> | undefined;

  constructor(options: {manifest: PieceManifest; path: string; have: Bitset; db: Database; hashes: HashPool}) {
    this.manifest = options.manifest;
    this.path = options.path;
    this.have = options.have;
    this.#db = options.db;
    this.#hashes = options.hashes;
  }

  pieceLength(index: number): number {
    const {size, pieceSize} = this.manifest;
    return Math.min(pieceSize, size - index * pieceSize);
  }

  /** Resolves once the piece is verified, on disk and recorded. Throws CodedError `corrupt_piece`, after `close` `not_found`. */
  write(index: number, bytes: Uint8Array): Promise<void> {
    const work = this.#write(index, bytes);
    const forget = (): void => void this.#underWay.delete(work);
    this.#underWay.add(work);
    work.then(forget, forget);
    return work;
  }

  async #write(index: number, bytes: Uint8Array): Promise<void> {
    if (this.have.has(index)) return;
    const {digest, hashes, pieceSize} = this.manifest;
    if (index < 0 || index >= this.have.size || bytes.length !== this.pieceLength(index)) {
      throw new CodedError("corrupt_piece", `piece ${index} of ${digest} has ${bytes.length} bytes`);
    }
    const found = await this.#hashes.hashBytes(bytes);
    if (Buffer.compare(found, hashes.subarray(index * HASH_BYTES, (index + 1) * HASH_BYTES)) !== 0) {
      throw new CodedError("corrupt_piece", `piece ${index} of ${digest} is not what its hash says`);
    }
    // While it was hashed the blob may have been removed and begun anew: the same path is another's file then.
    if (this.#isClosed) throw new CodedError("not_found", `${digest} was removed, or the store closed, before piece ${index} was written`);
    const file = await this.#open();
    await writeFully(file, bytes, index * pieceSize);
    await new Promise<void>((resolve, reject) => {
      this.#written.push({index, resolve, reject});
      this.#flushing ??= this.#flush();
    });
  }

  /** Waits for what is being written and lets go of the file; what is still being hashed will be refused. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await Promise.allSettled(this.#underWay);
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
        await this.#db.put(buckets.have(this.manifest.digest), next.toBytes(), {sync: true});
        for (const {index, resolve} of group) {
          this.have.add(index);
          resolve();
        }
      } catch (error) {
        for (const {reject} of group) reject(error);
      }
    }
    this.#flushing = undefined;
  }

  #open(): Promise<FileHandle> {
    // Never made here: a new file would be without the pieces that are held.
    this.#file ??= open(this.path, "r+").catch((error) => {
      this.#file = undefined;
      throw error;
    });
    return this.#file;
  }
}

async function writeFully(file: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    const {bytesWritten} = await file.write(bytes, done, bytes.length - done, position + done);
    done += bytesWritten;
  }
}
