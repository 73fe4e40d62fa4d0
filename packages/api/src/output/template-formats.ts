import type {Expr, Node, Pipe} from "../template/go/parser.ts";
import {parseGoTemplate} from "../template/go/parser.ts";
import type {ThinkTags} from "./thinking-splitter.ts";
import type {CallFormat} from "./tool-call-parser.ts";

type Block = Extract<Node, {readonly body: readonly Node[]}>;

/** Tags whose tokens some models have no text for: their calls then begin the answer as bare JSON. */
const BARE_TOO = ["[TOOL_CALLS]", "<|python_tag|>", "<|tool_call|>", "functools"];
const CLOSING: Readonly<Record<string, string>> = {"<tool_call>": "</tool_call>", "<|tool_call|>": "<|/tool_call|>", "<tools>": "</tools>", "<function_call>": "</function_call>"};
/** What well-known chat templates write in front of calls, the most telling first. */
const KNOWN = ["<tool_call>", "[TOOL_CALLS]", "<|tool_call|>", "<function_call>", "<|python_tag|>", "functools"];

function formatOfTag(tag: string | undefined, source: string): CallFormat {
  const close = tag === undefined ? undefined : CLOSING[tag];
  if (tag === "<tool_call>" && source.includes("<function=")) return {open: tag, close, body: "xml", bare: false};
  return {open: tag, close, body: "json", bare: tag === undefined || BARE_TOO.includes(tag)};
}

/** How a model with this Jinja template writes calls. */
export function callFormatOfJinja(source: string): CallFormat {
  return formatOfTag(
    KNOWN.find((tag) => source.includes(tag)),
    source,
  );
}

/** The same of a Go template: the text that begins its `.ToolCalls` block, up to the JSON. */
export function callFormatOfGo(source: string): CallFormat {
  const block = findBlock(parseGoTemplate(source), (node) => mentions(node.pipe, "ToolCalls"));
  const text = block && firstText(block.body);
  const tag = text
    ?.split("{")[0]
    ?.trim()
    .replace(/\s*\[$/, "");
  const known = KNOWN.find((one) => tag?.startsWith(one));
  return formatOfTag(known ?? (tag === "" ? undefined : tag), source);
}

/** The tags around thoughts. */
export function thinkTagsOfJinja(source: string): ThinkTags | undefined {
  return /<think>|<\/think>|enable_thinking/.test(source) ? {open: "<think>", close: "</think>"} : undefined;
}

/** The texts before and behind `{{ .Thinking }}` where the template tells old messages. */
export function thinkTagsOfGo(source: string): ThinkTags | undefined {
  const list = findList(parseGoTemplate(source));
  const [first, last] = [list?.[0], list?.at(-1)];
  const open = first?.kind === "text" ? first.text.trim() : "";
  const close = last?.kind === "text" ? last.text.trim() : "";
  return open !== "" && close !== "" ? {open, close} : undefined;
}

function isBlock(node: Node): node is Block {
  return "body" in node;
}

function findBlock(nodes: readonly Node[], matches: (node: Block) => boolean): Block | undefined {
  for (const node of nodes.filter(isBlock)) {
    const found = matches(node) ? node : (findBlock(node.body, matches) ?? findBlock(node.otherwise, matches));
    if (found) return found;
  }
  return undefined;
}

/** The innermost list of nodes that prints `.Thinking`. */
function findList(nodes: readonly Node[]): readonly Node[] | undefined {
  if (nodes.some((node) => node.kind === "print" && mentions(node.pipe, "Thinking"))) return nodes;
  for (const node of nodes.filter(isBlock)) {
    const found = findList(node.body) ?? findList(node.otherwise);
    if (found) return found;
  }
  return undefined;
}

/** Depth first, up to the first printed value: what follows that is no tag. */
function firstText(nodes: readonly Node[]): string | undefined {
  for (const node of nodes) {
    if (node.kind === "text" && node.text.trim() !== "") return node.text;
    if (node.kind === "print" && node.pipe.names.length === 0) return undefined;
    if (isBlock(node)) return firstText(node.body);
  }
  return undefined;
}

function mentions(pipe: Pipe, field: string): boolean {
  return pipe.commands.some((command) => mentionedIn(command, field));
}

function mentionedIn(expr: Expr, field: string): boolean {
  if (expr.kind === "path") return expr.fields.includes(field) || (typeof expr.base !== "string" && mentions(expr.base, field));
  if (expr.kind === "call") return expr.args.some((arg) => mentionedIn(arg, field));
  return expr.kind === "pipe" && mentions(expr.pipe, field);
}
