/** Who brings nothing of what it claimed for so long, not a byte, is not waited for. Milliseconds, as all times here. */
const STALL_MS = 30_000;
/** Bytes that are only told of count as long as a piece comes of them within this: 28 KB/s of the largest pieces. */
const PIECE_MS_MAX = 600_000;
/** Who is gone may be back, having only been too slow to say that it lives: so long, what it took is not taken from it. */
export const GONE_MS = 20_000;
/** Who says so long nothing of a claim it was told is not waited for again, until it does. */
const DEAF_MS = 30_000;
/** Of one peer: what it reads, and what it will read next. A longer list is not believed. */
export const CLAIMS_MAX = 16;

/** What one peer says of its claims, beside what it has. */
export interface ClaimWord {
  readonly claims: readonly number[];
  /** How many of them, from the first on, are being read by now. */
  readonly reading: number;
  /** Grows with each change of them. */
  readonly version: number;
  /** The last version it heard from the one it speaks to. */
  readonly heard: number;
  /** Bytes it got from outside so far, of pieces that are not whole too. */
  readonly arrived: number;
}

interface Other extends ClaimWord {
  readonly taken: ReadonlySet<number>;
  /** When it last brought a piece, or began to claim. */
  readonly gainedAtMs: number;
  /** When bytes last came to it. */
  readonly arrivedAtMs: number;
  goneAtMs: number | undefined;
  isDeaf: boolean;
}

/** Those that read the same blob from outside: what they took, and whether it is waited for. */
export class OutsideOthers {
  readonly #others = new Map<string, Other>();

  /** Those that are there. */
  get present(): readonly string[] {
    return [...this.#others].flatMap(([peer, {goneAtMs}]) => (goneAtMs === undefined ? [peer] : []));
  }

  /** The last version of its claims. */
  versionOf(peer: string): number {
    return this.#others.get(peer)?.version ?? 0;
  }

  /** @param brought how many pieces it has more */
  told(peer: string, word: ClaimWord, brought: number, nowMs: number): void {
    const known = this.#others.get(peer);
    const taken = new Set(word.claims.slice(0, CLAIMS_MAX));
    // Claims made anew and anew are no progress: who reads nothing shall not be waited for.
    const gainedAtMs = known && brought === 0 && known.taken.size > 0 ? known.gainedAtMs : nowMs;
    const arrivedAtMs = known && word.arrived <= known.arrived ? known.arrivedAtMs : nowMs;
    const isDeaf = known?.isDeaf === true && word.heard <= known.heard;
    this.#others.set(peer, {...word, taken, gainedAtMs, arrivedAtMs, goneAtMs: undefined, isDeaf});
  }

  /** It is gone, perhaps not for long. */
  lost(peer: string, nowMs: number): void {
    const other = this.#others.get(peer);
    if (other) other.goneAtMs ??= nowMs;
  }

  /** It does not read this blob from outside any more. */
  forget(peer: string): void {
    this.#others.delete(peer);
  }

  /** It wants the blob no more, or has it: one that claims nothing is not waited for. */
  left(peer: string): void {
    if (this.#others.get(peer)?.taken.size === 0) this.forget(peer);
  }

  /** What it claims is waited for. */
  isTrusted(peer: string, nowMs: number): boolean {
    const other = this.#others.get(peer);
    return other !== undefined && isMoving(other, nowMs);
  }

  /** Somebody reads from outside, and gets somewhere. */
  isReading(nowMs: number): boolean {
    return [...this.#others.values()].some((other) => other.taken.size > 0 && isMoving(other, nowMs));
  }

  /** Spans that are left to others. */
  taken(nowMs: number): ReadonlySet<number> {
    const taken = new Set<number>();
    for (const other of this.#others.values()) if (isMoving(other, nowMs)) for (const span of other.taken) taken.add(span);
    return taken;
  }

  /** Whether all that are there know of this version of the claims, as far as they are waited for. */
  haveHeard(version: number, claimedAtMs: number, nowMs: number): boolean {
    for (const other of this.#others.values()) {
      if (other.heard >= version || other.isDeaf || other.goneAtMs !== undefined) continue;
      if (nowMs - claimedAtMs < DEAF_MS) return false;
      other.isDeaf = true;
    }
    return true;
  }
}

function isMoving({gainedAtMs, arrivedAtMs, goneAtMs}: Other, nowMs: number): boolean {
  if (goneAtMs !== undefined && nowMs - goneAtMs >= GONE_MS) return false;
  return nowMs - gainedAtMs < STALL_MS || (nowMs - arrivedAtMs < STALL_MS && nowMs - gainedAtMs < PIECE_MS_MAX);
}
