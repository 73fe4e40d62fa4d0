/** How many operations of unknown outcome of each kind a configuration has used. */
export type UsedUnknowns = Uint32Array;

/** Of a map's entry, its list and the frame of the search, roughly. */
const ENTRY_BYTES = 200;

/**
 * The configurations a search has visited. What remains to be placed and the state decide what can follow, but for the unknown operations
 * still at hand: who used no more of any kind can do all that the other can. So a visited configuration also rules out those that came
 * to the same point by using more.
 */
export class SeenConfigurations {
  readonly #byPoint = new Map<string, UsedUnknowns[]>();
  #bytes = 0;
  #lastUsed: UsedUnknowns | undefined;

  /** About how much memory they hold. */
  get bytes(): number {
    return this.#bytes;
  }

  /** True if this adds something: no configuration seen before was at this point with as few unknown operations used. */
  add(point: string, used: UsedUnknowns): boolean {
    const entries = this.#byPoint.get(point);
    // Configurations that follow each other mostly share what they have used.
    this.#bytes += ENTRY_BYTES + (used === this.#lastUsed ? 0 : used.byteLength) + (entries ? 0 : point.length);
    this.#lastUsed = used;
    if (!entries) {
      this.#byPoint.set(point, [used]);
      return true;
    }
    for (const entry of entries) if (usesNoMore(entry, used)) return false;
    let kept = 0;
    for (const entry of entries) if (!usesNoMore(used, entry)) entries[kept++] = entry;
    entries.length = kept;
    entries.push(used);
    return true;
  }
}

function usesNoMore(a: UsedUnknowns, b: UsedUnknowns): boolean {
  if (a === b) return true;
  for (let kind = 0; kind < a.length; kind++) if ((a[kind] as number) > (b[kind] as number)) return false;
  return true;
}
