import {CodedError} from "@ollamesh/stdx";
import type {Llama} from "../ffi/llama.ts";
import type {Pointer} from "../ffi/types.ts";
import type {VocabularyTable} from "./runner-messages.ts";

/** A model loaded for its tokenizer only: the header of the file suffices. */
export class NativeVocabulary {
  readonly #llama: Llama;
  readonly #vocab: Pointer;

  constructor(llama: Llama, path: string) {
    const model = llama.modelLoad(path, {...(llama.modelDefaultParams() as object), vocab_only: true});
    if (!model) throw new CodedError("bad_model", `llama.cpp cannot read the vocabulary: ${llama.lastMessages()}`);
    this.#llama = llama;
    this.#vocab = llama.modelVocab(model);
  }

  tokenize(text: string, addSpecial: boolean, parseSpecial: boolean): Int32Array {
    const bytes = new TextEncoder().encode(text);
    // One token a byte at most, and the special ones around it.
    const tokens = new Int32Array(bytes.length + 8);
    const count = this.#llama.tokenize(this.#vocab, bytes, bytes.length, tokens, tokens.length, addSpecial, parseSpecial) as number;
    if (count < 0) throw new CodedError("io", `the tokenizer needs ${-count} tokens for ${bytes.length} bytes`);
    return tokens.slice(0, count);
  }

  table(): VocabularyTable {
    const size = this.#llama.vocabSize(this.#vocab) as number;
    const offsets = new Uint32Array(size + 1);
    const ends = new Uint8Array(size);
    const pieces: Uint8Array[] = [];
    for (let token = 0; token < size; token++) {
      const piece = this.#piece(token);
      pieces.push(piece);
      offsets[token + 1] = (offsets[token] as number) + piece.length;
      ends[token] = this.#llama.vocabIsEnd(this.#vocab, token) ? 1 : 0;
    }
    return {bytes: Buffer.concat(pieces), offsets, ends, bosText: this.#text(this.#llama.vocabBos(this.#vocab)), eosText: this.#text(this.#llama.vocabEos(this.#vocab))};
  }

  #piece(token: number): Uint8Array {
    let buffer = new Uint8Array(64);
    let length = this.#llama.tokenToPiece(this.#vocab, token, buffer, buffer.length, 0, false) as number;
    if (length < 0) {
      buffer = new Uint8Array(-length);
      length = this.#llama.tokenToPiece(this.#vocab, token, buffer, buffer.length, 0, false) as number;
    }
    return buffer.slice(0, Math.max(0, length));
  }

  #text(token: number): string {
    return token < 0 ? "" : ((this.#llama.vocabText(this.#vocab, token) as string | null) ?? "");
  }
}
