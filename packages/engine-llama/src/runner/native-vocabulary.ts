import {type Callback, CodedError, failureOf, ok} from "@ollamesh/stdx";
import type {Llama} from "../ffi/llama.ts";
import type {Pointer} from "../ffi/types.ts";
import type {VocabularyTable} from "./runner-messages.ts";
import {type SpecialToken, SpecialTokens} from "./special-tokens.ts";
import {TokenBytes} from "./token-bytes.ts";

/** Attributes of a token (enum llama_token_attr): unknown, control, or of the user. */
const FOUND_FIRST = 1 | 8 | 16;
const STRIPS_LEFT = 128;
const STRIPS_RIGHT = 256;

export interface TextOptions {
  readonly addSpecial: boolean;
  readonly parseSpecial: boolean;
}

/** A model loaded for its tokenizer only: the header of the file suffices. */
export class NativeVocabulary {
  readonly #llama: Llama;
  readonly #vocab: Pointer;
  readonly specialTokens: SpecialTokens;
  #found: {readonly before: readonly number[]; readonly after: readonly number[]} | undefined;

  constructor(llama: Llama, path: string) {
    const model = llama.modelLoad(path, {...(llama.modelDefaultParams() as object), vocab_only: true});
    if (!model) throw new CodedError("bad_model", `llama.cpp cannot read the vocabulary: ${llama.lastMessages()}`);
    this.#llama = llama;
    this.#vocab = llama.modelVocab(model);
    this.specialTokens = this.#readSpecialTokens();
  }

  tokenize(text: string, {addSpecial, parseSpecial}: TextOptions): Int32Array {
    const {bytes, tokens} = buffersFor(text);
    const count = this.#llama.tokenize(this.#vocab, bytes, bytes.length, tokens, tokens.length, addSpecial, parseSpecial) as number;
    return taken(tokens, bytes, count);
  }

  /** As `tokenize`, in another thread. */
  tokenizeAway(text: string, {addSpecial, parseSpecial}: TextOptions, done: Callback<Int32Array>): void {
    const {bytes, tokens} = buffersFor(text);
    this.#llama.tokenize.async(this.#vocab, bytes, bytes.length, tokens, tokens.length, addSpecial, parseSpecial, (error: Error | null, count: number) => {
      try {
        if (error) throw error;
        done(ok(taken(tokens, bytes, count)));
      } catch (failed) {
        done({ok: false, error: failureOf(failed, "io")});
      }
    });
  }

  /** The tokens of a text's parts, and, if asked for, those the model wants around a text. */
  joined(parts: readonly Int32Array[], addSpecial: boolean): Int32Array {
    const around = addSpecial ? this.#around() : {before: [], after: []};
    const tokens = new Int32Array(parts.reduce((sum, {length}) => sum + length, around.before.length + around.after.length));
    tokens.set(around.before);
    let at = around.before.length;
    for (const part of parts) {
      tokens.set(part, at);
      at += part.length;
    }
    tokens.set(around.after, at);
    return tokens;
  }

  table(): VocabularyTable {
    const size = this.#llama.vocabSize(this.#vocab) as number;
    const offsets = new Uint32Array(size + 1);
    const ends = new Uint8Array(size);
    const pieces: Uint8Array[] = [];
    const known = new TokenBytes(this.#llama, this.#vocab, size);
    for (let token = 0; token < size; token++) {
      const piece = known.of(token);
      pieces.push(piece);
      offsets[token + 1] = (offsets[token] as number) + piece.length;
      ends[token] = this.#llama.vocabIsEnd(this.#vocab, token) ? 1 : 0;
    }
    return {bytes: Buffer.concat(pieces), offsets, ends, bosText: this.#text(this.#llama.vocabBos(this.#vocab)), eosText: this.#text(this.#llama.vocabEos(this.#vocab))};
  }

  /** What is put around a text, found by a text. */
  #around(): {readonly before: readonly number[]; readonly after: readonly number[]} {
    if (this.#found) return this.#found;
    const bare = this.tokenize("a", {addSpecial: false, parseSpecial: true});
    const whole = [...this.tokenize("a", {addSpecial: true, parseSpecial: true})];
    const at = whole.findIndex((_, i) => bare.every((token, j) => whole[i + j] === token));
    if (at < 0) throw new CodedError("bad_model", "the tokenizer reads a text otherwise when something is put around it");
    this.#found = {before: whole.slice(0, at), after: whole.slice(at + bare.length)};
    return this.#found;
  }

  #readSpecialTokens(): SpecialTokens {
    const tokens: SpecialToken[] = [];
    const size = this.#llama.vocabSize(this.#vocab) as number;
    for (let token = 0; token < size; token++) {
      const attributes = this.#llama.vocabAttributes(this.#vocab, token) as number;
      if ((attributes & FOUND_FIRST) !== 0) tokens.push({text: this.#text(token), stripsLeft: (attributes & STRIPS_LEFT) !== 0, stripsRight: (attributes & STRIPS_RIGHT) !== 0});
    }
    return new SpecialTokens(tokens);
  }

  #text(token: number): string {
    return token < 0 ? "" : ((this.#llama.vocabText(this.#vocab, token) as string | null) ?? "");
  }
}

function buffersFor(text: string): {readonly bytes: Uint8Array; readonly tokens: Int32Array} {
  const bytes = new TextEncoder().encode(text);
  // One token a byte at most, and the special ones around it.
  return {bytes, tokens: new Int32Array(bytes.length + 8)};
}

function taken(tokens: Int32Array, bytes: Uint8Array, count: number): Int32Array {
  if (count < 0) throw new CodedError("io", `the tokenizer needs ${-count} tokens for ${bytes.length} bytes`);
  return tokens.slice(0, count);
}
