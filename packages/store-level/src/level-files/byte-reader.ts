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

export function hasChecksum(bytes: Buffer, stored: number): boolean {
  return masked(crc32c(bytes)) === stored;
}

/** Whether any beginning of `bytes` has the checksum. */
export function hasChecksumSomewhere(bytes: Buffer, stored: number): boolean {
  let crc = 0;
  for (let at = 0; at < bytes.length; at++) {
    crc = crc32c(bytes.subarray(at, at + 1), crc);
    if (masked(crc) === stored) return true;
  }
  return false;
}

/** LevelDB stores checksums masked, since it makes checksums of bytes that hold checksums. */
function masked(crc: number): number {
  return (((crc >>> 15) | (crc << 17)) + 0xa282ead8) >>> 0;
}
