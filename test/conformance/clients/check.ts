/**
 * A peer, and models that are there: `model` tells stories, `thinker` is the same with a template whose first sentence is a thought and that knows tools, `caller` one whose calls are bare JSON, so that
 * an answer in the form of a call is one.
 */
export interface Target {
  readonly api: string;
  readonly model: string;
  readonly thinker: string;
  readonly caller: string;
}

/** One method of a client that is used as its documentation shows. It throws what is wrong. */
export interface Check {
  readonly name: string;
  run(target: Target): Promise<void>;
}

export const PROMPT = "Tell me a story about an owl and a bell.";
export const MESSAGES = [{role: "user" as const, content: PROMPT}];
/** Tokens of an answer: enough for a sentence and a half. */
export const TOKENS = 24;

export function expect(condition: unknown, what: string): asserts condition {
  if (!condition) throw new Error(what);
}

/** That a method is refused with `status`, and a sentence that says so much. */
export async function expectRefused(work: PromiseLike<unknown>, status: number, sentence: RegExp): Promise<void> {
  let error: {status?: number; status_code?: number; statusCode?: number; message: string};
  try {
    await work;
  } catch (thrown) {
    error = thrown as typeof error;
    const told = error.status ?? error.status_code ?? error.statusCode;
    expect(told === status, `refused with ${told} instead of ${status}: ${error.message}`);
    expect(sentence.test(error.message), `refused with ${JSON.stringify(error.message)}`);
    return;
  }
  throw new Error(`was not refused with ${status}`);
}

/** A template that makes the storyteller's first sentence a thought, and that has tools, so that real answers go all the way. */
export const THINKER_TEMPLATE = `{{ if .Tools }}<|im_start|>system
{{ .Tools }}<|im_end|>
{{ end }}{{ range .Messages }}{{ if .Thinking }}<|im_start|>assistant
{{ .Thinking }}.{{ end }}<|im_start|>{{ .Role }}
{{ .Content }}{{ if .ToolCalls }}<tool_call>{{ range .ToolCalls }}{"name": "{{ .Function.Name }}", "arguments": {{ .Function.Arguments }}}{{ end }}</tool_call>{{ end }}<|im_end|>
{{ end }}<|im_start|>assistant
`;

export const CALLER_TEMPLATE = `{{ range .Messages }}<|im_start|>{{ .Role }}
{{ .Content }}{{ if .ToolCalls }}{{ range .ToolCalls }}{"name": "{{ .Function.Name }}", "arguments": {{ .Function.Arguments }}}{{ end }}{{ end }}<|im_end|>
{{ end }}{{ if .Tools }}{{ .Tools }}{{ end }}<|im_start|>assistant
`;

/** A form an answer has on demand. */
export const FORM = {
  type: "object" as const,
  required: ["age", "kind"],
  additionalProperties: false,
  properties: {age: {type: "integer", minimum: 1, maximum: 99}, kind: {enum: ["owl", "fox"]}},
};
/** The form of a call of the tool below. */
export const CALL_FORM = {
  type: "object" as const,
  required: ["name", "arguments"],
  properties: {name: {enum: ["get_weather"]}, arguments: {type: "object", required: ["city"], properties: {city: {enum: ["Rome", "Oslo"]}}}},
};

export function expectForm(text: string | null | undefined): void {
  const {age, kind} = JSON.parse(text ?? "") as {age?: unknown; kind?: unknown};
  expect(typeof age === "number" && (kind === "owl" || kind === "fox"), `said ${text}`);
}

/** JSON Schema of the tool that is offered. */
export const CITY = {type: "object" as const, required: ["city"], properties: {city: {type: "string", description: "which city"}}};
