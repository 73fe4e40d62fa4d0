interface Bucket {
  tokens: number;
  atMs: number;
}

export interface TokenBucketsOptions {
  /** What flows into each bucket; above 0. */
  readonly perSecond: number;
  /** What a bucket holds at most, and at first; at least 1. */
  readonly burst: number;
  /** Keys that are told apart; beyond, who was heard of longest ago begins anew with a full bucket. */
  readonly keysMax: number;
}

/** How often each of many clients may ask: one token bucket for each key. */
export class TokenBuckets {
  readonly #options: TokenBucketsOptions;
  /** In the order in which they were used. */
  readonly #buckets = new Map<string, Bucket>();

  constructor(options: TokenBucketsOptions) {
    this.#options = options;
  }

  /** Takes one token. @returns 0, or after how many milliseconds there will be one: then nothing was taken */
  take(key: string, nowMs: number): number {
    const waitMs = this.waitMs(key, nowMs);
    const tokens = this.#tokens(key, nowMs);
    this.#buckets.delete(key);
    this.#buckets.set(key, {tokens: waitMs === 0 ? tokens - 1 : tokens, atMs: nowMs});
    if (this.#buckets.size > this.#options.keysMax) this.#buckets.delete(this.#buckets.keys().next().value as string);
    return waitMs;
  }

  /** After how many milliseconds there will be a token; 0: there is one. */
  waitMs(key: string, nowMs: number): number {
    const tokens = this.#tokens(key, nowMs);
    return tokens >= 1 ? 0 : Math.ceil(((1 - tokens) / this.#options.perSecond) * 1000);
  }

  #tokens(key: string, nowMs: number): number {
    const {perSecond, burst} = this.#options;
    const known = this.#buckets.get(key) ?? {tokens: burst, atMs: nowMs};
    return Math.min(burst, known.tokens + (Math.max(0, nowMs - known.atMs) / 1000) * perSecond);
  }
}
