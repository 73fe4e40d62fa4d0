import koffi from "koffi";

/** The arrays of a `llama_batch` that hardly change from step to step, made once: a decode reads the first `n_tokens` of each. */
export class BatchBuffers {
  /** Every row belongs to one sequence. */
  readonly ones: Int32Array;
  readonly everyRow: Int8Array;
  readonly #sequences: Int32Array;
  /** Row r's pointer to its entry of `#sequences`. */
  readonly #pointers: BigUint64Array;

  /** @param rowsMax rows of the largest batch */
  constructor(rowsMax: number) {
    this.ones = new Int32Array(rowsMax).fill(1);
    this.everyRow = new Int8Array(rowsMax).fill(1);
    this.#sequences = new Int32Array(rowsMax);
    const base = koffi.address(this.#sequences) as bigint;
    this.#pointers = BigUint64Array.from({length: rowsMax}, (_, row) => base + BigInt(row * Int32Array.BYTES_PER_ELEMENT));
  }

  /** `llama_batch.seq_id` for rows of these slots: valid until the next call. */
  sequences(slots: Int32Array): BigUint64Array {
    this.#sequences.set(slots);
    return this.#pointers;
  }
}
