import {damaged} from "../damaged.ts";
import {ByteReader, hasChecksum} from "./byte-reader.ts";

const FOOTER_BYTES = 48;
const MAGIC = Buffer.from("57fb808b247547db", "hex");
/** Kind of compression, checksum. */
const TRAILER_BYTES = 5;

interface Handle {
  readonly offset: number;
  readonly size: number;
}

/** Verifies every block of a table (doc/table_format.md of LevelDB). LevelDB reads blocks unverified, and a wrong one can end the process in it. */
export function checkTable(bytes: Buffer, name: string): void {
  const footer = bytes.subarray(-FOOTER_BYTES);
  if (footer.length < FOOTER_BYTES || !footer.subarray(-MAGIC.length).equals(MAGIC)) throw damaged(`${name}: its end is not a table's`);
  const reader = new ByteReader(footer, name);
  const [meta, index] = [readHandle(reader), readHandle(reader)];
  for (const list of [meta, index]) for (const handle of handlesIn(readBlock(bytes, list, name), name)) readBlock(bytes, handle, name);
}

function readBlock(bytes: Buffer, {offset, size}: Handle, name: string): Buffer {
  const end = offset + size + TRAILER_BYTES;
  if (end > bytes.length) throw damaged(`${name}: it ends before its block at byte ${offset}`);
  if (!hasChecksum(bytes.subarray(offset, end - 4), bytes.readUInt32LE(end - 4))) throw damaged(`${name}: the checksum of its block at byte ${offset} is wrong`);
  return bytes.subarray(offset, offset + size);
}

/** The values of a block of handles: each entry is three lengths, the rest of a key and a value. */
function handlesIn(block: Buffer, name: string): Handle[] {
  const restarts = block.length >= 4 ? block.readUInt32LE(block.length - 4) : 0;
  const reader = new ByteReader(block.subarray(0, Math.max(0, block.length - 4 - restarts * 4)), name);
  const handles: Handle[] = [];
  while (!reader.isAtEnd) {
    reader.varint();
    const [keyBytes, valueBytes] = [reader.varint(), reader.varint()];
    reader.take(keyBytes);
    handles.push(readHandle(new ByteReader(reader.take(valueBytes), name)));
  }
  return handles;
}

function readHandle(reader: ByteReader): Handle {
  return {offset: reader.varint(), size: reader.varint()};
}
