import {Prng} from "@ollamesh/stdx";
import type {PredictionSettings, RoutingMode} from "../routing/choice.ts";
import {type FittedMesh, fitMesh, grouped, mean} from "./fit-mesh.ts";
import type {RoutedRequest} from "./routed-request.ts";
import {type LineRequest, simulateRouting} from "./simulate-routing.ts";
import {type Way, waysOf} from "./ways.ts";

/** Below so many answers chance decides. */
export const REQUESTS_MIN = 40;
/** Of one model, for it to be looked at. */
const MODEL_REQUESTS_MIN = 20;
/** By these one is chosen; by the others it must prove to be better. */
const CHOOSING = [1, 2, 3, 4];
const PROVING = [5, 6, 7, 8];
/** Less is not worth a change. */
const GAIN_MIN = 0.05;
/** The latest answers may come no later than this against now. */
const P95_MAX = 1.05;
/** Of ways that are so near the best the one that changes least. */
const NEAR = 0.02;
/** A replay of what was may be off by this factor. */
const UNLIKE = 2;
/** Between the first time a trace is replayed, which only teaches, and the second. */
const REST_MS = 600_000;

export interface Figures {
  /** Of answers, milliseconds. */
  readonly meanMs: number;
  readonly p95Ms: number;
}

export interface WeighedWay extends Way, Figures {}

/** `better`: `best` is to be suggested. */
export type Verdict = "too_short" | "one_peer" | "unlike" | "as_it_is" | "better";

export interface Tuning {
  readonly verdict: Verdict;
  /** Answers that were replayed. */
  readonly requests: number;
  /** Of them, as they were. */
  readonly recorded: Figures;
  readonly meshes: readonly (FittedMesh & {readonly model: string})[];
  /** What is in force first, then the best one first; empty where nothing was replayed. */
  readonly ways: readonly WeighedWay[];
  /** What is suggested: what is in force, unless the verdict is `better`. */
  readonly best: WeighedWay | undefined;
  /** The best one and what is in force, by chances it was not chosen by. */
  readonly proof: {readonly now: Figures; readonly best: Figures} | undefined;
}

/**
 * Replays a trace with every way there is to route, in a simulation of the peers as the trace shows them, and says whether one of them is better than what is in force:
 * by a twentieth in the mean, with a 95th percentile that is no later, in replays it was not chosen by, each of them. Nothing is changed. No dice: the same trace gives the same result.
 *
 * @param trace at most some thousand requests, of any models
 */
export function tuneRouting(trace: readonly RoutedRequest[], present: {readonly mode: RoutingMode; readonly prediction: PredictionSettings}): Tuning {
  const models = [...grouped(trace, ({model}) => model)].filter(([, some]) => some.length >= MODEL_REQUESTS_MIN);
  const fitted = models.map(([model, some]) => ({model, trace: some, ...fitMesh(some)}));
  const choosable = fitted.filter(({peers}) => peers.length > 1);
  const used = choosable.flatMap((one) => one.trace);
  const meshes = choosable.map(({trace: _, ...mesh}) => mesh);
  const base = {requests: used.length, recorded: figuresOf(used.map(({totalMs}) => totalMs)), meshes};
  const nothing = {...base, ways: [], best: undefined, proof: undefined};
  if (trace.length < REQUESTS_MIN || models.length === 0) return {...nothing, verdict: "too_short"};
  if (choosable.length === 0) return {...nothing, verdict: "one_peer"};
  if (used.length < REQUESTS_MIN) return {...nothing, verdict: "too_short"};
  const weighed = waysOf(meshes, present).map((way): WeighedWay => ({...way, ...figuresOf(CHOOSING.flatMap((seed) => replay(meshes, way, seed)))}));
  const [now, ...others] = weighed as [WeighedWay, ...WeighedWay[]];
  const ways = [now, ...others.toSorted((a, b) => a.meanMs - b.meanMs)];
  if (now.meanMs > base.recorded.meanMs * UNLIKE || now.meanMs < base.recorded.meanMs / UNLIKE) return {...base, ways, best: undefined, proof: undefined, verdict: "unlike"};
  const best = bestOf(weighed);
  if (best === now) return {...base, ways, best, proof: undefined, verdict: "as_it_is"};
  const {isProven, ...proof} = prove(meshes, now, best);
  return isProven ? {...base, ways, best, proof, verdict: "better"} : {...base, ways, best: now, proof, verdict: "as_it_is"};
}

/** @param ways what is in force first */
function bestOf(ways: readonly WeighedWay[]): WeighedWay {
  const now = ways[0] as WeighedWay;
  const able = ways.filter(({p95Ms}) => p95Ms <= now.p95Ms * P95_MAX);
  const least = Math.min(...able.map(({meanMs}) => meanMs));
  if (least > now.meanMs * (1 - GAIN_MIN)) return now;
  return able.find(({meanMs}) => meanMs <= least * (1 + NEAR)) ?? now;
}

function prove(meshes: readonly FittedMesh[], now: Way, best: Way): {readonly isProven: boolean; readonly now: Figures; readonly best: Figures} {
  const runs = PROVING.map((seed) => ({now: replay(meshes, now, seed), best: replay(meshes, best, seed)}));
  const [before, after] = [figuresOf(runs.flatMap((run) => run.now)), figuresOf(runs.flatMap((run) => run.best))];
  const isEachBetter = runs.every((run) => mean(run.best) < mean(run.now));
  return {isProven: isEachBetter && after.meanMs <= before.meanMs * (1 - GAIN_MIN) && after.p95Ms <= before.p95Ms * P95_MAX, now: before, best: after};
}

/** Answers' times. The requests come when they came; what made one of them longer or shorter than usual is dealt out anew. */
function replay(meshes: readonly FittedMesh[], {settings}: Way, seed: number): readonly number[] {
  return meshes.flatMap(({peers, requests}) => {
    const rng = new Prng(seed);
    const lengthMs = (requests.at(-1)?.atMs ?? 0) + REST_MS;
    const dealt = (): readonly LineRequest[] => {
      const shares = rng.shuffle(requests.map(({share}) => share));
      return requests.map((request, index) => ({...request, share: shares[index] as number}));
    };
    const twice = [...dealt(), ...dealt().map((request) => ({...request, atMs: request.atMs + lengthMs}))];
    return simulateRouting(peers, twice, settings).flatMap(({request, totalMs}) => (request.atMs >= lengthMs ? [totalMs] : []));
  });
}

function figuresOf(times: readonly number[]): Figures {
  if (times.length === 0) return {meanMs: 0, p95Ms: 0};
  const sorted = times.toSorted((a, b) => a - b);
  return {meanMs: mean(times), p95Ms: sorted[Math.ceil(0.95 * sorted.length) - 1] as number};
}
