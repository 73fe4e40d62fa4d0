/** What may come before this side has had its say: at full speed, what comes while the main thread is late by some milliseconds. */
const BYTES_MAX = 2 << 20;
/** And while what comes has to wait for its turn: no more than what is handed out at once. */
const BYTES_MIN = 1 << 14;

/** How much another thread may read before it is told to go on. Small while bulk yields, large while it does not: between the two it doubles. */
export class ReadWindow {
  #bytes = BYTES_MAX;
  /** Granted and not come. */
  #open = 0;
  #wasHeld = false;

  /** So many bytes came; it may be more than was granted, by what TLS had ready. */
  came(bytes: number): void {
    this.#open -= bytes;
    this.#wasHeld = false;
  }

  /** What came has to wait. */
  held(): void {
    this.#bytes = BYTES_MIN;
    this.#wasHeld = true;
  }

  /** @returns how many more bytes may be read now; 0 where that is not worth a word */
  grant(): number {
    const bytes = this.#bytes - this.#open;
    if (!this.#wasHeld) this.#bytes = Math.min(BYTES_MAX, this.#bytes * 2);
    if (bytes < this.#bytes / 4) return 0;
    this.#open += bytes;
    return bytes;
  }
}
