import type {CacheOptions} from "./runner-messages.ts";

/** Slots from which on it pays where most of them answer. With fewer, one buffer for all is as soon or sooner (docs/measured.md). */
export const OWN_BUFFERS_FROM = 16;

export interface CacheUse {
  /** All layers are here, and no other rank has a part of them. */
  readonly isWhole: boolean;
  /** A sequence can be cut anywhere and go on from there. */
  readonly keepsPrefixes: boolean;
  readonly sequencesMax: number;
  readonly cache: CacheOptions;
}

/**
 * Whether each slot has a buffer of its own for its keys and values. In one for all a row is compared with what lies in it of every sequence, which only flash attention passes over: of sixteen sequences a
 * row is compared with fifteen too many. Rows of a buffer of their own are computed in another order than they came, so a stage that hands them on has one for all.
 */
export function hasOwnBuffers({isWhole, keepsPrefixes, sequencesMax, cache}: CacheUse): boolean {
  return isWhole && keepsPrefixes && sequencesMax >= OWN_BUFFERS_FROM && cache.flashAttention === false;
}
