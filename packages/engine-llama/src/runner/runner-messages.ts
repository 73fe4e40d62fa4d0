import type {StageBatch, StageReady, StageResult, StatePiece} from "@ollamesh/ports";
import type {Failure} from "@ollamesh/stdx";
import type {Kernels} from "../ffi/load-backends.ts";
import type {StagePlan, StageSeat} from "../gguf/index.ts";
import type {StageAdapter} from "./adapter.ts";
import type {Pooling} from "./embedding-pool.ts";
import type {QuantizeTask} from "./quantize-model.ts";
import type {TextTask} from "./text-queue.ts";

/** Where the weights of a stage are read. */
export type StageSource =
  /** A GGUF file of exactly the layers of the stage. `isPassing`: it will be gone, so it is read into memory and not mapped. */
  | {readonly kind: "file"; readonly path: string; readonly isPassing: boolean}
  /** The model's own file, by a plan: nothing is written. Where there are byte streams. */
  | {readonly kind: "model"; readonly path: string; readonly plan: StagePlan};

/** How attention is computed and what it looks back on is kept. */
export interface CacheOptions {
  /** Undefined: where llama.cpp can. */
  readonly flashAttention: boolean | undefined;
  /** Of keys and values. Smaller types than f16 need flash attention; f32 is for comparisons, which f16 would round differently in graphs that compute alike. */
  readonly type: "f32" | "f16" | "q8_0" | "q4_0";
}

export const CACHE_USUAL: CacheOptions = {flashAttention: undefined, type: "f16"};

/** What a stage runner must load; plain data, it crosses a process border. */
export interface StageLoad {
  readonly source: StageSource;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly layers: number;
  readonly embeddingLength: number;
  readonly inputScale: number;
  readonly positionRows: 1 | 4;
  readonly layerOutputName: string;
  readonly pooling: Pooling;
  readonly isCausal: boolean;
  readonly contextLength: number;
  readonly sequencesMax: number;
  readonly batchTokensMax: number;
  readonly threads: number;
  readonly cache: CacheOptions;
  readonly kernels: Kernels;
  /** Undefined: the weights are used as they are, or nothing of these layers is changed. */
  readonly adapter: StageAdapter | undefined;
  /** Undefined: its layers are shared with nobody. */
  readonly seat: StageSeat | undefined;
  /** Where it may listen for the ranks it shares them with. */
  readonly rankHost: string | undefined;
}

/** The whole vocabulary at once, so that turning tokens into text needs no further question. */
export interface VocabularyTable {
  /** Bytes of all tokens, one after the other; token t is [offsets[t], offsets[t + 1]). */
  readonly bytes: Uint8Array;
  readonly offsets: Uint32Array;
  /** Per token: 1 where it ends generation. */
  readonly ends: Uint8Array;
  readonly bosText: string;
  readonly eosText: string;
}

/** About what slots remember: in one order with the steps. All but `write_slot` are answered by `slot_done` or `slot_failed`, in their order. */
export type SlotTask =
  | {readonly type: "copy_slot"; readonly slot: number; readonly positions: number}
  | {readonly type: "read_slot"}
  | {readonly type: "write_slot"; readonly bytes: Uint8Array; readonly isFirst: boolean}
  | {readonly type: "adopt_slot"; readonly slot: number; readonly positions: number; readonly digest: Uint8Array};

export type ToRunner =
  | {readonly type: "load_stage"; readonly load: StageLoad; readonly llamaDir: string | undefined}
  | {readonly type: "load_vocabulary"; readonly path: string; readonly llamaDir: string | undefined}
  | {readonly type: "quantize"; readonly task: QuantizeTask; readonly llamaDir: string | undefined}
  | {readonly type: "step"; readonly id: number; readonly batch: StageBatch}
  | SlotTask
  | {readonly type: "tokenize"; readonly task: TextTask}
  | {readonly type: "withdraw_text"; readonly id: number};

export type FromRunner =
  | {readonly type: "progress"; readonly fraction: number}
  | {readonly type: "stage_ready"; readonly ready: StageReady}
  | {readonly type: "vocabulary_ready"; readonly table: VocabularyTable}
  | {readonly type: "quantized"}
  | {readonly type: "load_failed"; readonly failure: Failure}
  | {readonly type: "stepped"; readonly id: number; readonly result: StageResult}
  /** The bytes of a copy, or a piece of it. */
  | {readonly type: "slot_done"; readonly total?: number; readonly piece?: StatePiece}
  | {readonly type: "slot_failed"; readonly failure: Failure}
  | {readonly type: "step_failed"; readonly id: number; readonly failure: Failure}
  /** A rank that follows another one cannot go on. */
  | {readonly type: "rank_failed"; readonly failure: Failure}
  | {readonly type: "tokenized"; readonly id: number; readonly tokens: Int32Array | Failure};
