/**
 * Architectures of which the ranks of a group may each compute a part of every layer, since that was tried (`pnpm conformance:archs --ranks 2`): logits within 1e-3 of the whole's. llama.cpp computes
 * the same for fewer heads and a narrower feed-forward network, and nothing between a layer's partial products and their sums looks at all of either. Not here: slopes by the number of heads (ALiBi),
 * tensors that llama.cpp wants as wide as the hidden state (qwen2, phi3, falcon and others), and what amplifies the last bits, so that rounding in the KV cache alone comes to more than 1e-3 (gemma2,
 * gemma3, glm4, openelm).
 */
export const DIVISIBLE: ReadonlySet<string> = new Set([
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
  "qwen3vl",
  "seed_oss",
  "smollm3",
]);
