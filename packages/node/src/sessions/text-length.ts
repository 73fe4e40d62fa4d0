import {isCausal, type ModelInfo, type Vocabulary} from "@ollamesh/ports";
import {WHOLE_TEXT_TOKENS_MAX} from "../stages/batch-limits.ts";

/** Tokens a text to be embedded may have. */
export function textTokensMax(info: ModelInfo, contextLength: number): number {
  return isCausal(info) ? contextLength : Math.min(contextLength, WHOLE_TEXT_TOKENS_MAX);
}

/**
 * A prompt that is too long, without what is in its middle: its first `keep` tokens and as many of its last as leave about half of the rest of the context to the
 * answer. As Ollama does it (`contextShiftPromptLimit`).
 *
 * @param tokens `contextLength` and more
 * @param keep below 0: all that can be
 */
export function withoutMiddle(tokens: Int32Array, contextLength: number, keep: number): Int32Array {
  const first = Math.min(keep < 0 ? tokens.length : keep, contextLength - 1);
  const room = contextLength - Math.max(Math.floor((contextLength - first) / 2), 1);
  const cut = new Int32Array(room);
  cut.set(tokens.subarray(0, first));
  cut.set(tokens.subarray(tokens.length - (room - first)), first);
  return cut;
}

/** The beginning of a text; a special token at its end, which some models make much of, stays there. */
export function shortened(tokens: Int32Array, length: number, vocabulary: Vocabulary | undefined): Int32Array {
  const part = tokens.slice(0, length);
  const last = tokens.at(-1) as number;
  if (vocabulary?.piece(last).length === 0) part[length - 1] = last;
  return part;
}
