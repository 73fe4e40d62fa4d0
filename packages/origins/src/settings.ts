import {KIB, MIB} from "@ollamesh/stdx";

/** Bounds of what is said to registries; times in milliseconds. */
export const originDefaults = {
  connectTimeoutMs: 5000,
  /** From a request to the first line of its answer. */
  headersTimeoutMs: 30_000,
  /** A source that brings less than `stallBytesMin` in so long is hung up on, and asked anew. */
  stallMs: 30_000,
  stallBytesMin: 64 * KIB,
  /** In a row without a byte of progress; a stall with less than `stallBytesMin` is none. */
  attemptsMax: 6,
  /** Before the second attempt; doubled for each further one, up to the most. */
  retryDelayMs: 250,
  retryDelayMsMax: 8000,
  /** What a host may ask to be left alone for; longer, and it is given up. */
  retryAfterMsMax: 60_000,
  /** Of questions whose answers are short. */
  quickAttemptsMax: 4,
  quickAnswerMs: 5000,
  redirectsMax: 5,
  manifestBytesMax: MIB,
  /** Of one request of an upload: what the store reads at once. */
  uploadChunkBytes: 16 * MIB,
} as const;

export type OriginSettings = {readonly [K in keyof typeof originDefaults]: number};
