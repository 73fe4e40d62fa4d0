import type {ModelDetails} from "@ollamesh/node";
import type {OutputShape} from "../output/output-reader.ts";
import {callFormatOfGo, callFormatOfJinja, thinkTagsOfGo, thinkTagsOfJinja} from "../output/template-formats.ts";
import {chatTemplateOf} from "./chat-template.ts";
import type {InferenceRequest} from "./request.ts";

/** What is to be looked for in a model's text: what its template says it writes, and what was asked for. */
export function outputShape(model: ModelDetails, {task, think}: InferenceRequest, prompt: string): OutputShape {
  if (task.type === "generate" && task.raw) return {think: undefined, calls: undefined};
  const [go, jinja] = [model.template, chatTemplateOf(model) ?? ""];
  const thinks = think !== undefined && think !== false;
  const tags = thinks ? (go === undefined ? thinkTagsOfJinja(jinja) : thinkTagsOfGo(go)) : undefined;
  const tools = task.type === "chat" ? task.tools : [];
  return {
    think: tags && {tags, isOpen: prompt.trimEnd().endsWith(tags.open)},
    calls: tools.length === 0 ? undefined : {format: go === undefined ? callFormatOfJinja(jinja) : callFormatOfGo(go), tools},
  };
}
