/** So many tokens that came before in the same order say what follows better than fewer; more say no more. */
const LOOKED_AT = 4;
/** One token alone is followed by anything. */
const ALIKE_MIN = 2;

/**
 * What followed when the newest tokens came in this order before (prompt lookup decoding, Saxena 2023): texts that quote, list and repeat go on as they did. Of several such places the one
 * that agrees longest, of those the newest. Empty: there is none. O(history).
 * @param history prompt and answer so far
 * @param most tokens wanted; a place near the end repeats itself to fill them
 */
export function lookUp(history: Int32Array, most: number): Int32Array {
  const newest = history.length - 1;
  let place = -1;
  let longest = ALIKE_MIN - 1;
  for (let at = newest - 1; at >= 0 && longest < LOOKED_AT; at--) {
    let alike = 0;
    while (alike < LOOKED_AT && alike <= at && history[at - alike] === history[newest - alike]) alike++;
    if (alike <= longest) continue;
    longest = alike;
    place = at;
  }
  if (place < 0 || most <= 0) return new Int32Array(0);
  const period = newest - place;
  return Int32Array.from({length: most}, (_, i) => history[place + 1 + (i % period)] as number);
}
