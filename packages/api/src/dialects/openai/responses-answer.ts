import type {AnswerEnd, AnswerEvent, ToolCall, WholeAnswer} from "../../inference/request.ts";
import {callItem, messageItem, type ResponseHead, reasoningItem, responseObject, statusOf, textPart} from "./responses-object.ts";

/** One event by its name. */
export type ResponsesEvent = readonly [name: string, data: object];

type Kind = "reasoning" | "message";

/** The answer of /v1/responses that is not streamed. @param newId a name for an item, by its prefix */
export function responseOf(head: ResponseHead, {content, thinking, toolCalls, end}: WholeAnswer, nowS: number, newId: (prefix: string) => string): object {
  const message = content !== "" || toolCalls.length === 0 ? [messageItem(newId("msg"), content, statusOf(end))] : [];
  const thoughts = thinking === "" ? [] : [reasoningItem(newId("rs"), thinking)];
  return responseObject(head, [...thoughts, ...message, ...toolCalls.map((call) => callItem(newId("fc"), call))], end, nowS);
}

/** The events of a streamed response: items one after another, each opened, filled and closed, and the whole at the end. */
export class ResponsesEvents {
  readonly #head: ResponseHead;
  readonly #nowS: () => number;
  readonly #newId: (prefix: string) => string;
  readonly #done: object[] = [];
  #open: {readonly kind: Kind; readonly id: string; text: string} | undefined;
  #sequence = 0;

  constructor(head: ResponseHead, nowS: () => number, newId: (prefix: string) => string) {
    this.#head = head;
    this.#nowS = nowS;
    this.#newId = newId;
  }

  events(event: AnswerEvent): readonly ResponsesEvent[] {
    const start = this.#sequence === 0 ? ["response.created", "response.in_progress"].map((name) => this.#event(name, {response: this.#response(undefined)})) : [];
    if (event.type === "end") return [...start, ...this.#close(statusOf(event)), this.#end(event)];
    return [
      ...start,
      ...(event.thinking === "" ? [] : this.#say("reasoning", event.thinking)),
      ...(event.content === "" ? [] : this.#say("message", event.content)),
      ...event.toolCalls.flatMap((call) => this.#call(call)),
    ];
  }

  /** A failure behind the first event. */
  failed(message: string): ResponsesEvent {
    const response = {...this.#response(undefined), status: "failed", error: {code: "server_error", message}};
    return this.#event("response.failed", {response});
  }

  #response(end: AnswerEnd | undefined): object {
    return responseObject(this.#head, this.#done, end, this.#nowS());
  }

  #end(end: AnswerEnd): ResponsesEvent {
    return this.#event(`response.${statusOf(end)}`, {response: this.#response(end)});
  }

  #event(type: string, data: object): ResponsesEvent {
    return [type, {type, sequence_number: this.#sequence++, ...data}];
  }

  #say(kind: Kind, delta: string): readonly ResponsesEvent[] {
    const begin = this.#open?.kind === kind ? [] : [...this.#close("completed"), ...this.#begin(kind)];
    const open = this.#open as {id: string; text: string};
    open.text += delta;
    const name = kind === "message" ? "response.output_text.delta" : "response.reasoning_summary_text.delta";
    return [...begin, this.#event(name, {...this.#place(kind), delta, ...(kind === "message" ? {logprobs: []} : {})})];
  }

  /** Which part of which item. */
  #place(kind: Kind): object {
    return {item_id: this.#open?.id, output_index: this.#done.length, ...(kind === "message" ? {content_index: 0} : {summary_index: 0})};
  }

  #begin(kind: Kind): readonly ResponsesEvent[] {
    const id = this.#newId(kind === "message" ? "msg" : "rs");
    this.#open = {kind, id, text: ""};
    const item = kind === "message" ? {id, type: kind, status: "in_progress", role: "assistant", content: []} : {id, type: kind, summary: []};
    const added = this.#event("response.output_item.added", {output_index: this.#done.length, item});
    const part = kind === "message" ? textPart("") : {type: "summary_text", text: ""};
    const name = kind === "message" ? "response.content_part.added" : "response.reasoning_summary_part.added";
    return [added, this.#event(name, {...this.#place(kind), part})];
  }

  #close(status: "completed" | "incomplete"): readonly ResponsesEvent[] {
    if (!this.#open) return [];
    const {kind, id, text} = this.#open;
    const place = this.#place(kind);
    const [said, ended, part] =
      kind === "message"
        ? (["response.output_text.done", "response.content_part.done", textPart(text)] as const)
        : (["response.reasoning_summary_text.done", "response.reasoning_summary_part.done", {type: "summary_text", text}] as const);
    const events = [this.#event(said, {...place, text, ...(kind === "message" ? {logprobs: []} : {})}), this.#event(ended, {...place, part})];
    this.#open = undefined;
    return [...events, this.#itemDone(kind === "message" ? messageItem(id, text, status) : reasoningItem(id, text))];
  }

  #itemDone(item: object): ResponsesEvent {
    const event = this.#event("response.output_item.done", {output_index: this.#done.length, item});
    this.#done.push(item);
    return event;
  }

  #call(call: ToolCall): readonly ResponsesEvent[] {
    const before = this.#close("completed");
    const id = this.#newId("fc");
    const item = callItem(id, call);
    const place = {item_id: id, output_index: this.#done.length};
    const text = JSON.stringify(call.arguments);
    const added = this.#event("response.output_item.added", {output_index: this.#done.length, item: {...item, status: "in_progress", arguments: ""}});
    const delta = this.#event("response.function_call_arguments.delta", {...place, delta: text});
    return [...before, added, delta, this.#event("response.function_call_arguments.done", {...place, name: call.name, arguments: text}), this.#itemDone(item)];
  }
}
