import type {Llama} from "../ffi/llama.ts";
import type {Pointer} from "../ffi/types.ts";
import type {Candidates} from "./candidates.ts";

/** What a sequence with a grammar cannot go on for; undefined: it can. */
export type Refusal = string | undefined;

/** Keeps the tokens of one sequence to a grammar. A token the grammar forbids would abort the process when it is accepted: each is asked about first. */
export class GrammarGuard {
  readonly #llama: Llama;
  readonly #candidates: Candidates;
  readonly #vocab: Pointer;
  readonly #sampler: Pointer | null;
  #refusal: Refusal;

  /** @param answered tokens of the answer there are already */
  constructor(llama: Llama, vocab: Pointer, grammar: string, candidates: Candidates, answered: Int32Array) {
    this.#llama = llama;
    this.#candidates = candidates;
    this.#vocab = vocab;
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
    return this.#sampler !== null && this.#candidates.lets(this.#sampler, token);
  }

  /** Forbids among all candidates; a refusal when none is left. */
  restrict(): Refusal {
    if (this.#sampler) this.#candidates.apply(this.#sampler);
    if (!this.#candidates.isAnyLeft) this.#refusal ??= "no token of this model can go on in the format that was asked for";
    return this.#refusal;
  }

  /** A token that it lets through. */
  accept(token: number): void {
    if (this.#refusal !== undefined || this.#llama.vocabIsEnd(this.#vocab, token)) return;
    this.#llama.samplerAccept(this.#sampler, token);
  }

  free(): void {
    if (this.#sampler) this.#llama.samplerFree(this.#sampler);
  }
}
