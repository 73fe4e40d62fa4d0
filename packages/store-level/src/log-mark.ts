import {type FileHandle, open} from "node:fs/promises";
import {crc32} from "node:zlib";
import {damaged} from "./damaged.ts";

/** Two records in two sectors, written in turns: a torn write leaves the other. Each: checksum u32, count of changes as a double. */
const SECTOR_BYTES = 512;
const RECORD_BYTES = 12;

/**
 * The greatest change known to be synced, in a file beside the database. The database itself cannot tell a write that was lost whole from one that
 * was never made; this can. It is written after each sync and not synced: it survives the process for certain and the machine nearly always,
 * and is never ahead of the log.
 */
export class LogMark {
  readonly #file: FileHandle;
  #slot = 0;
  #sequence: number;
  #writing: Promise<void> | undefined;

  private constructor(file: FileHandle, slot: number, sequence: number) {
    this.#file = file;
    this.#slot = slot;
    this.#sequence = sequence;
  }

  /** Throws CodedError `log_corrupt` when the file holds neither nothing nor a mark. */
  static async open(path: string): Promise<LogMark> {
    const file = await open(path, "r+").catch(() => open(path, "w+"));
    try {
      const bytes = Buffer.alloc(2 * SECTOR_BYTES);
      await file.read(bytes, 0, bytes.length, 0);
      const marks = [decode(bytes.subarray(0, RECORD_BYTES)), decode(bytes.subarray(SECTOR_BYTES))];
      if (bytes.some((byte) => byte !== 0) && marks.every((mark) => mark === undefined)) throw damaged(`${path}: both its checksums are wrong`);
      const [first = 0, second = 0] = marks;
      return new LogMark(file, first > second ? 1 : 0, Math.max(first, second));
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  get sequence(): number {
    return this.#sequence;
  }

  /** Written at once, or when the write under way has ended; of several in the meantime only the last. */
  advance(sequence: number): void {
    this.#sequence = sequence;
    this.#writing ??= this.#write().finally(() => {
      this.#writing = undefined;
    });
  }

  async close(): Promise<void> {
    await this.#writing;
    await this.#file.close();
  }

  async #write(): Promise<void> {
    for (let written = -1; written !== this.#sequence; ) {
      written = this.#sequence;
      // A mark that cannot be written makes a loss harder to see, and is none.
      await this.#file.write(encode(written), 0, RECORD_BYTES, this.#slot * SECTOR_BYTES).catch(() => {});
      this.#slot = 1 - this.#slot;
    }
  }
}

function encode(sequence: number): Buffer {
  const bytes = Buffer.alloc(RECORD_BYTES);
  bytes.writeDoubleLE(sequence, 4);
  bytes.writeUInt32LE(crc32(bytes.subarray(4)), 0);
  return bytes;
}

function decode(sector: Buffer): number | undefined {
  const bytes = sector.subarray(0, RECORD_BYTES);
  return crc32(bytes.subarray(4)) === bytes.readUInt32LE(0) ? bytes.readDoubleLE(4) : undefined;
}
