import koffi from "koffi";
import type {Llama} from "../ffi/llama.ts";
import type {Pointer} from "../ffi/types.ts";

/** `llama_token_data`: id, logit, probability; 4 bytes each. */
const WORDS = 3;
/** `llama_token_data_array`: data, size, selected, each 8 bytes; whether it is sorted, in the first byte of the fourth. */
const ARRAY_WORDS = 4;

/** The tokens samplers choose among, in memory that llama.cpp works on: made once for a vocabulary. */
export class Candidates {
  readonly #llama: Llama;
  readonly #size: number;
  readonly #ids: Int32Array;
  readonly #logits: Float32Array;
  readonly #array = new BigInt64Array(ARRAY_WORDS);
  readonly #address: bigint;

  constructor(llama: Llama, size: number) {
    this.#llama = llama;
    this.#size = size;
    this.#ids = new Int32Array(size * WORDS);
    this.#logits = new Float32Array(this.#ids.buffer);
    this.#address = koffi.address(this.#ids) as bigint;
  }

  /** All tokens with the model's logits. */
  fill(logits: Float32Array): void {
    for (let token = 0, at = 0; token < this.#size; token++, at += WORDS) {
      this.#ids[at] = token;
      this.#logits[at + 1] = logits[token] as number;
      this.#logits[at + 2] = 0;
    }
    this.#begin(this.#size);
  }

  /** Whether a sampler that only forbids lets this token through. */
  lets(sampler: Pointer, token: number): boolean {
    this.#ids[0] = token;
    this.#logits[1] = 1;
    this.#logits[2] = 0;
    this.#begin(1);
    this.apply(sampler);
    return this.#logits[1] !== Number.NEGATIVE_INFINITY;
  }

  apply(sampler: Pointer): void {
    this.#llama.samplerApply(sampler, this.#array);
  }

  /** Only before a sampler has put them in another order. */
  forbid(token: number): void {
    this.#logits[token * WORDS + 1] = Number.NEGATIVE_INFINITY;
  }

  /** Some token is not forbidden. Only before a sampler has put them in another order. */
  get isAnyLeft(): boolean {
    for (let at = 1; at < this.#logits.length; at += WORDS) if (this.#logits[at] !== Number.NEGATIVE_INFINITY) return true;
    return false;
  }

  /** The token that the last sampler of a chain chose. */
  get selected(): number {
    const [data, , selected] = this.#array as unknown as readonly [bigint, bigint, bigint];
    if (data === this.#address) return this.#ids[Number(selected) * WORDS] as number;
    return koffi.decode(data + selected * BigInt(WORDS * 4), "int32_t") as number;
  }

  #begin(size: number): void {
    this.#array[0] = this.#address;
    this.#array[1] = BigInt(size);
    this.#array[2] = -1n;
    this.#array[3] = 0n;
  }
}
