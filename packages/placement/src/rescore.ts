import {fail, type Outcome, ok} from "@ollamesh/stdx";
import type {Links} from "./links.ts";
import {decide} from "./plan.ts";
import {ranksOf} from "./ranks.ts";
import type {ModelShape, PeerCapacity, Plan, PlannedStage, PlanPolicy, Strategy} from "./types.ts";
import {type Candidate, candidateOf} from "./weigh-plans.ts";

/** What serves a model now. */
export interface Serving {
  readonly strategy: Strategy;
  /** Each serves the whole model. */
  readonly chains: readonly (readonly PlannedStage[])[];
}

/** What serves now beside the best there could be, by the same figures. */
export interface Rescored {
  readonly present: Candidate;
  readonly best: Candidate;
  /** The best as a plan; its first reason says what it gains. */
  readonly plan: Plan;
  /** How much more the best is worth, as a share of what the present is: 0.1 is 10 %. What would have to be fetched is held against it. */
  readonly gain: number;
  /** Which strategy on which peers in which order, whatever the cuts between them. */
  readonly key: string;
}

/** Looks at what serves with the speeds and ways of now. Pure and deterministic. Codes: `busy` (a peer that serves it is not heard of), and those of `plan`. */
export function rescore(shape: ModelShape, serving: Serving, peers: readonly PeerCapacity[], policy: PlanPolicy, links?: Links): Outcome<Rescored> {
  const missing = serving.chains
    .flat()
    .flatMap(ranksOf)
    .find((peer) => !peers.some(({id}) => id === peer));
  if (missing !== undefined) return fail("busy", `${missing}, which serves a part of it, is not heard of just now`);
  const decision = decide(shape, peers, policy, links);
  if (!decision.ok) return decision;
  const {report, plan, policy: weighed} = decision.value;
  if (!plan.ok) return plan;
  const best = report.weighed.find(({strategy}) => strategy === plan.value.strategy)?.candidate;
  if (!best) return fail("busy", "the best plan was not weighed");
  const present = candidateOf(report.terrain, peers, serving.strategy, serving.chains, weighed);
  const worth = (one: Candidate): number => one.score * (policy.trust?.(one) ?? 1);
  const gain = worth(best) / worth(present) - 1;
  const reason = `${Math.round(gain * 100)} % more than ${keyText(present)} gives now (${rate(best)} and ${rate(present)} tokens/s predicted)`;
  return ok({present, best, plan: {...plan.value, reasons: [reason, ...plan.value.reasons]}, gain, key: planKey(best)});
}

export function planKey({strategy, chains}: Serving): string {
  return `${strategy} ${chains.map((chain) => chain.map((stage) => ranksOf(stage).join("+")).join(" ")).join(" | ")}`;
}

function keyText({strategy, chains}: Candidate): string {
  return `${strategy} on ${chains
    .flat()
    .map((stage) => ranksOf(stage).join("+"))
    .join(", ")}`;
}

function rate({prediction: {tokensPerSecond}}: Candidate): string {
  return tokensPerSecond >= 100 ? tokensPerSecond.toFixed(0) : tokensPerSecond.toPrecision(3);
}
