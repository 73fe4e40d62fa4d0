import {callFunction, show, truth} from "./functions.ts";
import {templateError} from "./lexer.ts";
import {type Expr, type Node, type Pipe, parseGoTemplate} from "./parser.ts";

/** A template that does more than this is hostile: nodes and calls evaluated, characters written. */
const STEPS_MAX = 2_000_000;
const OUTPUT_MAX = 64 * 1024 * 1024;

type Block = Extract<Node, {readonly pipe: Pipe; readonly body: readonly Node[]}>;
type Flow = "next" | "break" | "continue" | "stop";

class Evaluator {
  readonly #scopes: Map<string, unknown>[] = [];
  readonly #stopAt: string | undefined;
  #steps = 0;
  #length = 0;
  readonly #out: string[] = [];

  constructor(root: unknown, stopAt: string | undefined) {
    this.#scopes.push(new Map([["$", root]]));
    this.#stopAt = stopAt;
  }

  render(nodes: readonly Node[], root: unknown): string {
    this.#list(nodes, root);
    return this.#out.join("");
  }

  #step(): void {
    if (++this.#steps > STEPS_MAX) throw templateError("template does not come to an end");
  }

  #write(text: string): void {
    this.#length += text.length;
    if (this.#length > OUTPUT_MAX) throw templateError("rendered prompt is longer than 64 MiB");
    this.#out.push(text);
  }

  #list(nodes: readonly Node[], dot: unknown): Flow {
    for (const node of nodes) {
      const flow = this.#node(node, dot);
      if (flow !== "next") return flow;
    }
    return "next";
  }

  #node(node: Node, dot: unknown): Flow {
    this.#step();
    if (node.kind === "break" || node.kind === "continue") return node.kind;
    if (node.kind === "text") {
      this.#write(node.text);
      return "next";
    }
    return node.kind === "print" ? this.#print(node.pipe, dot) : this.#scoped(() => this.#block(node as Block, dot));
  }

  #print(pipe: Pipe, dot: unknown): Flow {
    const only = pipe.commands[0];
    if (this.#stopAt !== undefined && only?.kind === "path" && only.fields.join(".") === this.#stopAt) return "stop";
    const value = this.#pipe(pipe, dot);
    if (pipe.names.length === 0) this.#write(show(value));
    return "next";
  }

  #scoped(run: () => Flow): Flow {
    this.#scopes.push(new Map());
    const flow = run();
    this.#scopes.pop();
    return flow;
  }

  #block(node: Block, dot: unknown): Flow {
    if (node.kind === "range") return this.#range(node, dot);
    const value = this.#pipe(node.pipe, dot);
    if (!truth(value)) return this.#list(node.otherwise, dot);
    return this.#list(node.body, node.kind === "with" ? value : dot);
  }

  #range(node: Block, dot: unknown): Flow {
    const value = this.#commands(node.pipe, dot);
    const entries = entriesOf(value);
    if (entries.length === 0) return this.#list(node.otherwise, dot);
    for (const [key, item] of entries) {
      const flow = this.#scoped(() => {
        const names = node.pipe.names;
        if (names.length === 2) this.#set(names[0] as string, key, node.pipe.declares);
        if (names.length > 0) this.#set(names.at(-1) as string, item, node.pipe.declares);
        return this.#list(node.body, item);
      });
      if (flow === "stop") return flow;
      if (flow === "break") break;
    }
    return "next";
  }

  #set(name: string, value: unknown, declares: boolean): void {
    const scope = declares ? this.#scopes.at(-1) : this.#scopes.findLast((one) => one.has(name));
    if (scope === undefined) throw templateError(`undefined variable ${name}`);
    scope.set(name, value);
  }

  #pipe(pipe: Pipe, dot: unknown): unknown {
    const value = this.#commands(pipe, dot);
    for (const name of pipe.names) this.#set(name, value, pipe.declares);
    return value;
  }

  #commands(pipe: Pipe, dot: unknown): unknown {
    let value: unknown;
    for (const [index, command] of pipe.commands.entries()) {
      if (index > 0 && command.kind !== "call") throw templateError("only functions can stand behind |");
      value = this.#expr(command, dot, index > 0 ? [value] : []);
    }
    return value;
  }

  #expr(expr: Expr, dot: unknown, piped: readonly unknown[]): unknown {
    this.#step();
    if (expr.kind === "literal") return expr.value;
    if (expr.kind === "pipe") return this.#pipe(expr.pipe, dot);
    if (expr.kind === "path") return this.#path(expr, dot);
    if (expr.name === "and" || expr.name === "or") return this.#shortCut(expr, dot, piped);
    return callFunction(expr.name, [...expr.args.map((arg) => this.#expr(arg, dot, [])), ...piped]);
  }

  #shortCut(expr: Extract<Expr, {kind: "call"}>, dot: unknown, piped: readonly unknown[]): unknown {
    let value: unknown;
    for (const arg of expr.args) {
      value = this.#expr(arg, dot, []);
      if (truth(value) === (expr.name === "or")) return value;
    }
    return piped.length > 0 ? piped[0] : value;
  }

  #path(expr: Extract<Expr, {kind: "path"}>, dot: unknown): unknown {
    let value = typeof expr.base === "string" ? (expr.base === "" ? dot : this.#variable(expr.base)) : this.#pipe(expr.base, dot);
    for (const field of expr.fields) {
      if (value === undefined || value === null) return undefined;
      if (typeof value !== "object") throw templateError(`can't evaluate field ${field}`);
      value = Object.hasOwn(value, field) ? (value as Record<string, unknown>)[field] : undefined;
    }
    return value;
  }

  #variable(name: string): unknown {
    const scope = this.#scopes.findLast((one) => one.has(name));
    if (scope === undefined) throw templateError(`undefined variable ${name}`);
    return scope.get(name);
  }
}

function entriesOf(value: unknown): readonly (readonly [unknown, unknown])[] {
  if (Array.isArray(value)) return [...value.entries()];
  if (value === undefined || value === null) return [];
  if (typeof value === "object") return Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  throw templateError(`range can't iterate over ${String(value).slice(0, 50)}`);
}

/**
 * Renders a Go text/template. Missing fields are empty.
 * @param stopAt a field (`Response`) whose printing ends the text: what a model is to continue
 */
export function renderGoTemplate(source: string, values: Readonly<Record<string, unknown>>, stopAt?: string): string {
  return new Evaluator(values, stopAt).render(parseGoTemplate(source), values);
}
