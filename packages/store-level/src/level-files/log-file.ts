import {damaged} from "../damaged.ts";
import {hasChecksum, hasChecksumSomewhere} from "./byte-reader.ts";

const BLOCK_BYTES = 32_768;
const HEADER_BYTES = 7;

type Part = "full" | "first" | "middle" | "last";
const PARTS: readonly (Part | undefined)[] = [undefined, "full", "first", "middle", "last"];

/**
 * The records of a file in LevelDB's log format (doc/log_format.md of LevelDB): write-ahead logs and MANIFEST. A file may end in the middle of a record,
 * or in records' place have nothing but zeros: so does a crash leave it. A record that is all there and whose checksum is wrong is damage, which LevelDB itself passes over
 * together with the rest of its block.
 */
export function readLogFile(bytes: Buffer, name: string): Buffer[] {
  const records: Buffer[] = [];
  let parts: Buffer[] = [];
  for (let at = 0; at < bytes.length; ) {
    const blockLeft = BLOCK_BYTES - (at % BLOCK_BYTES);
    if (blockLeft < HEADER_BYTES) {
      at += blockLeft;
      continue;
    }
    const part = readPart(bytes, at, blockLeft, name);
    if (!part) break;
    const begins = part.kind === "full" || part.kind === "first";
    if (begins !== (parts.length === 0)) throw damaged(`${name}: at byte ${at} a record begins or goes on where it cannot`);
    parts.push(part.payload);
    if (part.kind === "full" || part.kind === "last") {
      records.push(parts.length === 1 ? part.payload : Buffer.concat(parts));
      parts = [];
    }
    at += HEADER_BYTES + part.payload.length;
  }
  return records;
}

/** Undefined at the torn end. */
function readPart(bytes: Buffer, at: number, blockLeft: number, name: string): {kind: Part; payload: Buffer} | undefined {
  if (bytes.length - at < HEADER_BYTES) return undefined;
  const length = bytes.readUInt16LE(at + 4);
  const kind = PARTS[bytes[at + 6] as number];
  if (!kind && bytes.subarray(at).every((byte) => byte === 0)) return undefined;
  if (!kind || HEADER_BYTES + length > blockLeft) throw damaged(`${name}: at byte ${at} there is no record`);
  const end = at + HEADER_BYTES + length;
  if (end > bytes.length) {
    // Torn, unless the record is there and only its length is wrong: no checksum covers that.
    if (hasChecksumSomewhere(bytes.subarray(at + 6), bytes.readUInt32LE(at))) throw damaged(`${name}: the length of the record at byte ${at} is wrong`);
    return undefined;
  }
  if (!hasChecksum(bytes.subarray(at + 6, end), bytes.readUInt32LE(at))) throw damaged(`${name}: the checksum of the record at byte ${at} is wrong`);
  return {kind, payload: bytes.subarray(at + HEADER_BYTES, end)};
}
