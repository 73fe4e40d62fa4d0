import {
  type CachedAnswer,
  type Ending,
  type KeptAnswer,
  type KeptRequest,
  type Likelihood,
  PRIORITY_USUAL,
  prefixMarks,
  type SessionMessage,
  TextStream,
  type Wish,
} from "@ollamesh/inference";
import type {PeerId, Vocabulary} from "@ollamesh/ports";
import {type Callback, type Failure, fail, modelKey, type Outcome} from "@ollamesh/stdx";
import type {Route, Routes} from "../deployments/messages.ts";
import type {ModelDetails} from "../models/messages.ts";
import type {Checkpoints} from "./checkpoints.ts";
import {LogprobTrail} from "./logprob-trail.ts";
import type {Embedding, GenerateEvent, GenerateRequest, TooLong} from "./messages.ts";
import type {Chosen} from "./route-desk.ts";
import {answerTokensMax, shortened, textTokensMax, withoutForgotten, withoutMiddle} from "./text-length.ts";

export interface SessionOptions {
  readonly request: GenerateRequest;
  /** As on the wire: -1 is for ever. */
  readonly keepAliveMs: number;
  nowMs(): number;
  later(ms: number, run: () => void): void;
  /** @param avoid what was lost just now, which may not be known everywhere yet */
  route(avoid: Pick<Route, "deployment" | "head"> | undefined, done: Callback<Routes>): void;
  /** Undefined: there is none. */
  choose(routes: readonly Route[], wish: Wish): Chosen | undefined;
  /** It is sent there; `ended` follows. */
  chosen(chosen: Chosen, wish: Wish): void;
  ended(chosen: Chosen, ending: Ending): void;
  /** An answer was known already: whoever could have given it keeps the model as if it had, and loads nothing for it. */
  spared(routes: readonly Route[]): void;
  vocabulary(details: ModelDetails, done: Callback<Vocabulary>): void;
  /** The prompt's text. @returns withdraws that */
  tokenize(vocabulary: Vocabulary, done: Callback<Int32Array>): () => void;
  /** What came of equal requests before; undefined: nothing is kept. */
  readonly cache: {get(key: string): CachedAnswer | undefined; put(key: string, answer: CachedAnswer): void} | undefined;
  /** Told what there is of the answer, for a client that loses this peer. */
  readonly checkpoints: Checkpoints;
  /** False: that peer cannot be reached. */
  send(head: PeerId, message: SessionMessage): boolean;
  /** `done` or `failed` is the last event. */
  emit(event: GenerateEvent): void;
}

/** So long after the last token, or the begin, somebody else is looked for who goes on: longer than a death takes to be agreed on, and its layers to be loaded elsewhere. */
const PATIENCE_MS = 30_000;
/** How long a new request waits for lost layers to be placed anew: that is done by then, or will not be soon. */
const UNSERVED_MS = 10_000;
/** An answer is taken up so often at most. */
const ATTEMPTS_MAX = 64;
const PAUSE_MS = 100;
const PAUSE_MAX_MS = 2000;
/** The model is not, or no longer, where this request was sent; its weights may be elsewhere. */
const LOST: readonly string[] = ["not_serving", "unloaded", "stage_lost", "stage_failed", "stage_crashed", "stopping"];
/** Who is suspected and still writes tokens is only slow. */
const SILENT_MS = 1000;
/** Not there, or not now; another peer may. */
const ELSEWHERE: readonly string[] = ["busy", "overloaded", "out_of_memory", "damaged_copy", "mending_copy"];
/** Its process ended while it had the text, and another can be started. */
const TOKENIZER_LOST: readonly string[] = ["stage_crashed", "unloaded"];
/** What finding somebody says as long as a loss is not mended, beside the above. */
const NOT_YET: readonly string[] = ["no_source", "deployment_failed", "load_timeout", "no_quorum"];

