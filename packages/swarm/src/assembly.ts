import type {Ask, Source} from "./source.ts";

/** One piece being put together from blocks. */
export class Assembly {
  readonly piece: number;
  readonly bytes: Uint8Array;
  readonly blocks: number;
  /** Who began it and brings it unless it is slow or lost. */
  owner: Source | undefined;
  readonly contributors = new Set<Source>();
  /** Nobody but the owner may contribute: the owner is not to be trusted, and blame must be exact. */
  readonly isExclusive: boolean;
  verifying = false;
  readonly #blockBytes: number;
  readonly #received: boolean[];
  /** Who is asked for each block at the moment: one source, or two. */
  readonly #asks: Ask[][];
  #missing: number;
  #asked = 0;
  /** No block below it is unasked. */
  #cursor = 0;

  /** @param bytes of the piece's length, whatever is in them: where it is put together */
  constructor(piece: number, bytes: Uint8Array, blockBytes: number, owner: Source | undefined, isExclusive: boolean) {
    this.piece = piece;
    this.bytes = bytes;
    this.owner = owner;
    this.isExclusive = isExclusive;
    this.#blockBytes = blockBytes;
    this.blocks = Math.ceil(bytes.length / blockBytes);
    this.#received = Array.from({length: this.blocks}, () => false);
    this.#asks = Array.from({length: this.blocks}, () => []);
    this.#missing = this.blocks;
  }

  get isWhole(): boolean {
    return this.#missing === 0;
  }

  /** Nothing of it has come. */
  get isEmpty(): boolean {
    return this.#missing === this.blocks;
  }

  /** Nothing of it is on its way. */
  get isIdle(): boolean {
    return this.#asked === 0;
  }

  offset(block: number): number {
    return block * this.#blockBytes;
  }

  length(block: number): number {
    return Math.min(this.#blockBytes, this.bytes.length - this.offset(block));
  }

  /** The first block that is neither here nor asked of anybody. */
  unasked(): number | undefined {
    while (this.#cursor < this.blocks && (this.#received[this.#cursor] || this.asks(this.#cursor).length > 0)) this.#cursor++;
    return this.#cursor < this.blocks ? this.#cursor : undefined;
  }

  asks(block: number): readonly Ask[] {
    return this.#asks[block] ?? [];
  }

  isReceived(block: number): boolean {
    return this.#received[block] === true;
  }

  asked(ask: Ask): void {
    this.#asks[ask.block]?.push(ask);
    this.#asked++;
  }

  unask(ask: Ask): void {
    const asks = this.#asks[ask.block] ?? [];
    const at = asks.indexOf(ask);
    if (at < 0) return;
    asks.splice(at, 1);
    this.#asked--;
    this.#cursor = Math.min(this.#cursor, ask.block);
  }

  receive(block: number, bytes: Uint8Array, from: Source): void {
    this.bytes.set(bytes, this.offset(block));
    this.contributors.add(from);
    this.#received[block] = true;
    this.#missing--;
  }
}
