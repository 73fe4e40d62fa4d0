import {Breakers} from "./breakers.ts";
import type {Candidate, Choice, Considered, Ending, PredictionSettings, RoutingMode, Took, Wish} from "./choice.ts";
import {homeOf} from "./homes.ts";
import {type LatencyParts, LatencyPredictor} from "./latency-predictor.ts";
import {MARK_TOKENS, PrefixIndex} from "./prefix-index.ts";
import {PROMPT_TOKEN_SHARE, ReplicaFigures} from "./replica-figures.ts";

/** Deployments on peers whose figures are kept; the longest unused goes first. */
const REPLICAS_MAX = 4096;
/** What a model that is not loaded there costs a request beyond its own work, milliseconds. */
const LOAD_MS = 2000;
/** Below so many candidates there is too little to gain from finer reasons than who has the fewest requests. */
const SCORED_FROM = 3;
/** Costs so near each other are the same: measurements are no finer. Share, and milliseconds. */
const SAME_SHARE = 0.15;
const SAME_MS = 2;
/** Of the peers a choice was made from, those that are remembered with it: who was chosen, and the soonest of the others. */
const CONSIDERED_MAX = 16;
/** Of `weighted` without weights, against the largest. */
const LEAST_SHARE = 0.1;
/** A warm beginning draws requests only as long as its peer is no fuller than this against the emptiest. */
const CROWD_MAX = 1.5;

interface Scored extends Considered {
  /** Requests sent there lately. */
  readonly asked: number;
  readonly figures: ReplicaFigures;
  readonly parts: LatencyParts;
  /** By which it is compared, milliseconds. */
  readonly rankMs: number;
}

/** Told, and not gone by. */
const PREDICTION: PredictionSettings = {isUsed: false, rate: 0.01};

/**
 * Which of several peers that have a model is asked: the one whose answer is expected to be whole first, by how many requests it has, how fast
 * its tokens came, how far it is, whether it has the model loaded and has read the prompt's beginning. No clock and no dice: equal knowledge
 * gives equal choices.
 */
export class ReplicaChooser {
  readonly #mode: RoutingMode;
  readonly #slots: number;
  readonly #replicas = new Map<string, ReplicaFigures>();
  readonly #prefixes = new PrefixIndex();
  readonly #isPredictionUsed: boolean;
  readonly #predictor: LatencyPredictor;
  readonly breakers = new Breakers();
  /** Of `weighted`: what each peer has been credited beyond what it took. */
  readonly #credit = new Map<string, number>();
  #turn = 0;

  /** @param slots of a peer that has not told yet */
  constructor(mode: RoutingMode, slots: number, {isUsed, rate}: PredictionSettings = PREDICTION) {
    this.#mode = mode;
    this.#slots = slots;
    this.#isPredictionUsed = isUsed;
    this.#predictor = new LatencyPredictor(rate);
  }

