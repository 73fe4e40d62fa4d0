import {remember} from "../remember.ts";
import {lex, type Part, type Token, templateError} from "./lexer.ts";

export type Expr =
  | {readonly kind: "literal"; readonly value: unknown}
  /** Empty base: the dot. Base `$…`: a variable. A pipeline base is `(…).Field`. */
  | {readonly kind: "path"; readonly base: string | Pipe; readonly fields: readonly string[]}
  | {readonly kind: "call"; readonly name: string; readonly args: readonly Expr[]}
  | {readonly kind: "pipe"; readonly pipe: Pipe};
export interface Pipe {
  readonly names: readonly string[];
  readonly declares: boolean;
  readonly commands: readonly Expr[];
}
export type Node =
  | {readonly kind: "text"; readonly text: string}
  | {readonly kind: "print"; readonly pipe: Pipe}
  | {readonly kind: "if" | "range" | "with"; readonly pipe: Pipe; readonly body: readonly Node[]; readonly otherwise: readonly Node[]}
  | {readonly kind: "break" | "continue"};

const DEPTH_MAX = 64;

class ActionParser {
  readonly #tokens: readonly Token[];
  #at = 0;
  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  #is(text: string, ahead = 0): boolean {
    const token = this.#tokens[this.#at + ahead];
    return token?.kind === "mark" && token.text === text;
  }

  whole(): Pipe {
    const pipe = this.#pipe(0);
    if (this.#at < this.#tokens.length) throw templateError(`unexpected ${JSON.stringify(this.#tokens[this.#at]?.text)}`);
    return pipe;
  }

  #names(): {names: string[]; declares: boolean} {
    const width = this.#is(",", 1) ? 3 : 1;
    const assigns = this.#is(":=", width) || this.#is("=", width);
    if (this.#tokens[this.#at]?.kind !== "variable" || !assigns) return {names: [], declares: false};
    const names = this.#tokens.slice(this.#at, this.#at + width).flatMap((token) => (token.kind === "variable" ? [token.text] : []));
    const declares = this.#is(":=", width);
    this.#at += width + 1;
    return {names, declares};
  }

  #pipe(depth: number): Pipe {
    if (depth > DEPTH_MAX) throw templateError("expression is nested too deeply");
    const {names, declares} = this.#names();
    const commands = [this.#command(depth)];
    while (this.#is("|")) {
      this.#at++;
      commands.push(this.#command(depth));
    }
    return {names, declares, commands};
  }

  #command(depth: number): Expr {
    const first = this.#tokens[this.#at];
    if (first?.kind !== "word" || ["true", "false", "nil"].includes(first.text)) return this.#operand(depth);
    this.#at++;
    const args: Expr[] = [];
    while (this.#at < this.#tokens.length && !this.#is("|") && !this.#is(")")) args.push(this.#operand(depth));
    return {kind: "call", name: first.text, args};
  }

  #operand(depth: number): Expr {
    const token = this.#tokens[this.#at++];
    if (token === undefined) throw templateError("missing value");
    if (token.kind === "string") return {kind: "literal", value: token.text};
    if (token.kind === "number") return {kind: "literal", value: Number(token.text)};
    if (token.kind === "field") return {kind: "path", base: "", fields: token.text.slice(1).split(".")};
    if (token.kind === "variable") {
      const [base, ...fields] = token.text.split(".");
      return {kind: "path", base: base as string, fields};
    }
    if (token.kind === "word") {
      if (token.text === "true" || token.text === "false") return {kind: "literal", value: token.text === "true"};
      return token.text === "nil" ? {kind: "literal", value: undefined} : {kind: "call", name: token.text, args: []};
    }
    if (token.text === ".") return {kind: "path", base: "", fields: []};
    if (token.text !== "(") throw templateError(`unexpected ${JSON.stringify(token.text)}`);
    return this.#group(depth);
  }

  #group(depth: number): Expr {
    const pipe = this.#pipe(depth + 1);
    if (!this.#is(")")) throw templateError("unclosed parenthesis");
    this.#at++;
    const next = this.#tokens[this.#at];
    if (next?.kind !== "field") return {kind: "pipe", pipe};
    this.#at++;
    return {kind: "path", base: pipe, fields: next.text.slice(1).split(".")};
  }
}

class TreeParser {
  readonly #parts: readonly Part[];
  #at = 0;
  constructor(parts: readonly Part[]) {
    this.#parts = parts;
  }

  whole(): Node[] {
    const {nodes, end} = this.#list(0);
    if (end !== undefined) throw templateError(`unexpected {{${end[0]?.text}}}`);
    return nodes;
  }

  /** Nodes up to `end` or `else`, whose tokens are returned. */
  #list(depth: number): {nodes: Node[]; end: readonly Token[] | undefined} {
    if (depth > DEPTH_MAX) throw templateError("blocks are nested too deeply");
    const nodes: Node[] = [];
    while (this.#at < this.#parts.length) {
      const part = this.#parts[this.#at++] as Part;
      if ("text" in part) {
        nodes.push({kind: "text", text: part.text});
        continue;
      }
      const head = part.action[0];
      const word = head?.kind === "word" ? head.text : "";
      if (word === "end" || word === "else") return {nodes, end: part.action};
      if (word === "if" || word === "range" || word === "with") nodes.push(this.#block(word, part.action.slice(1), depth));
      else if (word === "break" || word === "continue") nodes.push({kind: word});
      else if (["define", "template", "block"].includes(word)) throw templateError(`{{${word}}} is not supported`);
      else nodes.push({kind: "print", pipe: new ActionParser(part.action).whole()});
    }
    return {nodes, end: undefined};
  }

  #block(kind: "if" | "range" | "with", tokens: readonly Token[], depth: number): Node {
    const pipe = new ActionParser(tokens).whole();
    const {nodes: body, end} = this.#list(depth + 1);
    if (end === undefined) throw templateError(`{{${kind}}} without {{end}}`);
    if (end[0]?.text === "end") return {kind, pipe, body, otherwise: []};
    const chained = end[1]?.text;
    if (chained === "if" || chained === "with") return {kind, pipe, body, otherwise: [this.#block(chained, end.slice(2), depth + 1)]};
    const rest = this.#list(depth + 1);
    if (rest.end?.[0]?.text !== "end") throw templateError(`{{else}} without {{end}}`);
    return {kind, pipe, body, otherwise: rest.nodes};
  }
}

/** Parses a Go text/template. Throws ApiError 400. */
export const parseGoTemplate = remember((source: string): readonly Node[] => new TreeParser(lex(source)).whole());
