import type {Likelihood} from "@ollamesh/inference";
import {limitList, malformed} from "./decode-limits.ts";
import {TOP_LOGPROBS_MAX} from "./sampler-fields.ts";

/** The wire form, the same in the session and the stage protocol. */
export interface LikelihoodFields {
  logprob?: number | null;
  top?: {token?: number | null; logprob?: number | null}[] | null;
}

export function writeLikelihood({logprob, top}: Likelihood): LikelihoodFields | undefined {
  return logprob === undefined ? undefined : {logprob, top: [...(top ?? [])]};
}

export function readLikelihood(fields: LikelihoodFields | null | undefined): Likelihood {
  if (!fields) return {logprob: undefined, top: undefined};
  const top = limitList(fields.top ?? [], TOP_LOGPROBS_MAX, "likeliest tokens").map(({token, logprob}) => ({token: token ?? 0, logprob: logprob ?? 0}));
  const logprob = fields.logprob ?? 0;
  if (![logprob, ...top.map((one) => one.logprob)].every(Number.isFinite)) throw malformed("a log probability that is not finite");
  return {logprob, top};
}
