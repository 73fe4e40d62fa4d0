import type {ByteRange, Callback, Failure} from "@ollamesh/stdx";
import type {Cancel} from "./clock.ts";
import type {QuantizeObserver, QuantizeSpec} from "./quantizing.ts";
import type {SlotStates} from "./slot-states.ts";

export type MetadataValue = string | number | boolean | bigint | readonly MetadataValue[];

export type Metadata = Readonly<Record<string, MetadataValue>>;

/** Which layer ranges of a model are valid models of their own (engine.md, traits table). Fails closed. */
export type SplitRule =
  | {
      readonly kind: "splittable";
      /** Layer indices where a cut may fall, ascending, each in (0, layers). */
      readonly cuts: readonly number[];
      /** Each stage must hold at least one layer of each of these sets. */
      readonly eachStageNeeds: readonly (readonly number[])[];
    }
  | {readonly kind: "whole_only"; readonly reason: string};

/** Whether several ranks can each compute a part of every layer of a model (tensor groups). Fails closed. */
export type DivisionRule = {readonly kind: "divisible"; readonly ranksMax: number} | {readonly kind: "undivided"; readonly reason: string};

/** What a GGUF header tells. All byte positions are absolute in the blob. */
export interface ModelInfo {
  readonly architecture: string;
  readonly layers: number;
  readonly embeddingLength: number;
  /** As trained, tokens. */
  readonly contextLength: number;
  readonly vocabularySize: number;
  readonly parameterCount: number;
  /** Ollama's name of the file type, e.g. `Q4_K_M`, `F16`. */
  readonly quantization: string;
  /** Header and tensor table: bytes [0, headerBytes) are needed to read, tokenise or cut the model. */
  readonly headerBytes: number;
  /** Whole blob, bytes. */
  readonly size: number;
  /** KV cache of one token in one layer, f16, bytes: the mean over layers. */
  readonly kvBytesPerTokenLayer: number;
  readonly split: SplitRule;
  readonly division: DivisionRule;
  /** Where each part's bytes lie, besides the header. */
  readonly segments: {
    /** Needed by the stage that holds layer 0. */
    readonly first: readonly ByteRange[];
    /** Needed by the stage that holds the last layer. */
    readonly last: readonly ByteRange[];
    /** Needed by every stage. */
    readonly every: readonly ByteRange[];
    /** One list a layer. */
    readonly layers: readonly (readonly ByteRange[])[];
  };
  /** Long arrays are cut to their first 16 elements; `tokenizer.chat_template` is kept whole. */
  readonly metadata: Metadata;
  readonly tensors: readonly {readonly name: string; readonly type: string; readonly shape: readonly number[]}[];
}

/** Sampling of one sequence. Defaults and meaning are Ollama's options of the same name. */
export interface SamplerOptions {
  readonly temperature: number;
  readonly topK: number;
  readonly topP: number;
  readonly minP: number;
  readonly typicalP: number;
  readonly repeatPenalty: number;
  readonly repeatLastN: number;
  readonly presencePenalty: number;
  readonly frequencyPenalty: number;
  /** Undefined: a random one. */
  readonly seed: number | undefined;
  /** In GBNF, its rule `root`: only tokens that can go on such a text are drawn. Undefined: any. */
  readonly grammar?: string | undefined;
  /** With each token its log probability, and those of so many likeliest, 0 to 20. Undefined: none. */
  readonly topLogprobs?: number | undefined;
}

export interface SlotOpen {
  /** Sequence number inside the stage, [0, sequencesMax). */
  readonly slot: number;
  /** Its KV from this position on is cleared first. More than 0 only where the stage `keepsPrefixes`, and with so many tokens computed in `from`. */
  readonly keep: number;
  /** Where the kept part is: this slot, or another to copy it from. */
  readonly from: number;
  /** Its rows are pooled into one vector, where otherwise the next token is sampled. Every one of them is computed: `keep` is 0. */
  readonly embeds?: boolean | undefined;
  readonly sampler: SamplerOptions;
  /** Prompt and answer so far: what the penalties look back on. Only the last stage uses it. */
  readonly history: Int32Array;
  /** Tokens at the end of `history` that are the answer so far, which the grammar has seen: none for a new sequence. */
  readonly answered: number;
}

