import type {Digest} from "@ollamesh/ports";

/** A name that may leave this disk: the mesh keeps what it stands for elsewhere. */
export interface Evictable {
  readonly model: string;
  /** Wall clock, milliseconds. */
  readonly usedMs: number;
  readonly blobs: readonly {readonly digest: Digest; readonly bytes: number}[];
}

export interface Evictions {
  /** Least recently used first. */
  readonly models: readonly string[];
  readonly freedBytes: number;
}

/**
 * Which names go so that `needBytes` are free: those used longest ago, and none that would not help. A blob is freed with the last name it has.
 * @param kept digests that names which stay, or placements, need
 * @returns undefined: all of them together do not free as much
 */
export function chooseEvictions(evictable: readonly Evictable[], kept: ReadonlySet<Digest>, needBytes: number): Evictions | undefined {
  const oldestFirst = evictable.toSorted((a, b) => a.usedMs - b.usedMs || (a.model < b.model ? -1 : 1));
  let chosen: readonly Evictable[] = [];
  for (const next of oldestFirst) {
    if (freedBy(chosen, evictable, kept) >= needBytes) break;
    chosen = [...chosen, next];
  }
  if (freedBy(chosen, evictable, kept) < needBytes) return undefined;
  // The newest of them is spared first: it may have been reached only on the way to a larger one.
  for (const one of chosen.toReversed()) {
    const without = chosen.filter((other) => other !== one);
    if (freedBy(without, evictable, kept) >= needBytes) chosen = without;
  }
  return {models: chosen.map(({model}) => model), freedBytes: freedBy(chosen, evictable, kept)};
}

/** Bytes of the blobs that only the chosen ones need. */
export function freedBy(chosen: readonly Evictable[], all: readonly Evictable[], kept: ReadonlySet<Digest>): number {
  const needed = new Set([...kept, ...all.filter((one) => !chosen.includes(one)).flatMap(({blobs}) => blobs.map(({digest}) => digest))]);
  const freed = new Map(chosen.flatMap(({blobs}) => blobs.map(({digest, bytes}) => [digest, bytes] as const)));
  return [...freed].reduce((sum, [digest, bytes]) => (needed.has(digest) ? sum : sum + bytes), 0);
}
