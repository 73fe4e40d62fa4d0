import type {SampledToken, StageBatch, StageResult} from "@ollamesh/ports";
import {assert, CodedError, MIB} from "@ollamesh/stdx";
import koffi from "koffi";
import type {Llama} from "../ffi/llama.ts";
import type {Pointer} from "../ffi/types.ts";
import {checkAdapterIsUsed, loadAdapter, type StageAdapter, useAdapter} from "./adapter.ts";
import {BatchBuffers} from "./batch-buffers.ts";
import {hasOwnBuffers} from "./cache-layout.ts";
import {Candidates} from "./candidates.ts";
import {Embedder} from "./embedder.ts";
import type {Pooling} from "./embedding-pool.ts";
import {GuessedRows} from "./guessed-rows.ts";
import {HiddenCapture} from "./hidden-capture.ts";
import {LlamaSlotMemory} from "./llama-slot-memory.ts";
import {loadModel} from "./load-model.ts";
import {PartialSums} from "./partial-sums.ts";
import type {RankGroup} from "./rank-group.ts";
import {RestingSlots} from "./resting-slots.ts";
import {isDivisible, RowPortions} from "./row-portions.ts";
import {selectRows} from "./row-selection.ts";
import {rowsAhead} from "./rows-ahead.ts";
import type {CacheOptions, StageSource} from "./runner-messages.ts";
import {SlotCopies, type SlotsOut} from "./slot-copies.ts";
import {ThreadPool} from "./thread-pool.ts";
import {ThreadTuners} from "./thread-tuners.ts";
import {TokenBytes} from "./token-bytes.ts";
import {type Drawn, type SamplerWorld, TokenSampler} from "./token-sampler.ts";
import {type AheadStage, type Logits, WorkAhead} from "./work-ahead.ts";

export interface NativeStageOptions {
  readonly source: StageSource;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  /** Layers in this stage. */
  readonly layers: number;
  readonly embeddingLength: number;
  /** What llama.cpp multiplies embedding input by again: divided out before (1 for most architectures). */
  readonly inputScale: number;
  /** Position rows of embedding input: 4 with multi-axis RoPE. */
  readonly positionRows: 1 | 4;
  readonly layerOutputName: string;
  readonly pooling: Pooling;
  /** False: each row sees those behind it too, so a sequence is decoded in one go. */
  readonly isCausal: boolean;
  readonly contextLength: number;
  readonly sequencesMax: number;
  readonly batchTokensMax: number;
  readonly threads: number;
  readonly cache: CacheOptions;
  /** Undefined: the weights are used as they are. */
  readonly adapter?: StageAdapter | undefined;
  /** Others that share these layers; undefined: this stage has them to itself. */
  readonly group?: RankGroup | undefined;
  progress(fraction: number): void;
}

const POOLING_NONE = 0;
const FLASH_ATTENTION_AUTO = -1;
/** `ggml_type`. */
const CACHE_TYPES = {f32: 0, f16: 1, q8_0: 8, q4_0: 2};
/** Rows of one decode for embeddings: llama.cpp makes the logits of each beside, and room for them. */
const EMBEDDING_ROWS = 64;

/** What slots that rest may hold outside of the cache. */
const RESTING_BYTES_MAX = 256 * MIB;
const NO_TURNS = {opens: [], closes: []};
const NONE_OUT: SlotsOut = {outOf: () => undefined, replaced: () => {}};
/** Rows up to which the number of threads is found by measuring: more are work enough for all of them. */
const TUNED_ROWS_MAX = 16;

