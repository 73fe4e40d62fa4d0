/** The answers that begin with a text of `length` characters: from `from` to before `to` in their order. The first one and the length tell the text. */
export interface PrefixRange {
  readonly from: number;
  readonly to: number;
  readonly length: number;
}

/** Of a text that no answer begins with. */
export const noAnswers: PrefixRange = {from: -1, to: -1, length: 0};

/** The texts a history's gets have answered, sorted: those with a given beginning stand together, the shortest of them first. */
export class SortedAnswers {
  readonly #texts: readonly string[];
  /** Of the empty text. */
  readonly all: PrefixRange;

  constructor(texts: readonly string[]) {
    this.#texts = [...new Set(texts)].sort();
    this.all = this.#texts.length === 0 ? noAnswers : {from: 0, to: this.#texts.length, length: 0};
  }

  /** The answers that go on with `more` after the beginning `range` stands for. */
  narrow(range: PrefixRange, more: string): PrefixRange {
    if (range === noAnswers || more === "") return range;
    const isBefore = (text: string): boolean => text.slice(range.length, range.length + more.length) < more;
    const from = this.#search(range, isBefore);
    const to = this.#search({...range, from}, (text) => text.startsWith(more, range.length));
    return from === to ? noAnswers : {from, to, length: range.length + more.length};
  }

  /** Is the beginning that `range` stands for the whole of `text`, one of the answers? */
  isExactly(range: PrefixRange, text: string): boolean {
    return range !== noAnswers && text.length === range.length && this.#texts[range.from] === text;
  }

  /** The first place of the range where `isBefore` is false; it is true up to there. */
  #search({from, to}: PrefixRange, isBefore: (text: string) => boolean): number {
    let [low, high] = [from, to];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (isBefore(this.#texts[middle] as string)) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
