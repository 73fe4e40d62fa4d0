import type {Choice, Considered} from "../routing/choice.ts";

/** One of the peers a request could have gone to, as the decision saw it. */
export interface RoutedCandidate extends Omit<Considered, "candidate" | "costMs"> {
  readonly peer: string;
  readonly isLoaded: boolean;
  readonly isSuspected: boolean;
  readonly rttMs: number;
  readonly weight: number;
  /** By what it was compared with the others. */
  readonly costMs: number;
}

/** A request that was answered, and how it was routed: nothing of what was asked or by whom. All times are in milliseconds from the decision on. */
export interface RoutedRequest {
  /** When it was decided; wall clock. */
  readonly atMs: number;
  readonly model: string;
  readonly promptTokens: number;
  readonly outputTokens: number;
  /** Tokens of the answer that were asked for at most; undefined: as many as come. */
  readonly tokensMax: number | undefined;
  /** For a slot, or for the model to load. */
  readonly waitMs: number;
  readonly promptMs: number;
  readonly outputMs: number;
  readonly totalMs: number;
  /** Peers it was chosen from. */
  readonly of: number;
  readonly reason: string;
  /** The first is the one it went to; at most 16. */
  readonly candidates: readonly RoutedCandidate[];
}

/** What came of it. */
export interface Outcome extends Pick<RoutedRequest, "atMs" | "model" | "promptTokens" | "outputTokens" | "tokensMax" | "waitMs" | "promptMs" | "outputMs" | "totalMs"> {}

export function routedRequest({of, reason, considered}: Choice, outcome: Outcome): RoutedRequest {
  const times = {waitMs: tidy(outcome.waitMs), promptMs: tidy(outcome.promptMs), outputMs: tidy(outcome.outputMs), totalMs: tidy(outcome.totalMs)};
  return {...outcome, ...times, atMs: Math.round(outcome.atMs), of, reason, candidates: considered.map(toRouted)};
}

function toRouted({candidate: {peer, isLoaded, isSuspected, rttMs, weight}, costMs, predictedMs, busy, own, slots, tokenMs, warmTokens}: Considered): RoutedCandidate {
  const figures = {rttMs: tidy(rttMs), costMs: tidy(costMs), predictedMs: tidy(predictedMs), busy: tidy(busy), tokenMs: tidy(tokenMs)};
  return {peer, isLoaded, isSuspected, weight, own, slots, warmTokens, ...figures};
}

/** Micro- and nanoseconds are noise, and room on the disk. */
function tidy(value: number): number {
  return Math.round(value * 100) / 100;
}
