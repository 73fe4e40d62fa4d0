import {ApiError} from "../../api-error.ts";

export type Token = {readonly kind: "word" | "field" | "variable" | "string" | "number" | "mark"; readonly text: string};
export type Part = {readonly text: string} | {readonly action: readonly Token[]};

/** Longer templates than this no model has. */
const TEMPLATE_MAX = 256 * 1024;

export function templateError(message: string): ApiError {
  return new ApiError(400, `template error: ${message}`);
}

const TOKEN = /\s+|("(?:[^"\\\n]|\\.)*")|(`[^`]*`)|((?:\.[A-Za-z_]\w*)+)|(\$\w*(?:\.[A-Za-z_]\w*)*)|(-?\d+(?:\.\d+)?)|([A-Za-z_]\w*)|(:=|[=|().,])/y;

function unquote(text: string): string {
  const escapes: Record<string, string> = {n: "\n", t: "\t", r: "\r", '"': '"', "\\": "\\", "'": "'"};
  return text.slice(1, -1).replace(/\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|(.))/g, (_all, hex, unicode, other) => {
    if (other === undefined) return String.fromCharCode(Number.parseInt(hex ?? unicode, 16));
    if (escapes[other] === undefined) throw templateError(`unknown escape \\${other}`);
    return escapes[other];
  });
}

function tokens(source: string): Token[] {
  const found: Token[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < source.length) {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(source);
    if (match === null) throw templateError(`unexpected ${JSON.stringify(source.slice(at, at + 20))}`);
    const [, quoted, rawText, field, variable, number, word, mark] = match;
    if (quoted !== undefined) found.push({kind: "string", text: unquote(quoted)});
    else if (rawText !== undefined) found.push({kind: "string", text: rawText.slice(1, -1)});
    else if (field !== undefined) found.push({kind: "field", text: field});
    else if (variable !== undefined) found.push({kind: "variable", text: variable});
    else if (number !== undefined) found.push({kind: "number", text: number});
    else if (word !== undefined) found.push({kind: "word", text: word});
    else if (mark !== undefined) found.push({kind: "mark", text: mark});
  }
  return found;
}

/** Where the action that begins behind `from` ends: the `}}` outside of quotes. */
function actionEnd(source: string, from: number): number {
  let at = from;
  while (at < source.length) {
    const char = source[at];
    if (source.startsWith("}}", at)) return at;
    if (char === '"' || char === "`") {
      at++;
      while (at < source.length && source[at] !== char) at += char === '"' && source[at] === "\\" ? 2 : 1;
    }
    at++;
  }
  throw templateError("unclosed action");
}

/** Cuts a template into text and actions; trim markers are applied, comments dropped. */
export function lex(source: string): Part[] {
  if (source.length > TEMPLATE_MAX) throw templateError("template is longer than 256 KiB");
  const parts: Part[] = [];
  let at = 0;
  let trimNext = false;
  for (;;) {
    const open = source.indexOf("{{", at);
    let text = source.slice(at, open < 0 ? undefined : open);
    if (trimNext) text = text.trimStart();
    const trimsLeft = open >= 0 && /^-\s/.test(source.slice(open + 2, open + 4));
    if (trimsLeft) text = text.trimEnd();
    if (text !== "") parts.push({text});
    if (open < 0) return parts;
    const begin = open + (trimsLeft ? 3 : 2);
    const comment = source.slice(begin).trimStart().startsWith("/*");
    const close = comment ? source.indexOf("}}", source.indexOf("*/", begin)) : actionEnd(source, begin);
    if (close < 0 || (comment && source.indexOf("*/", begin) < 0)) throw templateError("unclosed comment");
    let body = source.slice(begin, close);
    trimNext = /\s-$/.test(body);
    if (trimNext) body = body.slice(0, -1);
    if (!comment) parts.push({action: tokens(body)});
    at = close + 2;
  }
}
