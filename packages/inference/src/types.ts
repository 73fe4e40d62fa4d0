/** Sampling of one sequence; Ollama's options of the same names. Structurally the engine port's. */
export interface Sampler {
  readonly temperature: number;
  readonly topK: number;
  readonly topP: number;
  readonly minP: number;
  readonly typicalP: number;
  readonly repeatPenalty: number;
  readonly repeatLastN: number;
  readonly presencePenalty: number;
  readonly frequencyPenalty: number;
  readonly seed: number | undefined;
  /** In GBNF; undefined: any text. */
  readonly grammar?: string | undefined;
  /** Log probabilities of each token and so many likeliest; undefined: none. */
  readonly topLogprobs?: number | undefined;
}

export interface SlotOpening {
  readonly slot: number;
  readonly sampler: Sampler;
  readonly history: Int32Array;
  /** Tokens at the end of `history` that are the answer so far. */
  readonly answered: number;
  /** Positions below this stay, or are copied from slot `from`; all others are cleared. */
  readonly keep: number;
  readonly from: number;
  /** Its rows are made into one vector. */
  readonly embeds?: boolean | undefined;
}

/** One step of every stage: rows of several sequences. Structurally the engine port's batch. */
export interface Batch {
  readonly closes: readonly number[];
  readonly opens: readonly SlotOpening[];
  readonly slots: Int32Array;
  readonly positions: Int32Array;
  readonly outputs: Uint8Array;
  /** Per row, -1 but for guessed tokens: what the row stands for. It counts when the row of its slot before it is answered with that token. Undefined: nothing is guessed. */
  readonly drafts?: Int32Array | undefined;
  /** Slots whose next token is their last, whatever it is. */
  readonly endsAnyway?: readonly number[] | undefined;
  /** That a stage which is alone takes by itself; undefined: 1. */
  readonly steps?: number | undefined;
  readonly tokens: Int32Array | undefined;
  readonly hidden: Uint8Array | undefined;
}

export interface TokenProbability {
  readonly token: number;
  readonly logprob: number;
}

/** How likely a token was, and which others were likeliest: natural logarithms. */
export interface Likelihood {
  readonly logprob?: number | undefined;
  readonly top?: readonly TokenProbability[] | undefined;
}

export interface Sampled extends Likelihood {
  readonly slot: number;
  readonly token: number;
  readonly end: boolean;
  /** Of a sequence that is embedded: float32, little-endian. */
  readonly embedding?: Uint8Array | undefined;
  /** Why this sequence cannot go on. */
  readonly refusal?: string | undefined;
}

/** Between the peer a client asked and the peer of the first stage. */
export type SessionMessage =
  | {
      readonly type: "open";
      /** Unique at the asking peer. */
      readonly session: string;
      readonly deployment: string;
      /** Wanted of a model that is loaded for this; 0: whatever it has. */
      readonly contextLength: number;
      /** How long such a model stays afterwards, milliseconds; -1: for ever. */
      readonly keepAliveMs: number;
      readonly tokens: Int32Array;
      /** Tokens at the end of `tokens` that are the answer so far, of a session that was lost elsewhere. */
      readonly answered: number;
      readonly sampler: Sampler;
      /** Output tokens at most; 0: as many as the context holds. */
      readonly tokensMax: number;
      /** 1 (first) to 10 (last). */
      readonly priority: number;
      /** One vector of the tokens is wanted, no answer to them. */
      readonly embeds?: boolean | undefined;
    }
  /** `index` counts from 0: a gap is an error. */
  | ({readonly type: "token"; readonly session: string; readonly index: number; readonly token: number} & Likelihood)
  /** `waitedMs`: for the model to load and for a slot; the others count from there. */
  | {
      readonly type: "ended";
      readonly session: string;
      readonly reason: "stop" | "length";
      readonly waitedMs: number;
      readonly promptMs: number;
      readonly outputMs: number;
    }
  /** Float32, little-endian: the end, too. */
  | {readonly type: "embedded"; readonly session: string; readonly embedding: Uint8Array}
  | {readonly type: "failed"; readonly session: string; readonly code: string; readonly reason: string}
  | {readonly type: "cancel"; readonly session: string}
  /** How much the peer of the first stage has to do for one deployment, told when that changes to those who ask it. */
  | {readonly type: "load"; readonly deployment: string; readonly running: number; readonly waiting: number; readonly slots: number};

/** Numbers of hidden states on their way from stage to stage: as they are, or rounded to 16 bits in half of the bytes. */
export type Activations = "f32" | "f16";

/** Along the stages of one deployment, and from the last back to the first. */
export type StageMessage =
  | {
      readonly type: "batch";
      readonly deployment: string;
      /** Drawn by the first stage when it begins anew: batches of an earlier stream are void. */
      readonly stream: number;
      /** 0, 1, 2…: a gap or repetition ends the stream. */
      readonly sequence: number;
      readonly batch: Batch;
      /** How its hidden states go over the wire; absent: "f32". Where one of them is beyond 16 bits the whole batch goes in 32. Not told where it arrives: there they have 32 again. */
      readonly activations?: Activations;
    }
  | {readonly type: "sampled"; readonly deployment: string; readonly stream: number; readonly sequence: number; readonly sampled: readonly Sampled[]}
  | {readonly type: "stage_failed"; readonly deployment: string; readonly stream: number; readonly code: string; readonly reason: string};