/**
 * One answer: find whom to ask, turn the prompt into tokens, and the tokens that come back into text. When whoever generates it is lost the answer is taken up elsewhere: prompt and tokens so far
 * are the new prompt, so that no token is missing or comes twice. (Another shape of batch can flip a near tie of the model, as anywhere.)
 */
export class Session {
  readonly #options: SessionOptions;
  readonly #text: TextStream;
  readonly #logprobs = new LogprobTrail();
  readonly #startedAtMs: number;
  readonly #outputs: number[] = [];
  #prompt: Int32Array = new Int32Array(0);
  #vocabulary: Vocabulary | undefined;
  #marks: readonly number[] = [];
  #chosen: Chosen | undefined;
  #routes: readonly Route[] = [];
  #unserved: Failure | undefined;
  #askedAtMs = 0;
  #firstAtMs: number | undefined;
  #attempt = 0;
  #opens = 0;
  /** Attempts since the last token. */
  #vain = 0;
  /** When there was progress last. */
  #progressAtMs: number;
  /** Tokens of the answer that were there when this attempt began. */
  #before = 0;
  #lostRoute: Route | undefined;
  #details: ModelDetails | undefined;
  /** Under which the answer is to be kept. */
  #cacheKey: string | undefined;
  #embedding: Float32Array | undefined;
  #withdrawText: (() => void) | undefined;
  #isOver = false;

  constructor(options: SessionOptions) {
    this.#options = options;
    this.#text = new TextStream(options.request.stop);
    this.#startedAtMs = options.nowMs();
    this.#progressAtMs = this.#startedAtMs;
  }

  /** The peer of the first stage, once the request is there. */
  get head(): PeerId | undefined {
    return this.#chosen?.route.head;
  }

  /** What this session is called on the wire: another name for each attempt, so that answers to an earlier one are nobody's. */
  get wireId(): string {
    return `${this.#options.request.id}~${this.#opens}`;
  }

  /** How often another place had to be found, besides the first. */
  get takenUp(): number {
    return this.#attempt - 1;
  }

