/** A token that is found in a text before anything else is. */
export interface SpecialToken {
  readonly text: string;
  /** It takes white space before it along. */
  readonly stripsLeft: boolean;
  /** After it. */
  readonly stripsRight: boolean;
}

interface Branch {
  readonly next: Map<number, Branch>;
  /** A token's text ends here. */
  ends: boolean;
}

/**
 * Where a text can be cut so that its parts have, together, the tokens it has as a whole. llama.cpp looks for special tokens first, and walks through all it found for each one more:
 * 120 000 of them take it two minutes, and in parts a quarter of a second.
 */
export class SpecialTokens {
  readonly #root: Branch = {next: new Map(), ends: false};
  readonly #stripsLeft: boolean;
  readonly #stripsRight: boolean;

  constructor(tokens: readonly SpecialToken[]) {
    this.#stripsLeft = tokens.some(({stripsLeft}) => stripsLeft);
    this.#stripsRight = tokens.some(({stripsRight}) => stripsRight);
    for (const {text} of tokens) if (text !== "") this.#add(text);
  }

  /**
   * Parts of at least `charsMin` characters, but the last; one where there is no place to cut.
   * @param charsMin UTF-16 code units
   */
  parts(text: string, charsMin: number): string[] {
    const parts: string[] = [];
    let from = 0;
    for (const at of this.#cuts(text)) {
      if (at - from < charsMin) continue;
      parts.push(text.slice(from, at));
      from = at;
    }
    parts.push(text.slice(from));
    return parts;
  }

  #add(text: string): void {
    let branch = this.#root;
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      let next = branch.next.get(unit);
      if (!next) {
        next = {next: new Map(), ends: false};
        branch.next.set(unit, next);
      }
      branch = next;
    }
    branch.ends = true;
  }

  /**
   * Before a token that is taken whatever else is there: of all that overlap with each other the first covers the others, and so is the longest, which llama.cpp takes first. None that begins
   * earlier reaches beyond the cut.
   */
  *#cuts(text: string): Generator<number> {
    // Of those that overlap: where the first begins and ends, and the last ends.
    let begin = 0;
    let firstEnd = 0;
    let end = 0;
    for (let at = 0; at < text.length; at++) {
      const reach = this.#longestAt(text, at);
      if (reach === 0) continue;
      if (at < end) {
        end = Math.max(end, at + reach);
        continue;
      }
      if (end === firstEnd && this.#mayCut(text, begin, firstEnd)) yield begin;
      [begin, firstEnd, end] = [at, at + reach, at + reach];
    }
    if (end === firstEnd && this.#mayCut(text, begin, firstEnd)) yield begin;
  }

  /** White space that a token takes along is in one part with it, and none that could be a token's own. */
  #mayCut(text: string, begin: number, end: number): boolean {
    const isWhite = (at: number): boolean => /\s/.test(text[at] as string);
    if (begin === 0) return false;
    if (this.#stripsRight && isWhite(begin)) return false;
    return !this.#stripsLeft || !(isWhite(begin - 1) || isWhite(end - 1));
  }

  /** @returns 0: no token begins here */
  #longestAt(text: string, at: number): number {
    let longest = 0;
    let branch = this.#root.next.get(text.charCodeAt(at));
    for (let length = 1; branch; length++) {
      if (branch.ends) longest = length;
      branch = branch.next.get(text.charCodeAt(at + length));
    }
    return longest;
  }
}
