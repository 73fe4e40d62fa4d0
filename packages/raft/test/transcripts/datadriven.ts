/** Data-driven test files in the format of github.com/cockroachdb/datadriven: `cmd arg key=(v1,v2)`, input, `----`, expected output. */

export interface Argument {
  readonly key: string;
  readonly values: readonly string[];
}

export interface Block {
  /** 1-based, of the command. */
  readonly line: number;
  readonly command: string;
  readonly arguments: readonly Argument[];
  readonly input: string;
  readonly expected: string;
  /** Lines of the output in the file, [first, end). */
  readonly output: readonly [number, number];
}

/** @throws Error that names the line, when a command has no `----` */
export function parseBlocks(text: string): Block[] {
  const lines = text.split("\n");
  const blocks: Block[] = [];
  for (let at = 0; at < lines.length; ) {
    const line = (lines[at] as string).trim();
    if (line === "" || line.startsWith("#") || /^subtest(\s|$)/.test(line)) {
      at++;
      continue;
    }
    const block = parseBlock(lines, at);
    blocks.push(block);
    at = block.output[1];
  }
  return blocks;
}

function parseBlock(lines: readonly string[], start: number): Block {
  let at = start;
  let directive = "";
  for (;;) {
    const line = (lines[at++] as string).trim();
    if (!line.endsWith("\\")) {
      directive += line;
      break;
    }
    directive += `${line.slice(0, -1).trim()} `;
  }
  const separator = lines.indexOf("----", at);
  if (separator < 0) throw new Error(`line ${start + 1}: "${directive}" has no ---- behind it`);
  const input = lines.slice(at, separator).join("\n").trim();
  const [first, end, after] = outputRange(lines, separator);
  const expected = lines
    .slice(first, end)
    .map((line) => `${line}\n`)
    .join("");
  const [command = "", ...words] = splitWords(directive);
  return {line: start + 1, command, arguments: words.map(parseArgument), input, expected, output: [separator + 1, after]};
}

/** [first line, end, line to go on with]. Output with blank lines stands between doubled separators. */
function outputRange(lines: readonly string[], separator: number): readonly [number, number, number] {
  if (lines[separator + 1] === "----") {
    for (let at = separator + 2; at < lines.length; at++) if (lines[at] === "----" && lines[at + 1] === "----") return [separator + 2, at, at + 2];
  }
  let end = separator + 1;
  while (end < lines.length && (lines[end] as string).trim() !== "") end++;
  return [separator + 1, end, end];
}

/** At blanks outside of parentheses and quotes. */
function splitWords(directive: string): string[] {
  return directive.match(/(?:\([^)]*\)|"(?:[^"\\]|\\.)*"|[^\s("]|\((?![^)]*\)))+/g) ?? [];
}

function parseArgument(word: string): Argument {
  const at = word.indexOf("=");
  if (at < 0) return {key: word, values: []};
  const value = word.slice(at + 1);
  const inner = value.startsWith("(") && value.endsWith(")") ? value.slice(1, -1).split(",") : [value];
  return {key: word.slice(0, at), values: inner.map((part) => part.trim())};
}

/** Handles one block after the other; what a transcript says depends on those before. */
export type Handler = (block: Block) => string;

export interface Difference {
  readonly line: number;
  readonly command: string;
  readonly expected: string;
  readonly actual: string;
}

/** @param level 1: lines of INFO and DEBUG do not count. 2: every line does. */
export function firstDifference(blocks: readonly Block[], handle: Handler, level: 1 | 2): Difference | undefined {
  for (const block of blocks) {
    const actual = withNewline(handle(block));
    if (significant(actual, level) !== significant(block.expected, level)) return {line: block.line, command: block.command, expected: block.expected, actual};
  }
  return undefined;
}

/** The file with the outputs as they are now. */
export function rewritten(text: string, handle: Handler): string {
  const lines = text.split("\n");
  const result: string[] = [];
  let done = 0;
  for (const block of parseBlocks(text)) {
    const [first, end] = block.output;
    const actual = withNewline(handle(block)).slice(0, -1);
    result.push(...lines.slice(done, first), ...(/^$/m.test(actual) ? ["----", actual, "----", "----"] : [actual]));
    done = end;
  }
  return [...result, ...lines.slice(done)].join("\n");
}

function withNewline(text: string): string {
  return text === "" || text.endsWith("\n") ? text : `${text}\n`;
}

function significant(text: string, level: 1 | 2): string {
  if (level === 2) return text;
  const lines = text.split("\n").filter((line) => !/^\s*(INFO|DEBUG) /.test(line));
  const rest = lines.join("\n");
  return rest.trim() === "" ? "ok\n" : rest;
}
