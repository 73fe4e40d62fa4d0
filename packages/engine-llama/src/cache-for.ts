import type {ModelInfo} from "@ollamesh/ports";
import type {CacheOptions} from "./runner/runner-messages.ts";

/**
 * Numbers in the key of a head from which on flash attention is left to llama.cpp. On CPUs it takes one head and token at a time, and what that costs whatever their size outweighs what it saves for
 * short keys: 32 numbers and 300 tokens took three times as long with it (docs/measured.md).
 */
const FLASH_KEY_MIN = 64;

/** How this model's keys and values are kept and looked back on, where nobody said how. */
export function cacheFor(info: Pick<ModelInfo, "architecture" | "embeddingLength" | "metadata">, cache: CacheOptions): CacheOptions {
  // Only flash attention reads quantised values.
  if (cache.flashAttention !== undefined || cache.type !== "f16") return cache;
  return keyLength(info) < FLASH_KEY_MIN ? {...cache, flashAttention: false} : cache;
}

/** Infinity: not said, or not the same in all layers. */
function keyLength({architecture, embeddingLength, metadata}: Pick<ModelInfo, "architecture" | "embeddingLength" | "metadata">): number {
  const said = metadata[`${architecture}.attention.key_length`];
  const heads = metadata[`${architecture}.attention.head_count`];
  if (typeof said === "number") return said;
  return typeof heads === "number" && heads > 0 ? embeddingLength / heads : Number.POSITIVE_INFINITY;
}