/**
 * One step of the engine over rows of several sequences. Every stage of a pipeline gets the same batches in the same order,
 * so that KV caches agree and batch shapes are equal (numerics).
 */
export interface StageBatch {
  /** Slots released before this step. */
  readonly closes: readonly number[];
  /** Slots begun before this step, after `closes`. */
  readonly opens: readonly SlotOpen[];
  /** Per row. Rows of one slot are in ascending position. 0 to batchTokensMax rows; 0 rows only carries opens and closes. */
  readonly slots: Int32Array;
  readonly positions: Int32Array;
  /** Per row: 1 where the last stage samples. */
  readonly outputs: Uint8Array;
  /**
   * Per row, -1 but for guessed tokens, which have outputs too: what the row stands for. The last stage samples it only when it answered the slot's row before it with that token; the first other
   * token is the slot's last. Only where the stage `keepsPrefixes`: rows at positions a slot has already replace what lies there and behind. Undefined: nothing is guessed.
   */
  readonly drafts?: Int32Array | undefined;
  /** Slots whose next sampled token is their last, whatever it is. A hint for a stage that has all layers, which then does not work ahead for them; of no meaning elsewhere. */
  readonly endsAnyway?: readonly number[] | undefined;
  /**
   * Steps in one; undefined: 1. More only for a stage that has all layers, and where each row is the next token of a slot of its own: it goes on with what it sampled, so often or until a slot ends.
   * Tokens of a slot are told in their order.
   */
  readonly steps?: number | undefined;
  /** First stage only, per row. */
  readonly tokens: Int32Array | undefined;
  /** Other stages: rows x embeddingLength float32, little-endian, row-major. */
  readonly hidden: Uint8Array | undefined;
}

/** Natural logarithm of the probability the model gives a token, before any sampler. */
export interface TokenProbability {
  readonly token: number;
  readonly logprob: number;
}

export interface SampledToken {
  readonly slot: number;
  readonly token: number;
  /** An end-of-generation token of the vocabulary. */
  readonly end: boolean;
  /** Where asked for. */
  readonly logprob?: number | undefined;
  /** The likeliest tokens, likeliest first, where asked for. */
  readonly top?: readonly TokenProbability[] | undefined;
  /** Of a sequence that is embedded: float32, little-endian, not normalised. `token` says nothing then. */
  readonly embedding?: Uint8Array | undefined;
  /** This sequence cannot go on, and why; others can. `token` says nothing then. */
  readonly refusal?: string | undefined;
}

export interface StageResult {
  /** From a stage that is not last: rows x embeddingLength float32, little-endian. */
  readonly hidden: Uint8Array | undefined;
  /** From the last stage, one an output row and step. */
  readonly sampled: readonly SampledToken[];
  /** Inside the engine, milliseconds. */
  readonly computeMs: number;
}

export interface StageSpec {
  /** Blob file, whole or sparse with the bytes of this range present. */
  readonly path: string;
  readonly info: ModelInfo;
  /** Inclusive. */
  readonly firstLayer: number;
  /** Inclusive. */
  readonly lastLayer: number;
  /** Per sequence, tokens. */
  readonly contextLength: number;
  readonly sequencesMax: number;
  readonly batchTokensMax: number;
  readonly threads: number;
  /** Undefined: this stage has its layers to itself. */
  readonly group?: StageGroup;
  /** GGUF file of a LoRA adapter, whole: what it changes of these layers is changed. Undefined: the weights are used as they are. */
  readonly adapterPath?: string | undefined;
}

/**
 * The ranks that share a stage's layers. Rank 0 takes the steps, tells the others of each, and answers; all of them add up what they computed, twice a layer. What they say to each other is
 * theirs: a stream of bytes from each rank to each other one, in order, which is whole or ends the stage.
 */
export interface StageGroup {
  readonly rank: number;
  readonly ranks: number;
  /** Bytes for another rank's stage. They do not change afterwards. */
  send(rank: number, bytes: Uint8Array): void;
}

export interface StageReady {
  /** Weights and KV, bytes, as the engine reports them. */
  readonly memoryBytes: number;
  readonly loadMs: number;
  /** A sequence can go back to any earlier position: not so with recurrent memory, or attention that forgets. */
  readonly keepsPrefixes?: boolean;
  /** Stages of the same layers and weights that say the same here understand what slots of the other remember. Absent: nothing can be taken out. */
  readonly stateFormat?: string | undefined;
}

