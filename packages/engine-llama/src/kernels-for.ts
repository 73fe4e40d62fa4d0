import {isCausal} from "@ollamesh/ports";
import type {Kernels} from "./ffi/load-backends.ts";
import {type KeyedModel, keyLength} from "./key-length.ts";
import type {CacheOptions} from "./runner/runner-messages.ts";

/** Of a key's numbers kernels with AVX-512 take so many at a time, and those without it half of that. What is left they take one by one. */
const AT_A_TIME = 64;

/**
 * Which kernels compute this model soonest. Keys of 32, 96, 160 numbers leave 32 to be taken one by one with AVX-512, at every row for each token it looks back on, and none without:
 * a row of the storyteller took 1.6 times as long with it (docs/adr/kernels.md).
 */
export function kernelsFor(info: KeyedModel, cache: Pick<CacheOptions, "type">): Kernels {
  const isPlain = cache.type === "f16" || cache.type === "f32";
  // Without memory of tokens attention is a product of matrices, which has other kernels.
  return isPlain && isCausal(info) && keyLength(info) % AT_A_TIME === AT_A_TIME / 2 ? "narrow" : "widest";
}