  /** Undefined: there is no candidate. */
  choose(candidates: readonly Candidate[], wish: Wish, nowMs: number): Choice | undefined {
    const able = firstSome(
      candidates.filter((one) => !one.isSuspected && this.breakers.mayAsk(one.peer, nowMs)),
      candidates.filter((one) => !one.isSuspected),
      candidates,
    );
    if (able.length === 0) return undefined;
    const warmth = this.#prefixes.warmth(wish.marks);
    // Weights are the word of people about shares, which no prediction takes back.
    const isPredicted = this.#isPredictionUsed && able.every(({weight}) => weight === able[0]?.weight);
    const scored = able.map((candidate) => this.#score(candidate, wish, {warmTokens: warmth.get(candidate.peer) ?? 0, isPredicted, nowMs}));
    const [best, reason] = this.#best(scored, wish);
    const others = scored.filter((one) => one !== best).toSorted((a, b) => a.costMs - b.costMs);
    const considered = [best, ...others.slice(0, CONSIDERED_MAX - 1)].map(toConsidered);
    return {...toConsidered(best), reason, of: candidates.length, parts: best.parts, atMs: nowMs, considered};
  }

  /** A request goes there. */
  began({peer, deployment}: Pick<Candidate, "peer" | "deployment">, marks: readonly number[], nowMs: number): void {
    this.#figures(peer, deployment).began(nowMs);
    this.breakers.asked(peer, nowMs);
    this.#prefixes.sent(marks, peer);
  }

  /** Every `began` has one `ended`. */
  ended({candidate: {peer, deployment}, warmTokens}: Pick<Choice, "candidate" | "warmTokens">, how: Ending, nowMs: number): void {
    const figures = this.#figures(peer, deployment);
    figures.own = Math.max(0, figures.own - 1);
    if (how.type === "failed") return this.breakers.failed(peer, nowMs);
    if (how.type === "left") return this.breakers.leftOpen(peer);
    this.breakers.worked(peer);
    if (how.took) measure(figures, how.took, warmTokens > 0);
  }

  /** A whole answer came that was to be expected like this, so long after it was decided. */
  answered({parts}: Pick<Choice, "parts">, tookMs: number): void {
    this.#predictor.learn(parts, tookMs);
  }

  /** The peer itself says how much it has to do. */
  told(peer: string, load: {readonly deployment: string; readonly running: number; readonly waiting: number; readonly slots: number}, nowMs: number): void {
    this.#figures(peer, load.deployment).told(load, nowMs);
  }

  #score(candidate: Candidate, wish: Wish, {warmTokens, isPredicted, nowMs}: {readonly warmTokens: number; readonly isPredicted: boolean; readonly nowMs: number}): Scored {
    const figures = this.#figures(candidate.peer, candidate.deployment);
    const {tokenMs, slots, own} = figures;
    const busy = figures.busy(nowMs);
    const slotMs = tokenMs * workOf(wish.promptTokens, wish.tokensMax ?? 64);
    const savedMs = tokenMs * PROMPT_TOKEN_SHARE * warmTokens;
    const loadMs = candidate.isLoaded ? 0 : LOAD_MS;
    const costMs = Math.max(0, slotMs * ((busy + 1) / capacityOf({figures, candidate})) - savedMs) + candidate.rttMs + loadMs;
    const parts = {slotMs, companyMs: slotMs * Math.min(1, busy / slots), lineMs: (slotMs * Math.max(0, busy + 1 - slots)) / slots, savedMs, rttMs: candidate.rttMs, loadMs};
    const predictedMs = this.#predictor.predict(parts);
    const asked = figures.askedLately(nowMs);
    // Its own time alone would send everybody to the fastest until that is as late as the slowest: what it takes from those who are there, and will come, counts too.
    const rankMs = isPredicted ? predictedMs + (slotMs * busy) / slots + parts.lineMs : costMs;
    return {candidate, figures, parts, costMs, predictedMs, rankMs, busy, own, slots, tokenMs, warmTokens, asked};
  }

