import {crc32c} from "@ollamesh/stdx";
import {damaged} from "../damaged.ts";

/** Reads LevelDB's integers one after another. Whatever does not fit is damage. */
export class ByteReader {
  readonly #bytes: Buffer;
  readonly #what: string;
  #at = 0;

  constructor(bytes: Buffer, what: string) {
    this.#bytes = bytes;
    this.#what = what;
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#bytes.length;
  }

  /** Seven bits a byte, lowest first; at most 2^53. */
  varint(): number {
    let value = 0;
    for (let shift = 1; shift <= 2 ** 49; shift *= 128) {
      const byte = this.#bytes[this.#at++];
      if (byte === undefined) break;
      value += (byte & 127) * shift;
      if (byte < 128) return value;
    }
    throw damaged(`${this.#what}: a number in it cannot be read`);
  }

  take(length: number): Buffer {
    const end = this.#at + length;
    if (end > this.#bytes.length) throw damaged(`${this.#what}: it ends too early`);
    const taken = this.#bytes.subarray(this.#at, end);
    this.#at = end;
    return taken;
  }
}

/** LevelDB stores checksums masked, since it checksums bytes that hold checksums. */
export function hasChecksum(bytes: Buffer, stored: number): boolean {
  const crc = crc32c(bytes);
  return (((crc >>> 15) | (crc << 17)) + 0xa282ead8) >>> 0 === stored;
}
