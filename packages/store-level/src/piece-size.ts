import {KIB, MIB} from "@ollamesh/stdx";

/** Large enough for JavaScript to keep up, small enough that one corrupt byte costs little: about a thousand pieces a blob. */
export function pieceSizeFor(size: number): number {
  let piece = 256 * KIB;
  while (piece < size / 1024 && piece < 16 * MIB) piece *= 2;
  return piece;
}
