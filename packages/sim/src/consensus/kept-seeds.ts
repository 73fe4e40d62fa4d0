/** Seeds that showed a fault of the machine, and which. They are run for ever, with every farm; `pnpm sim:mutants` shows that they still would. */
export const keptSeeds: readonly (readonly [seed: number, why: string])[] = [
  [326, "a single voter served a read before the first commit of its term, with a commit index from its disk that was old"],
];
