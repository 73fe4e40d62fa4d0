import {stat} from "node:fs/promises";
import type {Digest, PieceManifest} from "@ollamesh/ports";
import {CodedError} from "@ollamesh/stdx";
import {buckets} from "./buckets.ts";
import type {HashPool} from "./hash-pool.ts";
import type {Database} from "./level-kv-store.ts";
import {merkleRoot} from "./merkle.ts";
import {decodeRecord, encodeRecord, pieceSizeIn} from "./piece-manifest-record.ts";
import {pieceSizeFor} from "./piece-size.ts";
import {sealOf} from "./seal.ts";
import type {Voucher} from "./voucher.ts";

export interface CuttingsOptions {
  readonly db: Database;
  readonly hashes: HashPool;
  readonly voucher: Voucher;
  readonly chunkBytes: number | undefined;
}

/** How whole blobs are cut: as they were when they came, or computed when somebody asks. */
export class Cuttings {
  readonly #options: CuttingsOptions;
  readonly #computed = new Map<Digest, Promise<PieceManifest>>();
  /** Of whole blobs that have a cutting: it is kept, whatever is wanted of new ones. */
  readonly #pieceSizes = new Map<Digest, number>();

  constructor(options: CuttingsOptions) {
    this.#options = options;
  }

  /** Of a whole blob. Throws CodedError `digest_mismatch` when its file was changed to something else. */
  of(digest: Digest, path: string): Promise<PieceManifest> {
    const known = this.#computed.get(digest);
    if (known) return known;
    const cutting = this.#cut(digest, path);
    this.#computed.set(digest, cutting);
    cutting.catch(() => this.#computed.delete(digest));
    return cutting;
  }

  /** How it was cut when its digest was found right, whatever its file holds now. */
  async known(digest: Digest, size: number): Promise<PieceManifest | undefined> {
    const stored = await this.#options.db.get(buckets.pieceManifest(digest));
    const manifest = stored && decodeRecord(digest, stored)?.manifest;
    return manifest && manifest.size === size && manifest.root !== "" ? manifest : undefined;
  }

  pieceSizeOf(digest: Digest, size: number): number {
    return this.#pieceSizes.get(digest) ?? pieceSizeFor(size, this.#options.chunkBytes);
  }

  async keep(manifest: PieceManifest, path: string): Promise<void> {
    const {mtimeMs} = await stat(path);
    await this.#options.db.put(buckets.pieceManifest(manifest.digest), encodeRecord(manifest, mtimeMs));
    this.isCutAs(manifest);
  }

  isCutAs(manifest: PieceManifest): PieceManifest {
    this.#pieceSizes.set(manifest.digest, manifest.pieceSize);
    return manifest;
  }

  /** Of a whole blob: how it was cut. Its hashes are read when they are asked for. */
  remember(digest: Digest, record: Uint8Array): void {
    const pieceSize = pieceSizeIn(record);
    if (pieceSize !== undefined) this.#pieceSizes.set(digest, pieceSize);
  }

  /** Its file is another one. */
  renewed(digest: Digest): void {
    this.#computed.delete(digest);
  }

  forget(digest: Digest): void {
    this.#computed.delete(digest);
    this.#pieceSizes.delete(digest);
  }

  async #cut(digest: Digest, path: string): Promise<PieceManifest> {
    const {db, hashes: pool, voucher, chunkBytes} = this.#options;
    const {mtimeMs, size} = await stat(path);
    const stored = await db.get(buckets.pieceManifest(digest));
    const record = stored && decodeRecord(digest, stored);
    if (record && record.mtimeMs === mtimeMs && record.manifest.size === size) return this.isCutAs(record.manifest);
    const look = await sealOf(path);
    const pieceSize = pieceSizeFor(size, chunkBytes);
    const {digest: found, hashes} = await pool.hashFile(path, pieceSize);
    await voucher.wasRead(digest, look, found === digest);
    if (found !== digest) throw new CodedError("digest_mismatch", `the file of ${digest} holds other bytes (${found}): remove it and pull it again`);
    const manifest = {digest, size, pieceSize, hashes, root: merkleRoot(hashes)};
    await db.put(buckets.pieceManifest(digest), encodeRecord(manifest, mtimeMs));
    return this.isCutAs(manifest);
  }
}
