/** Bounds of the byte that must follow, by what came first: no longer form than needed, no halves of pairs, nothing beyond U+10FFFF (Unicode, table 3-7). */
const SECOND: Readonly<Record<number, readonly [number, number]>> = {224: [0xa0, 0xbf], 237: [0x80, 0x9f], 240: [0x90, 0xbf], 244: [0x80, 0x8f]};
const USUAL: readonly [number, number] = [0x80, 0xbf];

/** Where in a character a text is that comes in pieces of bytes. */
export class Utf8Progress {
  /** Bytes the character lacks. */
  #due = 0;
  /** Of the next of them. */
  #bounds = USUAL;

  get isWhole(): boolean {
    return this.#due === 0;
  }

  /** Whether these bytes go on with characters that there are; the last may be begun only. */
  lets(bytes: Uint8Array): boolean {
    const ahead = new Utf8Progress();
    [ahead.#due, ahead.#bounds] = [this.#due, this.#bounds];
    return ahead.#take(bytes);
  }

  /** Bytes that it lets. */
  accept(bytes: Uint8Array): void {
    this.#take(bytes);
  }

  #take(bytes: Uint8Array): boolean {
    for (const byte of bytes) if (!this.#next(byte)) return false;
    return true;
  }

  #next(byte: number): boolean {
    if (this.#due > 0) {
      const [low, high] = this.#bounds;
      this.#due--;
      this.#bounds = USUAL;
      return byte >= low && byte <= high;
    }
    if (byte < 0x80) return true;
    if (byte < 0xc2 || byte > 0xf4) return false;
    this.#due = byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3;
    this.#bounds = SECOND[byte] ?? USUAL;
    return true;
  }
}
