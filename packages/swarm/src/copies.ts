import type {Bitset} from "@ollamesh/stdx";

/** How often the pieces of a blob exist. */
export interface Copies {
  /** Holders of every piece. */
  readonly whole: number;
  /** Of the rarest piece, and how many pieces are as rare. */
  readonly rarest: number;
  readonly rarestPieces: number;
  /** Over all pieces. */
  readonly mean: number;
}

/** @param haves what each holder has, all of `pieces` bits; at least one piece */
export function copiesOf(pieces: number, haves: readonly Bitset[]): Copies {
  const counts = new Uint16Array(pieces);
  for (const have of haves) for (const piece of have) counts[piece] = (counts[piece] as number) + 1;
  const rarest = counts.reduce((least, count) => Math.min(least, count), Number.POSITIVE_INFINITY);
  return {
    whole: haves.filter((have) => have.isFull).length,
    rarest,
    rarestPieces: counts.filter((count) => count === rarest).length,
    mean: counts.reduce((sum, count) => sum + count, 0) / pieces,
  };
}
