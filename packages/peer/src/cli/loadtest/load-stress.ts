import type {LoadSummary} from "./load-figures.ts";
import {type LoadPlan, USERS_MAX} from "./load-plan.ts";

/** Each step has so many times the users of the one before. */
const GROWTH = 1.5;
/** From one user to as many as there may be. */
const STEPS_MAX = 30;

/** What answers must be for a step to hold. */
export interface StressLimits {
  /** Of whole answers. */
  readonly p95Ms: number;
  readonly successPercent: number;
}

export interface StressStep {
  readonly users: number;
  readonly summary: LoadSummary;
  readonly holds: boolean;
}

export interface StressResult {
  /** More and more users, until one did not hold. */
  readonly steps: readonly StressStep[];
  /** As many users as at first, after that. Undefined: it was not broken, or told to end. */
  readonly afterwards: StressStep | undefined;
}

/** Runs a plan with more and more users until answers are late or lost, then with as few as at first: whether it is as before. @param run one step; undefined: it was told to end */
export async function runStress(
  plan: LoadPlan,
  limits: StressLimits,
  {run, told}: {readonly run: (plan: LoadPlan) => Promise<LoadSummary | undefined>; readonly told: (step: StressStep) => void},
): Promise<StressResult> {
  const steps: StressStep[] = [];
  const tried = async (users: number): Promise<StressStep | undefined> => {
    const summary = await run({...plan, users});
    if (summary === undefined) return undefined;
    const step = {users, summary, holds: holds(summary, limits)};
    told(step);
    return step;
  };
  for (let users = plan.users; steps.length < STEPS_MAX && users <= USERS_MAX; users = Math.ceil(users * GROWTH)) {
    const step = await tried(users);
    if (!step) break;
    steps.push(step);
    if (!step.holds) return {steps, afterwards: await tried(plan.users)};
  }
  return {steps, afterwards: undefined};
}

function holds({requests, successPercent, totalMs}: LoadSummary, limits: StressLimits): boolean {
  return requests > 0 && successPercent >= limits.successPercent && (totalMs?.p95 ?? Number.POSITIVE_INFINITY) <= limits.p95Ms;
}

/** What came of it, in a sentence or two. */
export function stressWords({steps, afterwards}: StressResult, {p95Ms, successPercent}: StressLimits): string {
  const goal = `at least ${successPercent} % good, P95 at most ${(p95Ms / 1000).toFixed(1)} s`;
  const held = steps.findLast((step) => step.holds);
  const broke = steps.find((step) => !step.holds);
  const first = held ? `holds ${held.users} users, ${held.summary.requestsPerSecond.toFixed(1)} requests a second (${goal})` : `holds no step (${goal})`;
  if (!broke) return `${first}; no step broke it`;
  const after = afterwards && `; afterwards ${afterwards.users} users are ${afterwards.holds ? "served as before" : "NOT served as before"}`;
  return `${first}; breaks with ${broke.users}: ${broke.summary.successPercent.toFixed(2)} % good, P95 ${((broke.summary.totalMs?.p95 ?? 0) / 1000).toFixed(1)} s${after ?? ""}`;
}
