import type {Sampler} from "@ollamesh/inference";
import {limitText, malformed} from "./decode-limits.ts";

/** As JSON schemas make them; a grammar is parsed where the last stage is. */
const GRAMMAR_CHARS_MAX = 256 * 1024;
/** As Ollama and OpenAI have it. */
export const TOP_LOGPROBS_MAX = 20;

/** The wire form, the same in the session and the stage protocol. */
export interface SamplerFields {
  temperature?: number | null;
  topK?: number | null;
  topP?: number | null;
  minP?: number | null;
  typicalP?: number | null;
  repeatPenalty?: number | null;
  repeatLastN?: number | null;
  presencePenalty?: number | null;
  frequencyPenalty?: number | null;
  seed?: number | null;
  hasSeed?: boolean | null;
  grammar?: string | null;
  topLogprobs?: number | null;
}

export function writeSampler(sampler: Sampler): SamplerFields {
  const {seed, grammar, topLogprobs} = sampler;
  return {...sampler, seed: (seed ?? 0) >>> 0, hasSeed: seed !== undefined, grammar: grammar ?? "", topLogprobs: topLogprobs === undefined ? 0 : topLogprobs + 1};
}

/** Refuses what would reach native code as nonsense: not finite, or a penalty of 0. */
export function readSampler(fields: SamplerFields | null | undefined): Sampler {
  if (!fields) throw malformed("no sampler");
  const sampler: Sampler = {
    temperature: fields.temperature ?? 0,
    topK: fields.topK ?? 0,
    topP: fields.topP ?? 0,
    minP: fields.minP ?? 0,
    typicalP: fields.typicalP ?? 0,
    repeatPenalty: fields.repeatPenalty ?? 0,
    repeatLastN: fields.repeatLastN ?? 0,
    presencePenalty: fields.presencePenalty ?? 0,
    frequencyPenalty: fields.frequencyPenalty ?? 0,
    seed: fields.hasSeed ? (fields.seed ?? 0) : undefined,
  };
  const numbers = Object.values(sampler).filter((value) => value !== undefined);
  if (!numbers.every((value) => Number.isFinite(value)) || sampler.repeatPenalty <= 0) throw malformed("a sampler out of range");
  const topLogprobs = fields.topLogprobs ? fields.topLogprobs - 1 : undefined;
  if ((topLogprobs ?? 0) > TOP_LOGPROBS_MAX) throw malformed("more likeliest tokens than may be asked for");
  return {...sampler, grammar: limitText(fields.grammar ?? "", GRAMMAR_CHARS_MAX, "grammar") || undefined, topLogprobs};
}
