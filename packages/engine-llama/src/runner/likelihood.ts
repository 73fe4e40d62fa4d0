import type {TokenProbability} from "@ollamesh/ports";

export interface Likelihood {
  readonly logprob: number;
  readonly top: readonly TokenProbability[];
}

/**
 * How likely the model itself found a token, and the likeliest tokens: natural logarithms of the softmax over all logits, likeliest first.
 * @param topCount how many of the likeliest
 */
export function likelihoodOf(logits: Float32Array, token: number, topCount: number): Likelihood {
  let largest = Number.NEGATIVE_INFINITY;
  for (const logit of logits) if (logit > largest) largest = logit;
  let sum = 0;
  for (const logit of logits) sum += Math.exp(logit - largest);
  const shift = largest + Math.log(sum);
  const logprobOf = (candidate: number): number => Math.max((logits[candidate] as number) - shift, -Number.MAX_VALUE);
  return {logprob: logprobOf(token), top: largestOf(logits, topCount).map((candidate) => ({token: candidate, logprob: logprobOf(candidate)}))};
}

/** Indices of the largest, largest first; of equal ones the first. */
function largestOf(logits: Float32Array, count: number): number[] {
  const top: number[] = [];
  if (count === 0) return top;
  for (let token = 0; token < logits.length; token++) {
    const logit = logits[token] as number;
    if (top.length === count && logit <= (logits[top[count - 1] as number] as number)) continue;
    let at = top.length;
    while (at > 0 && logit > (logits[top[at - 1] as number] as number)) at--;
    top.splice(at, 0, token);
    if (top.length > count) top.pop();
  }
  return top;
}