  begin(): void {
    this.#attempt++;
    this.#options.route(
      this.#vain === 1 ? this.#lostRoute : undefined,
      this.#next(({details, routes, unserved}) => {
        const failure = this.#otherModel(details);
        if (failure) return this.#fail(failure);
        this.#details = details;
        this.#routes = routes;
        this.#unserved = unserved;
        if (this.#options.request.prompt === undefined || this.#prompt.length > 0) return this.#send();
        const {begun} = this.#options.request;
        this.#options.vocabulary(
          details,
          this.#next((vocabulary) => {
            this.#vocabulary = vocabulary;
            if (begun) return this.#takeUp(begun);
            this.#withdrawText = this.#options.tokenize(
              vocabulary,
              this.#next((tokens) => this.#tokenized(tokens), TOKENIZER_LOST),
            );
          }, TOKENIZER_LOST),
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
    if (!this.#isOver) this.#lose(fail("stage_lost", reason).error);
  }

  /** It does not answer at the moment. Where others can, one of them goes on: it may be long until this one does, or is given up. */
  headSilent(reason: string): void {
    if (this.#isOver || !this.#routes.some(({head}) => head !== this.head)) return;
    if (this.#options.nowMs() - this.#progressAtMs < SILENT_MS) return;
    this.#tellCancelled();
    this.#lose(fail("stage_lost", reason).error);
  }

  /** From the first stage. */
  heard(message: SessionMessage): void {
    if (this.#isOver) return;
    switch (message.type) {
      case "token":
        return this.#token(message.index, message.token, message);
      case "ended":
        return this.#ended(message);
      case "embedded":
        return this.#embedded(message.embedding);
      case "failed":
        return this.#failedThere(fail(message.code, message.reason).error);
      default:
    }
  }

  /** Where only the context is full it goes on, at the peer that has read its begin. */
  #ended(message: SessionMessage & {readonly type: "ended"}): void {
    const chosen = this.#chosen;
    const isFull = message.reason === "length" && chosen && this.#outputs.length > this.#before && this.#outputs.length < (this.#tokensMax(chosen) ?? 0);
    if (!isFull || !this.#shifts) return this.#finish(message.reason, message);
    this.#leave({type: "worked", took: this.#tookOf(message)});
    this.#open(chosen, this.#wish());
  }

  #failedThere(failure: Failure): void {
    if (LOST.includes(failure.code)) return this.#lose(failure);
    const others = this.#routes.filter(({head}) => head !== this.head);
    if (this.#unserved && failure.code === "out_of_memory" && others.length === 0) return this.#waitForStages(this.#unserved);
    // An answer that has begun waits for its turn rather than breaking off; a copy may soon be mended.
    const mayCome = failure.code === "mending_copy" || (ELSEWHERE.includes(failure.code) && this.#before > 0);
    if (mayCome && others.length === 0) return this.#lose(failure);
    if (!ELSEWHERE.includes(failure.code) || this.#outputs.length > this.#before || others.length === 0) return this.#fail(failure);
    this.#leave({type: "left"});
    this.#routes = others;
    this.#send();
  }

  /** There is no room for a copy. What it is deployed on may soon be whole again; if not, that is what the client is to know. */
  #waitForStages(unserved: Failure): void {
    this.#leave({type: "left"});
    if (this.#options.nowMs() - this.#startedAtMs < UNSERVED_MS) this.#lose(unserved);
    else this.#fail(unserved);
  }

  /** Finds out where the model is now, and asks there: at once, then after growing pauses. */
  #lose(failure: Failure): void {
    const {nowMs, later} = this.#options;
    // Unloaded because the model is served elsewhere now is no fault of that peer, which may well serve it there too.
    const isMoved = failure.code === "unloaded";
    this.#lostRoute = isMoved ? undefined : (this.#chosen?.route ?? this.#lostRoute);
    this.#leave({type: isMoved ? "left" : "failed"});
    if (this.#attempt >= ATTEMPTS_MAX || nowMs() - this.#progressAtMs > PATIENCE_MS) return this.#fail(failure);
    const pauseMs = this.#vain === 0 ? 0 : Math.min(PAUSE_MAX_MS, PAUSE_MS * 2 ** (this.#vain - 1));
    this.#vain++;
    const attempt = this.#attempt;
    if (pauseMs === 0) return this.begin();
    later(pauseMs, () => {
      if (!this.#isOver && this.#attempt === attempt) this.begin();
    });
  }

  /** Tells what another peer was told of the answer, and goes on from there. */
  #takeUp({request: {prompt}, tokens, reason}: KeptAnswer): void {
    const size = this.#vocabulary?.size ?? 0;
    if (prompt.length === 0 || [...prompt, ...tokens].some((token) => token < 0 || token >= size))
      return this.#fail(fail("bad_request", "what was kept of the answer is not of this model").error);
    this.#prompt = prompt;
    this.#marks = prefixMarks(prompt);
    this.#tellAgain({outputs: tokens, reason});
    if (!this.#isOver) this.#send();
  }

  /** An answer that other weights began cannot be gone on with. */
  #otherModel(details: ModelDetails): Failure | undefined {
    const kept = this.#options.request.begun?.request;
    const begunWith = this.#outputs.length === 0 ? kept && {blob: kept.blob, adapter: kept.adapter} : this.#details && weightsOf(this.#details);
    const {blob, adapter} = weightsOf(details);
    if (begunWith === undefined || (begunWith.blob === blob && begunWith.adapter === adapter)) return undefined;
    return fail("stage_lost", "the model was replaced while it answered, and who had the old one is gone: ask again").error;
  }

  #tokenized(text: Int32Array): void {
    const {contextTokens} = this.#options.request;
    const prompt = new Int32Array(contextTokens.length + text.length);
    prompt.set(contextTokens);
    prompt.set(text, contextTokens.length);
    const size = this.#vocabulary?.size ?? 0;
    if (prompt.some((token) => token < 0 || token >= size)) return this.#fail(fail("bad_request", `context has a token that is not in the vocabulary of ${size}`).error);
    this.#prompt = prompt;
    if (prompt.length === 0) return this.#fail(fail("bad_request", "the prompt is empty").error);
    this.#marks = prefixMarks(prompt);
    const {cache} = this.#options;
    const key = this.#answerKey();
    const known = key === undefined ? undefined : cache?.get(key);
    if (known) {
      this.#options.spared(this.#routes);
      return this.#tellAgain(known);
    }
    this.#cacheKey = key;
    this.#send();
  }

  /** All a greedy answer depends on; undefined: another one could come next time, or nothing is kept. */
  #answerKey(): string | undefined {
    if (!this.#options.cache) return undefined;
    const {id: _, keepAliveMs, priority, client, prompt, contextTokens, ...asked} = this.#options.request;
    if (asked.sampler.temperature !== 0) return undefined;
    if (asked.embedding !== undefined || asked.sampler.topLogprobs !== undefined) return undefined;
    return JSON.stringify([this.#details && weightsOf(this.#details), asked, this.#prompt.join(",")]);
  }

  #tellAgain({outputs, reason}: Pick<CachedAnswer, "outputs"> & {readonly reason: CachedAnswer["reason"] | undefined}): void {
    this.#askedAtMs = this.#options.nowMs();
    for (const [index, token] of outputs.entries()) if (!this.#isOver) this.#token(index, token, {});
    if (!this.#isOver && reason !== undefined) this.#finish(reason);
  }

  /** All that somebody else needs to go on with it; undefined: it is no answer that is streamed. */
  #kept(): KeptRequest | undefined {
    const {name, sampler, tokensMax, stop, embedding, shiftKeepTokens} = this.#options.request;
    const contextLength = this.#chosen && this.#contextOf(this.#chosen);
    if (embedding || !this.#details) return undefined;
    return {model: modelKey(name), ...weightsOf(this.#details), prompt: this.#prompt, sampler, tokensMax: tokensMax ?? 0, stop, contextLength: contextLength ?? 0, shiftKeepTokens};
  }

  /** To the best of those that can answer. */
  #send(): void {
    const {request} = this.#options;
    const lost = this.#vain === 1 ? this.#lostRoute?.head : undefined;
    const others = this.#routes.filter(({head}) => head !== lost);
    const chosen = this.#options.choose(others.length > 0 ? others : this.#routes, this.#wish());
    if (!chosen) return this.#fail(fail("no_source", "no peer that has the model can be asked now").error);
    const contextLength = this.#contextOf(chosen);
    if (request.embedding && !this.#fitText(contextLength, request.embedding)) return this.#fail(fail("context_exceeded", "the input length exceeds the context length").error);
    if (!request.embedding && !this.#fitPrompt(contextLength)) {
      const isAsked = chosen.route.ephemeral || contextLength < chosen.route.contextLength;
      const larger = isAsked ? "ask for a larger num_ctx" : "deploy the model with a larger one";
      const reason = `the prompt has ${this.#prompt.length} tokens, the context holds ${contextLength}: ${larger}, or shorten the prompt`;
      return this.#fail(fail("context_exceeded", reason).error, {promptTokens: this.#prompt.length, contextLength});
    }
    this.#open(chosen, this.#wish());
  }

  #wish(): Wish {
    return {marks: this.#marks, promptTokens: this.#prompt.length + this.#outputs.length, tokensMax: this.#options.request.tokensMax};
  }

  /** Cuts a prompt that is too long, unless it was answered in part; false: it must not be. */
  #fitPrompt(contextLength: number): boolean {
    const {keepTokens} = this.#options.request;
    if (this.#prompt.length < contextLength) return true;
    if (keepTokens === undefined || this.#outputs.length > 0) return false;
    this.#prompt = withoutMiddle(this.#prompt, contextLength, keepTokens);
    this.#marks = prefixMarks(this.#prompt);
    return true;
  }

  /** Cuts a text that is too long to be embedded; false: it must not be. */
  #fitText(contextLength: number, {truncate}: Embedding): boolean {
    const tokensMax = this.#details ? textTokensMax(this.#details.info, contextLength) : contextLength;
    if (this.#prompt.length <= tokensMax) return true;
    if (truncate) this.#prompt = shortened(this.#prompt, tokensMax, this.#vocabulary);
    return truncate;
  }

  #embedded(bytes: Uint8Array): void {
    // Aligned to 4 bytes, which what came over a network need not be.
    this.#embedding = new Float32Array(new Uint8Array(bytes).buffer);
    this.#finish("stop");
  }

  #open(chosen: Chosen, wish: Wish): void {
    const {request, keepAliveMs} = this.#options;
    const {head, deployment, ephemeral} = chosen.route;
    const contextLength = this.#contextOf(chosen);
    const tokensMax = this.#tokensMax(chosen);
    const tokensLeft = tokensMax === undefined ? undefined : tokensMax - this.#outputs.length;
    const tokens = this.#fed(contextLength);
    const isOver = (tokensLeft !== undefined && tokensLeft <= 0) || tokens.length >= contextLength;
    if (isOver && this.#outputs.length > 0) return this.#finish("length");
    this.#before = this.#outputs.length;
    this.#chosen = chosen;
    this.#opens++;
    this.#options.chosen(chosen, wish);
    if (this.#before === 0) this.#askedAtMs = this.#options.nowMs();
    // No further than the context holds that was asked for, however large a one is loaded: what is said depends on nothing but what was said before. The last token need not be read.
    const room = contextLength - tokens.length + (this.#shifts ? 0 : 1);
    const isSent = this.#options.send(head, {
      type: "open",
      session: this.wireId,
      deployment,
      contextLength: ephemeral ? contextLength : 0,
      keepAliveMs,
      tokens,
      answered: Math.min(this.#outputs.length, tokens.length),
      sampler: request.sampler,
      tokensMax: request.prompt === undefined || request.embedding ? 0 : Math.min(tokensLeft ?? room, room),
      priority: request.priority ?? PRIORITY_USUAL,
      embeds: request.embedding !== undefined,
    });
    if (!isSent) this.headGone(`peer ${head}, which holds the first stage, cannot be reached`);
  }

  /** The prompt, and the answer so far, without what was forgotten. */
  #fed(contextLength: number): Int32Array {
    const tokens = new Int32Array(this.#prompt.length + this.#outputs.length);
    tokens.set(this.#prompt);
    tokens.set(this.#outputs, this.#prompt.length);
    const {shiftKeepTokens: keep = 0} = this.#options.request;
    return this.#shifts ? withoutForgotten(tokens, contextLength, keep < 0 ? this.#prompt.length : keep) : tokens;
  }

  /** It goes on where the context is full. */
  get #shifts(): boolean {
    const {shiftKeepTokens, sampler, embedding} = this.#options.request;
    return shiftKeepTokens !== undefined && sampler.grammar === undefined && !embedding;
  }

  /** Of the answer; undefined: until the model ends or the context is full. */
  #tokensMax(chosen: Chosen): number | undefined {
    const {tokensMax} = this.#options.request;
    return this.#shifts ? answerTokensMax(tokensMax, this.#contextOf(chosen)) : tokensMax;
  }

  /** That was asked for, if it is served with so much. */
  #contextOf({route}: Chosen): number {
    return Math.min(route.contextLength, this.#options.request.contextLength ?? Number.POSITIVE_INFINITY);
  }

  /** The peer that was asked is done with this, one way or another. */
  #leave(ending: Ending): void {
    if (this.#chosen) this.#options.ended(this.#chosen, ending);
    this.#chosen = undefined;
  }

  #token(index: number, token: number, likelihood: Likelihood): void {
    const due = this.#outputs.length - this.#before;
    if (index !== due) {
      this.#tellCancelled();
      return this.#fail(fail("stage_lost", `token ${index} came where ${due} was due`).error);
    }
    this.#progressAtMs = this.#options.nowMs();
    this.#vain = 0;
    this.#firstAtMs ??= this.#progressAtMs;
    this.#outputs.push(token);
    this.#options.checkpoints.progressed(this.#outputs, () => this.#kept(), this.head, this.#progressAtMs);
    if (likelihood.logprob !== undefined && this.#vocabulary) this.#logprobs.push(this.#vocabulary, token, likelihood);
    this.#say(this.#text.push(this.#vocabulary?.piece(token) ?? new Uint8Array(0)));
    if (!this.#text.isStopped) return;
    this.#tellCancelled();
    this.#finish("stop");
  }

  /** @param told what the first stage measured; undefined: as seen from here, as for an answer in several parts */
  #finish(reason: "stop" | "length", told?: {readonly waitedMs: number; readonly promptMs: number; readonly outputMs: number}): void {
    this.#leave({type: "worked", took: told && this.#tookOf(told)});
    this.#say(this.#text.flush());
    this.#isOver = true;
    const nowMs = this.#options.nowMs();
    const firstAtMs = this.#firstAtMs ?? nowMs;
    const measured = told && this.#before === 0 ? told : {waitedMs: 0, promptMs: firstAtMs - this.#askedAtMs, outputMs: nowMs - firstAtMs};
    const stats = {
      reason,
      stop: this.#text.stop,
      promptTokens: this.#prompt.length,
      outputTokens: this.#outputs.length,
      totalMs: nowMs - this.#startedAtMs,
      // As Ollama counts it: all until the prompt is read, the wait in line too.
      loadMs: this.#askedAtMs - this.#startedAtMs + measured.waitedMs,
      promptMs: measured.promptMs,
      outputMs: measured.outputMs,
      takenUp: this.takenUp,
      tokens: [...this.#prompt, ...this.#outputs],
      embedding: this.#embedding,
    };
    if (this.#cacheKey !== undefined) this.#options.cache?.put(this.#cacheKey, {outputs: this.#outputs, reason});
    this.#options.checkpoints.ended(this.#outputs, reason, nowMs);
    this.#options.emit({type: "done", stats});
  }

  #tookOf({promptMs, outputMs}: {readonly promptMs: number; readonly outputMs: number}) {
    return {promptMs, outputMs, promptTokens: this.#prompt.length + this.#before, outputTokens: this.#outputs.length - this.#before};
  }

  #say(text: string): void {
    if (text !== "") this.#options.emit({type: "text", text, logprobs: this.#logprobs.take(text)});
  }

  #tellCancelled(): void {
    if (this.head !== undefined) this.#options.send(this.head, {type: "cancel", session: this.wireId});
  }

  #fail(failure: Failure, tooLong?: TooLong): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#withdrawText?.();
    this.#leave({type: "left"});
    this.#options.checkpoints.left();
    this.#options.emit({type: "failed", failure, ...(tooLong && {tooLong})});
  }

  /**
   * Goes on with what came, unless the session is over or it failed.
   * @param again failures after which it is tried again, though nothing was answered yet
   */
  #next<T>(then: (value: T) => void, again: readonly string[] = []): (outcome: Outcome<T>) => void {
    const attempt = this.#attempt;
    return (outcome) => {
      if (this.#isOver || this.#attempt !== attempt) return;
      if (outcome.ok) then(outcome.value);
      else if (again.includes(outcome.error.code) || (this.#vain > 0 && [...LOST, ...NOT_YET].includes(outcome.error.code))) this.#lose(outcome.error);
      else this.#fail(outcome.error);
    };
  }
}

/** What an answer of the model depends on, by digests; an empty one: no adapter. */
function weightsOf({blob, adapter}: ModelDetails): {readonly blob: string; readonly adapter: string} {
  return {blob, adapter: adapter?.digest ?? ""};
}
