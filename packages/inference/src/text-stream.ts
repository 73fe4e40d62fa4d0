/**
 * Bytes of tokens in, text out: characters cut over several tokens wait for their rest, and text that may still become a stop string is
 * held back until it is decided. A stop string and all behind it never come out.
 */
export class TextStream {
  readonly #stops: readonly string[];
  readonly #decoder = new TextDecoder();
  #held = "";
  #stopped = false;

  constructor(stops: readonly string[]) {
    this.#stops = stops.filter((stop) => stop !== "");
  }

  /** A stop string was found: nothing more will come out. */
  get isStopped(): boolean {
    return this.#stopped;
  }

  /** The text that is certain now. */
  push(bytes: Uint8Array): string {
    return this.#advance(this.#decoder.decode(bytes, {stream: true}));
  }

  /** The rest, at the end of generation. */
  flush(): string {
    const text = this.#advance(this.#decoder.decode());
    const rest = this.#stopped ? "" : this.#held;
    this.#held = "";
    return text + rest;
  }

  #advance(fresh: string): string {
    if (this.#stopped) return "";
    this.#held += fresh;
    const at = this.#stops.map((stop) => this.#held.indexOf(stop)).filter((index) => index >= 0);
    if (at.length > 0) {
      const text = this.#held.slice(0, Math.min(...at));
      this.#stopped = true;
      this.#held = "";
      return text;
    }
    const keep = this.#undecided();
    const text = this.#held.slice(0, this.#held.length - keep);
    this.#held = this.#held.slice(this.#held.length - keep);
    return text;
  }

  /** Length of the longest end of the held text that begins a stop string. */
  #undecided(): number {
    let longest = 0;
    for (const stop of this.#stops) {
      for (let length = Math.min(stop.length - 1, this.#held.length); length > longest; length--) {
        if (this.#held.endsWith(stop.slice(0, length))) longest = length;
      }
    }
    return longest;
  }
}
