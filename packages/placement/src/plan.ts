import {fail, type Outcome, ok} from "@ollamesh/stdx";
import {STAGES_MAX} from "./cut-layers.ts";
import {type Asked, explain} from "./explain.ts";
import {Links} from "./links.ts";
import {checkRanks, hybridDegrades} from "./plan-groups.ts";
import {defaultRules} from "./rules.ts";
import type {ModelShape, PeerCapacity, Plan, PlanPolicy, Strategy} from "./types.ts";
import {type Candidate, type PlanReport, type Weighed, type WeighPolicy, weighPlans} from "./weigh-plans.ts";

/** What looks less than so good beside the best is not tried at the users' expense. */
const TRIED_MIN = 0.5;
const PROMPT_TOKENS_DEFAULT = 512;

const WORDS = {whole: "whole", replicas: "by replicas", tensor: "by a group that shares its layers"};

/** A decision and everything it rests on. */
export interface Decision {
  readonly report: PlanReport;
  readonly policy: WeighPolicy;
  readonly plan: Outcome<Plan>;
}

/**
 * Chooses which peers serve which layers. Pure and deterministic: the order of `peers` does not matter. `auto` takes what is predicted to be fastest for the streams that are asked for; one stream
 * is never faster for a layer split (that only makes a model fit), so it is served whole whenever a peer can hold it.
 * Codes: `bad_request`, `not_enough_peers`, `not_splittable`, `out_of_memory`, `switched_off`.
 */
export function plan(shape: ModelShape, peers: readonly PeerCapacity[], policy: PlanPolicy, links = new Links()): Outcome<Plan> {
  const decision = decide(shape, peers, policy, links);
  return decision.ok ? decision.value.plan : decision;
}

/** The same with the whole picture. Refused where the question makes no sense: codes `bad_request`, `not_enough_peers`. */
export function decide(shape: ModelShape, peers: readonly PeerCapacity[], asked: PlanPolicy, links = new Links()): Outcome<Decision> {
  const invalid = checkPolicy(shape, peers, asked);
  if (invalid) return invalid;
  const policy = weighPolicyOf(asked, peers.length);
  const report = weighPlans(shape, peers, links, policy);
  const degraded = asked.strategy === "hybrid" ? hybridDegrades(shape, peers, asked) : undefined;
  const strategy = degraded === undefined ? asked.strategy : "pipeline";
  const chosen = strategy === "auto" ? chooseAuto(report, asked) : chooseAsked(report, strategy);
  const plan = chosen.ok ? ok(planOf(report, chosen.value, peers, {policy, isStrategyGiven: isGiven(asked)})) : chosen;
  return ok({report, policy, plan: degraded === undefined ? plan : degradedTo(plan, degraded)});
}

/** What comes of a hybrid that cannot be, with why it cannot. */
function degradedTo(pipeline: Outcome<Plan>, why: string): Outcome<Plan> {
  if (!pipeline.ok) return fail(pipeline.error.code, `${why}; not as a ${pipeline.error.message}`);
  const {stages, reasons} = pipeline.value;
  return ok({...pipeline.value, reasons: [`${why}: served as a pipeline${stages.length === 1 ? " of one" : ""}`, ...reasons]});
}

/** Several stages ask for a pipeline as well as its name does. */
function isGiven({strategy, stages = 1}: PlanPolicy): boolean {
  return strategy !== "auto" || stages > 1;
}

function weighPolicyOf({strategy, stages, ranks, streams, promptTokens, rules, contextLength, sequencesMax}: PlanPolicy, peers: number): WeighPolicy {
  const usual = strategy === "replicas" ? peers * sequencesMax : (stages ?? 1);
  return {streams: streams ?? usual, promptTokens: promptTokens ?? PROMPT_TOKENS_DEFAULT, rules: rules ?? defaultRules, stages, ranks, contextLength, sequencesMax};
}

