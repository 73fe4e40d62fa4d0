import {write} from "node:fs";
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
  #isWriting = false;
  #rested: (() => void) | undefined;

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
    if (!this.#isWriting) this.#write();
  }

  async close(): Promise<void> {
    if (this.#isWriting) {
      await new Promise<void>((resolve) => {
        this.#rested = resolve;
      });
    }
    await this.#file.close();
  }

  /** By callback: this is done for each change, and the promise of a handle costs more than the write. */
  #write(): void {
    const written = this.#sequence;
    this.#isWriting = true;
    // A mark that cannot be written makes a loss harder to see, and is none.
    write(this.#file.fd, encode(written), 0, RECORD_BYTES, this.#slot * SECTOR_BYTES, () => {
      this.#slot = 1 - this.#slot;
      if (written !== this.#sequence) return this.#write();
      this.#isWriting = false;
      this.#rested?.();
    });
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
