import {complement, includes, without} from "./code-ranges.ts";
import {all, any, type CodeRange, nothing, type Rule, repeat, text} from "./grammar-rule.ts";
import {PLAIN} from "./json-rules.ts";
import {SchemaError} from "./schema-error.ts";

const PATTERN_CHARS_MAX = 1000;
const DEPTH_MAX = 32;
const REPEAT_MAX = 1000;

const WORD: readonly CodeRange[] = [
  [0x30, 0x39],
  [0x41, 0x5a],
  [0x5f, 0x5f],
  [0x61, 0x7a],
];
const DIGITS: readonly CodeRange[] = [[0x30, 0x39]];
const BLANKS: readonly CodeRange[] = [
  [0x09, 0x0d],
  [0x20, 0x20],
  [0xa0, 0xa0],
];
const LINE_ENDS: readonly CodeRange[] = [
  [0x0a, 0x0a],
  [0x0d, 0x0d],
  [0x2028, 0x2029],
];
const CLASSES: Readonly<Record<string, readonly CodeRange[]>> = {
  d: DIGITS,
  D: complement(DIGITS),
  w: WORD,
  W: complement(WORD),
  s: BLANKS,
  S: complement(BLANKS),
};
const CONTROLS: Readonly<Record<string, number>> = {n: 0x0a, r: 0x0d, t: 0x09, f: 0x0c, v: 0x0b, 0: 0};
/** How JSON writes what does not stand in a string as it is. */
const ESCAPES: readonly (readonly [point: number, written: string])[] = [
  [0x22, '\\"'],
  [0x5c, "\\\\"],
  [0x08, "\\b"],
  [0x09, "\\t"],
  [0x0a, "\\n"],
  [0x0c, "\\f"],
  [0x0d, "\\r"],
];

const anyCharacter = characterOf(complement(LINE_ENDS)) as Rule;

/** The contents of a JSON string that match a regular expression, as a rule. Look-around, back references and word boundaries have none: SchemaError. */
export function patternRule(pattern: string, path: string): Rule {
  if (pattern.length > PATTERN_CHARS_MAX) throw new SchemaError(path, `a pattern of ${pattern.length} characters, at most ${PATTERN_CHARS_MAX} are allowed`);
  return new PatternReader(pattern, path).read();
}

/** One character of these, written as JSON writes it in a string. Undefined: they are written by their number only. */
function characterOf(ranges: readonly CodeRange[]): Rule | undefined {
  const plain = without(ranges, complement(PLAIN));
  const escapes = ESCAPES.filter(([point]) => includes(ranges, point)).map(([, written]) => text(written));
  const parts: readonly Rule[] = [...(plain.length > 0 ? [{kind: "one", ranges: plain} as const] : []), ...escapes];
  return parts.length === 0 ? undefined : any(...parts);
}

class PatternReader {
  readonly #path: string;
  readonly #characters: readonly string[];
  #at = 0;

  constructor(pattern: string, path: string) {
    this.#characters = [...pattern];
    this.#path = path;
  }

