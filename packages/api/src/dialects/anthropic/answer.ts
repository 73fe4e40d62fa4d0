import type {AnswerEnd, AnswerEvent, InferenceRequest, ToolCall, WholeAnswer} from "../../inference/request.ts";

export interface MessageHead {
  readonly id: string;
  readonly model: string;
  /** The request's own: others that end an answer are the model's. */
  readonly stops: readonly string[];
}

/** One event by its name. */
export type Event = readonly [name: string, data: object];

type Block = "thinking" | "text";

function stopped({reason, stats}: AnswerEnd, {stops}: MessageHead, hasCalls: boolean): {stop_reason: string; stop_sequence: string | null} {
  const because = (name: string, sequence: string | null = null) => ({stop_reason: name, stop_sequence: sequence});
  if (hasCalls) return because("tool_use");
  if (reason === "length") return because("max_tokens");
  return stats?.stop !== undefined && stops.includes(stats.stop) ? because("stop_sequence", stats.stop) : because("end_turn");
}

function usage({stats}: AnswerEnd): object {
  return {input_tokens: stats?.promptTokens ?? 0, output_tokens: stats?.outputTokens ?? 0};
}

function toolUse({id, name}: ToolCall, input: object): object {
  return {type: "tool_use", id, name, input};
}

/** The answer of /v1/messages that is not streamed. */
export function message(head: MessageHead, {content, thinking, toolCalls, end}: WholeAnswer): object {
  const {id, model} = head;
  return {
    id,
    type: "message",
    role: "assistant",
    model,
    content: [
      ...(thinking === "" ? [] : [{type: "thinking", thinking, signature: ""}]),
      ...(content === "" ? [] : [{type: "text", text: content}]),
      ...toolCalls.map((call) => toolUse(call, call.arguments)),
    ],
    ...stopped(end, head, toolCalls.length > 0),
    usage: usage(end),
  };
}

/** Four characters a token: what is said before the prompt was counted. The end says it right. */
export function estimatedTokens({task}: InferenceRequest): number {
  const texts = task.type === "chat" ? task.messages.map(({content}) => content.length) : [task.prompt.length];
  return Math.max(1, Math.floor(texts.reduce((sum, length) => sum + length, 0) / 4));
}

/** The events of a streamed answer: each run of thoughts or text is a block, each call one of its own. */
export class MessageEvents {
  readonly #head: MessageHead;
  readonly #inputTokens: number;
  #isStarted = false;
  #open: Block | undefined;
  #index = 0;
  #hasCalls = false;

  constructor(head: MessageHead, inputTokens: number) {
    this.#head = head;
    this.#inputTokens = inputTokens;
  }

  events(event: AnswerEvent): readonly Event[] {
    const start = this.#start();
    if (event.type === "end") return [...start, ...this.#close(), ...this.#end(event)];
    const {thinking, content, toolCalls} = event;
    return [
      ...start,
      ...(thinking === "" ? [] : this.#say("thinking", {type: "thinking_delta", thinking})),
      ...(content === "" ? [] : this.#say("text", {type: "text_delta", text: content})),
      ...toolCalls.flatMap((call) => this.#call(call)),
    ];
  }

  #start(): readonly Event[] {
    if (this.#isStarted) return [];
    this.#isStarted = true;
    const {id, model} = this.#head;
    const empty = {id, type: "message", role: "assistant", model, content: [], stop_reason: null, stop_sequence: null};
    return [["message_start", {type: "message_start", message: {...empty, usage: {input_tokens: this.#inputTokens, output_tokens: 0}}}]];
  }

  #say(block: Block, delta: object): readonly Event[] {
    const begin: Event[] = [];
    if (this.#open !== block) {
      begin.push(...this.#close(), this.#begin(block === "text" ? {type: "text", text: ""} : {type: "thinking", thinking: "", signature: ""}));
      this.#open = block;
    }
    return [...begin, this.#delta(delta)];
  }

  #call(call: ToolCall): readonly Event[] {
    this.#hasCalls = true;
    const before = this.#close();
    const events = [this.#begin(toolUse(call, {})), this.#delta({type: "input_json_delta", partial_json: JSON.stringify(call.arguments)})];
    return [...before, ...events, this.#stop()];
  }

  #end(end: AnswerEnd): readonly Event[] {
    const delta = stopped(end, this.#head, this.#hasCalls);
    return [
      ["message_delta", {type: "message_delta", delta, usage: usage(end)}],
      ["message_stop", {type: "message_stop"}],
    ];
  }

  #begin(block: object): Event {
    return ["content_block_start", {type: "content_block_start", index: this.#index, content_block: block}];
  }

  #delta(delta: object): Event {
    return ["content_block_delta", {type: "content_block_delta", index: this.#index, delta}];
  }

  #stop(): Event {
    return ["content_block_stop", {type: "content_block_stop", index: this.#index++}];
  }

  #close(): readonly Event[] {
    if (this.#open === undefined) return [];
    this.#open = undefined;
    return [this.#stop()];
  }
}