/** The best of what the rules allow; where that is nothing, what makes the model fit at all. */
function chooseAuto(report: PlanReport, {stages, trust = () => 1, tries}: PlanPolicy): Outcome<Candidate> {
  if (stages !== undefined && stages > 1) return chooseAsked(report, "pipeline");
  const trusted = (one: Candidate): number => one.score * trust(one);
  const possible = report.weighed.flatMap(({verdict, candidate}) => (verdict === "possible" && candidate ? [candidate] : []));
  const best = possible.toSorted((a, b) => trusted(b) - trusted(a))[0];
  const tried = possible.find((one) => one.strategy === tries && best && trusted(one) >= trusted(best) * TRIED_MIN);
  if (best) return ok(tried ?? best);
  const forced = report.weighed.find(({verdict, candidate, failure}) => verdict === "ruled_out" && candidate && failure?.code === "ruled_out");
  return forced?.candidate ? ok(forced.candidate) : nothingFits(report);
}

function chooseAsked({weighed}: PlanReport, strategy: Strategy): Outcome<Candidate> {
  const one = weighed.find((candidate) => candidate.strategy === strategy);
  if (one?.candidate && (!one.failure || one.failure.code === "ruled_out")) return ok(one.candidate);
  return fail(one?.failure?.code ?? "bad_request", `${strategy}: ${one?.failure?.message ?? "not known"}`);
}

/** The refusal of the most promising way: a pipeline's where there could be one. */
function nothingFits({weighed}: PlanReport): ReturnType<typeof fail> {
  const of = (strategy: Strategy): Weighed["failure"] => weighed.find((one) => one.strategy === strategy)?.failure;
  const whole = of("whole");
  const pipeline = of("pipeline");
  const code = pipeline?.code === "not_splittable" ? pipeline.code : (whole?.code ?? "out_of_memory");
  return fail(code, `${whole?.message ?? ""}; as a pipeline: ${pipeline?.message ?? ""}`);
}

function planOf(report: PlanReport, candidate: Candidate, peers: readonly PeerCapacity[], asked: Asked): Plan {
  const [stages = [], ...replicas] = candidate.chains;
  const reasons = explain(report, candidate, peers, asked);
  const {strategy, prediction, rttMs, bytesPerMs} = candidate;
  const alternatives = report.weighed.flatMap((one) => (one.candidate ? [{strategy: one.strategy, score: one.candidate.score}] : []));
  return {strategy, stages, ...(replicas.length > 0 && {replicas}), prediction: {...prediction, rttMs, ...(bytesPerMs !== undefined && {bytesPerMs})}, alternatives, reasons};
}

function checkPolicy(shape: ModelShape, peers: readonly PeerCapacity[], policy: PlanPolicy): ReturnType<typeof fail> | undefined {
  if (peers.length === 0) return fail("not_enough_peers", "no peer is there to serve the model");
  const {stages, strategy, promptTokens, contextLength} = policy;
  if (promptTokens !== undefined && promptTokens > contextLength)
    return fail("bad_request", `a prompt of ${promptTokens} tokens does not fit a context of ${contextLength}: ask for a shorter prompt, or a longer context if the model has one`);
  const ranks = checkRanks(peers.length, policy);
  if (stages === undefined || ranks) return ranks;
  if (!Number.isInteger(stages) || stages < 1 || stages > STAGES_MAX) {
    return fail("bad_request", `stages must be a whole number from 1 to ${STAGES_MAX}, not ${stages}`);
  }
  const isOneStage = strategy === "whole" || strategy === "replicas" || strategy === "tensor";
  if (isOneStage && stages !== 1) return fail("bad_request", `a model served ${WORDS[strategy]} has one stage: leave out --stages or use --strategy pipeline`);
  if (stages > peers.length) {
    return fail("not_enough_peers", `${stages} stages need ${stages} peers, the mesh has ${peers.length}`);
  }
  if (stages > shape.layers) return fail("bad_request", `${stages} stages need ${stages} layers, the model has ${shape.layers}`);
  return undefined;
}
