import type {ModelDetails} from "@ollamesh/node";
import {type ModelName, parseModelName} from "@ollamesh/stdx";

export const digest = `sha256:${"a".repeat(64)}`;

export function details(template: string | undefined, model = "tiny"): ModelDetails {
  const name = parseModelName(model);
  if (!name.ok) throw new Error("bad name");
  const layer = {mediaType: "application/vnd.ollama.image.model", digest, size: 900};
  const manifest = {name: name.value, digest, bytes: new Uint8Array(), config: {...layer, size: 100}, layers: [layer], modifiedMs: 0};
  const info = {
    architecture: "llama",
    parameterCount: 2_345_678,
    quantization: "F16",
    metadata: {"general.name": "x", "general.architecture": "llama", "tokenizer.ggml.tokens": ["a"]},
    tensors: [],
  } as unknown as ModelDetails["info"];
  const rest = {template, system: undefined, parameters: {stop: ["<end>"], top_k: 3}, messages: [], license: [], complete: true};
  return {manifest, blob: digest, blobSize: 900, adapter: undefined, info, ...rest};
}

const goChat = `{{ if .System }}<sys>{{ .System }}</sys>{{ end }}{{ range .Messages }}{{ if ne .Role "system" }}<{{ .Role }}>{{ if .Thinking }}<think>{{ .Thinking }}</think>{{ end }}{{ .Content }}
{{- if .ToolCalls }}<tool_call>{{ range .ToolCalls }}{"name": "{{ .Function.Name }}", "arguments": {{ .Function.Arguments }}}{{ end }}</tool_call>{{ end }}</{{ .Role }}>
{{- end }}{{ end }}{{ if .Tools }}<tools>{{ .Tools }}</tools>{{ end }}<assistant>`;

/** Models of the fake by name, besides `tiny`, which has no template. */
const others: Readonly<Record<string, () => ModelDetails>> = {
  plain: () => details("{{ if .System }}<sys>{{ .System }}</sys>{{ end }}{{ range .Messages }}<{{ .Role }}>{{ .Content }}{{ end }}<assistant>", "plain"),
  able: () => details(goChat, "able"),
  insert: () => details("{{ if .Suffix }}<pre>{{ .Prompt }}<suf>{{ .Suffix }}<mid>{{ else }}{{ .Prompt }}{{ end }}", "insert"),
  begun: () => {
    const model = details(undefined, "begun");
    return {...model, info: {...model.info, metadata: {...model.info.metadata, "tokenizer.ggml.add_bos_token": true}}};
  },
  partial: () => ({...details(undefined, "partial"), complete: false}),
  embedder: () => {
    const model = details(undefined, "embedder");
    return {...model, info: {...model.info, metadata: {...model.info.metadata, "llama.pooling_type": 1}}};
  },
  adapted: () => ({...details("{{ .Prompt }}", "adapted"), adapter: {digest: `sha256:${"b".repeat(64)}`, size: 300}}),
  rich: () => ({
    ...details("{{ .Prompt }}", "rich"),
    system: "Be brief.",
    messages: [
      {role: "user", content: "Hi"},
      {role: "assistant", content: "Ho"},
    ],
    license: ["MIT"],
  }),
};

/** `tiny` has the given template; the others their own. */
export function fakeModel({model, tag}: ModelName, template: string | undefined): ModelDetails | undefined {
  if (tag !== "latest") return undefined;
  if (model.toLowerCase() === "tiny") return details(template);
  return Object.hasOwn(others, model) ? others[model]?.() : undefined;
}
