import type {KeptAnswer, PredictionSettings, RoutedRequest, RoutingMode} from "@ollamesh/inference";
import type {PeerId, SamplerOptions} from "@ollamesh/ports";
import type {Callback, Failure, ModelName} from "@ollamesh/stdx";

/** A rendered prompt to be continued. */
export interface GenerateRequest {
  readonly id: string;
  readonly name: ModelName;
  /** Of a client that lost the peer that told it: the answer is told from its begin, and gone on with. Its prompt and sampler count, not those here. */
  readonly begun?: KeptAnswer | undefined;
  /** Text, behind the tokens of an earlier `context`. Undefined: the model is only loaded, and kept for `keepAliveMs`. */
  readonly prompt: string | undefined;
  readonly contextTokens: readonly number[];
  /** Whether BOS and the like are added where the model wants them. */
  readonly addSpecial: boolean;
  readonly sampler: SamplerOptions;
  /** Output tokens at most; undefined: until the model ends or the context is full. */
  readonly tokensMax: number | undefined;
  readonly stop: readonly string[];
  /** One vector of the prompt is wanted, no answer to it. */
  readonly embedding?: Embedding | undefined;
  readonly contextLength: number | undefined;
  /** Where the prompt is too long for the context, its middle is left out and so many of its first tokens are kept, all that can be below 0; undefined: it is refused. */
  readonly keepTokens?: number | undefined;
  /**
   * Where the context is full the answer goes on without half of what is behind its first tokens: so many of them stay, all of the prompt below 0; undefined: it ends. With a grammar it ends in any
   * case, for that must see all that was said.
   */
  readonly shiftKeepTokens?: number | undefined;
  /** Undefined: the node's default. Infinity: for ever. */
  readonly keepAliveMs: number | undefined;
  /** 1 (first) to 10 (last) in every line it waits in; 5 where it is not said. */
  readonly priority?: number | undefined;
  /** Who asks, for the limit on how often one may; undefined: nobody in particular. */
  readonly client?: string | undefined;
}

/** Of a prompt that was refused as `context_exceeded`. */
export interface TooLong {
  readonly promptTokens: number;
  readonly contextLength: number;
}

/** What to do with a text that is longer than the context. */
export interface Embedding {
  readonly truncate: boolean;
}

export interface GenerateStats {
  readonly reason: "stop" | "length";
  /** The stop string that ended it; undefined: the model itself, or a limit. */
  readonly stop?: string | undefined;
  readonly promptTokens: number;
  readonly outputTokens: number;
  readonly totalMs: number;
  readonly loadMs: number;
  readonly promptMs: number;
  readonly outputMs: number;
  /** How often another peer or stage took the answer up. */
  readonly takenUp: number;
  /** Prompt and output, for `context`. */
  readonly tokens: readonly number[];
  /** Not normalised; where it was asked for. */
  readonly embedding?: Float32Array | undefined;
}

/** A token as text, its bytes, and the natural logarithm of its probability. */
export interface TokenText {
  readonly text: string;
  readonly bytes: readonly number[];
  readonly logprob: number;
}

export interface TokenLogprob extends TokenText {
  /** The likeliest tokens at that place, likeliest first: as many as were asked for. */
  readonly top: readonly TokenText[];
}

/** Called from inside the sessions actor; `done` or `failed` is the last. */
export type GenerateEvent =
  /** `logprobs`, where the sampler asks for them: of the tokens that begin in this text. */
  | {readonly type: "text"; readonly text: string; readonly logprobs?: readonly TokenLogprob[] | undefined}
  | {readonly type: "done"; readonly stats: GenerateStats}
  /** Codes besides those of routing: `busy` (queue full), `overloaded` (a host is short of something), `rate_limited`, `context_exceeded`, `stage_lost`, `stage_crashed`, `cancelled`. */
  | {readonly type: "failed"; readonly failure: Failure; readonly retryAfterMs?: number; readonly tooLong?: TooLong};

/** Which peer a request was sent to, and why. */
export interface RouteChoice {
  readonly peer: PeerId;
  /** A few words of ASCII. */
  readonly reason: string;
  /** By what it was compared with the others, milliseconds: no promise. */
  readonly costMs: number;
  /** Until the answer is whole, milliseconds. */
  readonly predictedMs: number;
  /** Milliseconds it took from there on; undefined: it did not come to its end there. */
  readonly tookMs?: number | undefined;
  /** Requests there when it was chosen. */
  readonly busy: number;
  /** Of the prompt, tokens it has likely read before. */
  readonly warmTokens: number;
  /** Of a sequence there, tokens. */
  readonly contextLength: number;
  /** Peers it was chosen from. */
  readonly of: number;
}

/** A request as whoever watches sees it. */
export interface RequestView {
  readonly id: string;
  readonly model: string;
  readonly priority: number;
  /** Wall clock. */
  readonly beganAtMs: number;
  readonly state: "under_way" | "done" | "failed";
  /** One for each time it was sent somewhere. */
  readonly choices: readonly RouteChoice[];
  readonly stats: Omit<GenerateStats, "tokens"> | undefined;
  readonly failure: Failure | undefined;
}

/** By what this peer chooses who answers. */
export interface RoutingInForce {
  readonly mode: RoutingMode;
  readonly prediction: PredictionSettings;
  /** What this peer shall take against others. */
  readonly weight: number;
}

export interface RouteHistoryView {
  readonly settings: RoutingInForce;
  /** The newest first. */
  readonly requests: readonly RoutedRequest[];
}

/** Requests of this peer's clients. */
export interface SessionTotals {
  readonly underWay: number;
  /** Since the peer began, by how they ended: `done`, or the code of their failure. */
  readonly ended: ReadonlyMap<string, number>;
  /** How often an answer was taken up by another peer or stage than the one that began it. */
  readonly takenUp: number;
}

export type SessionsRequest =
  /** `routed` is called each time it is sent to a peer, before that peer's first token; `cache`: nobody is asked, an equal request was answered before. */
  | {
      readonly type: "generate";
      readonly request: GenerateRequest;
      readonly observe: (event: GenerateEvent) => void;
      readonly routed?: ((choice: RouteChoice | "cache") => void) | undefined;
    }
  /** An answer that a client of this or another peer was told in the last minute. Codes: `not_found`, `busy`. */
  | {readonly type: "kept"; readonly id: string; readonly done: Callback<KeptAnswer>}
  /** One of the latest requests of this peer's clients. Code: `not_found`. */
  | {readonly type: "request"; readonly id: string; readonly done: Callback<RequestView>}
  /** The newest first, at most so many. */
  | {readonly type: "requests"; readonly count: number; readonly done: Callback<readonly RequestView[]>}
  /** Answers that came whole, as they were routed, also before this process began: at most so many. */
  | {readonly type: "routed"; readonly count: number; readonly done: Callback<RouteHistoryView>}
  /** From now on, what was predicted of each answer that came whole, and what it took. */
  | {readonly type: "observe_predictions"; readonly observe: (predictedMs: number, tookMs: number) => void}
  | {readonly type: "cancel"; readonly id: string}
  | {readonly type: "totals"; readonly done: Callback<SessionTotals>}
  /** Loads the model and starts its keep-alive without generating. */
  | {readonly type: "warm"; readonly name: ModelName; readonly contextLength: number | undefined; readonly keepAliveMs: number | undefined; readonly done: Callback<void>};
