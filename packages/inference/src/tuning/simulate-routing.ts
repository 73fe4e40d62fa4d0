import {defined} from "@ollamesh/stdx";
import type {Candidate, Choice, PredictionSettings, RoutingMode} from "../routing/choice.ts";
import {ReplicaChooser} from "../routing/replica-chooser.ts";
import {PROMPT_TOKEN_SHARE} from "../routing/replica-figures.ts";
import {type Over, ServingLine} from "./serving-line.ts";

/** A peer that has the model, as a queue. */
export interface LinePeer {
  readonly peer: string;
  readonly slots: number;
  readonly rttMs: number;
  /** Of a token written in a slot without company. */
  readonly tokenMs: number;
  /** What each other one in a slot adds to a request's time, as a share of it: 0, they do not slow each other; 1, they share what there is. */
  readonly company: number;
  /** Requests there that others send, on average. */
  readonly others: number;
}

export interface LineRequest {
  readonly atMs: number;
  /** Those that were read; of a warm beginning only the rest. */
  readonly promptTokens: number;
  readonly outputTokens: number;
  readonly tokensMax: number | undefined;
  /** How much longer than usual it takes wherever it is answered: 1, as usual. */
  readonly share: number;
}

/** What decides who answers. */
export interface RoutingSettings {
  readonly mode: RoutingMode;
  readonly prediction: PredictionSettings;
  /** By peer; 1 where nothing is said. */
  readonly weights: ReadonlyMap<string, number>;
}

/** What became of one request. */
export interface LineAnswer {
  readonly request: LineRequest;
  readonly choice: Choice;
  readonly waitedMs: number;
  readonly promptMs: number;
  readonly outputMs: number;
  /** As its client sees it. */
  readonly totalMs: number;
}

const DEPLOYMENT = "replay";
/** All tell how many they have before the first request. */
const SLOTS_UNTOLD = 4;

/**
 * Requests that come to one peer, which sends them on as it would with these settings, to peers that are queues. Every peer has the model loaded, and nobody has read
 * a prompt's beginning before. No dice: equal requests give equal answers.
 *
 * @param requests in the order of coming
 * @returns the answers in the order in which they ended; none where there is no peer
 */
export function simulateRouting(peers: readonly LinePeer[], requests: readonly LineRequest[], settings: RoutingSettings): readonly LineAnswer[] {
  if (peers.length === 0) return [];
  const mesh = new SimulatedMesh(peers, settings);
  for (const request of requests) mesh.come(request);
  mesh.endUntil(Number.MAX_VALUE);
  return mesh.answers;
}

interface Place {
  readonly facts: LinePeer;
  readonly line: ServingLine<{readonly request: LineRequest; readonly choice: Choice}>;
}

class SimulatedMesh {
  readonly answers: LineAnswer[] = [];
  readonly #chooser: ReplicaChooser;
  readonly #candidates: readonly Candidate[];
  readonly #places: readonly Place[];

  constructor(peers: readonly LinePeer[], {mode, prediction, weights}: RoutingSettings) {
    this.#chooser = new ReplicaChooser(mode, SLOTS_UNTOLD, prediction);
    this.#candidates = peers.map(({peer, rttMs}) => ({peer, deployment: DEPLOYMENT, isLoaded: true, isSuspected: false, rttMs, weight: weights.get(peer) ?? 1}));
    this.#places = peers.map((facts) => ({facts, line: new ServingLine(facts)}));
    for (const place of this.#places) this.#tell(place, 0);
  }

  come(request: LineRequest): void {
    const {atMs, promptTokens, tokensMax, share} = request;
    this.endUntil(atMs);
    const choice = defined(this.#chooser.choose(this.#candidates, {marks: [], promptTokens, tokensMax}, atMs), "a choice among peers");
    const {facts, line} = this.#places[this.#candidates.indexOf(choice.candidate)] as Place;
    this.#chooser.began(choice.candidate, [], atMs);
    line.come({request, choice}, facts.tokenMs * workOf(request) * share, atMs);
  }

  endUntil(untilMs: number): void {
    for (;;) {
      const next = this.#places.reduce((best, one) => (one.line.nextEndMs < best.line.nextEndMs ? one : best));
      const atMs = next.line.nextEndMs;
      if (atMs > untilMs || atMs === Number.POSITIVE_INFINITY) return;
      this.#end(next, next.line.endNext());
    }
  }

  #end(place: Place, {request: {request, choice}, waitedMs, tookMs, atMs}: Over<{readonly request: LineRequest; readonly choice: Choice}>): void {
    const {promptTokens, outputTokens} = request;
    const promptMs = (tookMs * promptTokens * PROMPT_TOKEN_SHARE) / workOf(request);
    const outputMs = tookMs - promptMs;
    const totalMs = atMs + choice.candidate.rttMs - request.atMs;
    this.#chooser.ended(choice, {type: "worked", took: {promptMs, outputMs, promptTokens, outputTokens}}, atMs);
    this.#chooser.answered(choice, totalMs);
    this.#tell(place, atMs);
    this.answers.push({request, choice, waitedMs, promptMs, outputMs, totalMs});
  }

  #tell({facts: {peer, slots, others}, line: {running, waiting}}: Place, nowMs: number): void {
    this.#chooser.told(peer, {deployment: DEPLOYMENT, running: running + others, waiting, slots}, nowMs);
  }
}

/** In tokens written; at least one. */
export function workOf({promptTokens, outputTokens}: Pick<LineRequest, "promptTokens" | "outputTokens">): number {
  return Math.max(1, promptTokens * PROMPT_TOKEN_SHARE + outputTokens);
}
