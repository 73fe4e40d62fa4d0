import {KIB, MIB} from "@ollamesh/stdx";

/** As many as other peers take in one message. */
const PIECES_MAX = 1 << 16;

/**
 * Bytes of each piece of a blob but the last. By its size: large enough for JavaScript to keep up, small enough that one corrupt byte costs little, about a thousand pieces a blob.
 * @param wanted what the user wants instead (`chunk_size`); doubled until there are not too many
 */
export function pieceSizeFor(size: number, wanted?: number): number {
  const most = wanted === undefined ? 16 * MIB : Number.POSITIVE_INFINITY;
  const count = wanted === undefined ? 1024 : PIECES_MAX;
  let piece = wanted ?? 256 * KIB;
  while (piece < size / count && piece < most) piece *= 2;
  return piece;
}
