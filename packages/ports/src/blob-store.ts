import type {Bitset, Callback} from "@ollamesh/stdx";
import type {Cancel} from "./clock.ts";

/** `sha256:` and 64 lower-case hex digits. */
export type Digest = string;

/** How a blob is cut for transfer. `hashes` holds one SHA-256 a piece, 32 bytes each, in order. */
export interface PieceManifest {
  readonly digest: Digest;
  readonly size: number;
  readonly pieceSize: number;
  readonly hashes: Uint8Array;
  /** Merkle root over `hashes` (RFC 6962 tree hash), lower-case hex: names this cutting in plans and adverts. */
  readonly root: string;
}

export interface BlobStatus {
  readonly digest: Digest;
  readonly size: number;
  readonly complete: boolean;
  readonly pieceSize: number;
  /** Pieces that are verified and synced: only these are ever announced or served. A copy. */
  readonly have: Bitset;
  /** Of a partial blob: its piece hashes were not known before its bytes. */
  readonly isOpen?: boolean;
  /** What the file really occupies: of a sparse partial blob, only what was written. */
  readonly bytesOnDisk: number;
  /** The blob file; of a partial blob a sparse file of full length. Empty in simulations. */
  readonly path: string;
  /** It lies in a folder that is only read: it takes no room of this peer's, and cannot be removed. */
  readonly isReadOnly: boolean;
  /** Wall clock at which its file was last written, milliseconds. */
  readonly changedMs: number;
}

export interface DiskUsage {
  /** What this peer's own blobs occupy, whole ones and parts. */
  readonly usedBytes: number;
  /** What the file system has left; infinite where nobody knows. */
  readonly freeBytes: number;
}

export interface OpenStart {
  readonly status: BlobStatus;
  /** 32 bytes a piece; zeros for those that are not held and have no known hash. A copy. */
  readonly hashes: Uint8Array;
}

/** What reading a whole blob anew showed. */
export interface BlobCheck {
  /** Its bytes are still those its digest names. False too for a file the disk gives no more. */
  readonly isSound: boolean;
  /** SHA-256 over the salt followed by the bytes as they are, lower-case hex; empty when they could not all be read. */
  readonly proof: string;
}

/** What is known of the bytes of a blob that is about to be used. */
export interface BlobSoundness {
  /** All that is held of it is what was verified when it came. */
  readonly isSound: boolean;
  /** Held pieces that are something else now, ascending; empty, with `isSound` false: it is not known which. */
  readonly badPieces: readonly number[];
}

/** A blob coming in as a byte stream of unknown digest or from a client. Call `write` again only after its answer. */
export interface BlobIntake {
  write(bytes: Uint8Array, done: Callback<void>): void;
  /** Syncs, checks against the expected digest (`digest_mismatch`), makes it visible. */
  finish(done: Callback<{readonly digest: Digest; readonly size: number}>): void;
  /** Leaves nothing behind. */
  abort(): void;
}

/**
 * Content-addressed blobs in Ollama's folder layout. Failure codes: `not_found`, `corrupt_piece`, `digest_mismatch`,
 * `bad_piece_manifest`, `missing_piece`, `open` (it has no cutting yet), `disk_full`, `read_only`, `busy`, `cancelled`, `io`.
 * Nothing is visible in `status` before it is durable.
 */
export interface BlobStore {
  list(): readonly BlobStatus[];
  status(digest: Digest): BlobStatus | undefined;
  usage(): DiskUsage;
  /** The cutting of a held blob; for a complete blob without one it is computed (once, in a worker) and kept. */
  pieces(digest: Digest, done: Callback<PieceManifest>): void;
  /** Begins or resumes a partial blob. Refuses a manifest whose root, sizes or hash count do not agree with each other. */
  start(manifest: PieceManifest, done: Callback<BlobStatus>): void;
  /**
   * Begins or resumes a partial blob of which only the whole has a hash, cut as this store cuts. One that was begun with a cutting goes on with that.
   * @param size at least 1 byte
   */
  startOpen(digest: Digest, size: number, done: Callback<OpenStart>): void;
  /**
   * Begins or resumes a file whose digest nobody can say yet, as an open blob under a digest that stands for `key` (`status.digest` of the answer) until it is published.
   * @param key names the bytes: the same key, the same file
   */
  startUnnamed(key: string, size: number, done: Callback<OpenStart>): void;
  /** All pieces of it held: it is published under the digest that it has, which is the answer, and the stand-in is gone. `missing_piece` changes nothing. */
  publishUnnamed(standIn: Digest, done: Callback<Digest>): void;
  /**
   * Writes and syncs one whole piece of an open blob, over another one if need be, and answers its hash. Of a blob with a cutting, and of a whole one, as `writePiece`.
   * @param bytes read until it is answered, and not after
   * @param expected its hash, 32 bytes, where somebody told it: anything else is a `corrupt_piece`
   */
  takePiece(digest: Digest, index: number, bytes: Uint8Array, expected: Uint8Array | undefined, done: Callback<Uint8Array>): void;
  /** Verifies, writes and syncs one whole piece; `corrupt_piece` changes nothing. Writing a held piece again is a no-op. The bytes are read until it is answered, and not after. */
  writePiece(digest: Digest, index: number, bytes: Uint8Array, done: Callback<void>): void;
  /** All pieces held: checks the whole digest and publishes the blob. On `digest_mismatch` the partial blob is dropped, but for an open one. */
  complete(digest: Digest, done: Callback<void>): void;
  /** Bytes [start, end) of verified pieces. At most 16 MiB a call. */
  read(digest: Digest, start: number, end: number, done: Callback<Uint8Array>): void;
  /**
   * Reads every byte of a whole blob from the disk, off the event loop; `not_found` when it is not here whole. Changes nothing, whatever it finds. What it returns
   * gives it up: `done` is then told `cancelled`, if it was not yet told anything. What the system keeps of the file in memory counts as the file.
   */
  verify(digest: Digest, salt: Uint8Array, done: Callback<BlobCheck>): Cancel;
  /**
   * Whether what is held of a blob may be used: at once where its file is as it was when it was last found right (or wrong), by its size, times and inode; else it is read, off the event loop.
   * Changes nothing. `not_found` where nothing is held. What it returns gives it up: `done` is then told `cancelled`, if it was not yet told anything.
   * @param isDoubted it is read, whatever the file looks like
   * @param progress bytes read, of so many; only while it is read, and some times a second
   */
  vouch(digest: Digest, isDoubted: boolean, progress: (readBytes: number, totalBytes: number) => void, done: Callback<BlobSoundness>): Cancel;
  /** Those pieces are held no more; a whole blob becomes a partial one of all the others. `open` where a whole one has no cutting, `read_only`. */
  dropPieces(digest: Digest, pieces: readonly number[], done: Callback<BlobStatus>): void;
  /** @param expected refuse anything else at `finish`; undefined accepts any content */
  intake(expected: Digest | undefined): BlobIntake;
  /** Removes what there is of a blob that is not whole; a whole one stays. Absent is success. */
  dropPartial(digest: Digest, done: Callback<void>): void;
  /** Removes a blob, whole or partial, with its cutting. Absent is success. */
  remove(digest: Digest, done: Callback<void>): void;
}
