import {STRATEGIES, type Strategy} from "../types.ts";
import {ema} from "./ema.ts";

/** One answer that a model gave, or failed to. */
export interface Run {
  readonly isOk: boolean;
  /** Undefined: too short to say, or it shared its model with others. */
  readonly tokensPerSecond: number | undefined;
  readonly firstTokenMs: number | undefined;
  readonly wallMs: number;
  /** Drawn for it, and for those that were given up since the run before. */
  readonly tokens: number;
}

/** Of all runs of one strategy; averages are exponential, of those that succeeded. */
export interface StrategyMetrics {
  readonly executions: number;
  readonly successes: number;
  readonly failures: number;
  /** Of 1 for a success and 0 for a failure; undefined: none yet. */
  readonly successRate: number | undefined;
  readonly latencyMs: number | undefined;
  readonly firstTokenMs: number | undefined;
  readonly tokensPerSecond: number | undefined;
}

export type MetricsByStrategy = Readonly<Record<Strategy, StrategyMetrics>>;

const NONE: StrategyMetrics = {executions: 0, successes: 0, failures: 0, successRate: undefined, latencyMs: undefined, firstTokenMs: undefined, tokensPerSecond: undefined};

/** No strategy's weight falls below this: what is never tried is never learned about. */
export const WEIGHT_MIN = 0.05;

export const noMetrics: MetricsByStrategy = Object.fromEntries(STRATEGIES.map((strategy) => [strategy, NONE])) as Record<Strategy, StrategyMetrics>;

export function withRun(metrics: StrategyMetrics, run: Run, alpha?: number): StrategyMetrics {
  const counted = {
    ...metrics,
    executions: metrics.executions + 1,
    successes: metrics.successes + Number(run.isOk),
    failures: metrics.failures + Number(!run.isOk),
    successRate: ema(metrics.successRate, Number(run.isOk), alpha),
  };
  if (!run.isOk) return counted;
  const averaged = (before: number | undefined, value: number | undefined): number | undefined => (value === undefined ? before : ema(before, value, alpha));
  return {
    ...counted,
    latencyMs: averaged(metrics.latencyMs, run.wallMs),
    firstTokenMs: averaged(metrics.firstTokenMs, run.firstTokenMs),
    tokensPerSecond: averaged(metrics.tokensPerSecond, run.tokensPerSecond),
  };
}

/** Rewards as weights of sum 1, none below `WEIGHT_MIN`. @param rewards >= 0; a strategy without one has the mean of the others */
export function weightsOf(rewards: Readonly<Partial<Record<Strategy, number>>>): Readonly<Record<Strategy, number>> {
  const known = Object.values(rewards);
  const usual = known.length === 0 ? 1 : known.reduce((sum, reward) => sum + reward, 0) / known.length;
  const all = STRATEGIES.map((strategy) => rewards[strategy] ?? usual);
  const total = all.reduce((sum, reward) => sum + reward, 0);
  const free = 1 - WEIGHT_MIN * STRATEGIES.length;
  const share = (reward: number): number => (total > 0 ? reward / total : 1 / STRATEGIES.length);
  return Object.fromEntries(STRATEGIES.map((strategy, i) => [strategy, WEIGHT_MIN + free * share(all[i] as number)])) as Record<Strategy, number>;
}
