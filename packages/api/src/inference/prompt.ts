import type {ModelDetails, NodeService, TooLong} from "@ollamesh/node";
import {ThinkingSplitter} from "../output/thinking-splitter.ts";
import {type Prompt, renderChat, renderInsert} from "./render.ts";
import type {ChatMessage, ChatTask, GenerateTask, InferenceRequest} from "./request.ts";

export interface TokenPrompt extends Prompt {
  /** Tokens of an earlier answer, in front of the text. */
  readonly contextTokens: readonly number[];
}

/** The text a model is to continue, for a request that has one. */
export async function preparePrompt(service: NodeService, model: ModelDetails, request: InferenceRequest): Promise<TokenPrompt> {
  const {task, think} = request;
  if (task.type === "chat") {
    const rendered = await renderChat(service, model, {messages: conversation(model, task), tools: task.tools, think});
    return {...rendered, contextTokens: []};
  }
  const {contextTokens} = task;
  if (task.raw) return {text: task.prompt, addSpecial: contextTokens.length === 0, contextTokens};
  const rendered = await renderTask(service, model, request, task);
  return {...rendered, addSpecial: rendered.addSpecial && contextTokens.length === 0, contextTokens};
}

async function renderTask(service: NodeService, model: ModelDetails, {think}: InferenceRequest, task: GenerateTask): Promise<Prompt> {
  const template = task.template || model.template;
  if (task.suffix !== "" && template !== undefined) return renderInsert(template, task.prompt, task.suffix);
  const system = task.system || (model.system ?? "");
  const messages: ChatMessage[] = [
    ...(system === "" ? [] : [{role: "system", content: system}]),
    ...(task.contextTokens.length > 0 ? [] : model.messages),
    {role: "user", content: task.prompt},
  ];
  return renderChat(service, model, {messages, tools: [], think}, task.template || undefined);
}

/** MESSAGEs of the Modelfile come first, and its SYSTEM before them where the client brings none. */
function conversation(model: ModelDetails, {messages}: ChatTask): readonly ChatMessage[] {
  const system = model.system ?? "";
  const own = messages[0]?.role === "system" || system === "" ? [] : [{role: "system", content: system}];
  return withoutOldThoughts(model, [...own, ...model.messages, ...messages]);
}

/** Thoughts that old clients left in the content of answers; these models were trained without them. */
function withoutOldThoughts(model: ModelDetails, messages: readonly ChatMessage[]): readonly ChatMessage[] {
  const {model: name} = model.manifest.name;
  if (model.info.architecture !== "qwen3" && name.toLowerCase() !== "deepseek-r1") return messages;
  const lastUser = messages.findLastIndex(({role}) => role === "user");
  return messages.map((message, index) => {
    if (message.role !== "assistant" || index >= lastUser) return message;
    const splitter = new ThinkingSplitter({open: "<think>", close: "</think>"}, false);
    return {...message, content: splitter.push(message.content).content + splitter.flush().content};
  });
}

/** What a message takes besides its content, characters, about. */
const MESSAGE_CHARS = 16;
/** Rather too few messages are left out than one too many: what is still too long is asked again. */
const SURPLUS_SHARE = 0.9;

/** How many of the oldest messages are too many at least, by their share of the text. */
export function surplusMessages({task}: InferenceRequest, {promptTokens, contextLength}: TooLong): number {
  if (task.type !== "chat") return 0;
  const chars = ({content}: ChatMessage): number => content.length + MESSAGE_CHARS;
  const all = task.messages.reduce((sum, message) => sum + chars(message), 0);
  let left = SURPLUS_SHARE * all * (1 - contextLength / promptTokens);
  let count = 0;
  for (const message of task.messages) {
    if (message.role === "system") continue;
    left -= chars(message);
    if (left < 0) break;
    count++;
  }
  return count;
}

/** The same conversation without its `count` oldest messages, but with those of the system and the last; undefined: no others are left. */
export function withoutOldest(request: InferenceRequest, count: number): InferenceRequest | undefined {
  const {task} = request;
  if (task.type !== "chat") return undefined;
  const last = task.messages.length - 1;
  const old = new Set(task.messages.filter(({role}, index) => role !== "system" && index < last).slice(0, count));
  return old.size === 0 ? undefined : {...request, task: {...task, messages: task.messages.filter((message) => !old.has(message))}};
}
