import {Template} from "@huggingface/jinja";
import type {ModelDetails, NodeService} from "@ollamesh/node";
import type {Vocabulary} from "@ollamesh/ports";
import {ApiError} from "./api-error.ts";
import {chatTemplateOf} from "./describe.ts";
import {ask} from "./service-client.ts";
import {renderGoTemplate} from "./template/go/evaluate.ts";

export interface ChatMessage {
  readonly role: string;
  readonly content: string;
}

export interface Prompt {
  readonly text: string;
  /** False where the text begins with BOS already: it must not be added twice. */
  readonly addSpecial: boolean;
}

async function specialTexts(service: NodeService, details: ModelDetails): Promise<{bos: string; eos: string}> {
  const vocabulary = await ask<Vocabulary>((done) => service.models({type: "vocabulary", details, done}));
  const texts = {bos: vocabulary.bosText, eos: vocabulary.eosText};
  return texts;
}

function renderJinja(template: string, messages: readonly ChatMessage[], bos: string, eos: string): string {
  try {
    const values = {messages, add_generation_prompt: true, bos_token: bos, eos_token: eos};
    return new Template(template).render(values);
  } catch (error) {
    throw new ApiError(400, `chat template: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** What old templates without .Messages see: turns of one system, prompt and response each. */
function renderTurns(template: string, messages: readonly ChatMessage[]): string {
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

function renderGo(template: string, messages: readonly ChatMessage[]): string {
  if (!template.includes(".Messages")) return renderTurns(template, messages);
  const system = messages
    .filter(({role}) => role === "system")
    .map(({content}) => content)
    .join("\n\n");
  const values = {System: system, Messages: messages.map(({role, content}) => ({Role: role, Content: content}))};
  return renderGoTemplate(template, values, "Response");
}

/** Renders a conversation for a model: its TEMPLATE, else the chat template in the GGUF, else the bare texts. */
export async function renderChat(service: NodeService, model: ModelDetails, messages: readonly ChatMessage[], override?: string): Promise<Prompt> {
  const go = override ?? model.template;
  const jinja = go === undefined ? chatTemplateOf(model) : undefined;
  if (go === undefined && jinja === undefined) return {text: messages.map(({content}) => content).join("\n"), addSpecial: true};
  const {bos, eos} = await specialTexts(service, model);
  const text = go === undefined ? renderJinja(jinja as string, messages, bos, eos) : renderGo(go, messages);
  return {text, addSpecial: bos === "" || !text.startsWith(bos)};
}
