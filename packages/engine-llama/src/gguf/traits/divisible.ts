/**
 * Architectures of which the ranks of a group may each compute a part of every layer, since that was tried (`pnpm conformance:archs --ranks 2`): logits within 1e-3 of the whole's. llama.cpp computes
 * the same for fewer heads and a narrower feed-forward network, and nothing between a layer's partial products and their sums looks at all of either. Not here: slopes by the number of heads (ALiBi),
 * tensors that llama.cpp wants as wide as the hidden state (phi3, falcon and others), and what amplifies the last bits, so that rounding in the KV cache alone comes to more than 1e-3 (gemma2, gemma3,
 * glm4, openelm).
 */
const ALIKE: readonly string[] = [
  "apertus",
  "arcee",
  "deci",
  "exaone",
  "gemma",
  "granite",
  "granitemoe",
  "hunyuan-dense",
  "hunyuan_vl",
  "llama",
  "maincoder",
  "minicpm",
  "mistral3",
  "nanbeige",
  "pangu-embedded",
  "qwen3",
  "qwen3vl",
  "seed_oss",
  "smollm3",
];

/**
 * By architecture, the one whose graph the parts are computed with: another one where llama.cpp wants the matrices as wide as the hidden state, and has the same graph under another name without that.
 * Such a one must read no more of the metadata than the first (llama reads more than internlm2 and xverse, and computes something else for some of their models).
 */
export const DIVISIBLE: ReadonlyMap<string, string> = new Map([...ALIKE.map((name) => [name, name] as const), ["qwen2", "exaone"]]);
