/** What text may look like, as a tree: what a grammar of llama.cpp (GBNF) can say. */
export type Rule =
  /** Exactly this. */
  | {readonly kind: "text"; readonly text: string}
  /** One character of these ranges of code points, ends included. At least one range. */
  | {readonly kind: "one"; readonly ranges: readonly CodeRange[]}
  | {readonly kind: "all"; readonly parts: readonly Rule[]}
  | {readonly kind: "any"; readonly parts: readonly Rule[]}
  | {readonly kind: "repeat"; readonly part: Rule; readonly min: number; readonly max: number | undefined}
  /** A rule of that name in the same grammar. */
  | {readonly kind: "named"; readonly name: string};

export type CodeRange = readonly [first: number, last: number];

/** Rules by name; `root` is what the whole text must be. */
export type Grammar = ReadonlyMap<string, Rule>;

/** llama.cpp expands a repetition into as many rules, and refuses 2000. */
const REPEAT_AT_ONCE = 1000;

export const text = (value: string): Rule => ({kind: "text", text: value});
export const all = (...parts: readonly Rule[]): Rule => (parts.length === 1 ? (parts[0] as Rule) : {kind: "all", parts});
export const any = (...parts: readonly Rule[]): Rule => (parts.length === 1 ? (parts[0] as Rule) : {kind: "any", parts});
export const repeat = (part: Rule, min: number, max: number | undefined): Rule => ({kind: "repeat", part, min, max});
export const optional = (part: Rule): Rule => repeat(part, 0, 1);
export const named = (name: string): Rule => ({kind: "named", name});
export const nothing: Rule = text("");

/** One of the characters of a text such as `"0-9eE"`: a hyphen between two is a range. */
export function oneOf(characters: string): Rule {
  const ranges: CodeRange[] = [];
  for (let i = 0; i < characters.length; i++) {
    const first = characters.charCodeAt(i);
    const isRange = characters[i + 1] === "-" && i + 2 < characters.length;
    ranges.push([first, isRange ? characters.charCodeAt(i + 2) : first]);
    if (isRange) i += 2;
  }
  return {kind: "one", ranges};
}

/** The grammar in llama.cpp's notation. */
export function renderGrammar(grammar: Grammar): string {
  const lines: string[] = [];
  let hoisted = 0;
  /** What is repeated gets a name of its own: llama.cpp counts the rules inside a group for each of its repetitions. */
  const atom = (rule: Rule): string => {
    if (rule.kind === "named" || rule.kind === "one") return render(rule);
    const name = `part${hoisted++}`;
    lines.push(`${name} ::= ${render(rule)}`);
    return name;
  };
  const render = (rule: Rule): string => {
    switch (rule.kind) {
      case "text":
        return `"${[...rule.text].map(quoted).join("")}"`;
      case "one":
        return `[${rule.ranges.map(([first, last]) => (first === last ? code(first) : `${code(first)}-${code(last)}`)).join("")}]`;
      case "all":
        return rule.parts.length === 0 ? '""' : rule.parts.map((part) => (part.kind === "any" ? `(${render(part)})` : render(part))).join(" ");
      case "any":
        return rule.parts.map(render).join(" | ");
      case "repeat":
        return renderRepeat(atom(rule.part), rule.min, rule.max);
      case "named":
        return rule.name;
    }
  };
  for (const [name, rule] of grammar) lines.push(`${name} ::= ${render(rule)}`);
  return `${lines.join("\n")}\n`;
}

function renderRepeat(atom: string, min: number, max: number | undefined): string {
  if (max === undefined) return `${times(atom, min)} ${atom}*`.trim();
  return `${times(atom, min)} ${upTo(atom, max - min)}`.trim();
}

function times(atom: string, count: number): string {
  return portions(count)
    .map((part) => `${atom}{${part}}`)
    .join(" ");
}

function upTo(atom: string, count: number): string {
  return portions(count)
    .map((part) => `${atom}{0,${part}}`)
    .join(" ");
}

function portions(count: number): number[] {
  const whole = Math.floor(count / REPEAT_AT_ONCE);
  const rest = count % REPEAT_AT_ONCE;
  return [...Array.from({length: whole}, () => REPEAT_AT_ONCE), ...(rest > 0 ? [rest] : [])];
}

function quoted(character: string): string {
  if (character === '"' || character === "\\") return `\\${character}`;
  return character < " " || character === "\x7f" ? code(character.charCodeAt(0)) : character;
}

function code(point: number): string {
  return `\\U${point.toString(16).padStart(8, "0")}`;
}
