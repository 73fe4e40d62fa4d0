/** Lifeguard's local health multiplier: who misses answers it should get is slow itself, and gives the others more time. */
export class LocalHealth {
  readonly #max: number;
  #score = 0;

  constructor(max: number) {
    this.#max = max;
  }

  /** Times of probes are multiplied by this: 1 when well. */
  get factor(): number {
    return this.#score + 1;
  }

  better(): void {
    this.#score = Math.max(0, this.#score - 1);
  }

  worse(by: number): void {
    this.#score = Math.min(this.#max, this.#score + by);
  }
}
