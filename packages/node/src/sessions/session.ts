import {type SessionMessage, TextStream} from "@ollamesh/inference";
import type {PeerId, Vocabulary} from "@ollamesh/ports";
import {type Callback, type Failure, fail, type Outcome} from "@ollamesh/stdx";
import type {Route} from "../deployments/messages.ts";
import type {ModelDetails} from "../models/messages.ts";
import type {GenerateEvent, GenerateRequest} from "./messages.ts";

export interface SessionOptions {
  readonly request: GenerateRequest;
  /** As on the wire: -1 is for ever. */
  readonly keepAliveMs: number;
  nowMs(): number;
  route(done: Callback<Route>): void;
  vocabulary(details: ModelDetails, done: Callback<Vocabulary>): void;
  /** The prompt's text. */
  tokenize(vocabulary: Vocabulary, done: Callback<Int32Array>): void;
  /** False: that peer cannot be reached. */
  send(head: PeerId, message: SessionMessage): boolean;
  /** `done` or `failed` is the last event. */
  emit(event: GenerateEvent): void;
}

/** Asked so often in all, as long as nothing of the answer has come: a first stage may go between routing and asking. */
const ATTEMPTS_MAX = 3;
/** What the first stage says when it is not, or no longer, where this request was sent. */
const MOVED: readonly string[] = ["not_serving", "unloaded"];

/** One answer: find whom to ask, turn the prompt into tokens, and the tokens that come back into text. */
export class Session {
  readonly #options: SessionOptions;
  readonly #text: TextStream;
  readonly #startedAtMs: number;
  readonly #outputs: number[] = [];
  #prompt: Int32Array = new Int32Array(0);
  #vocabulary: Vocabulary | undefined;
  #head: PeerId | undefined;
  #askedAtMs = 0;
  #firstAtMs: number | undefined;
  #attempt = 0;
  #isOver = false;

  constructor(options: SessionOptions) {
    this.#options = options;
    this.#text = new TextStream(options.request.stop);
    this.#startedAtMs = options.nowMs();
  }

  /** The peer of the first stage, once the request is there. */
  get head(): PeerId | undefined {
    return this.#head;
  }

  /** What this session is called on the wire: another name for each attempt, so that answers to an earlier one are nobody's. */
  get wireId(): string {
    return `${this.#options.request.id}~${this.#attempt}`;
  }

  begin(): void {
    this.#attempt++;
    this.#head = undefined;
    this.#options.route(
      this.#next((route) => {
        if (this.#options.request.prompt === undefined) return this.#open(route);
        this.#options.vocabulary(
          route.details,
          this.#next((vocabulary) => {
            this.#vocabulary = vocabulary;
            this.#options.tokenize(
              vocabulary,
              this.#next((tokens) => this.#tokenized(route, tokens)),
            );
          }),
        );
      }),
    );
  }

  cancel(): void {
    if (this.#isOver) return;
    this.#tellCancelled();
    this.#fail(fail("cancelled", "the request was cancelled").error);
  }

  /** The client hears why its answer ends here. */
  stopping(): void {
    if (this.#isOver) return;
    this.#tellCancelled();
    this.#fail(fail("stopping", "this peer is stopping: ask another").error);
  }

  headGone(reason: string): void {
    if (!this.#isOver) this.#lost(fail("stage_lost", reason).error);
  }

  /** From the first stage. */
  heard(message: SessionMessage): void {
    if (this.#isOver) return;
    switch (message.type) {
      case "token":
        return this.#token(message.index, message.token);
      case "ended":
        return this.#finish(message.reason, message.promptMs, message.outputMs);
      case "failed":
        return MOVED.includes(message.code) ? this.#lost(fail(message.code, message.reason).error) : this.#fail(fail(message.code, message.reason).error);
      default:
    }
  }

  /** Nothing was shown yet: find out where the model is now, and ask again. */
  #lost(failure: Failure): void {
    if (this.#outputs.length > 0 || this.#attempt >= ATTEMPTS_MAX) return this.#fail(failure);
    this.begin();
  }

  #tokenized(route: Route, text: Int32Array): void {
    const {contextTokens} = this.#options.request;
    const prompt = new Int32Array(contextTokens.length + text.length);
    prompt.set(contextTokens);
    prompt.set(text, contextTokens.length);
    const size = this.#vocabulary?.size ?? 0;
    if (prompt.some((token) => token < 0 || token >= size)) return this.#fail(fail("bad_request", `context has a token that is not in the vocabulary of ${size}`).error);
    this.#prompt = prompt;
    if (prompt.length === 0) return this.#fail(fail("bad_request", "the prompt is empty").error);
    if (prompt.length >= route.contextLength) {
      const reason = `the prompt has ${prompt.length} tokens, the context holds ${route.contextLength}: ask for a larger num_ctx, or shorten the prompt`;
      return this.#fail(fail("context_exceeded", reason).error);
    }
    this.#open(route);
  }

  #open({head, deployment, contextLength, ephemeral}: Route): void {
    const {request, keepAliveMs} = this.#options;
    this.#head = head;
    this.#askedAtMs = this.#options.nowMs();
    const isSent = this.#options.send(head, {
      type: "open",
      session: this.wireId,
      deployment,
      contextLength: ephemeral ? contextLength : 0,
      keepAliveMs,
      tokens: this.#prompt,
      sampler: request.sampler,
      tokensMax: request.tokensMax ?? 0,
    });
    if (!isSent) this.headGone(`peer ${head}, which holds the first stage, cannot be reached`);
  }

  #token(index: number, token: number): void {
    if (index !== this.#outputs.length) {
      this.#tellCancelled();
      return this.#fail(fail("stage_lost", `token ${index} came where ${this.#outputs.length} was due`).error);
    }
    this.#firstAtMs ??= this.#options.nowMs();
    this.#outputs.push(token);
    const text = this.#text.push(this.#vocabulary?.piece(token) ?? new Uint8Array(0));
    if (text !== "") this.#options.emit({type: "text", text});
    if (!this.#text.isStopped) return;
    this.#tellCancelled();
    const now = this.#options.nowMs();
    this.#finish("stop", this.#firstAtMs - this.#askedAtMs, now - this.#firstAtMs);
  }

  #finish(reason: "stop" | "length", promptMs: number, outputMs: number): void {
    const rest = this.#text.flush();
    if (rest !== "") this.#options.emit({type: "text", text: rest});
    this.#isOver = true;
    const nowMs = this.#options.nowMs();
    const stats = {
      reason,
      promptTokens: this.#prompt.length,
      outputTokens: this.#outputs.length,
      totalMs: nowMs - this.#startedAtMs,
      loadMs: this.#askedAtMs - this.#startedAtMs,
      promptMs,
      outputMs,
      tokens: [...this.#prompt, ...this.#outputs],
    };
    this.#options.emit({type: "done", stats});
  }

  #tellCancelled(): void {
    if (this.#head !== undefined) this.#options.send(this.#head, {type: "cancel", session: this.wireId});
  }

  #fail(failure: Failure): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#options.emit({type: "failed", failure});
  }

  /** Goes on with what came, unless the session is over or it failed. */
  #next<T>(then: (value: T) => void): (outcome: Outcome<T>) => void {
    const attempt = this.#attempt;
    return (outcome) => {
      if (this.#isOver || this.#attempt !== attempt) return;
      if (outcome.ok) then(outcome.value);
      else this.#fail(outcome.error);
    };
  }
}
