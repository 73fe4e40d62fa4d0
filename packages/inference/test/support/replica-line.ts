import {Prng} from "@ollamesh/stdx";
import {type Candidate, type Choice, ReplicaChooser, type RoutingMode, type Wish} from "../../src/index.ts";

/** A peer of a simulation. */
export interface SimPeer {
  readonly peer: string;
  /** Of an answer in a slot. */
  readonly tookMs: number;
  readonly slots: number;
  readonly rttMs: number;
}

export interface Load {
  readonly peers: readonly SimPeer[];
  /** Between two requests, on average. */
  readonly everyMs: number;
  readonly requests: number;
  readonly seed: number;
}

const WISH: Wish = {marks: [], promptTokens: 20, tokensMax: 50};

/** From 0 to 1. */
function share(rng: Prng): number {
  return rng.below(1001) / 1000;
}

/** Slots that serve in turn whoever came first: when each is free. */
class Line {
  readonly #freeAtMs: number[];

  constructor(slots: number) {
    this.#freeAtMs = Array.from({length: slots}, () => 0);
  }

  /** @returns when it ends */
  serve(nowMs: number, tookMs: number): number {
    const first = this.#freeAtMs.indexOf(Math.min(...this.#freeAtMs));
    const endsAtMs = Math.max(nowMs, this.#freeAtMs[first] as number) + tookMs;
    this.#freeAtMs[first] = endsAtMs;
    return endsAtMs;
  }
}

/** What each request took as its client saw it, when all come to one peer that sends them on in this way. Requests come by chance, answers take half to one and a half of the peer's mean. */
export function answerTimes(mode: RoutingMode, {peers, everyMs, requests, seed}: Load): readonly number[] {
  const rng = new Prng(seed);
  const chooser = new ReplicaChooser(mode, 4);
  const candidates: Candidate[] = peers.map(({peer, rttMs}) => ({peer, deployment: "m#local", isLoaded: true, isSuspected: false, rttMs, weight: 1}));
  const lines = new Map(peers.map(({peer, slots}) => [peer, new Line(slots)]));
  const tookMs: number[] = [];
  let under: {readonly endsAtMs: number; readonly end: (nowMs: number) => void}[] = [];
  for (const {peer, slots} of peers) chooser.told(peer, {deployment: "m#local", running: 0, waiting: 0, slots}, 0);
  for (let nowMs = 0; tookMs.length < requests; nowMs += everyMs * 2 * share(rng)) {
    for (const one of under.filter(({endsAtMs}) => endsAtMs <= nowMs).toSorted((a, b) => a.endsAtMs - b.endsAtMs)) one.end(one.endsAtMs);
    under = under.filter(({endsAtMs}) => endsAtMs > nowMs);
    const choice = chooser.choose(candidates, WISH, nowMs) as Choice;
    const served = peers.find(({peer}) => peer === choice.candidate.peer) as SimPeer;
    chooser.began(choice.candidate, [], nowMs);
    const outputMs = served.tookMs * (0.5 + share(rng));
    const endsAtMs = (lines.get(served.peer) as Line).serve(nowMs, outputMs) + served.rttMs;
    under.push({endsAtMs, end: (at) => chooser.ended(choice, {type: "worked", took: {promptMs: 0, outputMs, promptTokens: 20, outputTokens: 50}}, at)});
    tookMs.push(endsAtMs - nowMs);
  }
  return tookMs;
}
