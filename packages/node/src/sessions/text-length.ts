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

/** An answer may be so many times as long as the context, as with Ollama: a model that never ends must. */
const ANSWER_CONTEXTS_MAX = 10;
const ANSWER_TOKENS_MAX = 1 << 18;

/** Tokens of an answer that goes on where the context is full. */
export function answerTokensMax(asked: number | undefined, contextLength: number): number {
  return Math.min(asked ?? Number.POSITIVE_INFINITY, ANSWER_CONTEXTS_MAX * contextLength, ANSWER_TOKENS_MAX);
}

/**
 * What is read of a prompt and its answer: each time they filled the context, half of what is behind the first tokens was left out, as Ollama does it (`ShiftDiscard`). Depends on nothing else, so that
 * whoever takes the answer up reads the same.
 *
 * @param keep first tokens that stay
 * @returns fewer than `contextLength` tokens
 */
export function withoutForgotten(tokens: Int32Array, contextLength: number, keep: number): Int32Array {
  const first = Math.min(keep, contextLength - 1);
  const step = Math.max(Math.floor((contextLength - first) / 2), 1);
  const beyond = tokens.length - contextLength + 1;
  if (beyond <= 0) return tokens;
  const forgotten = Math.ceil(beyond / step) * step;
  const left = new Int32Array(tokens.length - forgotten);
  left.set(tokens.subarray(0, first));
  left.set(tokens.subarray(first + forgotten), first);
  return left;
}

/** The beginning of a text; a special token at its end, which some models make much of, stays there. */
export function shortened(tokens: Int32Array, length: number, vocabulary: Vocabulary | undefined): Int32Array {
  const part = tokens.slice(0, length);
  const last = tokens.at(-1) as number;
  if (vocabulary?.piece(last).length === 0) part[length - 1] = last;
  return part;
}
