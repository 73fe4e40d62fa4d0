/** Tokens a mark covers: shorter beginnings than this cost less to read again than a worse choice would. */
export const MARK_TOKENS = 64;
/** Marks of one prompt: 32 Ki tokens; what comes behind is not told apart. */
const MARKS_MAX = 512;
/** Marks known: a few hundred long prompts. */
const KNOWN_MAX = 65_536;
/** Peers that have one beginning. */
const HOLDERS_MAX = 4;

/** One number for each 64 tokens of a prompt, each of all tokens up to there: prompts that begin alike have equal marks as far as they do. */
export function prefixMarks(tokens: Int32Array): readonly number[] {
  const marks: number[] = [];
  let hash = 0x811c9dc5;
  const end = Math.min(tokens.length, MARKS_MAX * MARK_TOKENS);
  for (let i = 0; i < end; i++) {
    hash = Math.imul(hash ^ (tokens[i] as number), 0x01000193);
    hash ^= hash >>> 15;
    if ((i + 1) % MARK_TOKENS === 0) marks.push(hash >>> 0);
  }
  return marks;
}

/** Who read which beginnings lately, as far as this peer sent them: what is likely to be warm there. Two beginnings of one mark only make a choice worse. */
export class PrefixIndex {
  /** By mark, in the order of use; the newest holder last. */
  readonly #holders = new Map<number, readonly string[]>();

  sent(marks: readonly number[], peer: string): void {
    for (const mark of marks) {
      const others = (this.#holders.get(mark) ?? []).filter((one) => one !== peer);
      this.#holders.delete(mark);
      this.#holders.set(mark, [...others, peer].slice(-HOLDERS_MAX));
      if (this.#holders.size > KNOWN_MAX) this.#holders.delete(this.#holders.keys().next().value as number);
    }
  }

  /** Tokens of the longest beginning each peer has read; peers that have none are left out. */
  warmth(marks: readonly number[]): ReadonlyMap<string, number> {
    const warm = new Map<string, number>();
    for (let i = marks.length - 1; i >= 0; i--) {
      for (const peer of this.#holders.get(marks[i] as number) ?? []) if (!warm.has(peer)) warm.set(peer, (i + 1) * MARK_TOKENS);
    }
    return warm;
  }
}
