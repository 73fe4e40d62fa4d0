import {createHash} from "node:crypto";
import {existsSync, readdirSync, statSync} from "node:fs";
import {open, rm, stat, truncate} from "node:fs/promises";
import {join} from "node:path";
import type {BlobCheck, BlobIntake, BlobSoundness, BlobStatus, BlobStore, Cancel, Digest, DiskUsage, OpenStart, PieceManifest} from "@ollamesh/ports";
import {Bitset, type Callback, CodedError, MIB} from "@ollamesh/stdx";
import {answer} from "./answer.ts";
import {factsOf, freeBytesAt, keptOf, wholeOrThrow} from "./blob-files.ts";
import {buckets} from "./buckets.ts";
import {Cuttings} from "./cuttings.ts";
import {FileIntake} from "./file-intake.ts";
import {factsAt} from "./folder-look.ts";
import type {HashPool} from "./hash-pool.ts";
import {blobFile, type Layout, partialFile} from "./layout.ts";
import type {Database} from "./level-kv-store.ts";
import {HASH_BYTES, merkleRoot} from "./merkle.ts";
import {moveFile} from "./move-file.ts";
import {OpenFiles} from "./open-files.ts";
import {PartialBlob} from "./partial-blob.ts";
import {checkPieceManifest, checkShape, decodeRecord, encodeRecord} from "./piece-manifest-record.ts";
import {pieceSizeFor} from "./piece-size.ts";
import {sealOf} from "./seal.ts";
import type {Reading, Voucher} from "./voucher.ts";
import {type WholeBlob, WholeBlobs} from "./whole-blobs.ts";

const READ_BYTES_MAX = 16 * MIB;

/** Blobs as files in Ollama's layout, with what is on its way here beside them. See the port for what each call promises. */
export class FileBlobStore implements BlobStore {
  readonly #layout: Layout;
  readonly #db: Database;
  readonly #hashes: HashPool;
  readonly #checks: HashPool;
  readonly #digests: HashPool;
  readonly #voucher: Voucher;
  readonly #files = new OpenFiles();
  readonly #whole: WholeBlobs;
  readonly #partial = new Map<Digest, PartialBlob>();
  readonly #cuttings: Cuttings;
  readonly #turns = new Map<Digest, Promise<void>>();
  readonly #chunkBytes: number | undefined;

  constructor(options: {
    layout: Layout;
    leastBytes: () => ReadonlyMap<Digest, number>;
    db: Database;
    hashes: HashPool;
    checks: HashPool;
    digests: HashPool;
    voucher: Voucher;
    chunkBytes: number | undefined;
  }) {
    this.#whole = new WholeBlobs(options.layout, (digest) => this.#partial.has(digest), options.leastBytes);
    this.#chunkBytes = options.chunkBytes;
    this.#layout = options.layout;
    this.#db = options.db;
    this.#hashes = options.hashes;
    this.#checks = options.checks;
    this.#digests = options.digests;
    this.#voucher = options.voucher;
    this.#cuttings = new Cuttings(options);
  }

