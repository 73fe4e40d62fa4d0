import {isCausal, type ModelInfo, type Vocabulary} from "@ollamesh/ports";
import {WHOLE_TEXT_TOKENS_MAX} from "../stages/batch-limits.ts";

/** Tokens a text to be embedded may have. */
export function textTokensMax(info: ModelInfo, contextLength: number): number {
  return isCausal(info) ? contextLength : Math.min(contextLength, WHOLE_TEXT_TOKENS_MAX);
}

/** The beginning of a text; a special token at its end, which some models make much of, stays there. */
export function shortened(tokens: Int32Array, length: number, vocabulary: Vocabulary | undefined): Int32Array {
  const part = tokens.slice(0, length);
  const last = tokens.at(-1) as number;
  if (vocabulary?.piece(last).length === 0) part[length - 1] = last;
  return part;
}