/** A loaded layer range in this very process: llama.cpp may abort it, so only a runner makes one. */
export class NativeStage {
  readonly #llama: Llama;
  readonly #options: NativeStageOptions;
  readonly #model: Pointer;
  readonly #context: Pointer;
  readonly #memory: Pointer;
  readonly #vocab: Pointer;
  readonly #capture: HiddenCapture | undefined;
  readonly #sums: PartialSums | undefined;
  readonly #buffers: BatchBuffers;
  readonly #pool: ThreadPool;
  readonly #tuners: ThreadTuners;
  /** Undefined: sequences stay in the cache. */
  readonly #resting: RestingSlots | undefined;
  /** What slots remember, for another stage; undefined: it cannot be taken out. */
  readonly slots: SlotCopies | undefined;
  readonly #samplers = new Map<number, TokenSampler>();
  readonly #embedder: Embedder;
  readonly #vocabSize: number;
  readonly #samplerWorld: SamplerWorld;
  /** Recurrent memory makes llama.cpp regroup the rows of a batch by sequence, so captured rows would be in an order of its own. */
  readonly #decodesBySlot: boolean;
  /** A sequence can be cut anywhere and go on from there. */
  readonly keepsPrefixes: boolean;
  /** Each slot has a buffer of its own in the cache. */
  readonly hasOwnBuffers: boolean;
  readonly #slotMemory: LlamaSlotMemory;
  /** Only of a model that is here as a whole. */
  readonly #workAhead: WorkAhead | undefined;
  readonly #portions = new RowPortions();
  /** What this step opens and closes, until the other ranks know. */
  #untold: Pick<StageBatch, "opens" | "closes"> = NO_TURNS;