  /** Finds what is on disk. No bytes are hashed: bitfields were written behind the bytes they stand for. */
  async open(): Promise<void> {
    this.#whole.scan();
    for await (const [key, bytes] of this.#db.iterator({gte: "have/", lt: "have0"})) await this.#reopen(key.slice("have/".length), bytes);
    for await (const [key, bytes] of this.#db.iterator({gte: "piece-manifest/", lt: "piece-manifest0"})) {
      const digest = key.slice("piece-manifest/".length);
      if (this.#whole.find(digest)) this.#cuttings.remember(digest, bytes);
    }
    await this.#sweep();
  }

  async close(): Promise<void> {
    await Promise.all([...this.#partial.values()].map((partial) => partial.close()));
    await this.#files.close();
  }

  list(): readonly BlobStatus[] {
    return [...this.#whole.scan().keys(), ...this.#partial.keys()].flatMap((digest) => this.status(digest) ?? []);
  }

  status(digest: Digest): BlobStatus | undefined {
    const whole = this.#whole.findAsItIs(digest);
    if (whole) {
      const pieceSize = this.#cuttings.pieceSizeOf(digest, whole.size);
      const have = Bitset.full(Math.ceil(whole.size / pieceSize));
      return {digest, size: whole.size, complete: true, pieceSize, have, path: whole.path, isReadOnly: this.#whole.isReadOnly(whole), ...factsOf(whole.facts)};
    }
    const partial = this.#partial.get(digest);
    if (!partial) return undefined;
    const {size, pieceSize} = partial.manifest;
    return {digest, size, complete: false, pieceSize, have: partial.have.clone(), isOpen: partial.isOpen, path: partial.path, isReadOnly: false, ...factsOf(factsAt(partial.path))};
  }

  usage(): DiskUsage {
    const own = [...this.#whole.scan().values()].filter((whole) => !this.#whole.isReadOnly(whole)).map(({path}) => path);
    const paths = [...own, ...[...this.#partial.values()].map(({path}) => path)];
    return {usedBytes: paths.reduce((sum, path) => sum + factsOf(factsAt(path)).bytesOnDisk, 0), freeBytes: freeBytesAt(this.#layout.models)};
  }

  pieces(digest: Digest, done: Callback<PieceManifest>): void {
    answer(`cutting ${digest}`, this.#pieces(digest), done);
  }

  start(manifest: PieceManifest, done: Callback<BlobStatus>): void {
    answer(
      `beginning ${manifest.digest}`,
      this.#alone(manifest.digest, () => this.#start(manifest)),
      done,
    );
  }

  startOpen(digest: Digest, size: number, done: Callback<OpenStart>): void {
    answer(
      `beginning ${digest}`,
      this.#alone(digest, () => this.#startOpen(digest, size)),
      done,
    );
  }

  startUnnamed(key: string, size: number, done: Callback<OpenStart>): void {
    this.startOpen(`sha256:${createHash("sha256").update(key).digest("hex")}`, size, done);
  }

  publishUnnamed(standIn: Digest, done: Callback<Digest>): void {
    answer(
      `publishing ${standIn}`,
      this.#alone(standIn, () => this.#publishUnnamed(standIn)),
      done,
    );
  }

  takePiece(digest: Digest, index: number, bytes: Uint8Array, expected: Uint8Array | undefined, done: Callback<Uint8Array>): void {
    answer(`writing ${digest}`, this.#takePiece(digest, index, bytes, expected), done);
  }

  writePiece(digest: Digest, index: number, bytes: Uint8Array, done: Callback<void>): void {
    answer(`writing ${digest}`, this.#writePiece(digest, index, bytes), done);
  }

  complete(digest: Digest, done: Callback<void>): void {
    answer(
      `completing ${digest}`,
      this.#alone(digest, () => this.#complete(digest)),
      done,
    );
  }

  read(digest: Digest, start: number, end: number, done: Callback<Uint8Array>): void {
    answer(`reading ${digest}`, this.#read(digest, start, end), done);
  }

  verify(digest: Digest, salt: Uint8Array, done: Callback<BlobCheck>): Cancel {
    const controller = new AbortController();
    answer(`checking ${digest}`, this.#verify(digest, salt, controller.signal), done);
    return () => controller.abort();
  }

  vouch(digest: Digest, isDoubted: boolean, progress: (readBytes: number, totalBytes: number) => void, done: Callback<BlobSoundness>): Cancel {
    const controller = new AbortController();
    answer(`looking at ${digest}`, this.#vouch(digest, {isDoubted, progress, signal: controller.signal}), done);
    return () => controller.abort();
  }

  dropPieces(digest: Digest, pieces: readonly number[], done: Callback<BlobStatus>): void {
    answer(
      `dropping pieces of ${digest}`,
      this.#alone(digest, () => this.#dropPieces(digest, pieces)),
      done,
    );
  }

  intake(expected: Digest | undefined): BlobIntake {
    const publish = (path: string, digest: Digest, size: number): Promise<void> => this.#alone(digest, () => this.#publish(path, digest, size));
    return new FileIntake({folder: this.#layout.incoming, expected, publish});
  }

  dropPartial(digest: Digest, done: Callback<void>): void {
    answer(
      `giving up ${digest}`,
      this.#alone(digest, async () => {
        if (this.#partial.has(digest)) await this.#drop(digest);
      }),
      done,
    );
  }

  remove(digest: Digest, done: Callback<void>): void {
    answer(
      `removing ${digest}`,
      this.#alone(digest, () => this.#remove(digest)),
      done,
    );
  }

  /** What begins, ends or replaces a blob waits for its turn: between the steps of one the blob is neither here nor gone. */
  #alone<T>(digest: Digest, work: () => Promise<T>): Promise<T> {
    const result = (this.#turns.get(digest) ?? Promise.resolve()).then(work);
    const turn: Promise<void> = result.then(
      () => {},
      () => {},
    );
    this.#turns.set(digest, turn);
    void turn.then(() => this.#turns.get(digest) === turn && this.#turns.delete(digest));
    return result;
  }

  async #pieces(digest: Digest): Promise<PieceManifest> {
    const partial = this.#partial.get(digest);
    if (partial?.isOpen) throw new CodedError("open", `${digest} has no cutting before it is whole`);
    if (partial) return partial.manifest;
    const whole = this.#whole.find(digest);
    if (!whole) throw new CodedError("not_found", `there is no blob ${digest}`);
    return this.#cuttings.of(digest, whole.path);
  }

  async #start(manifest: PieceManifest): Promise<BlobStatus> {
    const {digest} = manifest;
    if (this.#whole.find(digest)) return this.status(digest) as BlobStatus;
    checkPieceManifest(manifest);
    const known = this.#partial.get(digest);
    if (known && known.manifest.root === manifest.root && known.manifest.pieceSize === manifest.pieceSize) return this.status(digest) as BlobStatus;
    const kept = known?.isOpen ? await keptOf(known, manifest) : undefined;
    // Another cutting: what was verified against the old one proves nothing now.
    if (known && !kept) await this.#drop(digest);
    return this.#begin(manifest, kept ?? new Bitset(manifest.hashes.length / 32));
  }

  async #begin(manifest: PieceManifest, have: Bitset): Promise<BlobStatus> {
    const {digest} = manifest;
    const path = partialFile(this.#layout, digest);
    const file = await open(path, "a");
    await file.close();
    await truncate(path, manifest.size);
    const [key, other] = manifest.root === "" ? [buckets.open(digest), buckets.pieceManifest(digest)] : [buckets.pieceManifest(digest), buckets.open(digest)];
    const record = [
      {type: "put", key, value: encodeRecord(manifest, 0)},
      {type: "put", key: buckets.have(digest), value: have.toBytes()},
      {type: "del", key: other},
    ] as const;
    await this.#db.batch([...record], {sync: true});
    this.#partial.set(digest, new PartialBlob({manifest, path, have, db: this.#db, hashes: this.#hashes, digests: this.#digests}));
    return this.status(digest) as BlobStatus;
  }

  async #startOpen(digest: Digest, size: number): Promise<OpenStart> {
    const known = this.#partial.get(digest);
    if (!this.#whole.find(digest) && known?.manifest.size !== size) {
      if (known) await this.#drop(digest);
      const pieceSize = pieceSizeFor(size, this.#chunkBytes);
      const manifest = {digest, size, pieceSize, root: "", hashes: new Uint8Array(Math.ceil(size / pieceSize) * HASH_BYTES)};
      checkShape(manifest);
      await this.#begin(manifest, new Bitset(manifest.hashes.length / HASH_BYTES));
    }
    const hashes = this.#partial.get(digest)?.manifest.hashes.slice() ?? new Uint8Array();
    return {status: this.status(digest) as BlobStatus, hashes};
  }

  async #takePiece(digest: Digest, index: number, bytes: Uint8Array, expected: Uint8Array | undefined): Promise<Uint8Array> {
    const partial = this.#partial.get(digest);
    if (partial) return partial.write(index, bytes, expected);
    if (!this.#whole.find(digest)) throw new CodedError("not_found", `the blob ${digest} was not begun`);
    return this.#hashes.hashBytes(bytes);
  }

  async #writePiece(digest: Digest, index: number, bytes: Uint8Array): Promise<void> {
    const partial = this.#partial.get(digest);
    if (partial && !partial.isOpen) return void (await partial.write(index, bytes));
    if (partial) throw new CodedError("open", `${digest} has no cutting to verify a piece against`);
    if (!this.#whole.find(digest)) throw new CodedError("not_found", `the blob ${digest} was not begun`);
  }

  async #complete(digest: Digest): Promise<void> {
    if (this.#whole.find(digest)) return;
    const partial = this.#partial.get(digest);
    if (!partial) throw new CodedError("not_found", `the blob ${digest} was not begun`);
    wholeOrThrow(partial);
    const found = await partial.digestOfAll();
    if (found !== digest) {
      if (!partial.isOpen) await this.#drop(digest);
      throw new CodedError("digest_mismatch", `what was fetched as ${digest} is ${found}`);
    }
    await this.#publish(partial.path, digest, partial.manifest.size);
  }

  async #publishUnnamed(standIn: Digest): Promise<Digest> {
    const partial = this.#partial.get(standIn);
    if (!partial?.isOpen) throw new CodedError("not_found", `there is no unnamed file ${standIn}`);
    wholeOrThrow(partial);
    const {digest} = await this.#hashes.hashFile(partial.path, 0);
    await this.#alone(digest, async () => {
      if (this.#whole.find(digest)) return this.#drop(standIn);
      await partial.close();
      await this.#publish(partial.path, digest, partial.manifest.size);
      this.#partial.delete(standIn);
      const {mtimeMs} = await stat(blobFile(this.#layout.models, digest));
      const manifest = this.#cuttings.isCutAs({...partial.manifest, digest, root: merkleRoot(partial.manifest.hashes)});
      await this.#db.batch(
        [
          {type: "put", key: buckets.pieceManifest(digest), value: encodeRecord(manifest, mtimeMs)},
          {type: "del", key: buckets.open(standIn)},
          {type: "del", key: buckets.have(standIn)},
        ],
        {sync: true},
      );
    });
    return digest;
  }

  async #read(digest: Digest, start: number, end: number): Promise<Uint8Array> {
    if (!Number.isSafeInteger(start) || !Number.isSafeInteger(end) || start < 0 || end < start || end - start > READ_BYTES_MAX)
      throw new CodedError("io", `a read of [${start}, ${end}) is out of bounds`);
    const whole = this.#whole.find(digest);
    if (whole) {
      if (end > whole.size) throw new CodedError("missing_piece", `${digest} ends at ${whole.size}`);
      return this.#files.read(whole.path, start, end - start).catch((error: NodeJS.ErrnoException) => {
        throw error.code === "ENOENT" ? new CodedError("not_found", `the file of ${digest} is gone`) : error;
      });
    }
    const partial = this.#partial.get(digest);
    if (!partial) throw new CodedError("not_found", `there is no blob ${digest}`);
    const {pieceSize, size} = partial.manifest;
    for (let piece = Math.floor(start / pieceSize); piece * pieceSize < end; piece++) {
      if (!partial.have.has(piece) || end > size) throw new CodedError("missing_piece", `piece ${piece} of ${digest} is not here`);
    }
    return this.#files.read(partial.path, start, end - start).catch((error) => {
      // It may have become whole, and moved, since it was looked up.
      const target = blobFile(this.#layout.models, digest);
      if (!existsSync(target)) throw error;
      return this.#files.read(target, start, end - start);
    });
  }

  async #verify(digest: Digest, salt: Uint8Array, signal: AbortSignal): Promise<BlobCheck> {
    const whole = this.#whole.find(digest);
    if (!whole) throw new CodedError("not_found", `there is no whole blob ${digest}`);
    try {
      const look = await sealOf(whole.path);
      const {digest: found, hashes} = await this.#checks.hashSalted(whole.path, salt, signal);
      if (signal.aborted) throw Object.assign(new Error("given up"), {code: "cancelled"});
      await this.#voucher.wasRead(digest, look, found === digest);
      return {isSound: found === digest, proof: Buffer.from(hashes).toString("hex")};
    } catch (error) {
      const {code} = error as NodeJS.ErrnoException;
      if (code === "EIO") return {isSound: false, proof: ""};
      if (code === "cancelled") throw new CodedError("cancelled", `the check of ${digest} was given up`);
      if (code !== "ENOENT") throw error;
      if (this.#whole.find(digest) === whole) this.#whole.forget(digest);
      throw new CodedError("not_found", `the file of ${digest} is gone`);
    }
  }

  async #vouch(digest: Digest, reading: Reading): Promise<BlobSoundness> {
    const whole = this.#whole.findAsItIs(digest);
    const partial = this.#partial.get(digest);
    if (!whole && partial) {
      const {have, path, manifest} = partial;
      const found = await this.#voucher.vouch({...manifest, path, pieces: have.clone()}, reading);
      if (found.isSound) partial.found();
      return found;
    }
    if (!whole) throw new CodedError("not_found", `there is no blob ${digest}`);
    const {path, size} = whole;
    const known = await this.#cuttings.known(digest, size);
    const pieceSize = known?.pieceSize ?? this.#cuttings.pieceSizeOf(digest, size);
    const pieces = Bitset.full(Math.ceil(size / pieceSize));
    const {cutting, ...found} = await this.#voucher.vouch({digest, path, size, pieceSize, hashes: known?.hashes, pieces}, reading);
    if (cutting) await this.#cuttings.keep(cutting, path);
    return found;
  }

  async #dropPieces(digest: Digest, pieces: readonly number[]): Promise<BlobStatus> {
    const whole = this.#whole.find(digest);
    const partial = this.#partial.get(digest);
    if (whole) await this.#takeApart(digest, whole, pieces);
    else if (partial) await this.#dropFrom(partial, pieces);
    else throw new CodedError("not_found", `there is no blob ${digest}`);
    await this.#voucher.forget(digest);
    return this.status(digest) as BlobStatus;
  }

  /** Begun anew without them: what was hashed of it so far may have been these. */
  async #dropFrom(partial: PartialBlob, pieces: readonly number[]): Promise<void> {
    const {manifest, path} = partial;
    const {digest} = manifest;
    await partial.close();
    const have = partial.have.clone();
    for (const piece of pieces) have.delete(piece);
    await this.#db.put(buckets.have(digest), have.toBytes());
    this.#partial.set(digest, new PartialBlob({manifest, path, have, db: this.#db, hashes: this.#hashes, digests: this.#digests}));
  }

  /** Recorded first: if this ends between, the whole file lies there and is looked at again. */
  async #takeApart(digest: Digest, whole: WholeBlob, pieces: readonly number[]): Promise<void> {
    if (this.#whole.isReadOnly(whole)) throw new CodedError("read_only", `${digest} lies in a folder that is only read`);
    const manifest = await this.#cuttings.known(digest, whole.size);
    if (!manifest) throw new CodedError("open", `how ${digest} is cut is not known`);
    const have = Bitset.full(manifest.hashes.length / HASH_BYTES);
    for (const piece of pieces) have.delete(piece);
    const path = partialFile(this.#layout, digest);
    await this.#db.batch([{type: "put", key: buckets.have(digest), value: have.toBytes()}], {sync: true});
    await this.#files.drop(whole.path);
    await moveFile(whole.path, path);
    this.#partial.set(digest, new PartialBlob({manifest, path, have, db: this.#db, hashes: this.#hashes, digests: this.#digests}));
    this.#whole.forget(digest);
    this.#cuttings.forget(digest);
  }

  /** Moves a finished file into the blobs folder. */
  async #publish(path: string, digest: Digest, size: number): Promise<void> {
    const target = blobFile(this.#layout.models, digest);
    for (const file of [path, target]) await this.#files.drop(file); // one that was cut off may lie there
    await moveFile(path, target);
    this.#cuttings.renewed(digest);
    const partial = this.#partial.get(digest);
    if (partial) {
      await partial.close();
      await this.#files.drop(partial.path);
      // The cutting stays true for the whole blob, now bound to its file.
      const {mtimeMs} = await stat(target);
      const manifest = {...partial.manifest, root: merkleRoot(partial.manifest.hashes)};
      // Bytes that came another way meanwhile may be cut by hashes of pieces that never came.
      const isCut = partial.have.isFull || !partial.isOpen;
      await this.#db.batch(
        [
          isCut ? {type: "put", key: buckets.pieceManifest(digest), value: encodeRecord(manifest, mtimeMs)} : {type: "del", key: buckets.pieceManifest(digest)},
          {type: "del", key: buckets.open(digest)},
          {type: "del", key: buckets.have(digest)},
        ],
        {sync: true},
      );
      if (isCut) this.#cuttings.isCutAs(manifest);
      this.#partial.delete(digest);
      if (partial.path !== path) await rm(partial.path, {force: true});
    }
    await this.#voucher.seal(digest, await sealOf(target));
    this.#whole.set(digest, {path: target, size});
  }

  async #remove(digest: Digest): Promise<void> {
    if (this.#partial.has(digest)) await this.#drop(digest);
    const whole = this.#whole.find(digest);
    if (!whole) return;
    if (this.#whole.isReadOnly(whole)) throw new CodedError("read_only", `${digest} lies in a folder that is only read`);
    await this.#files.drop(whole.path);
    await rm(whole.path, {force: true});
    this.#whole.forget(digest);
    this.#cuttings.forget(digest);
    await this.#db.del(buckets.pieceManifest(digest));
    await this.#voucher.forget(digest);
  }

  async #drop(digest: Digest): Promise<void> {
    const partial = this.#partial.get(digest);
    this.#partial.delete(digest);
    await partial?.close();
    await this.#files.drop(partialFile(this.#layout, digest));
    await this.#db.batch(
      [
        {type: "del", key: buckets.have(digest)},
        {type: "del", key: buckets.open(digest)},
        {type: "del", key: buckets.pieceManifest(digest)},
      ],
      {sync: true},
    );
    await this.#voucher.forget(digest);
    await rm(partialFile(this.#layout, digest), {force: true});
  }

  async #reopen(digest: Digest, bits: Uint8Array): Promise<void> {
    const path = partialFile(this.#layout, digest);
    const stored = (await this.#db.get(buckets.open(digest))) ?? (await this.#db.get(buckets.pieceManifest(digest)));
    const manifest = stored && decodeRecord(digest, stored)?.manifest;
    const have = manifest && Bitset.fromBytes(manifest.hashes.length / 32, bits);
    const isWhole = this.#whole.find(digest) !== undefined;
    if (!manifest || !have || isWhole || !existsSync(path) || statSync(path).size !== manifest.size) {
      // A crash between publishing and forgetting, or a file somebody deleted: the partial blob is gone.
      await this.#db.batch([
        {type: "del", key: buckets.have(digest)},
        {type: "del", key: buckets.open(digest)},
      ]);
      return;
    }
    this.#partial.set(digest, new PartialBlob({manifest, path, have, db: this.#db, hashes: this.#hashes, digests: this.#digests}));
  }

  /** Files of partial blobs that are no more, or never quite began. */
  async #sweep(): Promise<void> {
    const known = new Set([...this.#partial.values()].map((partial) => partial.path));
    for (const file of readdirSync(this.#layout.partial)) {
      const path = join(this.#layout.partial, file);
      if (!known.has(path)) await rm(path, {force: true});
    }
  }
}
