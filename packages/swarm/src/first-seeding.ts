import {Bitset} from "@ollamesh/stdx";

/**
 * What a peer that holds a whole blob shows of it to those that want it: each piece is given to one of them only, as long as there are pieces
 * that were given to nobody, so that it sends little more than one copy and they have something to swap (as super-seeding does, BEP 16; here
 * who wants a piece chooses it). Whoever asks a second time what there is gets nothing from the others, and is shown all.
 */
export class FirstSeeding {
  readonly #pieces: number;
  /** Pieces given to nobody. */
  readonly #left: Bitset;
  readonly #givenTo = new Map<number, string>();
  /** By peer that was told a part: how many pieces were left then. */
  readonly #told = new Map<string, number>();
  readonly #shown = new Set<string>();

  constructor(pieces: number) {
    this.#pieces = pieces;
    this.#left = Bitset.full(pieces);
  }

  /** What to tell a peer that asks what there is. */
  asked(peer: string): Bitset {
    if (this.#told.has(peer) || this.#left.count === 0) this.#shown.add(peer);
    return this.#view(peer);
  }

  /** False: another was given this piece, and this peer should get it there. */
  mayServe(peer: string, piece: number): boolean {
    const owner = this.#givenTo.get(piece);
    if (owner === undefined && piece >= 0 && piece < this.#pieces) {
      this.#left.delete(piece);
      this.#givenTo.set(piece, peer);
    }
    return owner === undefined || owner === peer || this.#shown.has(peer);
  }

  /** What to tell a peer that was refused: undefined where it was told already. */
  update(peer: string): Bitset | undefined {
    return this.#told.get(peer) === this.#left.count ? undefined : this.#view(peer);
  }

  lost(peer: string): void {
    this.#told.delete(peer);
    this.#shown.delete(peer);
  }

  #view(peer: string): Bitset {
    this.#told.set(peer, this.#left.count);
    if (this.#shown.has(peer)) return Bitset.full(this.#pieces);
    const view = this.#left.clone();
    for (const [piece, owner] of this.#givenTo) if (owner === peer) view.add(piece);
    return view;
  }
}
