import {crc32} from "node:zlib";
import type {HardStateRecord, LogRecord, SnapshotRecord} from "@ollamesh/ports";
import {MIB} from "@ollamesh/stdx";
import {logBuckets} from "./buckets.ts";

/**
 * Entry: checksum u32, checksum of the entry before u32, term u64, kind u8, data. Each entry thereby says which one it follows: a log put together
 * from two histories breaks where they meet. Every checksum (CRC-32) begins with the key: a record under another's key is no record.
 */
const ENTRY_HEADER_BYTES = 17;
const CHECK_BYTES = 4;
const CHUNK_BYTES = MIB;
const STATE_VERSION = 1;

export interface StoredEntry {
  readonly record: LogRecord;
  /** Checksum of this entry, and of the one it was written after. */
  readonly check: number;
  readonly previousCheck: number;
}

/** Where the log begins: the last entry of the snapshot, or nothing. */
export interface LogBase {
  readonly index: number;
  readonly term: number;
  /** Checksum of that entry where this log once held it, else 0. */
  readonly check: number;
}

export interface SnapshotFacts {
  readonly id: number;
  readonly metaBytes: number;
  readonly dataBytes: number;
}

/** Written over in every batch. */
export interface LogState {
  /** Count of changes, ever. */
  readonly sequence: number;
  readonly hardState: HardStateRecord | undefined;
  readonly base: LogBase;
  readonly snapshot: SnapshotFacts | undefined;
  readonly lastIndex: number;
  readonly lastCheck: number;
}

export const emptyState: LogState = {sequence: 0, hardState: undefined, base: {index: 0, term: 0, check: 0}, snapshot: undefined, lastIndex: 0, lastCheck: 0};

export function encodeEntry(record: LogRecord, previousCheck: number): {bytes: Buffer; check: number} {
  const bytes = Buffer.allocUnsafe(ENTRY_HEADER_BYTES + record.data.length);
  bytes.writeUInt32LE(previousCheck, 4);
  bytes.writeUInt32LE(record.term >>> 0, 8);
  bytes.writeUInt32LE(Math.floor(record.term / 2 ** 32), 12);
  bytes[16] = record.kind;
  bytes.set(record.data, ENTRY_HEADER_BYTES);
  return {bytes, check: seal(logBuckets.entry(record.index), bytes)};
}

/** Undefined when the bytes are not what was written under this index. */
export function decodeEntry(index: number, value: Uint8Array): StoredEntry | undefined {
  const bytes = unseal(logBuckets.entry(index), value);
  if (!bytes || bytes.length < ENTRY_HEADER_BYTES) return undefined;
  const term = bytes.readUInt32LE(8) + bytes.readUInt32LE(12) * 2 ** 32;
  const record = {index, term, kind: bytes[16] as number, data: value.subarray(ENTRY_HEADER_BYTES)};
  return {record, check: bytes.readUInt32LE(0), previousCheck: bytes.readUInt32LE(4)};
}

export function encodeState(state: LogState): Uint8Array {
  const bytes = Buffer.concat([Buffer.alloc(CHECK_BYTES), Buffer.from(JSON.stringify({version: STATE_VERSION, ...state}))]);
  seal(logBuckets.state, bytes);
  return bytes;
}

export function decodeState(value: Uint8Array): LogState | undefined {
  const bytes = unseal(logBuckets.state, value);
  if (!bytes) return undefined;
  const {version, hardState, base, snapshot, sequence, lastIndex, lastCheck} = JSON.parse(bytes.toString("utf8", CHECK_BYTES)) as LogState & {version: number};
  return version === STATE_VERSION ? {sequence, hardState, base, snapshot, lastIndex, lastCheck} : undefined;
}

/** Keys and values of a snapshot: meta and data, one behind the other, cut into pieces of 1 MiB. */
export function encodeChunks(id: number, {meta, data}: SnapshotRecord): {key: string; value: Uint8Array}[] {
  const total = meta.length + data.length;
  return Array.from({length: chunkCount(total)}, (_, chunk) => {
    const start = chunk * CHUNK_BYTES;
    const end = Math.min(total, start + CHUNK_BYTES);
    const value = Buffer.allocUnsafe(CHECK_BYTES + end - start);
    value.set(meta.subarray(start, end), CHECK_BYTES);
    value.set(data.subarray(Math.max(0, start - meta.length), Math.max(0, end - meta.length)), CHECK_BYTES + Math.max(0, meta.length - start));
    const key = logBuckets.snapshotChunk(id, chunk);
    seal(key, value);
    return {key, value};
  });
}

export function chunkKeys({id, metaBytes, dataBytes}: SnapshotFacts): string[] {
  return Array.from({length: chunkCount(metaBytes + dataBytes)}, (_, chunk) => logBuckets.snapshotChunk(id, chunk));
}

/** The chunk's part of the snapshot, or undefined when it is not what was written. */
export function decodeChunk(key: string, value: Uint8Array): Uint8Array | undefined {
  return unseal(key, value)?.subarray(CHECK_BYTES);
}

function chunkCount(bytes: number): number {
  return Math.ceil(bytes / CHUNK_BYTES);
}

/** Writes the checksum of key and bytes before them, and returns it. */
function seal(key: string, bytes: Buffer): number {
  const check = crc32(bytes.subarray(CHECK_BYTES), crc32(key));
  bytes.writeUInt32LE(check, 0);
  return check;
}

function unseal(key: string, value: Uint8Array): Buffer | undefined {
  const bytes = Buffer.from(value.buffer, value.byteOffset, value.length);
  if (bytes.length < CHECK_BYTES || crc32(bytes.subarray(CHECK_BYTES), crc32(key)) !== bytes.readUInt32LE(0)) return undefined;
  return bytes;
}
