import type {PeerId, PieceManifest} from "@ollamesh/ports";
import {Bitset} from "@ollamesh/stdx";

export const HASH_BYTES = 32;

/** What is believed of the pieces of a blob: all that its cutting says, or one by one where there is none yet. */
export class PieceHashes {
  readonly #hashes: Uint8Array;
  readonly #known: Bitset;
  /** Whose word each is; of this peer's own and of an earlier life's none. */
  readonly #tellers = new Map<number, PeerId>();

  /** @param have pieces whose hashes are known because they are here */
  constructor(manifest: PieceManifest, have: Bitset) {
    this.#hashes = manifest.hashes.slice();
    this.#known = manifest.root === "" ? have.clone() : Bitset.full(have.size);
  }

  of(piece: number): Uint8Array | undefined {
    return this.#known.has(piece) ? this.#hashes.slice(piece * HASH_BYTES, (piece + 1) * HASH_BYTES) : undefined;
  }

  /** Believes the first hash it is told of a piece; answers whether this one is the believed one. */
  agrees(piece: number, hash: Uint8Array, teller: PeerId): boolean {
    if (!this.#known.has(piece)) {
      this.set(piece, hash);
      this.#tellers.set(piece, teller);
    }
    return !this.isOther(piece, hash);
  }

  /** Who told the one that is believed, before anybody else did. */
  tellerOf(piece: number): PeerId | undefined {
    return this.#tellers.get(piece);
  }

  /** Something else is believed. */
  isOther(piece: number, hash: Uint8Array): boolean {
    if (!this.#known.has(piece)) return false;
    for (let i = 0; i < HASH_BYTES; i++) if (this.#hashes[piece * HASH_BYTES + i] !== hash[i]) return true;
    return false;
  }

  set(piece: number, hash: Uint8Array): void {
    this.#known.add(piece);
    this.#hashes.set(hash, piece * HASH_BYTES);
  }

  /** Of these pieces, one after the other. */
  pick(pieces: readonly number[]): Uint8Array {
    const picked = new Uint8Array(pieces.length * HASH_BYTES);
    pieces.forEach((piece, i) => picked.set(this.#hashes.subarray(piece * HASH_BYTES, (piece + 1) * HASH_BYTES), i * HASH_BYTES));
    return picked;
  }
}
