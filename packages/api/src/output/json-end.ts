/** Nested deeper than this is no call of a tool. */
const DEPTH_MAX = 200;

/** Finds where a JSON object or array ends that comes in pieces, looking at each character once. */
export class JsonEnd {
  #depth = 0;
  #inString = false;
  #escaped = false;
  #at = 0;

  /**
   * @param text all of the value that came so far: begins with `{` or `[`, and with what was given before
   * @returns the length of the value, `undefined` while it goes on, `"bad"` where it cannot be one
   */
  find(text: string): number | "bad" | undefined {
    while (this.#at < text.length) {
      this.#take(text[this.#at++] as string);
      if (this.#depth === 0) return this.#at;
      if (this.#depth > DEPTH_MAX) return "bad";
    }
    return undefined;
  }

  #take(char: string): void {
    if (this.#escaped) this.#escaped = false;
    else if (this.#inString) {
      if (char === "\\") this.#escaped = true;
      else if (char === '"') this.#inString = false;
    } else if (char === '"') this.#inString = true;
    else if (char === "{" || char === "[") this.#depth++;
    else if (char === "}" || char === "]") this.#depth--;
  }
}
