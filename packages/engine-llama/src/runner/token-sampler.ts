import type {SamplerOptions} from "@ollamesh/ports";
import type {Llama} from "../ffi/llama.ts";
import type {Pointer} from "../ffi/types.ts";

/**
 * Draws the tokens of one sequence with llama.cpp's samplers in the order Ollama's runner uses: penalties, then the cuts, then temperature, then the draw. Temperature 0 is greedy.
 * Each draw depends on the seed and on how many tokens there are before it, not on earlier draws: an answer that is taken up elsewhere, its tokens so far as history, goes on as it would have.
 */
export class TokenSampler {
  readonly #llama: Llama;
  readonly #chain: Pointer;
  /** Undefined: greedy. */
  readonly #seed: number | undefined;
  /** In the chain, without the draw. */
  #links = 0;
  /** Of prompt and answer. */
  #tokens: number;

  /** @param history prompt, and what of the answer there is already */
  constructor(llama: Llama, options: SamplerOptions, vocabSize: number, contextLength: number, history: Int32Array) {
    this.#llama = llama;
    this.#chain = llama.samplerChainInit({no_perf: true});
    this.#tokens = history.length;
    this.#seed = options.temperature <= 0 ? undefined : (options.seed ?? Math.floor(Math.random() * 2 ** 32)) >>> 0;
    const penalises = options.repeatPenalty !== 1 || options.frequencyPenalty !== 0 || options.presencePenalty !== 0;
    // Negative: all of the context. llama.cpp keeps a buffer of that length, so what was asked is bounded here.
    const lastN = options.repeatLastN < 0 ? contextLength : Math.min(options.repeatLastN, contextLength);
    if (penalises && lastN !== 0) this.#add(llama.samplerPenalties(vocabSize, lastN, options.repeatPenalty, options.frequencyPenalty, options.presencePenalty));
    if (this.#seed === undefined) this.#add(llama.samplerGreedy());
    else {
      if (options.topK > 0) this.#add(llama.samplerTopK(Math.min(options.topK, vocabSize)));
      if (options.typicalP < 1) this.#add(llama.samplerTypical(options.typicalP, 1));
      if (options.topP < 1) this.#add(llama.samplerTopP(options.topP, 1));
      if (options.minP > 0) this.#add(llama.samplerMinP(options.minP, 1));
      this.#add(llama.samplerTemperature(options.temperature));
    }
    for (const token of history) llama.samplerAccept(this.#chain, token);
  }

  /** The next token, from the logits of that row of the last batch. */
  sample(context: Pointer, row: number): number {
    const token = this.#seed === undefined ? this.#choose(context, row) : this.#draw(this.#seed, context, row);
    this.#tokens++;
    return token;
  }

  free(): void {
    this.#llama.samplerFree(this.#chain);
  }

  #draw(seed: number, context: Pointer, row: number): number {
    this.#llama.samplerChainAdd(this.#chain, this.#llama.samplerDist(drawSeed(seed, this.#tokens)));
    const token = this.#choose(context, row);
    this.#llama.samplerFree(this.#llama.samplerChainRemove(this.#chain, this.#links));
    return token;
  }

  #choose(context: Pointer, row: number): number {
    return this.#llama.samplerSample(this.#chain, context, row) as number;
  }

  #add(sampler: Pointer): void {
    this.#llama.samplerChainAdd(this.#chain, sampler);
    this.#links++;
  }
}

/** A seed for one draw: neighbours of either argument give unlike ones (the finaliser of MurmurHash3). */
function drawSeed(seed: number, position: number): number {
  let mixed = (seed ^ Math.imul(position + 1, 0x9e3779b1)) >>> 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
