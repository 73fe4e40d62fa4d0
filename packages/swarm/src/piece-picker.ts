import type {Bitset, Prng} from "@ollamesh/stdx";

/** The first open piece is looked for in so many at most: a holder may have few of many. */
const LOOKED_AT_MAX = 256;

/** What a holder looks like to the picker. */
export interface PieceHolder {
  readonly have: Bitset;
  /** How many of the open pieces it holds: kept by the picker. */
  openPieces: number;
}

/**
 * The pieces nobody has begun yet, rarest first. Open pieces lie in buckets by the number of holders, in random order; each change moves one
 * piece by one bucket, so that a blob of 65 536 pieces costs no more per message than one of ten.
 */
export class PiecePicker {
  readonly #rng: Prng;
  readonly #availability: Uint32Array;
  /** Where an open piece lies in its bucket; -1 for a piece that is not open. */
  readonly #at: Int32Array;
  readonly #buckets: number[][] = [[]];
  readonly #holders = new Set<PieceHolder>();
  #open = 0;
  /** No piece below it is open. */
  #lowest = 0;

  constructor(pieces: number, rng: Prng) {
    this.#rng = rng;
    this.#availability = new Uint32Array(pieces);
    this.#at = new Int32Array(pieces).fill(-1);
  }

  /** Open pieces, whether anybody holds them or not. */
  get openCount(): number {
    return this.#open;
  }

  /** Open pieces that nobody holds. */
  get unheldCount(): number {
    return this.#buckets[0]?.length ?? 0;
  }

  availability(piece: number): number {
    return this.#availability[piece] ?? 0;
  }

  open(piece: number): void {
    if (this.#at[piece] !== -1) return;
    this.#insert(piece);
    this.#open++;
    this.#lowest = Math.min(this.#lowest, piece);
    for (const holder of this.#holders) if (holder.have.has(piece)) holder.openPieces++;
  }

  close(piece: number): void {
    if (this.#at[piece] === -1) return;
    this.#remove(piece);
    this.#open--;
    for (const holder of this.#holders) if (holder.have.has(piece)) holder.openPieces--;
  }

  addHolder(holder: PieceHolder): void {
    this.#holders.add(holder);
    holder.openPieces = 0;
    for (let piece = 0; piece < holder.have.size; piece++) if (holder.have.has(piece)) this.#count(holder, piece, 1);
  }

  removeHolder(holder: PieceHolder): void {
    if (!this.#holders.delete(holder)) return;
    for (let piece = 0; piece < holder.have.size; piece++) if (holder.have.has(piece)) this.#count(holder, piece, -1);
  }

  /** A known holder has one more, or one less than it said. */
  gained(holder: PieceHolder, piece: number): void {
    if (holder.have.add(piece) && this.#holders.has(holder)) this.#count(holder, piece, 1);
  }

  lost(holder: PieceHolder, piece: number): void {
    if (holder.have.delete(piece) && this.#holders.has(holder)) this.#count(holder, piece, -1);
  }

  /** The rarest open piece this holder has that has so many holders; among equally rare ones a random one. */
  rarest(holder: PieceHolder, holdersMin = 1): number | undefined {
    if (holder.openPieces === 0) return undefined;
    for (let rarity = holdersMin; rarity < this.#buckets.length; rarity++) {
      for (const piece of this.#buckets[rarity] as number[]) if (holder.have.has(piece)) return piece;
    }
    return undefined;
  }

  /** The open piece nearest to the blob's begin that this holder has; the rarest where that would have to be looked for. */
  first(holder: PieceHolder): number | undefined {
    while (this.#lowest < this.#at.length && this.#at[this.#lowest] === -1) this.#lowest++;
    const end = Math.min(this.#at.length, this.#lowest + LOOKED_AT_MAX);
    for (let piece = this.#lowest; piece < end; piece++) if (this.#at[piece] !== -1 && holder.have.has(piece)) return piece;
    return this.rarest(holder);
  }

  /** Any open piece this holder has, all equally likely. Looks at every open piece. */
  any(holder: PieceHolder): number | undefined {
    const held = this.#buckets.slice(1).flatMap((bucket) => bucket.filter((piece) => holder.have.has(piece)));
    return held.length > 0 ? this.#rng.pick(held) : undefined;
  }

  #count(holder: PieceHolder, piece: number, by: 1 | -1): void {
    const isOpen = this.#at[piece] !== -1;
    if (isOpen) this.#remove(piece);
    this.#availability[piece] = this.availability(piece) + by;
    if (!isOpen) return;
    this.#insert(piece);
    holder.openPieces += by;
  }

  #insert(piece: number): void {
    const rarity = this.availability(piece);
    while (this.#buckets.length <= rarity) this.#buckets.push([]);
    const bucket = this.#buckets[rarity] as number[];
    // To a random place: peers that hear the same news in the same order must not all ask for the same.
    const at = this.#rng.below(bucket.length + 1);
    const moved = bucket[at];
    if (moved !== undefined) {
      bucket.push(moved);
      this.#at[moved] = bucket.length - 1;
    }
    bucket[at] = piece;
    this.#at[piece] = at;
  }

  #remove(piece: number): void {
    const bucket = this.#buckets[this.availability(piece)] as number[];
    const last = bucket.pop() as number;
    const at = this.#at[piece] as number;
    this.#at[piece] = -1;
    if (last === piece) return;
    bucket[at] = last;
    this.#at[last] = at;
  }
}
