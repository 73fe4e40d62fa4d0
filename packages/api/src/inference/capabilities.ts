import type {ModelDetails} from "@ollamesh/node";
import {chatTemplateOf} from "./chat-template.ts";

export type Capability = "completion" | "tools" | "insert" | "embedding" | "thinking";

/** What a template does with tools, suffixes and thoughts, by the names it uses. */
function templateCapabilities(go: string | undefined, jinja: string | undefined): readonly Capability[] {
  const found: Capability[] = [];
  if (go !== undefined) {
    if (/\.Tools\b/.test(go)) found.push("tools");
    if (/\.Suffix\b/.test(go)) found.push("insert");
    if (/\.Thinking\b/.test(go)) found.push("thinking");
  } else if (jinja !== undefined) {
    if (/\btools\b/.test(jinja)) found.push("tools");
    if (/<think>|enable_thinking|reasoning_content/.test(jinja)) found.push("thinking");
  }
  return found;
}

/** In Ollama's words and order; what a model only embeds with says so by the pooling of its header. */
export function capabilitiesOf(model: ModelDetails): readonly Capability[] {
  const pools = model.info.metadata[`${model.info.architecture}.pooling_type`] !== undefined;
  return [pools ? "embedding" : "completion", ...templateCapabilities(model.template, chatTemplateOf(model))];
}
