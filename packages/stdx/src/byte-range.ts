/** Bytes [start, end) of something. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** The same bytes as few, ascending, disjoint ranges. Empty ranges vanish, touching ones join. */
export function mergeRanges(ranges: readonly ByteRange[]): ByteRange[] {
  const sorted = ranges.filter((r) => r.end > r.start).toSorted((a, b) => a.start - b.start);
  const merged: {start: number; end: number}[] = [];
  for (const range of sorted) {
    const last = merged.at(-1);
    if (last && range.start <= last.end) last.end = Math.max(last.end, range.end);
    else merged.push({start: range.start, end: range.end});
  }
  return merged;
}

/** Total length of disjoint ranges, bytes. */
export function rangesLength(ranges: readonly ByteRange[]): number {
  return ranges.reduce((sum, r) => sum + (r.end - r.start), 0);
}
