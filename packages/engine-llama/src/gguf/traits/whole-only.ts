const POSITIONS = "learned positions are added to the input again";
const NORM = "the input is normalised again";
const EMBEDDING = "it is an embedding or classification model, which generates no text";
const DIFFUSION = "it is a diffusion model: every step passes over the whole text";
const TOKENS = "later layers look at the token ids again";
const RWKV = "the input is normalised again, and layers hand one another more than the hidden state";
const OTHER = "it is no text generator";

/** Architectures llama.cpp knows and of which a layer range is not a model of its own, with the reason. */
export const WHOLE_ONLY: Readonly<Record<string, string>> = {
  arwkv7: RWKV,
  bert: EMBEDDING,
  bloom: NORM,
  chameleon: "its support in llama.cpp is unfinished",
  clip: OTHER,
  cogvlm: "hidden states as input select other weights (those for images)",
  "deepseek2-ocr": "it is a part of a vision model",
  deepseek4: "layers hand one another several residual streams, of which llama.cpp names none",
  dflash: "it drafts for another model",
  dream: DIFFUSION,
  eagle3: "it drafts for another model",
  eurobert: EMBEDDING,
  "gemma-embedding": EMBEDDING,
  gemma3n: TOKENS,
  gemma4: TOKENS,
  "gemma4-assistant": "it drafts for another model",
  gpt2: POSITIONS,
  gptj: "llama.cpp cannot compute it",
  graniteswitch: TOKENS,
  "jina-bert-v2": EMBEDDING,
  "jina-bert-v3": EMBEDDING,
  llada: DIFFUSION,
  "llada-moe": DIFFUSION,
  "llama-embed": EMBEDDING,
  minicpm3: "the scale of each layer's output follows from the number of layers",
  "minimax-01": "the decay of each layer follows from its place among all layers",
  "modern-bert": EMBEDDING,
  "muse-glimmer": NORM,
  "neo-bert": EMBEDDING,
  "nomic-bert": EMBEDDING,
  "nomic-bert-moe": EMBEDDING,
  plm: "no test model exists for it",
  pockettts: OTHER,
  qwen3tts: OTHER,
  qwen4exp: "layers hand one another several residual streams and look at the token ids again",
  rnd1: DIFFUSION,
  rwkv6: RWKV,
  rwkv6qwen2: RWKV,
  rwkv7: RWKV,
  starcoder: POSITIONS,
  talkie: NORM,
  t5: "it has an encoder and a decoder",
  t5encoder: EMBEDDING,
  "wavtokenizer-dec": OTHER,
};
