/** How the rows of a text become one vector; undefined: the model ranks texts and embeds none. */
export type Pooling = "mean" | "first" | "last" | undefined;

/** The hidden states of one sequence's rows, as they come, made into one vector. */
export class EmbeddingPool {
  readonly #pooling: Pooling;
  readonly #sum: Float64Array;
  #rows = 0;

  /** @param length of a vector */
  constructor(pooling: Pooling, length: number) {
    this.#pooling = pooling;
    this.#sum = new Float64Array(length);
  }

  /** In the order of positions. */
  add(row: Float32Array): void {
    this.#rows++;
    if (this.#pooling === "first" && this.#rows > 1) return;
    if (this.#pooling !== "mean") return this.#sum.set(row);
    for (let i = 0; i < row.length; i++) this.#sum[i] = (this.#sum[i] as number) + (row[i] as number);
  }

  /** float32; text: why there is none. */
  take(): Uint8Array | string {
    if (this.#pooling === undefined) return "this model ranks texts: it has no embeddings";
    const divisor = this.#pooling === "mean" ? this.#rows : 1;
    const vector = Float32Array.from(this.#sum, (value) => value / divisor);
    if (!vector.every(Number.isFinite)) return "the embedding of this text has values that are no numbers";
    return new Uint8Array(vector.buffer);
  }
}
