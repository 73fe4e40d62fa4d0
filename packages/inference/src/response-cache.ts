/** What came of a request, to be told again. */
export interface CachedAnswer {
  readonly outputs: readonly number[];
  readonly reason: "stop" | "length";
}

interface Entry extends CachedAnswer {
  readonly bytes: number;
  readonly atMs: number;
}

/** An output token and its place in a list, bytes. */
const TOKEN_BYTES = 8;
/** What an entry costs besides its key and tokens, about. */
const ENTRY_BYTES = 200;

/** Answers that would come out the same again, under the text of everything they depend on; the longest unused goes first. */
export class ResponseCache {
  readonly #bytesMax: number;
  readonly #ttlMs: number;
  readonly #entries = new Map<string, Entry>();
  #bytes = 0;

  /** @param ttlMs an answer older than this is not told again */
  constructor(bytesMax: number, ttlMs: number) {
    this.#bytesMax = bytesMax;
    this.#ttlMs = ttlMs;
  }

  get(key: string, nowMs: number): CachedAnswer | undefined {
    const entry = this.#entries.get(key);
    if (!entry) return undefined;
    this.#entries.delete(key);
    if (nowMs - entry.atMs <= this.#ttlMs) this.#entries.set(key, entry);
    else this.#bytes -= entry.bytes;
    return this.#entries.get(key);
  }

  put(key: string, answer: CachedAnswer, nowMs: number): void {
    const bytes = 2 * key.length + TOKEN_BYTES * answer.outputs.length + ENTRY_BYTES;
    if (bytes > this.#bytesMax) return;
    this.#drop(key);
    this.#entries.set(key, {...answer, bytes, atMs: nowMs});
    this.#bytes += bytes;
    while (this.#bytes > this.#bytesMax) this.#drop(this.#entries.keys().next().value as string);
  }

  #drop(key: string): void {
    this.#bytes -= this.#entries.get(key)?.bytes ?? 0;
    this.#entries.delete(key);
  }
}
