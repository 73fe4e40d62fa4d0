import type {Prng} from "@ollamesh/stdx";

/**
 * Round-robin in a random order, a new one for every round (SWIM, 4.3), in constant memory: position i of a round is (start + i·stride)
 * mod size with a random stride that has no divisor in common with the size.
 */
export class ProbeOrder {
  readonly #rng: Prng;
  #size = 0;
  #position = 0;
  #stride = 1;
  #left = 0;

  constructor(rng: Prng) {
    this.#rng = rng;
  }

  /** The next position of a roster of `size` >= 1. A roster that changed its size begins a new round. */
  next(size: number): number {
    if (this.#left === 0 || size !== this.#size) this.#begin(size);
    this.#left--;
    this.#position = (this.#position + this.#stride) % size;
    return this.#position;
  }

  #begin(size: number): void {
    this.#size = size;
    this.#left = size;
    this.#position = this.#rng.below(size);
    do this.#stride = 1 + this.#rng.below(size);
    while (greatestDivisor(this.#stride, size) !== 1);
  }
}

function greatestDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestDivisor(b, a % b);
}
