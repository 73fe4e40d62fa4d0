import {assert} from "./assert.ts";

/** Of each byte. */
const BITS_SET = Uint8Array.from({length: 256}, (_, byte) => byte.toString(2).replaceAll("0", "").length);

/** A fixed-size set of small integers, one bit each; the wire form is its bytes, lowest bit first. */
export class Bitset {
  readonly size: number;
  readonly #bytes: Uint8Array;
  #count = 0;

  /** @param size number of bits, 0 to 2^31 */
  constructor(size: number) {
    assert(Number.isInteger(size) && size >= 0 && size <= 2 ** 31, `bitset size ${size}`);
    this.size = size;
    this.#bytes = new Uint8Array((size + 7) >>> 3);
  }

  /** Reads the wire form. Undefined when the length is not exactly that of `size` bits or a padding bit is set. */
  static fromBytes(size: number, bytes: Uint8Array): Bitset | undefined {
    if (bytes.length !== (size + 7) >>> 3) return undefined;
    if (size % 8 !== 0 && (bytes[bytes.length - 1] as number) >>> (size % 8) !== 0) return undefined;
    const set = new Bitset(size);
    for (let i = 0; i < size; i++) if (((bytes[i >>> 3] as number) >>> (i & 7)) & 1) set.add(i);
    return set;
  }

  static full(size: number): Bitset {
    const set = new Bitset(size);
    set.#bytes.fill(0xff);
    if (size % 8 !== 0) set.#bytes[set.#bytes.length - 1] = (1 << (size % 8)) - 1;
    set.#count = size;
    return set;
  }

  get count(): number {
    return this.#count;
  }

  get isFull(): boolean {
    return this.#count === this.size;
  }

  has(index: number): boolean {
    if (index < 0 || index >= this.size) return false;
    return (((this.#bytes[index >>> 3] as number) >>> (index & 7)) & 1) === 1;
  }

  /** True when the bit was not set before. */
  add(index: number): boolean {
    assert(Number.isInteger(index) && index >= 0 && index < this.size, `bit ${index} of ${this.size}`);
    if (this.has(index)) return false;
    this.#bytes[index >>> 3] = (this.#bytes[index >>> 3] as number) | (1 << (index & 7));
    this.#count++;
    return true;
  }

  /** True when the bit was set before. */
  delete(index: number): boolean {
    if (!this.has(index)) return false;
    this.#bytes[index >>> 3] = (this.#bytes[index >>> 3] as number) & ~(1 << (index & 7));
    this.#count--;
    return true;
  }

  /** How many are in both; of sets of one size. */
  countCommon(other: Bitset): number {
    assert(this.size === other.size, "bitsets of one size");
    let count = 0;
    for (let i = 0; i < this.#bytes.length; i++) count += BITS_SET[(this.#bytes[i] as number) & (other.#bytes[i] as number)] as number;
    return count;
  }

  clone(): Bitset {
    const copy = new Bitset(this.size);
    copy.#bytes.set(this.#bytes);
    copy.#count = this.#count;
    return copy;
  }

  toBytes(): Uint8Array {
    return this.#bytes.slice();
  }

  /** Set members, ascending. */
  *[Symbol.iterator](): Generator<number> {
    for (let i = 0; i < this.size; i++) if (this.has(i)) yield i;
  }
}
