import type {BlobSoundness, Digest, PieceManifest} from "@ollamesh/ports";
import {type Bitset, CodedError, MIB} from "@ollamesh/stdx";
import {buckets} from "./buckets.ts";
import type {HashPool, Watch} from "./hash-pool.ts";
import type {Database} from "./level-kv-store.ts";
import {HASH_BYTES, merkleRoot} from "./merkle.ts";
import {type BadLook, decodeSeal, encodeSeal, lookAt, type Seal, sealOf} from "./seal.ts";

const PROGRESS_MS = 250;
/** Blobs known to be bad at once; the one found longest ago is read again. */
const BAD_MAX = 1000;

/** What a blob file should be. */
export interface Held {
  readonly digest: Digest;
  readonly path: string;
  readonly size: number;
  readonly pieceSize: number;
  /** Hashes of its pieces; undefined: only of the whole, `digest`. */
  readonly hashes: Uint8Array | undefined;
  /** Those that are held. */
  readonly pieces: Bitset;
}

export interface Vouched extends BlobSoundness {
  /** Of a blob without known hashes, which it has now. */
  readonly cutting?: PieceManifest;
}

export interface Reading {
  readonly isDoubted: boolean;
  readonly signal: AbortSignal;
  progress(readBytes: number, totalBytes: number): void;
}

/** Knows by what a blob file looks like whether its bytes are still those that were found right, and reads them where it does not. */
export class Voucher {
  readonly #db: Database;
  readonly #reads: HashPool;
  readonly #bad = new Map<Digest, BadLook>();

  /** @param reads of one worker: a disk is read once at a time */
  constructor(db: Database, reads: HashPool) {
    this.#db = db;
    this.#reads = reads;
  }

  /** All bytes of that file were found right when it looked like that. */
  async seal(digest: Digest, look: Seal): Promise<void> {
    this.#bad.delete(digest);
    await this.#db.put(buckets.seal(digest), encodeSeal(look));
  }

  async forget(digest: Digest): Promise<void> {
    this.#bad.delete(digest);
    await this.#db.del(buckets.seal(digest));
  }

  /** All of a whole blob was read for something else. @param look of before */
  async wasRead(digest: Digest, look: Seal, isSound: boolean): Promise<void> {
    if (isSound) await this.seal(digest, look);
    else await this.forget(digest);
  }

  /** Throws CodedError `cancelled`, and what reading a file does; a disk that gives bytes no more has lost them. */
  async vouch(held: Held, reading: Reading): Promise<Vouched> {
    const {digest, path} = held;
    const now = await sealOf(path);
    const stored = await this.#db.get(buckets.seal(digest));
    const look = lookAt(now, stored && decodeSeal(stored), this.#bad.get(digest), reading.isDoubted);
    if (look.type === "sound") return {isSound: true, badPieces: []};
    if (look.type === "bad") return {isSound: false, badPieces: look.badPieces};
    const found = await this.#read(held, reading);
    if (found.isSound) await this.seal(digest, now);
    else await this.#remember(digest, {seal: now, badPieces: found.badPieces});
    return found;
  }

  async #remember(digest: Digest, look: BadLook): Promise<void> {
    await this.forget(digest);
    this.#bad.set(digest, look);
    for (const oldest of this.#bad.keys()) if (this.#bad.size > BAD_MAX) this.#bad.delete(oldest);
  }

  async #read(held: Held, {signal, progress}: Reading): Promise<Vouched> {
    const {hashes, pieces, pieceSize, size} = held;
    const totalBytes = hashes ? Math.min(size, pieces.count * pieceSize) : size;
    const watch: Watch = new Int32Array(new SharedArrayBuffer(8));
    const giveUp = (): void => void Atomics.store(watch, 0, 1);
    const tell = (): void => progress(Math.min(totalBytes, Atomics.load(watch, 1) * MIB), totalBytes);
    signal.addEventListener("abort", giveUp, {once: true});
    if (signal.aborted) giveUp();
    const timer = setInterval(tell, PROGRESS_MS);
    timer.unref();
    try {
      return await (hashes ? this.#readPieces(held, hashes, watch) : this.#readWhole(held, watch));
    } catch (error) {
      if (signal.aborted) throw new CodedError("cancelled", `the reading of ${held.digest} was given up`);
      throw error;
    } finally {
      clearInterval(timer);
      signal.removeEventListener("abort", giveUp);
    }
  }

  async #readPieces({path, size, pieceSize, pieces}: Held, hashes: Uint8Array, watch: Watch): Promise<Vouched> {
    const indices = [...pieces];
    const expected = new Uint8Array(indices.length * HASH_BYTES);
    for (const [i, index] of indices.entries()) expected.set(hashes.subarray(index * HASH_BYTES, (index + 1) * HASH_BYTES), i * HASH_BYTES);
    const isBad = await this.#reads.checkPieces({path, size, pieceSize, pieces: Uint32Array.from(indices), expected, watch});
    const badPieces = indices.filter((_, i) => isBad[i] === 1);
    return {isSound: badPieces.length === 0, badPieces};
  }

  async #readWhole({digest, path, size, pieceSize}: Held, watch: Watch): Promise<Vouched> {
    try {
      const {digest: found, hashes} = await this.#reads.hashFile(path, pieceSize, watch);
      if (found !== digest) return {isSound: false, badPieces: []};
      return {isSound: true, badPieces: [], cutting: {digest, size, pieceSize, hashes, root: merkleRoot(hashes)}};
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EIO") throw error;
      return {isSound: false, badPieces: []};
    }
  }
}
