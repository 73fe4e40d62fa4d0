import {Prng} from "@ollamesh/stdx";
import {type LineAnswer, type LinePeer, type LineRequest, type PredictionSettings, type RoutingMode, simulateRouting} from "../../src/index.ts";

/** A peer of a simulation. */
export interface SimPeer {
  readonly peer: string;
  /** Of an answer in a slot, with as many of them taken as there are. */
  readonly tookMs: number;
  readonly slots: number;
  readonly rttMs: number;
  /** What each other one in a slot adds to an answer's time, as a share of it. */
  readonly company: number;
}

export interface Load {
  readonly peers: readonly SimPeer[];
  /** Between two requests, on average. */
  readonly everyMs: number;
  readonly requests: number;
  readonly seed: number;
  readonly prediction?: PredictionSettings;
  /** Answers of 10 to 90 tokens; else all of 50. */
  readonly isVaried?: boolean;
}

const PROMPT_TOKENS = 20;
const OUTPUT_TOKENS = 50;
/** A token of the prompt counts a tenth. */
const WORK = PROMPT_TOKENS / 10 + OUTPUT_TOKENS;

/** From 0 to 1. */
function share(rng: Prng): number {
  return rng.below(1001) / 1000;
}

export function linePeer({peer, tookMs, slots, rttMs, company}: SimPeer): LinePeer {
  return {peer, slots, rttMs, company, others: 0, tokenMs: tookMs / WORK / (1 + company * (slots - 1))};
}

/** They come by chance, and take half to one and a half of what is usual. */
export function lineRequests({everyMs, requests, seed, isVaried = false}: Omit<Load, "peers">): readonly LineRequest[] {
  const rng = new Prng(seed);
  let atMs = 0;
  return Array.from({length: requests}, () => {
    atMs += everyMs * 2 * share(rng);
    const outputTokens = isVaried ? 10 + rng.below(81) : OUTPUT_TOKENS;
    return {atMs, promptTokens: PROMPT_TOKENS, outputTokens, tokensMax: outputTokens, share: 0.5 + share(rng)};
  });
}

/** What became of each request when all come to one peer that sends them on in this way. */
export function answersOf(mode: RoutingMode, load: Load): readonly LineAnswer[] {
  const prediction = load.prediction ?? {isUsed: false, rate: 0.01};
  return simulateRouting(load.peers.map(linePeer), lineRequests(load), {mode, prediction, weights: new Map()});
}

/** What each took as its client saw it. */
export function answerTimes(mode: RoutingMode, load: Load): readonly number[] {
  return answersOf(mode, load).map(({totalMs}) => totalMs);
}
