import type {Sampler} from "../types.ts";

/** All an answer depends on: whoever has it, and what came so far, can go on with the answer. */
export interface KeptRequest {
  /** Its key. */
  readonly model: string;
  /** Of the weights: an answer that other weights began cannot be gone on with. */
  readonly blob: string;
  /** Of the LoRA adapter they are used with, likewise; empty: none. */
  readonly adapter: string;
  readonly prompt: Int32Array;
  readonly sampler: Sampler;
  /** Output tokens at most; 0: as many as the context holds. */
  readonly tokensMax: number;
  readonly stop: readonly string[];
  /** 0: whatever the model has. */
  readonly contextLength: number;
  /** Of a full context, first tokens that stay while half of the rest is forgotten, all of the prompt below 0; undefined: the answer ends there. */
  readonly shiftKeepTokens?: number | undefined;
}

export type EndReason = "stop" | "length";

export interface KeptAnswer {
  readonly request: KeptRequest;
  /** Of the answer, as far as they were told. */
  readonly tokens: readonly number[];
  /** Undefined: it was under way. */
  readonly reason: EndReason | undefined;
}

/** Between peers that keep answers for each other. */
export type ResumeMessage =
  | {readonly type: "keep"; readonly id: string; readonly request: KeptRequest}
  /** Tokens of the answer from that one on; `reason`: those were the last. */
  | {readonly type: "add"; readonly id: string; readonly from: number; readonly tokens: Int32Array; readonly reason: EndReason | undefined}
  | {readonly type: "want"; readonly id: string}
  /** Undefined: it is not kept there. */
  | {readonly type: "found"; readonly id: string; readonly answer: KeptAnswer | undefined};

export interface KeptAnswersOptions {
  readonly answersMax: number;
  /** Of all prompts, answers, grammars and stop texts together, about. */
  readonly bytesMax: number;
  /** Since its last change. */
  readonly keptMs: number;
}

/** A token, and a UTF-16 unit. */
const TOKEN_BYTES = 8;
const UNIT_BYTES = 2;

interface Entry {
  readonly owner: string;
  readonly request: KeptRequest;
  readonly tokens: number[];
  reason: EndReason | undefined;
  changedAtMs: number;
}

/** Answers that others may ask for when the peer that told them is gone: for a while after the last change, the longest unchanged forgotten first. Only who brought one may change it. */
export class KeptAnswers {
  readonly #options: KeptAnswersOptions;
  /** In the order in which they changed. */
  readonly #entries = new Map<string, Entry>();
  #bytes = 0;

  constructor(options: KeptAnswersOptions) {
    this.#options = options;
  }

  get count(): number {
    return this.#entries.size;
  }

  /** Of all that is kept. */
  get bytes(): number {
    return this.#bytes;
  }

  keep(owner: string, id: string, request: KeptRequest, nowMs: number): void {
    if (this.#entries.has(id) || requestBytes(request) > this.#options.bytesMax) return;
    this.#entries.set(id, {owner, request, tokens: [], reason: undefined, changedAtMs: nowMs});
    this.#bytes += requestBytes(request);
    this.#shrink(nowMs);
  }

  /** What does not follow on what is here is dropped: the answer is gone on with from where it is whole. */
  add(owner: string, id: string, {from, tokens, reason}: {from: number; tokens: Int32Array; reason: EndReason | undefined}, nowMs: number): void {
    const entry = this.#entries.get(id);
    if (!entry || entry.owner !== owner || entry.reason !== undefined || from !== entry.tokens.length) return;
    for (const token of tokens) entry.tokens.push(token);
    this.#bytes += TOKEN_BYTES * tokens.length;
    Object.assign(entry, {reason, changedAtMs: nowMs});
    this.#entries.delete(id);
    this.#entries.set(id, entry);
    this.#shrink(nowMs);
  }

  find(id: string, nowMs: number): KeptAnswer | undefined {
    this.#shrink(nowMs);
    const entry = this.#entries.get(id);
    return entry && {request: entry.request, tokens: [...entry.tokens], reason: entry.reason};
  }

  #shrink(nowMs: number): void {
    const {answersMax, bytesMax, keptMs} = this.#options;
    for (const [id, entry] of this.#entries) {
      const isOld = nowMs - entry.changedAtMs > keptMs;
      if (!isOld && this.#entries.size <= answersMax && this.#bytes <= bytesMax) return;
      this.#entries.delete(id);
      this.#bytes -= requestBytes(entry.request) + TOKEN_BYTES * entry.tokens.length;
    }
  }
}

function requestBytes({prompt, stop, sampler: {grammar = ""}}: KeptRequest): number {
  return TOKEN_BYTES * prompt.length + UNIT_BYTES * [grammar, ...stop].reduce((sum, text) => sum + text.length, 0);
}
