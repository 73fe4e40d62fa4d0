/** What an IEEE 754 binary16 holds at most. */
export const HALF_MAX = 65504;

/** Bits of binary32: 2^-14, the smallest normal half; 65520, the first that is nearer to 65536 than to 65504; and between the two ways to count exponents. */
const NORMAL_MIN = 0x38800000;
const BEYOND = 0x477ff000;
const REBIAS = 0x38000000;

/**
 * 32-bit floats as 16-bit ones, both little-endian, each rounded to the nearest (ties to even). Undefined where one is not finite or beyond ±65504 after rounding: such numbers have no half.
 * @param floats 4 n bytes, at any offset
 */
export function toHalves(floats: Uint8Array): Uint8Array | undefined {
  const bits = new Uint32Array(aligned(floats, 4));
  const halves = new Uint16Array(bits.length);
  for (let i = 0; i < bits.length; i++) {
    const number = bits[i] as number;
    const size = number & 0x7fffffff;
    if (size >= BEYOND) return undefined;
    halves[i] = ((number >>> 16) & 0x8000) | halfOf(size);
  }
  return new Uint8Array(halves.buffer);
}

/** 16-bit floats as 32-bit ones: exact. @param halves 2 n bytes, at any offset */
export function fromHalves(halves: Uint8Array): Uint8Array {
  const words = new Uint16Array(aligned(halves, 2));
  const floats = new Float32Array(words.length);
  for (let i = 0; i < words.length; i++) floats[i] = FLOATS[words[i] as number] as number;
  return new Uint8Array(floats.buffer);
}

/** @param size the bits of a number without its sign, below `BEYOND` */
function halfOf(size: number): number {
  // The exponent counts from another number, and the fraction loses 13 bits. What rounding carries out of the fraction belongs into the exponent.
  if (size >= NORMAL_MIN) return (size - REBIAS + 0xfff + ((size >>> 13) & 1)) >>> 13;
  // Smaller ones are multiples of 2^-24: the leading one is written out, and the smaller the number the more bits are lost.
  const lost = 126 - (size >>> 23);
  if (lost > 24) return 0;
  const value = (size & 0x7fffff) | 0x800000;
  const kept = value >>> lost;
  const [rest, tie] = [value & ((1 << lost) - 1), 1 << (lost - 1)];
  return rest > tie || (rest === tie && (kept & 1) === 1) ? kept + 1 : kept;
}

const FLOATS = Float32Array.from({length: 0x10000}, (_, half) => {
  const [sign, exponent, fraction] = [half & 0x8000 ? -1 : 1, (half >>> 10) & 0x1f, half & 0x3ff];
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 0x1f) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
});

/** The same memory, or a copy where it is a part of something larger: it may begin at no multiple of `size` there. */
function aligned(bytes: Uint8Array, size: number): ArrayBufferLike {
  const length = bytes.byteLength - (bytes.byteLength % size);
  // Not `slice`: that of Node's buffers is a view.
  return length === bytes.buffer.byteLength ? bytes.buffer : new Uint8Array(bytes.subarray(0, length)).buffer;
}
