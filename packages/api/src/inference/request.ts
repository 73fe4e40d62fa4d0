import type {GenerateStats, TokenLogprob} from "@ollamesh/node";

/** How much a model thinks before it answers. */
export type Think = boolean | "low" | "medium" | "high" | "max";

export interface ToolCall {
  /** `call_` and eight letters or digits; of a conversation that is told again, whatever the client says. */
  readonly id: string;
  readonly name: string;
  readonly arguments: Readonly<Record<string, unknown>>;
}

export interface ChatMessage {
  /** `system`, `user`, `assistant` or `tool`. */
  readonly role: string;
  readonly content: string;
  readonly thinking?: string;
  readonly toolCalls?: readonly ToolCall[];
  /** Of a tool's answer. */
  readonly toolName?: string;
  readonly toolCallId?: string;
  /** How many came with it: no model here sees them. */
  readonly images?: number;
}

/** A function the model may call. `parameters` is JSON Schema and goes to the template as it came. */
export interface Tool {
  readonly type: "function";
  readonly function: {readonly name: string; readonly description?: string; readonly parameters: Readonly<Record<string, unknown>>};
}

export interface ChatTask {
  readonly type: "chat";
  readonly messages: readonly ChatMessage[];
  readonly tools: readonly Tool[];
}

/** One prompt. `raw`: it goes to the model as it is. */
export interface GenerateTask {
  readonly type: "generate";
  readonly prompt: string;
  readonly suffix: string;
  readonly system: string;
  readonly template: string;
  readonly contextTokens: readonly number[];
  readonly raw: boolean;
  readonly images: number;
}

/** What a client asks of a model, whichever API it speaks. Names and meanings are Ollama's, which has the most of them. */
export interface InferenceRequest {
  /** As the client wrote it. */
  readonly model: string;
  readonly task: ChatTask | GenerateTask;
  /** Ollama's options by name, unchecked. */
  readonly options: unknown;
  /** Undefined: the node's default. Infinity: for ever. */
  readonly keepAliveMs: number | undefined;
  /** Undefined: as the model does by itself. */
  readonly think: Think | undefined;
  /** A model that cannot think answers without instead of being refused. */
  readonly thinksIfAble: boolean;
  /** `"json"`, a JSON Schema, or nothing. */
  readonly format: unknown;
  /** Alternatives wanted beside each token's own log probability; undefined: none is wanted. */
  readonly topLogprobs: number | undefined;
  /** Old messages, then the middle of the prompt, may be left out where the context is too short for all. */
  readonly truncate: boolean;
  /** Whether the middle of a prompt may be left out; undefined: as is usual for the model. */
  readonly shift?: boolean | undefined;
  /** Only the rendered prompt is wanted. */
  readonly renderOnly: boolean;
}

/** A piece of an answer; any of its parts may be empty, not all. */
export interface AnswerPart {
  readonly type: "part";
  readonly content: string;
  readonly thinking: string;
  readonly toolCalls: readonly ToolCall[];
  /** Of the tokens since the part before, where asked for. */
  readonly logprobs?: readonly TokenLogprob[];
}

export interface AnswerEnd {
  readonly type: "end";
  /** Empty: the prompt was only rendered. */
  readonly reason: "stop" | "length" | "load" | "unload" | "";
  /** Undefined: nothing was generated. */
  readonly stats: GenerateStats | undefined;
  /** The prompt, where it was asked for. */
  readonly rendered: string | undefined;
}

/** `end` is the last. */
export type AnswerEvent = AnswerPart | AnswerEnd;

/** An answer: settled at once, or as it is generated. */
export type Answer = {readonly type: "settled"; readonly end: AnswerEnd} | {readonly type: "generated"; readonly events: AsyncGenerator<AnswerEvent, void>};

export interface WholeAnswer {
  readonly content: string;
  readonly thinking: string;
  readonly toolCalls: readonly ToolCall[];
  readonly logprobs?: readonly TokenLogprob[];
  readonly end: AnswerEnd;
}
