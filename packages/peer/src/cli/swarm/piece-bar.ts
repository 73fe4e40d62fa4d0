/** From nothing to everything of a column's pieces. */
const SHADES = ["·", "░", "▒", "▓", "█"] as const;

/** Which pieces are held. @param bits a bit a piece, lowest first */
export function pieceBar(bits: Uint8Array, pieces: number, columns: number): string {
  return columnsOf(pieces, columns, (from, to) => {
    let held = 0;
    for (let piece = from; piece < to; piece++) held += bitAt(bits, piece);
    // One that is missing must show, and so must one that is there.
    const shade = held === 0 ? 0 : held === to - from ? 4 : Math.min(3, 1 + Math.floor((held / (to - from)) * 3));
    return SHADES[shade] as string;
  });
}

/** How many copies there are of each column's rarest piece; `+`: more than nine. */
export function copiesBar(haves: readonly Uint8Array[], pieces: number, columns: number): string {
  return columnsOf(pieces, columns, (from, to) => {
    let least = Number.POSITIVE_INFINITY;
    for (let piece = from; piece < to; piece++) least = Math.min(least, haves.filter((bits) => bitAt(bits, piece) === 1).length);
    return least > 9 ? "+" : String(least);
  });
}

function bitAt(bits: Uint8Array, piece: number): number {
  return ((bits[piece >> 3] ?? 0) >> (piece & 7)) & 1;
}

/** Fewer pieces than columns: each takes several. */
function columnsOf(pieces: number, columns: number, draw: (from: number, to: number) => string): string {
  let bar = "";
  for (let column = 0; column < columns; column++) {
    const from = Math.floor((column * pieces) / columns);
    bar += draw(from, Math.max(from + 1, Math.floor(((column + 1) * pieces) / columns)));
  }
  return bar;
}
