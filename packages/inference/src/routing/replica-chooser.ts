import {Breakers} from "./breakers.ts";
import {homeOf} from "./homes.ts";
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
/** A warm beginning draws requests only as long as its peer is no fuller than this against the emptiest. */
const CROWD_MAX = 1.5;

export type RoutingMode = "auto" | "least_connections" | "weighted" | "round_robin";

/** A peer that can answer, now or once it has loaded the model. */
export interface Candidate {
  readonly peer: string;
  readonly deployment: string;
  /** The model is loaded there. */
  readonly isLoaded: boolean;
  /** It does not answer at the moment: only if nobody else can. */
  readonly isSuspected: boolean;
  /** 0 to itself. */
  readonly rttMs: number;
  /** Set by people: how much it shall take against the others, 1 and more. */
  readonly weight: number;
}

export interface Wish {
  /** Of the prompt; empty: it is too short to matter. */
  readonly marks: readonly number[];
  readonly promptTokens: number;
  /** Answer's tokens at most; undefined: nobody knows. */
  readonly tokensMax: number | undefined;
}

export interface Choice {
  readonly candidate: Candidate;
  /** Why, for people: ASCII, no longer than a line. */
  readonly reason: string;
  readonly costMs: number;
  /** Requests there when it was chosen. */
  readonly busy: number;
  readonly warmTokens: number;
  readonly of: number;
}

interface Scored extends Omit<Choice, "reason" | "of"> {
  /** Requests sent there lately. */
  readonly asked: number;
  readonly figures: ReplicaFigures;
}

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
  readonly breakers = new Breakers();
  /** Of `weighted`: what each peer has been credited beyond what it took. */
  readonly #credit = new Map<string, number>();
  #turn = 0;

  /** @param slots of a peer that has not told yet */
  constructor(mode: RoutingMode, slots: number) {
    this.#mode = mode;
    this.#slots = slots;
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
    const scored = able.map((candidate) => this.#score(candidate, wish, warmth.get(candidate.peer) ?? 0, nowMs));
    const [best, why] = this.#best(scored, wish);
    const {figures: _, asked: __, ...choice} = best;
    return {...choice, reason: why, of: candidates.length};
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

  /** The peer itself says how much it has to do. */
  told(peer: string, load: {readonly deployment: string; readonly running: number; readonly waiting: number; readonly slots: number}, nowMs: number): void {
    this.#figures(peer, load.deployment).told(load, nowMs);
  }

  #score(candidate: Candidate, wish: Wish, warmTokens: number, nowMs: number): Scored {
    const figures = this.#figures(candidate.peer, candidate.deployment);
    const busy = figures.busy(nowMs);
    const capacity = capacityOf({figures, candidate});
    const work = workOf(wish.promptTokens, wish.tokensMax ?? 64);
    const answerMs = figures.tokenMs * work * ((busy + 1) / capacity);
    const savedMs = figures.tokenMs * PROMPT_TOKEN_SHARE * warmTokens;
    const costMs = Math.max(0, answerMs - savedMs) + candidate.rttMs + (candidate.isLoaded ? 0 : LOAD_MS);
    return {candidate, figures, busy, asked: figures.askedLately(nowMs), warmTokens, costMs};
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
    for (const one of scored) {
      const {peer, weight} = one.candidate;
      total += weight;
      this.#credit.set(peer, (this.#credit.get(peer) ?? 0) + weight);
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

/** `worked`, with what it took; `failed` there; or `left`, which says nothing of the peer. */
export type Ending =
  /** `took` undefined: it was ended from here. */
  {readonly type: "worked"; readonly took: Took | undefined} | {readonly type: "failed"} | {readonly type: "left"};

/** What an answer cost in its slot. */
export interface Took {
  /** Until the first token. */
  readonly promptMs: number;
  /** From then on. */
  readonly outputMs: number;
  readonly promptTokens: number;
  readonly outputTokens: number;
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
  const least = Math.min(...open.map(({costMs}) => costMs));
  const within = (ms: number): readonly Scored[] => open.filter(({costMs}) => costMs <= least * (1 + SAME_SHARE) + SAME_MS + ms);
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