  #best(scored: readonly Scored[], wish: Wish): [Scored, string] {
    if (this.#mode === "round_robin") return [inOrder(scored)[this.#turn++ % scored.length] as Scored, "its turn"];
    if (this.#mode === "weighted") return [this.#byWeight(inOrder(scored)), "its share"];
    if (this.#mode === "least_connections" || scored.length < SCORED_FROM) return [fewest(scored), "fewest requests"];
    return byCost(scored, wish);
  }

  /** Smooth weighted round robin, as nginx does it: everybody is credited its weight, the richest pays for all. */
  #byWeight(scored: readonly Scored[]): Scored {
    let best = scored[0] as Scored;
    let total = 0;
    const shares = sharesOf(scored);
    for (const [index, one] of scored.entries()) {
      const {peer} = one.candidate;
      const share = shares[index] as number;
      total += share;
      this.#credit.set(peer, this.#creditOf(one) + share);
      if (this.#creditOf(one) > this.#creditOf(best)) best = one;
    }
    this.#credit.set(best.candidate.peer, this.#creditOf(best) - total);
    if (this.#credit.size > REPLICAS_MAX) this.#credit.clear();
    return best;
  }

  #creditOf({candidate}: Scored): number {
    return this.#credit.get(candidate.peer) ?? 0;
  }

  #figures(peer: string, deployment: string): ReplicaFigures {
    const key = `${peer} ${deployment}`;
    const figures = this.#replicas.get(key) ?? new ReplicaFigures(this.#slots);
    this.#replicas.delete(key);
    this.#replicas.set(key, figures);
    if (this.#replicas.size > REPLICAS_MAX) this.#forgetOne();
    return figures;
  }

  /** Never one that has requests. */
  #forgetOne(): void {
    for (const [key, {own}] of this.#replicas) if (own === 0) return void this.#replicas.delete(key);
  }
}

/**
 * What each shall take against the others: what people say; where they say nothing, the tokens a second its slots write by what was measured, as the others do where nothing was.
 * Nobody's is below a tenth of the largest: it would never be measured again.
 */
function sharesOf(scored: readonly Scored[]): readonly number[] {
  const weights = scored.map(({candidate}) => candidate.weight);
  if (weights.some((weight) => weight !== 1)) return weights;
  const measured = scored.flatMap(({figures}) => (figures.isMeasured ? figures.tokenMs : []));
  const usualMs = measured.reduce((sum, ms) => sum + ms, 0) / measured.length;
  const speeds = scored.map(({figures}) => figures.slots / (figures.isMeasured || measured.length === 0 ? figures.tokenMs : usualMs));
  const fastest = Math.max(...speeds);
  return speeds.map((speed) => Math.max(LEAST_SHARE, speed / fastest));
}

/** Nobody knows how much of a warm prompt was read indeed, and none of it makes a peer fast: then only what was written after the first token counts. */
function measure(figures: ReplicaFigures, {promptMs, outputMs, promptTokens, outputTokens}: Took, isWarm: boolean): void {
  if (!isWarm) figures.measured(promptMs + outputMs, workOf(promptTokens, outputTokens));
  else if (outputTokens > 1) figures.measured(outputMs, outputTokens - 1);
}

/** In tokens written. */
function workOf(promptTokens: number, outputTokens: number): number {
  return promptTokens * PROMPT_TOKEN_SHARE + outputTokens;
}

function toConsidered({candidate, costMs, predictedMs, busy, own, slots, tokenMs, warmTokens}: Scored): Considered {
  return {candidate, costMs, predictedMs, busy, own, slots, tokenMs, warmTokens};
}

function firstSome<T>(...lists: readonly (readonly T[])[]): readonly T[] {
  return lists.find((list) => list.length > 0) ?? [];
}

function inOrder(scored: readonly Scored[]): readonly Scored[] {
  return scored.toSorted((a, b) => compare(a.candidate.peer, b.candidate.peer));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** By requests against slots and weight; of equal ones who has the model loaded, then who is warm, then the nearest. */
function fewest(scored: readonly Scored[]): Scored {
  const share = ({figures, busy, candidate}: Scored): number => (busy + (candidate.isLoaded ? 0 : figures.slots)) / capacityOf({figures, candidate});
  return scored.toSorted((a, b) => share(a) - share(b) || b.warmTokens - a.warmTokens || nearer(a, b))[0] as Scored;
}

function nearer(a: Scored, b: Scored): number {
  return a.candidate.rttMs - b.candidate.rttMs || compare(a.candidate.peer, b.candidate.peer);
}

function byCost(scored: readonly Scored[], {marks}: Wish): [Scored, string] {
  const emptiest = Math.min(...scored.map(fullness));
  const open = scored.filter((one) => one.warmTokens === 0 || fullness(one) <= CROWD_MAX * emptiest + 1);
  const least = Math.min(...open.map(({rankMs}) => rankMs));
  const leastCost = Math.min(...open.map(({costMs}) => costMs));
  const within = (ms: number): readonly Scored[] => open.filter(({rankMs}) => rankMs <= least + SAME_SHARE * leastCost + SAME_MS + ms);
  const same = within(0);
  const warmest = Math.max(...same.map(({warmTokens}) => warmTokens));
  if (warmest > 0) return [same.filter(({warmTokens}) => warmTokens === warmest).toSorted(nearer)[0] as Scored, "warm beginning"];
  const first = marks[0];
  if (first === undefined) return [same.toSorted(nearer)[0] as Scored, same.length === 1 ? "soonest" : "nearest of the soonest"];
  // Nobody is warm: the same beginning shall go to the same peer, whoever is asked. What reading it costs once is worth waiting for there.
  const readingMs = Math.min(...open.map(({figures}) => figures.tokenMs)) * PROMPT_TOKEN_SHARE * MARK_TOKENS * marks.length;
  const homes = within(readingMs).map((scored) => ({peer: scored.candidate.peer, capacity: capacityOf(scored), asked: scored.asked, scored}));
  return [homeOf(first, homes).scored, "home of its beginning"];
}

/** Requests against what it shall take. */
function fullness(scored: Scored): number {
  return scored.busy / capacityOf(scored);
}

/** What it shall take at once, against others. */
function capacityOf({figures, candidate}: Pick<Scored, "figures" | "candidate">): number {
  return figures.slots * candidate.weight;
}