/** What a stage has taken of its host. */
export interface StageUsage {
  /** Processor time of all its threads since it was ready, milliseconds. */
  readonly cpuMs: number;
  /** Memory its process had in use at most, with what of the model file is read in place, bytes. */
  readonly peakBytes: number;
  /** That it has now, of any kind. */
  readonly threads: number;
  /** CPUs they may run on. */
  readonly cpus: number;
  /** How often one of those threads waited for something, and how often one that had work gave its CPU to another, since they began. */
  readonly waits: number;
  readonly preemptions: number;
}

export interface StageObserver {
  /** [0, 1]. */
  progress(fraction: number): void;
  ready(ready: StageReady): void;
  /** The stage is gone (crash, load failure, memory): the last call. Steps under way have been failed before. */
  failed(failure: Failure): void;
}

/** A loaded layer range in a process of its own. */
export interface Stage {
  /** Steps run in order of submission. At most 64 may be under way. */
  step(batch: StageBatch, done: Callback<StageResult>): void;
  /** Bytes of another rank of its group, as that one's `group.send` was given them. */
  hear(rank: number, bytes: Uint8Array): void;
  /** Code `unsupported`: this host does not tell; `unloaded`: it is gone. */
  usage(done: Callback<StageUsage>): void;
  /** Absent: what slots remember cannot be taken out or put in. */
  readonly states?: SlotStates | undefined;
  /** Ends the process; no observer call follows. Steps under way fail with `unloaded`. */
  unload(): void;
}

/** A model's tokenizer. */
export interface Vocabulary {
  /** False once it was closed or its process died: load another. */
  readonly isOpen: boolean;
  readonly size: number;
  /** The bytes a token stands for; control tokens stand for nothing. */
  piece(token: number): Uint8Array;
  /** The text of a special token (`<s>`), for chat templates; empty when the model has none. */
  readonly bosText: string;
  readonly eosText: string;
  isEnd(token: number): boolean;
  /**
   * @param options.addSpecial prepend BOS and the like where the model wants it
   * @param options.parseSpecial read `<|im_start|>` in the text as the token, not as characters
   * @returns withdraws the question: nobody is told any more. Failure codes: `busy`, `text_too_long` (or it broke the tokenizer), `stage_crashed`, `unloaded`, `io`
   */
  tokenize(text: string, options: {readonly addSpecial: boolean; readonly parseSpecial: boolean}, done: Callback<Int32Array>): () => void;
  /** For whoever loaded it: others may be using it. */
  close(): void;
}

export interface ComputeInfo {
  readonly engine: string;
  readonly version: string;
  readonly threads: number;
  readonly memoryBytes: number;
  readonly devices: readonly string[];
}

/**
 * The engine. Failure codes: `bad_model` (malformed or hostile file), `bad_adapter` (the same of an adapter, or one that is not for this model), `vocabulary_differs`, `unknown_architecture`, `not_splittable`, `out_of_memory`,
 * `engine_missing` (no library for this platform, or of another version), `load_timeout`, `stage_crashed`, `stage_lost` (another rank of its group), `damaged_weights` (what is computed is no number), `unloaded`, `io`.
 */
export interface Compute {
  readonly info: ComputeInfo;
  /** Reads the header only; every count, length and offset is bounded against the file. */
  inspect(path: string, done: Callback<ModelInfo>): void;
  /** All its metadata, arrays whole: megabytes where there is a vocabulary. Not to be kept. */
  metadata(path: string, done: Callback<Metadata>): void;
  vocabulary(path: string, done: Callback<Vocabulary>): void;
  /** Whether a file is a LoRA adapter for that model, as far as headers tell. Code `bad_adapter` with the reason. */
  checkAdapter(path: string, model: ModelInfo, done: Callback<void>): void;
  /** Whether two models mean the same by every token, as far as headers tell. Code `vocabulary_differs` with the first difference. */
  checkSameVocabulary(path: string, otherPath: string, done: Callback<void>): void;
  load(spec: StageSpec, observer: StageObserver): Stage;
  /** Makes the file anew with smaller weights, besides on this disk while it does. Cancelled, it leaves nothing behind, and `ended` is not called. */
  quantize(spec: QuantizeSpec, observer: QuantizeObserver): Cancel;
}
