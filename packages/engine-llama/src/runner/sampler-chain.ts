import type {SamplerOptions} from "@ollamesh/ports";
import type {Llama} from "../ffi/llama.ts";
import type {Pointer} from "../ffi/types.ts";

/**
 * Builds llama.cpp's sampler chain in the order Ollama's runner uses: penalties, then the cuts, then temperature, then the draw.
 * Temperature 0 is greedy. The caller frees the chain.
 */
export function createSamplerChain(llama: Llama, options: SamplerOptions, vocabSize: number, contextLength: number, history: Int32Array): Pointer {
  const chain = llama.samplerChainInit({no_perf: true});
  const add = (sampler: Pointer): void => llama.samplerChainAdd(chain, sampler);
  const penalises = options.repeatPenalty !== 1 || options.frequencyPenalty !== 0 || options.presencePenalty !== 0;
  // Negative: all of the context. llama.cpp keeps a buffer of that length, so what was asked is bounded here.
  const lastN = options.repeatLastN < 0 ? contextLength : Math.min(options.repeatLastN, contextLength);
  if (penalises && lastN !== 0) {
    add(llama.samplerPenalties(vocabSize, lastN, options.repeatPenalty, options.frequencyPenalty, options.presencePenalty));
  }
  if (options.temperature <= 0) {
    add(llama.samplerGreedy());
  } else {
    if (options.topK > 0) add(llama.samplerTopK(Math.min(options.topK, vocabSize)));
    if (options.typicalP < 1) add(llama.samplerTypical(options.typicalP, 1));
    if (options.topP < 1) add(llama.samplerTopP(options.topP, 1));
    if (options.minP > 0) add(llama.samplerMinP(options.minP, 1));
    add(llama.samplerTemperature(options.temperature));
    add(llama.samplerDist((options.seed ?? Math.floor(Math.random() * 2 ** 32)) >>> 0));
  }
  for (const token of history) llama.samplerAccept(chain, token);
  return chain;
}
