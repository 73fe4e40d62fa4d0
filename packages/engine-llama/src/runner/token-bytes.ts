import type {Llama} from "../ffi/llama.ts";
import type {Pointer} from "../ffi/types.ts";

/** What the tokens of a vocabulary stand for, asked for when it is wanted. */
export class TokenBytes {
  readonly #llama: Llama;
  readonly #vocab: Pointer;
  readonly #size: number;
  #buffer = new Uint8Array(64);
  #beyondAscii: ReadonlyMap<number, Uint8Array> | undefined;

  constructor(llama: Llama, vocab: Pointer, size: number) {
    this.#llama = llama;
    this.#vocab = vocab;
    this.#size = size;
  }

  /** Control tokens stand for nothing. */
  of(token: number): Uint8Array {
    let length = this.#llama.tokenToPiece(this.#vocab, token, this.#buffer, this.#buffer.length, 0, false) as number;
    if (length < 0) {
      this.#buffer = new Uint8Array(-length);
      length = this.#llama.tokenToPiece(this.#vocab, token, this.#buffer, this.#buffer.length, 0, false) as number;
    }
    return this.#buffer.slice(0, Math.max(0, length));
  }

  /** Tokens with a byte that is no character by itself. The first time it asks for all: 0.1 s for 150 000. */
  get beyondAscii(): ReadonlyMap<number, Uint8Array> {
    this.#beyondAscii ??= new Map(Array.from({length: this.#size}, (_, token) => [token, this.of(token)] as const).filter(([, bytes]) => bytes.some((byte) => byte >= 0x80)));
    return this.#beyondAscii;
  }
}
