import type {SampledToken, StageBatch} from "@ollamesh/ports";
import koffi from "koffi";
import type {Llama} from "../ffi/llama.ts";
import type {Pointer} from "../ffi/types.ts";
import {EmbeddingPool, type Pooling} from "./embedding-pool.ts";

/** The sequences of a last stage that are made into vectors instead of being gone on with. */
export class Embedder {
  readonly #llama: Llama;
  readonly #context: Pointer;
  readonly #pooling: Pooling;
  readonly #length: number;
  readonly #pools = new Map<number, EmbeddingPool>();

  /** @param length numbers of a vector */
  constructor(llama: Llama, context: Pointer, pooling: Pooling, length: number) {
    this.#llama = llama;
    this.#context = context;
    this.#pooling = pooling;
    this.#length = length;
  }

  open(slot: number): void {
    this.#pools.set(slot, new EmbeddingPool(this.#pooling, this.#length));
  }

  close(slot: number): void {
    this.#pools.delete(slot);
  }

  has(slot: number): boolean {
    return this.#pools.has(slot);
  }

  /** Which rows are of such sequences. */
  rowsOf({slots}: StageBatch): readonly number[] {
    return this.#pools.size === 0 ? [] : [...slots.keys()].filter((row) => this.#pools.has(slots[row] as number));
  }

  /** A batch of such rows only; vectors of the sequences that end in it. */
  embed(batch: StageBatch, decode: (batch: StageBatch) => void): SampledToken[] {
    const rows = batch.slots.length;
    this.#llama.setEmbeddings(this.#context, true);
    try {
      // llama.cpp makes vectors of all rows or of none.
      decode({...batch, outputs: new Uint8Array(rows).fill(1)});
      return Array.from({length: rows}, (_, row) => this.#row(batch, row)).filter((made) => made !== undefined);
    } finally {
      this.#llama.setEmbeddings(this.#context, false);
    }
  }

  #row({slots, outputs}: StageBatch, row: number): SampledToken | undefined {
    const slot = slots[row] as number;
    const pool = this.#pools.get(slot) as EmbeddingPool;
    pool.add(new Float32Array(koffi.view(this.#llama.embeddingsAt(this.#context, row), this.#length * 4)));
    if (outputs[row] !== 1) return undefined;
    const made = pool.take();
    return typeof made === "string" ? {slot, token: 0, end: true, refusal: made} : {slot, token: 0, end: true, embedding: made};
  }
}
