import type {ModelDetails} from "@ollamesh/node";

/** The Jinja template of the GGUF. */
export function chatTemplateOf(model: ModelDetails): string | undefined {
  const template = model.info.metadata["tokenizer.chat_template"];
  return typeof template === "string" && template !== "" ? template : undefined;
}
