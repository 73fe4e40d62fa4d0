import type {Tool} from "../inference/request.ts";
import {JsonEnd} from "./json-end.ts";
import {overlap} from "./overlap.ts";
import {callsInJson, callsInXml, callWithNameBefore, type WrittenCall} from "./read-calls.ts";

/**
 * How a model writes calls. `open`: the text before each call or list of calls, which may stand anywhere; `close`: the text behind.
 * `bare`: JSON alone, at the very begin of the answer, counts too: some models write it so, and some tags are tokens without a text.
 */
export interface CallFormat {
  readonly open: string | undefined;
  readonly close: string | undefined;
  readonly body: "json" | "xml";
  readonly bare: boolean;
}

export interface Parsed {
  readonly content: string;
  readonly calls: readonly WrittenCall[];
}

/** A call that is longer than this is none, UTF-16 units. */
const CALL_MAX = 1 << 20;
/** So much may stand between a tag and the JSON of its call: a name, a fence. */
const BEFORE_MAX = 512;

type State = "begin" | "content" | "call" | "behind";

/**
 * Takes calls of tools out of an answer as it comes. What may still become a call waits; what turns out to be none is content, unchanged.
 * White space and closing tags behind a call belong to nobody.
 */
export class ToolCallParser {
  readonly #format: CallFormat;
  readonly #tools: readonly Tool[];
  #state: State;
  #held = "";
  #json: {readonly from: number; readonly end: JsonEnd} | undefined;
  /** Where in the held text the body of the call begins. */
  #bodyAt = 0;

  constructor(format: CallFormat, tools: readonly Tool[]) {
    this.#format = format;
    this.#tools = tools;
    this.#state = format.bare ? "begin" : "content";
  }

  push(text: string): Parsed {
    this.#held += text;
    let content = "";
    const calls: WrittenCall[] = [];
    for (;;) {
      const found = this.#advance();
      if (found === undefined) return {content, calls};
      content += found.content;
      calls.push(...found.calls);
    }
  }

  /** The rest, at the end of the answer: an unfinished call is content, unless all but its closing tag is there. */
  flush(): Parsed {
    const rest = this.#held;
    this.#held = "";
    if (this.#state === "behind") return {content: "", calls: []};
    const calls = this.#state === "call" && this.#format.body === "xml" ? callsInXml(rest, this.#tools) : [];
    return calls.length > 0 ? {content: "", calls} : {content: rest, calls};
  }

  /** One step; undefined: more text is needed. */
  #advance(): Parsed | undefined {
    if (this.#state === "begin") return this.#begin();
    if (this.#state === "content") return this.#lookForTag();
    if (this.#state === "behind") return this.#behind();
    return this.#format.body === "xml" ? this.#xml() : this.#readJson();
  }

  #begin(): Parsed | undefined {
    const text = this.#held.trimStart();
    if (text === "") return undefined;
    const {open} = this.#format;
    if (open?.startsWith(text) && text !== open) return undefined;
    if (text.startsWith("{") || text.startsWith("[")) {
      if (open !== undefined && text.startsWith(open)) return this.#become("content");
      return this.#become("call");
    }
    return this.#become("content");
  }

  #become(state: State): Parsed {
    this.#state = state;
    this.#bodyAt = 0;
    this.#json = undefined;
    return {content: "", calls: []};
  }

  #lookForTag(): Parsed | undefined {
    const {open} = this.#format;
    const at = open === undefined ? -1 : this.#held.indexOf(open);
    const sure = at >= 0 ? at : this.#held.length - (open === undefined ? 0 : overlap(this.#held, open));
    const content = this.#cut(sure);
    if (at >= 0) {
      this.#become("call");
      this.#bodyAt = (open as string).length;
      return {content, calls: []};
    }
    return content === "" ? undefined : {content, calls: []};
  }

  #readJson(): Parsed | undefined {
    if (!this.#json) {
      const from = this.#held.slice(this.#bodyAt).search(/[{[](?!(ARGS|CALL_ID)\])/);
      if (from < 0) return this.#held.length > this.#bodyAt + BEFORE_MAX ? this.#giveUp() : undefined;
      // `[` may yet become `[ARGS]`.
      if (/^\[[ARGSCL_ID]*$/.test(this.#held.slice(this.#bodyAt + from))) return undefined;
      this.#json = {from: this.#bodyAt + from, end: new JsonEnd()};
    }
    const {from, end} = this.#json;
    const length = end.find(this.#held.slice(from));
    if (length === undefined) return this.#held.length > CALL_MAX ? this.#giveUp() : undefined;
    if (length === "bad") return this.#giveUp();
    const [before, json] = [this.#held.slice(this.#bodyAt, from), this.#held.slice(from, from + length)];
    const named = callWithNameBefore(before, json, this.#tools);
    const calls = named.length > 0 ? named : callsInJson(json, this.#tools);
    if (calls.length === 0) return this.#giveUp();
    this.#cut(from + length);
    this.#become("behind");
    return {content: "", calls};
  }

  #xml(): Parsed | undefined {
    const close = this.#format.close as string;
    const at = this.#held.indexOf(close);
    if (at < 0) return this.#held.length > CALL_MAX ? this.#giveUp() : undefined;
    const calls = callsInXml(this.#held.slice(0, at), this.#tools);
    if (calls.length === 0) return this.#giveUp();
    this.#cut(at + close.length);
    this.#become("behind");
    return {content: "", calls};
  }

  /** It is no call: all of it is content. */
  #giveUp(): Parsed {
    const content = this.#cut(this.#bodyAt === 0 ? this.#held.length : this.#bodyAt);
    this.#become("content");
    return {content, calls: []};
  }

  /** Skips what closes a call; then comes another, or content. */
  #behind(): Parsed | undefined {
    const {open, close} = this.#format;
    const text = this.#held.replace(/^[\s,;]+/, "");
    this.#held = text;
    if (text === "") return undefined;
    if (close !== undefined && text.startsWith(close)) {
      this.#cut(close.length);
      return {content: "", calls: []};
    }
    if ([open, close].some((tag) => tag !== undefined && tag !== text && tag.startsWith(text))) return undefined;
    if (open !== undefined && text.startsWith(open)) return this.#become("content");
    return this.#become(this.#format.bare && /^[{[]/.test(text) ? "call" : "content");
  }

  #cut(length: number): string {
    const text = this.#held.slice(0, length);
    this.#held = this.#held.slice(length);
    return text;
  }
}
