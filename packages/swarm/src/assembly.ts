/** One piece being put together from blocks. */
export class Assembly {
  readonly piece: number;
  readonly bytes: Uint8Array;
  readonly blocks: number;
  /** Only this peer may contribute: it is on parole. */
  readonly exclusive: string | undefined;
  readonly contributors = new Set<string>();
  readonly #blockBytes: number;
  readonly #received: boolean[];
  /** How many peers each block is asked of at the moment. */
  readonly #asked: number[];
  #missing: number;
  verifying = false;

  constructor(piece: number, length: number, blockBytes: number, exclusive: string | undefined) {
    this.piece = piece;
    this.bytes = new Uint8Array(length);
    this.exclusive = exclusive;
    this.#blockBytes = blockBytes;
    this.blocks = Math.ceil(length / blockBytes);
    this.#received = Array.from({length: this.blocks}, () => false);
    this.#asked = Array.from({length: this.blocks}, () => 0);
    this.#missing = this.blocks;
  }

  get isWhole(): boolean {
    return this.#missing === 0;
  }

  offset(block: number): number {
    return block * this.#blockBytes;
  }

  length(block: number): number {
    return Math.min(this.#blockBytes, this.bytes.length - this.offset(block));
  }

  /** Nothing of it is on its way. */
  get isIdle(): boolean {
    return this.#asked.every((count) => count === 0);
  }

  /** The first block that is neither here nor asked of anybody. */
  unasked(): number | undefined {
    const block = this.#asked.findIndex((count, i) => count === 0 && !this.#received[i]);
    return block < 0 ? undefined : block;
  }

  /** Blocks on their way from exactly one peer. */
  *pending(): Generator<number> {
    for (let block = 0; block < this.blocks; block++) if (!this.#received[block] && this.#asked[block] === 1) yield block;
  }

  isReceived(block: number): boolean {
    return this.#received[block] === true;
  }

  asked(block: number): void {
    this.#asked[block] = (this.#asked[block] as number) + 1;
  }

  unask(block: number): void {
    this.#asked[block] = Math.max(0, (this.#asked[block] as number) - 1);
  }

  receive(block: number, bytes: Uint8Array, from: string): void {
    this.bytes.set(bytes, this.offset(block));
    this.contributors.add(from);
    this.#received[block] = true;
    this.#missing--;
  }
}
