/**
 * Bytes of tokens in, text out: characters cut over several tokens wait for their rest, and text that may still become a stop string is
 * held back until it is decided. A stop string and all behind it never come out. Of several, the one that is complete first counts (of two
 * that end together the longer): then what comes out does not depend on how the tokens cut the text, and nothing waits for more of it.
 */
export class TextStream {
  readonly #stops: readonly string[];
  /** A byte order mark is a character like any other here. */
  readonly #decoder = new TextDecoder("utf-8", {ignoreBOM: true});
  #held = "";
  #stop: string | undefined;

  constructor(stops: readonly string[]) {
    this.#stops = stops.filter((stop) => stop !== "");
  }

  /** A stop string was found: nothing more will come out. */
  get isStopped(): boolean {
    return this.#stop !== undefined;
  }

  /** The stop string that was found. */
  get stop(): string | undefined {
    return this.#stop;
  }

  /** The text that is certain now. */
  push(bytes: Uint8Array): string {
    return this.#advance(this.#decoder.decode(bytes, {stream: true}));
  }

  /** The rest, at the end of generation. */
  flush(): string {
    const text = this.#advance(this.#decoder.decode());
    const rest = this.isStopped ? "" : this.#held;
    this.#held = "";
    return text + rest;
  }

  #advance(fresh: string): string {
    if (this.isStopped) return "";
    this.#held += fresh;
    const found = this.#firstStop();
    if (found !== undefined) {
      const text = this.#held.slice(0, found.start);
      this.#stop = found.stop;
      this.#held = "";
      return text;
    }
    const keep = this.#undecided();
    const text = this.#held.slice(0, this.#held.length - keep);
    this.#held = this.#held.slice(this.#held.length - keep);
    return text;
  }

  /** The stop string that ends first. */
  #firstStop(): {readonly start: number; readonly stop: string} | undefined {
    const found = this.#stops.map((stop) => ({start: this.#held.indexOf(stop), stop})).filter(({start}) => start >= 0);
    return found.toSorted((a, b) => a.start + a.stop.length - (b.start + b.stop.length) || a.start - b.start)[0];
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
