/**
 * Architectures of which the ranks of a group may each compute a part of every layer (`pnpm conformance:archs --ranks 2`). llama.cpp computes the same for fewer heads and a narrower feed-forward
 * network, and nothing between a layer's two partial products and their sums looks at all of either. Not here: slopes by the number of heads (ALiBi), norms over all heads together, fused experts.
 */
export const DIVISIBLE: ReadonlySet<string> = new Set(["llama"]);
