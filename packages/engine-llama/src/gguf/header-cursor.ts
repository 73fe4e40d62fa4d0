import {CodedError} from "@ollamesh/stdx";

const UTF8 = new TextDecoder();
const HIGH = 2 ** 32;

/** More of the file is needed than the buffer holds: read again with a larger one. */
export class NeedMoreBytes extends Error {
  override readonly name = "NeedMoreBytes";
}

export function badModel(message: string): CodedError {
  return new CodedError("bad_model", message);
}

/** Reads a header's little-endian fields; every read is checked against the buffer and the file. */
export class HeaderCursor {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #fileSize: number;
  #position = 0;

  /** @param bytes the first bytes of a file of `fileSize` bytes */
  constructor(bytes: Uint8Array, fileSize: number) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#fileSize = fileSize;
  }

  get position(): number {
    return this.#position;
  }

  u32(what: string): number {
    return this.#view.getUint32(this.#take(4, what), true);
  }

  /** A 64-bit count or size. @param of what the error puts before `what` @throws bad_model above 2^53 - 1 */
  size(what: string, of = ""): number {
    const at = this.#take(8, what);
    // In two halves: a vocabulary has half a million sizes, and a bigint for each takes longer than all else.
    const value = this.#view.getUint32(at + 4, true) * HIGH + this.#view.getUint32(at, true);
    if (value > Number.MAX_SAFE_INTEGER) {
      throw badModel(`The GGUF header gives ${this.#view.getBigUint64(at, true)} as ${of}${what}: the file is damaged or hostile.`);
    }
    return value;
  }

  string(what: string, bytesMax: number): string {
    const length = this.size(what, "the length of ");
    if (length > bytesMax) throw badModel(`The GGUF header gives ${what} ${length} bytes; at most ${bytesMax} are allowed.`);
    const start = this.#take(length, what);
    return UTF8.decode(this.#bytes.subarray(start, start + length));
  }

  /** Passes over bytes. @returns where they began */
  skip(length: number, what: string): number {
    return this.#take(length, what);
  }

  get view(): DataView {
    return this.#view;
  }

  #take(length: number, what: string): number {
    const start = this.#position;
    const end = start + length;
    if (end > this.#fileSize) {
      throw badModel(`The GGUF file ends inside its header: ${what} reaches byte ${end} of a file of ${this.#fileSize} bytes.`);
    }
    if (end > this.#bytes.byteLength) throw new NeedMoreBytes(what);
    this.#position = end;
    return start;
  }
}
