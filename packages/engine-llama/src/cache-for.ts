import {type KeyedModel, keyLength} from "./key-length.ts";
import type {CacheOptions} from "./runner/runner-messages.ts";

/**
 * Numbers in the key of a head from which on flash attention is left to llama.cpp. On CPUs it takes one head and token at a time, and what that costs whatever their size outweighs what it saves for
 * short keys: 32 numbers and 300 tokens took three times as long with it (docs/measured.md).
 */
const FLASH_KEY_MIN = 64;

/** How this model's keys and values are kept and looked back on, where nobody said how. */
export function cacheFor(info: KeyedModel, cache: CacheOptions): CacheOptions {
  // Only flash attention reads quantised values.
  if (cache.flashAttention !== undefined || cache.type !== "f16") return cache;
  return keyLength(info) < FLASH_KEY_MIN ? {...cache, flashAttention: false} : cache;
}