  constructor(llama: Llama, options: NativeStageOptions) {
    this.#llama = llama;
    this.#options = options;
    this.#buffers = new BatchBuffers(options.batchTokensMax);
    this.#model = loadModel(llama, options.source, options.progress);
    this.#capture = options.isLast || !this.#answers ? undefined : new HiddenCapture(llama, options.layerOutputName);
    this.#sums = options.group && new PartialSums(llama, options.group, {layers: options.layers, adapted: options.adapter?.matrices ?? []}, this.#capture);
    const adapter = options.adapter && this.#loadAdapter(options.adapter);
    this.#decodesBySlot = Boolean(llama.modelIsRecurrent(this.#model)) || Boolean(llama.modelIsHybrid(this.#model));
    const isWhole = options.isFirst && options.isLast && !options.group && options.isCausal;
    const canBeCut = !this.#decodesBySlot && Number(llama.modelWindow(this.#model)) === 0;
    this.hasOwnBuffers = hasOwnBuffers({...options, isWhole, keepsPrefixes: canBeCut});
    this.#context = this.#createContext();
    if (adapter) useAdapter(llama, this.#context, adapter);
    this.#pool = new ThreadPool(llama, this.#context, options.threads);
    // Ranks that share layers wait for each other within a step: what it takes says nothing of threads.
    this.#tuners = new ThreadTuners(options.threads, options.group ? 0 : TUNED_ROWS_MAX);
    this.#memory = llama.memory(this.#context);
    this.#vocab = llama.modelVocab(this.#model);
    this.#vocabSize = llama.vocabSize(this.#vocab) as number;
    this.#embedder = new Embedder(llama, this.#context, options.pooling, llama.modelEmbeddingOut(this.#model) as number);
    const candidates = new Candidates(llama, options.isLast ? this.#vocabSize : 0);
    const bytes = new TokenBytes(llama, this.#vocab, this.#vocabSize);
    this.#samplerWorld = {llama, vocab: this.#vocab, vocabSize: this.#vocabSize, contextLength: options.contextLength, candidates, bytes};
    this.keepsPrefixes = Boolean(this.#memory) && canBeCut;
    this.#slotMemory = new LlamaSlotMemory(llama, this.#context);
    const rests = this.keepsPrefixes && !options.group && !this.hasOwnBuffers;
    this.#resting = rests ? new RestingSlots(this.#slotMemory, RESTING_BYTES_MAX, options.isFirst && options.isLast) : undefined;
    const out = this.#resting ?? (this.hasOwnBuffers ? NONE_OUT : undefined);
    this.slots = out && new SlotCopies(this.#slotMemory, out, () => this.#workAhead?.drop());
    this.#workAhead = isWhole && this.keepsPrefixes ? new WorkAhead(this.#aheadStage()) : undefined;
  }

  /** Weights, adapter and KV cache, bytes, as llama.cpp counts them. */
  get memoryBytes(): number {
    return (this.#options.adapter?.bytes ?? 0) + Number(this.#llama.modelSize(this.#model)) + Number(this.#llama.stateSize(this.#context));
  }

  get vocab(): Pointer {
    return this.#vocab;
  }

  /** Of ranks that share layers only the first hands on what comes out. */
  get #answers(): boolean {
    return (this.#options.group?.rank ?? 0) === 0;
  }

  /** Rows that llama.cpp has tokens for. */
  get vocabularySize(): number {
    return this.#vocabSize;
  }

  /** One batch, synchronously. Throws CodedError `decode_failed`, in a group also `stage_lost`. */
  step(batch: StageBatch): StageResult {
    const startedAt = performance.now();
    const first = this.#stepOnce(batch);
    const sampled = [...first.sampled];
    let [last, newest] = [batch, first.sampled];
    for (let left = (batch.steps ?? 1) - 1; left > 0; left--) {
      const next = rowsAhead({...last, endsAnyway: undefined}, newest, this.#options.contextLength);
      // A slot has ended: who waits for it is not to wait for the others.
      if (next?.slots.length !== batch.slots.length) break;
      last = next;
      newest = this.#stepOnce(next).sampled;
      sampled.push(...newest);
    }
    this.#workAhead?.expect({...last, endsAnyway: batch.endsAnyway}, newest, this.#options.contextLength);
    return {hidden: first.hidden, sampled, computeMs: performance.now() - startedAt + first.aheadMs};
  }

  #stepOnce(batch: StageBatch): Pick<StageResult, "hidden" | "sampled"> & {readonly aheadMs: number} {
    const done = this.#workAhead?.take(batch);
    // What was decoded ahead and is asked for is only sampled: before the next decode takes its place.
    const sampled = [...(done?.logits ?? [])].map(([row, logits]) => this.#answerOf(batch.slots[row] as number, logits));
    this.#resting?.use(batch);
    const {opens, closes} = batch;
    const left = done ? {...selectRows(batch, done.rest, 0), opens, closes} : batch;
    const parts = this.#inPortions(left).map((part) => this.#stepTogether(part));
    sampled.push(...parts.flatMap((part) => part.sampled));
    return {hidden: joined(parts.map(({hidden}) => hidden)), sampled, aheadMs: done?.computeMs ?? 0};
  }

  /** Rows of one decode, but for embeddings. */
  #stepTogether(batch: StageBatch): {hidden?: Uint8Array; sampled: readonly SampledToken[]} {
    const {slots, opens, closes} = batch;
    this.#turnSlots(batch);
    this.#untold = {opens, closes};
    if (this.keepsPrefixes) this.#dropWrongGuesses(batch);
    if (slots.length === 0) {
      this.#tellRanks(batch);
      return {sampled: []};
    }
    if (this.#answers && this.#options.isLast) return {sampled: this.#finish(batch)};
    if (this.#answers) return {hidden: this.#decodesBySlot ? this.#hiddenBySlot(batch) : this.#hidden(batch), sampled: []};
    this.#decode(batch, batch.slots.length);
    return {sampled: []};
  }

  /** The first of the ranks that share layers, before each of its decodes: the others do the same. What the step opens and closes goes with the first. */
  #tellRanks(batch: StageBatch): void {
    if (this.#answers) this.#options.group?.tell({...batch, ...this.#untold});
    this.#untold = NO_TURNS;
  }

  /** While the last answer is on its way: to be called when nothing else is to be done, again until it is false, or a step comes. */
  betweenSteps(): boolean {
    if (this.#workAhead?.go()) return true;
    this.#resting?.rest();
    return false;
  }

  /** When no step has come for a while: again until it is false, or a step comes. */
  tidyUp(): boolean {
    return this.#resting?.rest(true) ?? false;
  }

  /** The last stage's part: tokens of the sequences that go on, vectors of those that are embedded. */
  #finish(batch: StageBatch): SampledToken[] {
    const embedded = this.#embedder.rowsOf(batch);
    if (embedded.length === 0) return this.#goOn(batch);
    const rowBytes = this.#options.embeddingLength * 4;
    const going = [...batch.slots.keys()].filter((row) => !embedded.includes(row));
    const sampled = going.length === 0 ? [] : this.#goOn(selectRows(batch, going, rowBytes));
    const portion = this.#options.isCausal ? EMBEDDING_ROWS : embedded.length;
    for (let from = 0; from < embedded.length; from += portion) {
      const part = selectRows(batch, embedded.slice(from, from + portion), rowBytes);
      sampled.push(...this.#embedder.embed(part, (rows) => this.#decode(rows, rows.slots.length)));
    }
    return sampled;
  }

  #goOn(batch: StageBatch): SampledToken[] {
    this.#decode(batch, batch.slots.length);
    return this.#sample(batch);
  }

  /** Rows that are decoded together: as they are done soonest. What the batch opens and closes is in the first part. */
  #inPortions(batch: StageBatch): readonly StageBatch[] {
    const portions = this.#portionsOf(batch);
    if (portions.length === 1) return [batch];
    const {opens, closes} = batch;
    let from = 0;
    return portions.map((count, index) => {
      const rows = Array.from({length: count}, (_, i) => from + i);
      from += count;
      return {...selectRows(batch, rows, this.#options.embeddingLength * 4), ...(index === 0 && {opens, closes})};
    });
  }

  /** Rows of each decode. Ranks that share layers do as the first of them. */
  #portionsOf(batch: StageBatch): readonly number[] {
    return this.#answers && isDivisible(batch) ? this.#portions.of(batch.slots.length) : [batch.slots.length];
  }

  #aheadStage(): AheadStage {
    return {
      decode: (batch) => this.#decode(batch, batch.slots.length),
      portions: (batch) => this.#portionsOf(batch),
      forget: ({slots, positions}, row) => this.#llama.memorySeqRemove(this.#memory, slots[row], positions[row], -1),
      logitsAt: (row) => this.logitsAt(row),
    };
  }

  #hidden(batch: StageBatch): Uint8Array {
    const rows = batch.slots.length;
    this.#decode(batch, rows);
    const hidden = this.#capture?.take();
    if (!hidden) throw new CodedError("decode_failed", `the graph of this architecture has no tensor ${this.#options.layerOutputName}`);
    const due = rows * this.#options.embeddingLength * 4;
    // llama.cpp ran the batch in parts: whose rows these are is not known.
    if (hidden.length !== due) throw new CodedError("decode_failed", `${this.#options.layerOutputName} has ${hidden.length} bytes where ${due} are due`);
    return hidden;
  }

  /** Each sequence in a decode of its own, its rows put back where they were. */
  #hiddenBySlot(batch: StageBatch): Uint8Array {
    const rowBytes = this.#options.embeddingLength * 4;
    const hidden = new Uint8Array(batch.slots.length * rowBytes);
    for (const slot of new Set(batch.slots)) {
      const rows = [...batch.slots.keys()].filter((row) => batch.slots[row] === slot);
      const part = this.#hidden(selectRows(batch, rows, rowBytes));
      rows.forEach((row, index) => hidden.set(part.subarray(index * rowBytes, (index + 1) * rowBytes), row * rowBytes));
    }
    return hidden;
  }

  /** Raw logits of an output row after `step` on the last stage: a copy, for comparisons. */
  logitsAt(row: number): Float32Array {
    const pointer = this.#llama.logitsAt(this.#context, row);
    return (koffi.decode(pointer, koffi.array("float", this.#vocabSize, "Typed")) as Float32Array).slice();
  }

  close(): void {
    for (const sampler of this.#samplers.values()) sampler.free();
    this.#llama.contextFree(this.#context);
    this.#llama.modelFree(this.#model);
    this.#capture?.close();
    this.#sums?.close();
  }

  #turnSlots(batch: StageBatch): void {
    for (const slot of batch.closes) this.#release(slot);
    for (const {slot, sampler, history, answered, keep, from, embeds} of batch.opens) {
      this.#freeSampler(slot);
      this.#keep(slot, keep, from);
      if (!this.#options.isLast || !this.#answers) continue;
      if (embeds) this.#embedder.open(slot);
      else this.#samplers.set(slot, new TokenSampler(this.#samplerWorld, sampler, history, answered));
    }
  }

  #release(slot: number): void {
    this.#llama.memorySeqRemove(this.#memory, slot, -1, -1);
    this.#freeSampler(slot);
  }

  /** Leaves in a slot what is below that position, its own or another slot's. */
  #keep(slot: number, keep: number, from: number): void {
    if (keep > 0 && !this.keepsPrefixes) throw new CodedError("decode_failed", "this architecture cannot go back to an earlier token");
    const length = (this.#llama.memorySeqLast(this.#memory, from) as number) + 1;
    if (keep > 0 && length < keep) throw new CodedError("decode_failed", `slot ${from} has ${length} positions where ${keep} are to be kept`);
    const isDone = this.#llama.memorySeqRemove(this.#memory, slot, from === slot ? keep : 0, -1) as boolean;
    if (!isDone) throw new CodedError("decode_failed", `the memory of slot ${slot} cannot be cut at position ${keep}`);
    if (from === slot || keep === 0) return;
    if (this.hasOwnBuffers) this.#copy(slot, keep, from);
    else this.#llama.memorySeqCopy(this.#memory, from, slot, 0, keep);
  }

  /** From buffer to buffer: llama.cpp itself would copy all there is room for. */
  #copy(slot: number, keep: number, from: number): void {
    if (!this.#slotMemory.putBack(slot, this.#slotMemory.copy(from))) throw new CodedError("decode_failed", `the memory of slot ${from} cannot be copied to slot ${slot}`);
    this.#slotMemory.cut(slot, keep);
  }

  /** Of an earlier batch: a slot goes on before the end of what is in its memory. */
  #dropWrongGuesses({slots, positions}: StageBatch): void {
    const seen = new Set<number>();
    for (const [row, slot] of slots.entries()) {
      if (seen.has(slot)) continue;
      seen.add(slot);
      const position = positions[row] as number;
      if ((this.#llama.memorySeqLast(this.#memory, slot) as number) >= position) this.#llama.memorySeqRemove(this.#memory, slot, position, -1);
    }
  }

  #freeSampler(slot: number): void {
    this.#embedder.close(slot);
    this.#samplers.get(slot)?.free();
    this.#samplers.delete(slot);
  }

  #decode(batch: StageBatch, rows: number): void {
    const {isLast, batchTokensMax, threads, group} = this.#options;
    // llama.cpp aborts the process on a larger batch.
    if (rows > batchTokensMax) throw new CodedError("decode_failed", `a batch of ${rows} rows; this stage was loaded for ${batchTokensMax}`);
    this.#tellRanks(batch);
    this.#capture?.begin(rows);
    this.#sums?.begin(rows);
    const tuner = this.#tuners.of(rows);
    this.#pool.use(tuner?.choice ?? group?.threads ?? threads);
    const startedAt = performance.now();
    const status = this.#llama.decode(this.#context, {
      n_tokens: rows,
      token: batch.tokens ?? null,
      embd: batch.tokens ? null : this.#scaledInput(batch, rows),
      pos: this.#positions(batch, rows),
      n_seq_id: this.#buffers.ones,
      seq_id: this.#buffers.sequences(batch.slots),
      // A stage that is not last must keep every row: the next one needs all of them for its KV cache.
      logits: isLast ? signed(batch.outputs) : this.#buffers.everyRow,
    }) as number;
    const ms = performance.now() - startedAt;
    tuner?.took(ms);
    if (isDivisible(batch)) this.#portions.took(rows, ms);
    if (status === 0) this.#sums?.end();
    else throw new CodedError("decode_failed", `llama_decode answered ${status}: ${this.#llama.lastMessages()}`);
  }

  #positions(batch: StageBatch, rows: number): Int32Array {
    if (batch.tokens || this.#options.positionRows === 1) return batch.positions;
    // Text has the same position on the first three axes and 0 on the fourth, as llama.cpp itself fills it for tokens.
    const all = new Int32Array(rows * 4);
    for (let axis = 0; axis < 3; axis++) all.set(batch.positions, axis * rows);
    return all;
  }

  #scaledInput(batch: StageBatch, rows: number): Float32Array {
    const bytes = batch.hidden as Uint8Array;
    const {embeddingLength, inputScale} = this.#options;
    assert(bytes.length === rows * embeddingLength * 4, `hidden state of ${bytes.length} bytes for ${rows} rows`);
    // The view must be aligned to 4 bytes; what arrives over a network need not be.
    const aligned = bytes.byteOffset % 4 === 0 ? bytes : new Uint8Array(bytes); // not slice(): a Buffer's is a view
    const input = new Float32Array(aligned.buffer, aligned.byteOffset, rows * embeddingLength);
    return inputScale === 1 ? input : input.map((value) => value / inputScale);
  }

  #sample(batch: StageBatch): SampledToken[] {
    const sampled: SampledToken[] = [];
    const followed = new GuessedRows(batch.drafts);
    for (let row = 0; row < batch.slots.length; row++) {
      const slot = batch.slots[row] as number;
      if (batch.outputs[row] !== 1 || !followed.counts(row, slot)) continue;
      const one = this.#answerOf(slot, row);
      followed.answered(one);
      sampled.push(one);
    }
    return sampled;
  }

  #answerOf(slot: number, logits: Logits): SampledToken {
    const drawn = this.#draw(slot, logits);
    if (typeof drawn === "string") return {slot, token: 0, end: true, refusal: drawn};
    return {slot, ...drawn, end: this.#llama.vocabIsEnd(this.#vocab, drawn.token) as boolean};
  }

  #draw(slot: number, logits: Logits): Drawn | string {
    if (!this.#memory) return "this model makes embeddings only: it has no memory of what it said";
    const sampler = this.#samplers.get(slot);
    assert(sampler !== undefined, `slot ${slot} has no sampler`);
    return sampler.sample(this.#context, logits);
  }

  #loadAdapter(stage: StageAdapter): Pointer {
    const {group, isFirst, positionRows} = this.#options;
    const adapter = loadAdapter(this.#llama, this.#model, stage);
    // The ranks of a group are not in step yet; that their architectures' graphs ask for all of it is known.
    if (group) return adapter;
    const hidden = isFirst ? undefined : new Float32Array(this.#llama.modelEmbeddingIn(this.#model) as number);
    checkAdapterIsUsed(this.#llama, this.#model, {adapter, matrices: stage.matrices, context: this.#contextParams(), hidden, positionRows: isFirst ? 1 : positionRows});
    return adapter;
  }

  #createContext(): Pointer {
    const {contextLength, sequencesMax} = this.#options;
    const context = this.#llama.contextInit(this.#model, this.#contextParams());
    if (context) return context;
    this.#llama.modelFree(this.#model);
    throw new CodedError("out_of_memory", `no context of ${contextLength} x ${sequencesMax} tokens: ${this.#llama.lastMessages()}`);
  }

  #contextParams(): object {
    const {contextLength, sequencesMax, batchTokensMax, threads, cache} = this.#options;
    return {
      ...(this.#llama.contextDefaultParams() as object),
      n_ctx: contextLength * sequencesMax,
      n_batch: batchTokensMax,
      n_ubatch: batchTokensMax,
      n_seq_max: sequencesMax,
      n_outputs_max_per_seq: batchTokensMax,
      // Rows are pooled here: a text may be longer than a batch.
      pooling_type: POOLING_NONE,
      flash_attn_type: cache.flashAttention === undefined ? FLASH_ATTENTION_AUTO : Number(cache.flashAttention),
      type_k: CACHE_TYPES[cache.type],
      type_v: CACHE_TYPES[cache.type],
      n_threads: threads,
      n_threads_batch: threads,
      cb_eval: (this.#sums ?? this.#capture)?.callback ?? null,
      // With one buffer for all llama.cpp runs a batch as one graph with its rows in their order, which captured rows rely on.
      kv_unified: !this.hasOwnBuffers,
      no_perf: true,
    };
  }
}

function joined(parts: readonly (Uint8Array | undefined)[]): Uint8Array | undefined {
  const [first, ...more] = parts;
  return first && more.length > 0 ? Buffer.concat([first, ...more].filter((part) => part !== undefined)) : first;
}

function signed(flags: Uint8Array): Int8Array {
  return new Int8Array(flags.buffer, flags.byteOffset, flags.length);
}
