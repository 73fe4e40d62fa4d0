/** Seeds that failed once, and why. They are run for ever. */
export const keptSeeds: readonly (readonly [seed: number, why: string])[] = [];
