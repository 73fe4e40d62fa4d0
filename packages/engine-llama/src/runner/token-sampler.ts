import type {SamplerOptions} from "@ollamesh/ports";
import {CodedError} from "@ollamesh/stdx";
import koffi from "koffi";
import type {Pointer} from "../ffi/types.ts";
import {GrammarGuard, type GrammarWorld} from "./grammar-guard.ts";
import {type Likelihood, likelihoodOf} from "./likelihood.ts";
import type {Logits} from "./work-ahead.ts";

/** What all samplers of a stage share. */
export interface SamplerWorld extends GrammarWorld {
  readonly contextLength: number;
}

const DAMAGED =
  "what the model computes is no number: a copy of its weights is damaged, which `peer.js verify <model> --repair` finds and mends; or the model is. The files it was computed from are read again now, once in ten minutes: ask again in a while";

export type Drawn = {readonly token: number} & Partial<Likelihood>;

/**
 * Draws the tokens of one sequence with llama.cpp's samplers in the order Ollama's runner uses: penalties, then the cuts, then temperature, then the draw. Temperature 0 is greedy.
 * Each draw depends on the seed and on how many tokens there are before it, not on earlier draws: an answer that is taken up elsewhere, its tokens so far as history, goes on as it would have.
 */
export class TokenSampler {
  readonly #world: SamplerWorld;
  readonly #chain: Pointer;
  readonly #grammar: GrammarGuard | undefined;
  readonly #topLogprobs: number | undefined;
  /** Undefined: greedy. */
  readonly #seed: number | undefined;
  /** In the chain, without the draw. */
  #links = 0;
  /** Of prompt and answer. */
  #tokens: number;

  /**
   * @param history prompt, and what of the answer there is already
   * @param answered how many of its last tokens are of the answer
   */
  constructor(world: SamplerWorld, options: SamplerOptions, history: Int32Array, answered: number) {
    const {llama} = world;
    this.#world = world;
    this.#chain = llama.samplerChainInit({no_perf: true});
    this.#tokens = history.length;
    this.#topLogprobs = options.topLogprobs;
    this.#seed = options.temperature <= 0 ? undefined : (options.seed ?? Math.floor(Math.random() * 2 ** 32)) >>> 0;
    const lookedBackOn = this.#addSamplers(options);
    for (const token of history.subarray(Math.max(0, history.length - lookedBackOn))) llama.samplerAccept(this.#chain, token);
    if (options.grammar !== undefined) this.#grammar = new GrammarGuard(world, options.grammar, history.subarray(history.length - answered));
  }

  /** The next token; text: why this sequence cannot go on. Throws CodedError `damaged_weights`. */
  sample(context: Pointer, logits: Logits): Drawn | string {
    if (this.#grammar?.refusal !== undefined) return this.#grammar.refusal;
    const token = this.#seed === undefined ? this.#choose(context, logits) : this.#draw(this.#seed, context, logits);
    if (typeof token === "string") return token;
    // Samplers choose among what is no number too, and always the same.
    if (!Number.isFinite(this.#values(context, logits)[token])) throw new CodedError("damaged_weights", DAMAGED);
    this.#tokens++;
    return this.#topLogprobs === undefined ? {token} : {token, ...likelihoodOf(this.#values(context, logits), token, this.#topLogprobs)};
  }

  free(): void {
    this.#world.llama.samplerFree(this.#chain);
    this.#grammar?.free();
  }

  /** @returns how many of the last tokens they look at: of others they need not be told, and a call for each token of a long prompt takes milliseconds */
  #addSamplers(options: SamplerOptions): number {
    const {llama, vocabSize, contextLength} = this.#world;
    const penalises = options.repeatPenalty !== 1 || options.frequencyPenalty !== 0 || options.presencePenalty !== 0;
    // Negative: all of the context. llama.cpp keeps a buffer of that length, so what was asked is bounded here.
    const lastN = options.repeatLastN < 0 ? contextLength : Math.min(options.repeatLastN, contextLength);
    const isPenalised = penalises && lastN !== 0;
    if (isPenalised) this.#add(llama.samplerPenalties(vocabSize, lastN, options.repeatPenalty, options.frequencyPenalty, options.presencePenalty));
    if (this.#seed === undefined) this.#add(llama.samplerGreedy());
    else this.#addCuts(options);
    return isPenalised ? lastN : 0;
  }

  #addCuts(options: SamplerOptions): void {
    const {llama, vocabSize} = this.#world;
    if (options.topK > 0) this.#add(llama.samplerTopK(Math.min(options.topK, vocabSize)));
    if (options.typicalP < 1) this.#add(llama.samplerTypical(options.typicalP, 1));
    if (options.topP < 1) this.#add(llama.samplerTopP(options.topP, 1));
    if (options.minP > 0) this.#add(llama.samplerMinP(options.minP, 1));
    this.#add(llama.samplerTemperature(options.temperature));
  }

  #draw(seed: number, context: Pointer, logits: Logits): number | string {
    const {llama} = this.#world;
    llama.samplerChainAdd(this.#chain, llama.samplerDist(drawSeed(seed, this.#tokens)));
    const token = this.#choose(context, logits);
    llama.samplerFree(llama.samplerChainRemove(this.#chain, this.#links));
    return token;
  }

  #choose(context: Pointer, logits: Logits): number | string {
    const {llama, candidates} = this.#world;
    if (this.#grammar) return this.#chooseWithin(this.#grammar, this.#values(context, logits));
    if (typeof logits === "number") return llama.samplerSample(this.#chain, context, logits) as number;
    candidates.fill(logits);
    candidates.apply(this.#chain);
    const token = candidates.selected;
    llama.samplerAccept(this.#chain, token);
    return token;
  }

  /** As llama.cpp does: most tokens fit, and asking about one is cheap; the whole vocabulary is asked about only when it did not. */
  #chooseWithin(grammar: GrammarGuard, logits: Float32Array): number | string {
    const {llama, candidates} = this.#world;
    candidates.fill(logits);
    candidates.apply(this.#chain);
    let token = candidates.selected;
    if (!grammar.lets(token)) {
      candidates.fill(logits);
      const refusal = grammar.restrict();
      if (refusal !== undefined) return refusal;
      candidates.apply(this.#chain);
      token = candidates.selected;
    }
    llama.samplerAccept(this.#chain, token);
    grammar.accept(token);
    return token;
  }

  /** Of a row of the last decode a view on llama.cpp's memory: valid until the next one. */
  #values(context: Pointer, logits: Logits): Float32Array {
    const {llama, vocabSize} = this.#world;
    if (typeof logits !== "number") return logits;
    const row = logits;
    return new Float32Array(koffi.view(llama.logitsAt(context, row), vocabSize * 4));
  }

  #add(sampler: Pointer): void {
    this.#world.llama.samplerChainAdd(this.#chain, sampler);
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
