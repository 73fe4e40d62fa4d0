import type {Digest, PieceManifest} from "@ollamesh/ports";
import {CodedError, GIB} from "@ollamesh/stdx";
import {isDigest} from "./layout.ts";
import {HASH_BYTES, merkleRoot} from "./merkle.ts";

const SIZE_MAX = 16 * 1024 * GIB;
const PIECES_MAX = 1 << 20;
const PIECE_BYTES_MAX = 128 * 1024 * 1024;

interface Facts {
  readonly size: number;
  readonly pieceSize: number;
  readonly root: string;
  /** Of the blob file when it was hashed: another one means other bytes. 0 for a partial blob. */
  readonly mtimeMs: number;
}

/** Stored form: 4 bytes length, JSON facts, hashes. */
export function encodeRecord(manifest: PieceManifest, mtimeMs: number): Uint8Array {
  const facts: Facts = {size: manifest.size, pieceSize: manifest.pieceSize, root: manifest.root, mtimeMs};
  const json = Buffer.from(JSON.stringify(facts));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(json.length);
  return Buffer.concat([length, json, manifest.hashes]);
}

/** Of a record that `decodeRecord` understands: how the blob is cut, without its hashes being looked at. */
export function pieceSizeIn(bytes: Uint8Array): number | undefined {
  try {
    const {pieceSize} = readFacts(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
    return isPieceSize(pieceSize) ? pieceSize : undefined;
  } catch {
    return undefined;
  }
}

/** Undefined when it was not written whole by a version that is understood. */
export function decodeRecord(digest: Digest, bytes: Uint8Array): {manifest: PieceManifest; mtimeMs: number} | undefined {
  try {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    const {size, pieceSize, root, mtimeMs} = readFacts(buffer);
    const manifest = {digest, size, pieceSize, root, hashes: Uint8Array.from(buffer.subarray(4 + buffer.readUInt32LE(0)))};
    if (root === "") checkShape(manifest);
    else checkPieceManifest(manifest);
    return {manifest, mtimeMs};
  } catch {
    return undefined;
  }
}

function readFacts(buffer: Buffer): Facts {
  return JSON.parse(buffer.subarray(4, 4 + buffer.readUInt32LE(0)).toString()) as Facts;
}

function isPieceSize(bytes: number): boolean {
  return Number.isSafeInteger(bytes) && bytes >= 1 && bytes <= PIECE_BYTES_MAX;
}

/** Refuses a cutting that does not agree with itself: numbers, hash count, root. Throws CodedError `bad_piece_manifest`. */
export function checkPieceManifest(manifest: PieceManifest): void {
  checkShape(manifest);
  if (merkleRoot(manifest.hashes) !== manifest.root) throw badManifest(manifest.digest, "its root is another");
}

/** Everything but the root: of an open blob there is none. Throws CodedError `bad_piece_manifest`. */
export function checkShape({digest, size, pieceSize, hashes}: PieceManifest): void {
  const bad = (why: string) => badManifest(digest, why);
  if (!isDigest(digest)) throw bad("malformed digest");
  if (!Number.isSafeInteger(size) || size < 1 || size > SIZE_MAX) throw bad(`size ${size}`);
  if (!isPieceSize(pieceSize)) throw bad(`piece size ${pieceSize}`);
  const pieces = Math.ceil(size / pieceSize);
  if (pieces > PIECES_MAX) throw bad(`${pieces} pieces`);
  if (hashes.length !== pieces * HASH_BYTES) throw bad(`${hashes.length} bytes of hashes for ${pieces} pieces`);
}

function badManifest(digest: Digest, why: string): CodedError {
  return new CodedError("bad_piece_manifest", `the cutting of ${digest.slice(0, 80)} is refused: ${why}`);
}
