import type {Llama} from "../ffi/llama.ts";
import type {Pointer} from "../ffi/types.ts";
import type {Candidates} from "./candidates.ts";
import type {TokenBytes} from "./token-bytes.ts";
import {Utf8Progress} from "./utf8-progress.ts";

/** What a sequence with a grammar cannot go on for; undefined: it can. */
export type Refusal = string | undefined;

/** What the guards of a stage share. */
export interface GrammarWorld {
  readonly llama: Llama;
  readonly vocab: Pointer;
  readonly vocabSize: number;
  readonly candidates: Candidates;
  readonly bytes: TokenBytes;
}

/**
 * Keeps the tokens of one sequence to a grammar. A token the grammar forbids would abort the process when it is accepted: each is asked about first. llama.cpp's grammars know characters, and let
 * bytes through that are none (forms that are too long, halves of pairs) or stay unfinished: these are forbidden here.
 */
export class GrammarGuard {
  readonly #world: GrammarWorld;
  readonly #sampler: Pointer | null;
  readonly #text = new Utf8Progress();
  #refusal: Refusal;

  /** @param answered tokens of the answer there are already */
  constructor(world: GrammarWorld, grammar: string, answered: Int32Array) {
    const {llama, vocab} = world;
    this.#world = world;
    this.#sampler = llama.samplerGrammar(vocab, grammar, "root") as Pointer | null;
    if (!this.#sampler) this.#refusal = `llama.cpp cannot read the grammar of the answer's format: ${llama.lastMessages().slice(0, 500)}`;
    for (const token of answered) {
      if (this.#refusal === undefined && !this.lets(token)) this.#refusal = "the answer so far is not of the format that was asked for";
      this.accept(token);
    }
  }

  get refusal(): Refusal {
    return this.#refusal;
  }

  lets(token: number): boolean {
    return this.#sampler !== null && this.#makesCharacters(token) && this.#world.candidates.lets(this.#sampler, token);
  }

  #makesCharacters(token: number): boolean {
    const bytes = this.#world.bytes.of(token);
    return bytes.length === 0 ? this.#text.isWhole : this.#text.lets(bytes);
  }

  /** Forbids among all candidates; a refusal when none is left. */
  restrict(): Refusal {
    const {candidates} = this.#world;
    if (this.#sampler) candidates.apply(this.#sampler);
    this.#restrictToCharacters();
    if (!candidates.isAnyLeft) this.#refusal ??= "no token of this model can go on in the format that was asked for";
    return this.#refusal;
  }

  #restrictToCharacters(): void {
    const {candidates, vocabSize, bytes} = this.#world;
    const {beyondAscii} = bytes;
    // Within a character nothing else can follow, not even the end.
    if (!this.#text.isWhole) for (let token = 0; token < vocabSize; token++) if (!beyondAscii.has(token)) candidates.forbid(token);
    for (const [token, piece] of beyondAscii) if (!this.#text.lets(piece)) candidates.forbid(token);
  }

  /** A token that it lets through. */
  accept(token: number): void {
    const {llama, vocab, bytes} = this.#world;
    if (this.#refusal !== undefined || llama.vocabIsEnd(vocab, token)) return;
    llama.samplerAccept(this.#sampler, token);
    this.#text.accept(bytes.of(token));
  }

  free(): void {
    if (this.#sampler) this.#world.llama.samplerFree(this.#sampler);
  }
}