  read(): Rule {
    const rule = this.#alternatives(0);
    if (this.#at < this.#characters.length) throw this.#cannot(`")" without "("`);
    return rule;
  }

  #alternatives(depth: number): Rule {
    if (depth > DEPTH_MAX) throw this.#cannot(`groups ${DEPTH_MAX} deep`);
    const parts = [this.#sequence(depth)];
    while (this.#take("|")) parts.push(this.#sequence(depth));
    return any(...parts);
  }

  /** Anchors count at the ends of the whole pattern's alternatives; without one, anything may stand there. */
  #sequence(depth: number): Rule {
    const isOutside = depth === 0;
    const parts: Rule[] = [];
    if (!this.#take("^") && isOutside) parts.push(repeat(anyCharacter, 0, undefined));
    let isAnchored = false;
    while (!isAnchored && this.#at < this.#characters.length && this.#next !== "|" && this.#next !== ")") {
      if (this.#take("$")) isAnchored = true;
      else parts.push(this.#quantified(this.#atom(depth)));
    }
    if (isAnchored && (!isOutside || (this.#at < this.#characters.length && this.#next !== "|"))) throw this.#cannot('"$" inside');
    if (!isAnchored && isOutside) parts.push(repeat(anyCharacter, 0, undefined));
    return parts.length === 0 ? nothing : all(...parts);
  }

  #atom(depth: number): Rule {
    const character = this.#characters[this.#at++] as string;
    switch (character) {
      case "(":
        return this.#group(depth);
      case "[":
        return this.#character(this.#set());
      case ".":
        return anyCharacter;
      case "\\":
        return this.#character(this.#escape());
      case "^":
        throw this.#cannot('"^" inside');
      case "*":
      case "+":
      case "?":
        throw this.#cannot(`"${character}" behind nothing`);
      default:
        return this.#character([[character.codePointAt(0) as number, character.codePointAt(0) as number]]);
    }
  }

  #character(ranges: readonly CodeRange[]): Rule {
    const rule = characterOf(ranges);
    if (!rule) throw this.#cannot("a control character, or half of a character");
    return rule;
  }

  #group(depth: number): Rule {
    if (this.#take("?") && !this.#take(":")) {
      const isNamed = this.#take("<") && /[A-Za-z_]/.test(this.#next ?? "");
      if (!isNamed) throw this.#cannot("look-ahead and look-behind");
      while (this.#at < this.#characters.length && !this.#take(">")) this.#at++;
    }
    const rule = this.#alternatives(depth + 1);
    if (!this.#take(")")) throw this.#cannot('"(" without ")"');
    return rule;
  }

  #quantified(part: Rule): Rule {
    const [min, max] = this.#quantity();
    this.#take("?"); // lazy: the same texts
    if (Math.max(min, max ?? 0) > REPEAT_MAX) throw this.#cannot(`more than ${REPEAT_MAX} repetitions`);
    if (max !== undefined && max < min) throw this.#cannot("a repetition that ends before it begins");
    return min === 1 && max === 1 ? part : repeat(part, min, max);
  }

  #quantity(): readonly [number, number | undefined] {
    if (this.#take("*")) return [0, undefined];
    if (this.#take("+")) return [1, undefined];
    if (this.#take("?")) return [0, 1];
    const counted = /^\{(\d{1,6})(,(\d{1,6})?)?\}/.exec(this.#characters.slice(this.#at, this.#at + 16).join(""));
    if (!counted) return [1, 1];
    this.#at += counted[0].length;
    const min = Number(counted[1]);
    return [min, counted[2] === undefined ? min : counted[3] === undefined ? undefined : Number(counted[3])];
  }

  /** Behind `[`. */
  #set(): readonly CodeRange[] {
    const isNegated = this.#take("^");
    const ranges: CodeRange[] = [];
    while (!this.#take("]")) {
      const first = this.#setItem();
      const isRange = this.#next === "-" && this.#characters[this.#at + 1] !== "]" && this.#at + 1 < this.#characters.length;
      if (!isRange) ranges.push(...first);
      else {
        this.#at++;
        ranges.push(this.#range(first, this.#setItem()));
      }
    }
    const all = isNegated ? complement(ranges) : ranges;
    if (all.length === 0) throw this.#cannot("a set of no characters");
    return all;
  }

  #range(first: readonly CodeRange[], last: readonly CodeRange[]): CodeRange {
    const [[from, fromEnd] = [0, 1], ...more] = first;
    const [[to, toEnd] = [0, 1], ...others] = last;
    if (from !== fromEnd || to !== toEnd || more.length + others.length > 0 || from > to) throw this.#cannot("a range without two ends in order");
    return [from, to];
  }

  #setItem(): readonly CodeRange[] {
    const character = this.#characters[this.#at++];
    if (character === undefined) throw this.#cannot('"[" without "]"');
    if (character === "\\") return this.#escape();
    const point = character.codePointAt(0) as number;
    return [[point, point]];
  }

  /** Behind a backslash. */
  #escape(): readonly CodeRange[] {
    const character = this.#characters[this.#at++] ?? "";
    const known = CLASSES[character];
    if (known) return known;
    if (character === "u" || character === "x") return this.#hexadecimal(character === "u" ? 4 : 2);
    const point = CONTROLS[character] ?? (/[A-Za-z0-9]/.test(character) ? undefined : character.codePointAt(0));
    if (point === undefined) throw this.#cannot(`"\\${character}"`);
    return [[point, point]];
  }

  #hexadecimal(length: number): readonly CodeRange[] {
    const digits = this.#characters.slice(this.#at, this.#at + length).join("");
    if (!new RegExp(`^[0-9a-fA-F]{${length}}$`).test(digits)) throw this.#cannot("a number of a character that is not hexadecimal");
    this.#at += length;
    const point = Number.parseInt(digits, 16);
    if (point < 0xd800 || point > 0xdbff) return [[point, point]];
    // Two numbers for one character, as JavaScript without the flag u has it.
    const second = /^\\u(d[c-f][0-9a-f]{2})$/i.exec(this.#characters.slice(this.#at, this.#at + 6).join(""))?.[1];
    if (second === undefined) return [[point, point]];
    this.#at += 6;
    const whole = 0x10000 + ((point - 0xd800) << 10) + (Number.parseInt(second, 16) - 0xdc00);
    return [[whole, whole]];
  }

  get #next(): string | undefined {
    return this.#characters[this.#at];
  }

  #take(character: string): boolean {
    if (this.#next !== character) return false;
    this.#at++;
    return true;
  }

  #cannot(what: string): SchemaError {
    return new SchemaError(this.#path, `a pattern with ${what} is not supported`);
  }
}
