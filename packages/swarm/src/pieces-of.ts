import {Bitset} from "@ollamesh/stdx";

/** The pieces that hold the bytes of these ranges. */
export function piecesOf(ranges: readonly {start: number; end: number}[], size: number, pieceSize: number): Bitset {
  const pieces = new Bitset(Math.ceil(size / pieceSize));
  for (const {start, end} of ranges) {
    const [from, to] = [Math.max(0, start), Math.min(end, size)];
    if (to <= from) continue;
    for (let piece = Math.floor(from / pieceSize); piece * pieceSize < to; piece++) pieces.add(piece);
  }
  return pieces;
}
