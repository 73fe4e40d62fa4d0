import type {AnswerPart, Tool, ToolCall} from "../inference/request.ts";
import {type Split, ThinkingSplitter, type ThinkTags} from "./thinking-splitter.ts";
import {type CallFormat, type Parsed, ToolCallParser} from "./tool-call-parser.ts";

export interface OutputShape {
  /** Undefined: thoughts are not looked for. */
  readonly think: {readonly tags: ThinkTags; readonly isOpen: boolean} | undefined;
  /** Undefined: no tools were offered. */
  readonly calls: {readonly format: CallFormat; readonly tools: readonly Tool[]} | undefined;
}

/** Text of a model in; thoughts, content and calls out, as soon as they are certain. */
export class OutputReader {
  readonly #splitter: ThinkingSplitter | undefined;
  readonly #parser: ToolCallParser | undefined;
  readonly #newId: () => string;

  /** @param newId names for calls */
  constructor({think, calls}: OutputShape, newId: () => string) {
    this.#splitter = think && new ThinkingSplitter(think.tags, think.isOpen);
    this.#parser = calls && new ToolCallParser(calls.format, calls.tools);
    this.#newId = newId;
  }

  /** Undefined: nothing is certain yet. */
  push(text: string): AnswerPart | undefined {
    const split = this.#splitter?.push(text) ?? {thinking: "", content: text};
    return this.#part(split.thinking, this.#parse(split.content));
  }

  /** What was held back, at the end. */
  flush(): AnswerPart | undefined {
    const split: Split = this.#splitter?.flush() ?? {thinking: "", content: ""};
    const last = this.#parse(split.content);
    const rest = this.#parser?.flush() ?? {content: "", calls: []};
    return this.#part(split.thinking, {content: last.content + rest.content, calls: [...last.calls, ...rest.calls]});
  }

  #parse(content: string): Parsed {
    return this.#parser && content !== "" ? this.#parser.push(content) : {content, calls: []};
  }

  #part(thinking: string, {content, calls}: Parsed): AnswerPart | undefined {
    const toolCalls = calls.map((call): ToolCall => ({id: this.#newId(), ...call}));
    return thinking === "" && content === "" && toolCalls.length === 0 ? undefined : {type: "part", content, thinking, toolCalls};
  }
}
