import {ApiError} from "../../api-error.ts";
import {type Body, flag, jsonKind, text} from "../../context.ts";
import type {ChatMessage, InferenceRequest, Tool} from "../../inference/request.ts";
import {given, list, number, objectOr} from "../fields.ts";
import {functionTool} from "../tools.ts";
import {checkImageUrl, toolCall} from "./chat-request.ts";
import {thinkOfEffort} from "./effort.ts";
import {responseFormat} from "./response-format.ts";

const ROLES: Readonly<Record<string, string>> = {system: "system", developer: "system", user: "user", assistant: "assistant"};

/** Text and number of images of a content that is a text or a list of parts. */
function contentOf(value: unknown): {content: string; images: number} {
  if (typeof value === "string") return {content: value, images: 0};
  if (value === undefined || value === null) return {content: "", images: 0};
  if (!Array.isArray(value)) throw new ApiError(400, "content must be a string or array");
  let [content, images] = ["", 0];
  for (const one of value) {
    const part = objectOr(one, "content parts must be objects");
    const type = text(part, "type") ?? "";
    if (["input_text", "output_text", "text"].includes(type)) content += text(part, "text") ?? "";
    else if (type === "input_image") {
      checkImageUrl(part["image_url"]);
      images++;
    } else throw new ApiError(400, type === "input_file" ? "file inputs are not currently supported" : `unknown content type: ${type.slice(0, 50)}`);
  }
  return {content, images};
}

/** A conversation from items: thoughts and calls belong to the message of the assistant they stand beside. */
class Conversation {
  readonly messages: ChatMessage[] = [];
  readonly #names = new Map<string, string>();
  #thinking = "";

  add(value: unknown, index: number): void {
    const item = objectOr(value, `input[${index}]: must be an object`);
    const type = text(item, "type") ?? (item["role"] === undefined ? "" : "message");
    if (type === "message") this.#message(item);
    else if (type === "function_call") this.#call(item);
    else if (type === "function_call_output") this.#output(item);
    else if (type === "reasoning") this.#reasoning(item);
    else throw new ApiError(400, `input[${index}]: ${type === "" ? "input item missing required 'type' field" : `unknown input item type: ${JSON.stringify(type.slice(0, 50))}`}`);
  }

  #message(item: Body): void {
    const given = (text(item, "role") ?? "").toLowerCase();
    const role = Object.hasOwn(ROLES, given) ? (ROLES[given] as string) : undefined;
    if (role === undefined) throw new ApiError(400, `invalid role "${given.slice(0, 50)}", must be one of ${Object.keys(ROLES).join(", ")}`);
    this.messages.push({role, ...contentOf(item["content"]), ...(role === "assistant" ? this.#thoughts() : {})});
  }

  #call(item: Body): void {
    const call = toolCall(text(item, "call_id") ?? "", text(item, "name") ?? "", text(item, "arguments") ?? "");
    this.#names.set(call.id, call.name);
    const last = this.messages.at(-1);
    const before: ChatMessage = last?.role === "assistant" ? (this.messages.pop() as ChatMessage) : {role: "assistant", content: ""};
    this.messages.push({...before, ...this.#thoughts(), toolCalls: [...(before.toolCalls ?? []), call]});
  }

  #output(item: Body): void {
    const toolCallId = text(item, "call_id") ?? "";
    this.messages.push({role: "tool", ...contentOf(item["output"]), toolCallId, toolName: this.#names.get(toolCallId) ?? ""});
  }

  /** What was handed out as encrypted is plain text. */
  #reasoning(item: Body): void {
    const summary = list(item, "summary").map((one) => text(objectOr(one, "summary must be objects"), "text") ?? "");
    this.#thinking = text(item, "encrypted_content") || summary.join("\n");
  }

  #thoughts(): {thinking?: string} {
    const thinking = this.#thinking;
    this.#thinking = "";
    return thinking === "" ? {} : {thinking};
  }
}

function messagesOf(body: Body): readonly ChatMessage[] {
  const instructions = text(body, "instructions") ?? "";
  const conversation = new Conversation();
  if (instructions !== "") conversation.messages.push({role: "system", content: instructions});
  const {input} = body;
  if (typeof input === "string") conversation.messages.push({role: "user", content: input});
  else if (Array.isArray(input)) input.forEach((item, index) => conversation.add(item, index));
  else throw new ApiError(400, `input must be a string or array${input === undefined ? "" : `, not ${jsonKind(input)}`}`);
  return conversation.messages;
}

function toolOf(value: unknown): Tool {
  const body = objectOr(value, "tools must be objects");
  if (body["type"] !== "function") throw new ApiError(400, `tools of type ${JSON.stringify(String(body["type"]).slice(0, 50))} are not supported: peers run none themselves`);
  return functionTool(body, "parameters");
}

/** Nothing is stored: what would need it is refused. */
function refuseStateful(body: Body): void {
  for (const field of ["previous_response_id", "conversation"]) {
    if (body[field] !== undefined && body[field] !== null) throw new ApiError(400, `${field} is not supported: answers are not stored, send the whole conversation as input`);
  }
  if (flag(body, "background", false)) throw new ApiError(400, "background is not supported: answers are not stored");
}

/** The body of POST /v1/responses. Throws ApiError 400. */
export function readResponses(body: Body): InferenceRequest {
  refuseStateful(body);
  const reasoning = objectOr(body["reasoning"] ?? {}, "reasoning must be an object");
  return {
    model: text(body, "model") ?? "",
    task: {type: "chat", messages: messagesOf(body), tools: body["tool_choice"] === "none" ? [] : list(body, "tools").map(toolOf)},
    options: given({temperature: number(body, "temperature") ?? 1, top_p: number(body, "top_p"), num_predict: number(body, "max_output_tokens")}),
    keepAliveMs: undefined,
    think: thinkOfEffort(text(reasoning, "effort")),
    thinksIfAble: false,
    format: responseFormat(objectOr(body["text"] ?? {}, "text must be an object")["format"], "text.format"),
    topLogprobs: undefined,
    truncate: true,
    renderOnly: false,
  };
}
