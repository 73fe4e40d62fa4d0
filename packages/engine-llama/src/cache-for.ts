import type {ModelInfo} from "@ollamesh/ports";
import type {Kernels} from "./ffi/load-backends.ts";
import {keyLength} from "./key-length.ts";
import {OWN_BUFFERS_FROM} from "./runner/cache-layout.ts";
import type {CacheOptions} from "./runner/runner-messages.ts";

/**
 * Numbers in the key of a head from which on flash attention is left to llama.cpp with any kernels. It multiplies one key at a time, and what kernels for 64 numbers do with fewer outweighs
 * what it saves: 32 numbers and 300 tokens took three times as long with it (docs/adr/flash-attention.md).
 */
const FLASH_KEY_MIN = 64;

export interface CacheUser {
  readonly info: Pick<ModelInfo, "architecture" | "embeddingLength" | "metadata">;
  readonly sequencesMax: number;
  /** What computes it. */
  readonly kernels: Kernels;
}

/**
 * How this model's keys and values are kept and looked back on, where nobody said how. By what all stages, ranks and replicas of a deployment have in common, and never by how a model is split:
 * with flash attention the last bits are others, and so is, at a near tie, an answer.
 */
export function cacheFor({info, sequencesMax, kernels}: CacheUser, cache: CacheOptions): CacheOptions {
  // Only flash attention reads quantised values.
  if (cache.flashAttention !== undefined || cache.type !== "f16" || keyLength(info) >= FLASH_KEY_MIN) return cache;
  // Many slots that have a buffer each are as soon without it, and only without it have they one.
  return kernels === "narrow" && sequencesMax < OWN_BUFFERS_FROM ? cache : {...cache, flashAttention: false};
}
