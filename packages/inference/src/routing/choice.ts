import type {LatencyParts} from "./latency-predictor.ts";

/** How a peer is chosen among those that have a model. */
export type RoutingMode = "auto" | "least_connections" | "weighted" | "round_robin";

/** A peer that can answer, now or once it has loaded the model. */
export interface Candidate {
  readonly peer: string;
  readonly deployment: string;
  /** The model is loaded there. */
  readonly isLoaded: boolean;
  /** It does not answer at the moment: only if nobody else can. */
  readonly isSuspected: boolean;
  /** 0 to itself. */
  readonly rttMs: number;
  /** Set by people: how much it shall take against the others, 1 and more. */
  readonly weight: number;
}

export interface Wish {
  /** Of the prompt; empty: it is too short to matter. */
  readonly marks: readonly number[];
  readonly promptTokens: number;
  /** Answer's tokens at most; undefined: nobody knows. */
  readonly tokensMax: number | undefined;
}

/** What was known of one peer when it was decided. */
export interface Considered {
  readonly candidate: Candidate;
  /** For comparison with others, not a promise: what weights and slots make of it. */
  readonly costMs: number;
  /** Until the answer is whole, as its client sees it. */
  readonly predictedMs: number;
  /** Requests there, of this peer's clients and others'. */
  readonly busy: number;
  /** Of them, those of this peer's clients. */
  readonly own: number;
  readonly slots: number;
  /** Of a token written in a slot, milliseconds. */
  readonly tokenMs: number;
  readonly warmTokens: number;
}

export interface Choice extends Considered {
  /** Why, for people: ASCII, no longer than a line. */
  readonly reason: string;
  readonly of: number;
  /** What the prediction is made of. */
  readonly parts: LatencyParts;
  readonly atMs: number;
  /** Whom it was chosen from, itself among them: the chosen first, then the soonest; no more than 16. */
  readonly considered: readonly Considered[];
}

/** Whether the prediction decides, and what one answer moves it. */
export interface PredictionSettings {
  readonly isUsed: boolean;
  /** Above 0, at most 1. */
  readonly rate: number;
}

/** `worked`, with what it took; `failed` there; or `left`, which says nothing of the peer. */
export type Ending =
  /** `took` undefined: it was ended from here. */
  {readonly type: "worked"; readonly took: Took | undefined} | {readonly type: "failed"} | {readonly type: "left"};

/** What an answer cost in its slot. */
export interface Took {
  /** Until the first token. */
  readonly promptMs: number;
  /** From then on. */
  readonly outputMs: number;
  readonly promptTokens: number;
  readonly outputTokens: number;
}
