import {Template} from "@huggingface/jinja";
import type {ModelDetails, NodeService} from "@ollamesh/node";
import {ApiError} from "../api-error.ts";
import {renderGoTemplate} from "../template/go/evaluate.ts";
import {parseGoTemplate} from "../template/go/parser.ts";
import {remember} from "../template/remember.ts";
import {chatTemplateOf} from "./chat-template.ts";
import type {ChatMessage, Think, Tool} from "./request.ts";
import {withVocabulary} from "./with-vocabulary.ts";

export interface Prompt {
  readonly text: string;
  /** False where the text begins with BOS already: it must not be added twice. */
  readonly addSpecial: boolean;
}

export interface Conversation {
  readonly messages: readonly ChatMessage[];
  readonly tools: readonly Tool[];
  readonly think: Think | undefined;
}

/** What follows another of the same role is one message with it, except among tools' answers: templates expect turns. */
function collate(messages: readonly ChatMessage[]): readonly ChatMessage[] {
  const turns: ChatMessage[] = [];
  for (const message of messages) {
    const last = turns.at(-1);
    if (last?.role !== message.role || message.role === "tool") turns.push(message);
    else turns[turns.length - 1] = {...last, ...message, content: `${last.content}\n\n${message.content}`};
  }
  return turns;
}

/** As Hugging Face's templates expect messages. */
function jinjaMessage({role, content, thinking, toolCalls, toolName, toolCallId}: ChatMessage): Record<string, unknown> {
  const calls = toolCalls?.map((call) => ({id: call.id, type: "function", function: {name: call.name, arguments: call.arguments}}));
  return {
    role,
    content,
    ...(thinking ? {reasoning_content: thinking} : {}),
    ...(calls?.length ? {tool_calls: calls} : {}),
    ...(toolName ? {name: toolName} : {}),
    ...(toolCallId ? {tool_call_id: toolCallId} : {}),
  };
}

const parseJinja = remember((source) => new Template(source));

function renderJinja(template: string, {messages, tools, think}: Conversation, bos: string, eos: string): string {
  const values = {
    messages: collate(messages).map(jinjaMessage),
    ...(tools.length > 0 ? {tools} : {}),
    ...(think === undefined ? {} : {enable_thinking: think !== false, thinking: think !== false}),
    ...(typeof think === "string" ? {reasoning_effort: think} : {}),
    add_generation_prompt: true,
    bos_token: bos,
    eos_token: eos,
  };
  try {
    return parseJinja(template).render(values);
  } catch (error) {
    throw new ApiError(400, `chat template: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** What old templates without .Messages see: turns of one system, prompt and response each. One that names no response has it at its end. */
function renderTurns(given: string, messages: readonly ChatMessage[]): string {
  parseGoTemplate(given); // what is wrong with it is told of what was given
  const template = given.includes(".Response") ? given : `${given}{{ .Response }}`;
  let [system, prompt, text] = ["", "", ""];
  const turn = (response: string, stopAt?: string): void => {
    text += renderGoTemplate(template, {System: system, Prompt: prompt, Response: response}, stopAt);
    [system, prompt] = ["", ""];
  };
  for (const {role, content} of messages) {
    if (role === "system") {
      if (prompt !== "") turn("");
      system = system === "" ? content : `${system}\n\n${content}`;
    } else if (role === "user") prompt = prompt === "" ? content : `${prompt}\n\n${content}`;
    else if (role === "assistant") turn(content);
  }
  if (system !== "" || prompt !== "") turn("", "Response");
  return text;
}

/** As Ollama's templates expect messages. */
function goMessage({role, content, thinking, toolCalls, toolName, toolCallId}: ChatMessage): Record<string, unknown> {
  const calls = (toolCalls ?? []).map((call, index) => ({ID: call.id, Function: {Index: index, Name: call.name, Arguments: call.arguments}}));
  return {Role: role, Content: content, Thinking: thinking ?? "", ToolCalls: calls, ToolName: toolName ?? "", ToolCallID: toolCallId ?? ""};
}

type Json = Readonly<Record<string, unknown>>;

/** Printed whole it is the client's JSON; `fields` are there for templates that write it themselves. */
function printedAs(json: Json, fields: Json): Json {
  return Object.defineProperty({...fields}, "toJSON", {value: () => json});
}

function object(value: unknown): Json {
  return value !== null && typeof value === "object" && !Array.isArray(value) ? (value as Json) : {};
}

function goProperty(value: unknown): Json {
  const property = object(value);
  return printedAs(property, {Type: property["type"], Description: property["description"], Enum: property["enum"], Items: property["items"]});
}

function goTool({type, function: {name, description, parameters}}: Tool): Json {
  const json = {name, ...(description ? {description} : {}), parameters};
  const properties = Object.entries(object(parameters["properties"])).map(([key, value]) => [key, goProperty(value)]);
  const goParameters = printedAs(parameters, {Type: parameters["type"], Required: parameters["required"], Properties: Object.fromEntries(properties)});
  return printedAs({type, function: json}, {Type: type, Function: printedAs(json, {Name: name, Description: description ?? "", Parameters: goParameters})});
}

function renderGo(template: string, {messages, tools, think}: Conversation): string {
  if (!template.includes(".Messages")) return renderTurns(template, messages);
  const system = messages
    .filter(({role}) => role === "system")
    .map(({content}) => content)
    .join("\n\n");
  const values = {System: system, Messages: collate(messages).map(goMessage), Tools: tools.map(goTool), ...thinkValues(think)};
  return renderGoTemplate(template, values, "Response");
}

function thinkValues(think: Think | undefined): Record<string, unknown> {
  return {Think: think !== undefined && think !== false, ThinkLevel: typeof think === "string" ? think : "", IsThinkSet: think !== undefined};
}

/** Renders a conversation for a model: its TEMPLATE (or `override`), else the chat template in the GGUF, else the bare texts. */
export async function renderChat(service: NodeService, model: ModelDetails, conversation: Conversation, override?: string): Promise<Prompt> {
  const go = override ?? model.template;
  const jinja = go === undefined ? chatTemplateOf(model) : undefined;
  if (go === undefined && jinja === undefined) return {text: conversation.messages.map(({content}) => content).join("\n"), addSpecial: true};
  const {bos, eos} = await withVocabulary(service, model, ({bosText, eosText}) => ({bos: bosText, eos: eosText}));
  const text = go === undefined ? renderJinja(jinja as string, conversation, bos, eos) : renderGo(go, conversation);
  return {text, addSpecial: bos === "" || !text.startsWith(bos)};
}

/** Renders what stands before and behind a gap, for a template that has `.Suffix`. */
export function renderInsert(template: string, prompt: string, suffix: string): Prompt {
  return {text: renderGoTemplate(template, {Prompt: prompt, Suffix: suffix, Response: "", ...thinkValues(undefined)}), addSpecial: true};
}
