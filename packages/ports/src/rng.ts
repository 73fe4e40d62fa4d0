/** Random integers, injected so that a simulated run repeats exactly. Not for secrets. */
export interface Rng {
  /** Uniform in [0, 2^32). */
  nextU32(): number;
  /** Uniform in [0, bound), 1 <= bound <= 2^32. */
  below(bound: number): number;
}
