import {ApiError} from "../../api-error.ts";
import {type Body, text} from "../../context.ts";
import type {ChatMessage, InferenceRequest, Think, Tool, ToolCall} from "../../inference/request.ts";
import {given, list, number, objectOr} from "../fields.ts";
import {functionTool} from "../tools.ts";

const EFFORTS: Readonly<Record<string, Think>> = {low: "low", medium: "medium", high: "high", xhigh: "high", max: "max"};

/** Blocks that are read, and those a client repeats from an answer and that say nothing to a model here. Of any other the answer would be to another question. */
const MESSAGE_BLOCKS = ["text", "image", "tool_use", "tool_result", "thinking", "redacted_thinking", "server_tool_use", "web_search_tool_result", "web_fetch_tool_result"];
const RESULT_BLOCKS = ["text", "image"];

/** Texts of the text blocks; other blocks say nothing here. */
function textsOf(blocks: readonly Body[]): string {
  return blocks.map((block) => (block["type"] === "text" ? (text(block, "text") ?? "") : "")).join("");
}

/** Of a message's blocks, or of what a tool answered. Only base64 is taken, in Ollama's words; no model here sees them. */
function countImages(blocks: readonly Body[]): number {
  const images = blocks.filter((block) => block["type"] === "image");
  for (const image of images) {
    const source = objectOr(image["source"], "invalid image source");
    if (source["type"] !== "base64") throw new ApiError(400, `invalid image source type: ${String(source["type"]).slice(0, 50)}. Only base64 images are supported.`);
  }
  return images.length;
}

/** @param where of the request, for whoever sent something else */
function blocksOf(content: unknown, where: string, types: readonly string[]): readonly Body[] {
  if (typeof content === "string") return [{type: "text", text: content}];
  if (!Array.isArray(content)) throw new ApiError(400, `${where} must be a string or an array of blocks`);
  const blocks = content.map((block) => objectOr(block, `${where}: blocks must be objects`));
  const strangers = blocks.map((block) => text(block, "type") ?? "").filter((type) => !types.includes(type));
  if (strangers[0] === "") throw new ApiError(400, `${where}: blocks must have a type`);
  if (strangers[0] !== undefined) throw new ApiError(400, `${where}: blocks of type ${JSON.stringify(strangers[0].slice(0, 50))} are not supported: send their text`);
  return blocks;
}

function toolUse(block: Body): ToolCall {
  const [id, name] = [text(block, "id") ?? "", text(block, "name") ?? ""];
  if (id === "") throw new ApiError(400, "tool_use block missing required 'id' field");
  if (name === "") throw new ApiError(400, "tool_use block missing required 'name' field");
  return {id, name, arguments: objectOr(block["input"] ?? {}, "tool_use block: input must be an object")};
}

function toolResult(block: Body, names: ReadonlyMap<string, string>): ChatMessage {
  const {content} = block;
  const toolCallId = text(block, "tool_use_id") ?? "";
  const blocks = blocksOf(content ?? [], "messages: content of a tool_result", RESULT_BLOCKS);
  return {role: "tool", content: textsOf(blocks), toolName: names.get(toolCallId) ?? "", toolCallId, images: countImages(blocks)};
}

/** A message, after what its tools answered. `names` learns what each call called. */
function messagesOf(value: unknown, names: Map<string, string>): readonly ChatMessage[] {
  const body = objectOr(value, "messages must be objects");
  const role = (text(body, "role") ?? "").toLowerCase();
  if (!["user", "assistant", "system"].includes(role)) throw new ApiError(400, `messages: unexpected role "${role.slice(0, 50)}": allowed are "user" and "assistant"`);
  const blocks = blocksOf(body["content"], "messages: content", MESSAGE_BLOCKS);
  const of = (type: string): readonly Body[] => blocks.filter((block) => block["type"] === type);
  const toolCalls = of("tool_use").map(toolUse);
  for (const {id, name} of toolCalls) names.set(id, name);
  const results = of("tool_result").map((block) => toolResult(block, names));
  const thinking =
    of("thinking")
      .map((block) => text(block, "thinking") ?? "")
      .at(-1) ?? "";
  const own = {role, content: textsOf(blocks), thinking, toolCalls, images: countImages(blocks)};
  const saysSomething = own.content !== "" || thinking !== "" || toolCalls.length > 0 || own.images > 0;
  return [...results, ...(saysSomething ? [own] : [])];
}

function tool(value: unknown): Tool {
  const body = objectOr(value, "tools must be objects");
  const type = text(body, "type") ?? "custom";
  if (type !== "custom") throw new ApiError(400, `tools of type ${JSON.stringify(type.slice(0, 50))} are not supported: peers run none themselves`);
  return functionTool(body, "input_schema");
}

function thinkOf(body: Body): Think | undefined {
  const thinking = objectOr(body["thinking"] ?? {}, "thinking must be an object");
  const type = text(thinking, "type");
  if (type === "enabled" || type === "disabled") return type === "enabled";
  const effort = (text(objectOr(body["output_config"] ?? {}, "output_config must be an object"), "effort") ?? "").trim().toLowerCase();
  return Object.hasOwn(EFFORTS, effort) ? EFFORTS[effort] : undefined;
}

/** The body of POST /v1/messages. Throws ApiError 400. */
export function readMessages(body: Body): InferenceRequest {
  const model = text(body, "model") ?? "";
  if (model === "") throw new ApiError(400, "model is required");
  const tokensMax = number(body, "max_tokens") ?? 0;
  if (tokensMax <= 0) throw new ApiError(400, "max_tokens is required and must be positive");
  const messages = list(body, "messages");
  if (messages.length === 0) throw new ApiError(400, "messages is required");
  const system = textsOf(blocksOf(body["system"] ?? [], "system", ["text"]));
  const names = new Map<string, string>();
  const isToolless = objectOr(body["tool_choice"] ?? {}, "tool_choice must be an object")["type"] === "none";
  const stop = list(body, "stop_sequences");
  return {
    model,
    task: {
      type: "chat",
      messages: [...(system === "" ? [] : [{role: "system", content: system}]), ...messages.flatMap((one) => messagesOf(one, names))],
      tools: isToolless ? [] : list(body, "tools").map(tool),
    },
    options: given({
      num_predict: tokensMax,
      temperature: number(body, "temperature"),
      top_p: number(body, "top_p"),
      top_k: number(body, "top_k"),
      stop: stop.length > 0 ? stop : undefined,
    }),
    keepAliveMs: undefined,
    think: thinkOf(body),
    // Clients of this API ask any model to think.
    thinksIfAble: true,
    format: undefined,
    topLogprobs: undefined,
    truncate: true,
    renderOnly: false,
  };
}
