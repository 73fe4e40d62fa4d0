import type {Prng} from "@ollamesh/stdx";
import {STRATEGIES, type Strategy} from "../types.ts";
import {EMA_ALPHA, ema} from "./ema.ts";
import {type MetricsByStrategy, noMetrics, type Run, weightsOf, withRun} from "./strategy-metrics.ts";

/** What a run was about: what predictions may be wrong by. */
export interface TaskContext {
  readonly layers: number;
  readonly contextLength: number;
  readonly sizeBytes: number;
  /** That serve it. */
  readonly peers: number;
  /** The longest round trip between two that follow each other. */
  readonly rttMs: number;
  /** Of the slowest link between two that send each other what is computed; undefined: there are none, or it was not known. */
  readonly bytesPerMs?: number | undefined;
}

export interface LearnerSettings {
  /** Of averages. */
  readonly alpha: number;
  /** How often something is tried that does not look best, [0, 1]. */
  readonly exploration: number;
  /** How far one surprise moves what is believed, [0, 1]. */
  readonly learningRate: number;
  /** Runs that are remembered one by one. */
  readonly samplesMax: number;
}

export const learnerDefaults: LearnerSettings = {alpha: EMA_ALPHA, exploration: 0.1, learningRate: 0.15, samplesMax: 2000};

interface Sample {
  readonly strategy: Strategy;
  readonly sizeBytes: number;
  /** Logarithm of what was over what was predicted. */
  readonly surprise: number;
}

/** Everything a learner knows, as JSON. */
export interface LearnerState {
  readonly metrics: MetricsByStrategy;
  readonly rewards: Readonly<Partial<Record<Strategy, number>>>;
  readonly beliefs: Readonly<Partial<Record<Strategy, readonly number[]>>>;
  /** The oldest first. */
  readonly samples: readonly Sample[];
}

/** Models of up to so much less or more bytes behave alike. */
const ALIKE = 0.3;
/** Such runs that are looked back on, the last ones. */
const NEIGHBOURS_MAX = 30;
/** What follows from features counts as much as so many neighbours. */
const BELIEF_COUNT = 3;
/** A factor of 20: more is an accident, and must not be learned from for long. */
const SURPRISE_MAX = 3;

export const noExperience: LearnerState = {metrics: noMetrics, rewards: {}, beliefs: {}, samples: []};

/**
 * A contextual bandit over strategies. Plans are predicted from what was measured; this learns by how much each strategy surprises: from runs of models of like size, and by a linear model of
 * the features (normalised least mean squares), for those there are none of. Now and then something else is tried, the more often the better it usually does.
 */
export class Learner {
  /** May change at any time. */
  settings: LearnerSettings;
  #state: LearnerState;

  constructor(settings: LearnerSettings = learnerDefaults, state: LearnerState = noExperience) {
    this.settings = settings;
    this.#state = state;
  }

  /** For keeping; treat as immutable. */
  get state(): LearnerState {
    return this.#state;
  }

  get metrics(): MetricsByStrategy {
    return this.#state.metrics;
  }

  /** Sum 1. */
  get weights(): Readonly<Record<Strategy, number>> {
    return weightsOf(this.#state.rewards);
  }

  /** What a prediction of this strategy is to be multiplied with here, failures counted. 1 where nothing is known. */
  trust(strategy: Strategy, context: TaskContext): number {
    const {successRate} = this.#state.metrics[strategy];
    return (successRate ?? 1) * Math.exp(this.#surpriseOf(strategy, context));
  }

  /** What to try this time although it may not look best; undefined, most times: nothing. */
  explore(rng: Prng): Strategy | undefined {
    if (!rng.chance(Math.round(this.settings.exploration * 1e6), 1_000_000)) return undefined;
    const {weights} = this;
    let at = rng.below(1_000_000) / 1_000_000;
    return STRATEGIES.find((strategy) => {
      at -= weights[strategy];
      return at < 0;
    });
  }

  /** @param predicted tokens a second; undefined: nothing was */
  record(strategy: Strategy, context: TaskContext, predicted: number | undefined, run: Run): void {
    this.count(strategy, run);
    const {rewards} = this.#state;
    if (run.isOk && (run.tokensPerSecond === undefined || predicted === undefined || !(predicted > 0))) return;
    const surprise = run.isOk ? clamp(Math.log((run.tokensPerSecond as number) / (predicted as number)), SURPRISE_MAX) : undefined;
    const reward = surprise === undefined ? 0 : Math.min(2, Math.exp(surprise));
    this.#state = {...this.#state, rewards: {...rewards, [strategy]: ema(rewards[strategy], reward, this.settings.alpha)}};
    if (surprise !== undefined) this.#learn(strategy, context, surprise);
  }

  /** A run that nothing was predicted for. */
  count(strategy: Strategy, run: Run): void {
    const {metrics} = this.#state;
    this.#state = {...this.#state, metrics: {...metrics, [strategy]: withRun(metrics[strategy], run, this.settings.alpha)}};
  }

  #learn(strategy: Strategy, context: TaskContext, surprise: number): void {
    const {beliefs, samples} = this.#state;
    const features = featuresOf(context);
    const error = surprise - this.#believed(strategy, features);
    const step = (this.settings.learningRate * error) / dot(features, features);
    const before = beliefs[strategy] ?? [];
    // Of an earlier release there may be fewer.
    const next = features.map((feature, i) => (before[i] ?? 0) + step * feature);
    const kept = samples.slice(Math.max(0, samples.length + 1 - this.settings.samplesMax));
    this.#state = {...this.#state, beliefs: {...beliefs, [strategy]: next}, samples: [...kept, {strategy, sizeBytes: context.sizeBytes, surprise}]};
  }

  #surpriseOf(strategy: Strategy, context: TaskContext): number {
    const believed = this.#believed(strategy, featuresOf(context));
    const neighbours = this.#state.samples.filter((one) => one.strategy === strategy && isAlike(one.sizeBytes, context.sizeBytes)).slice(-NEIGHBOURS_MAX);
    let mean: number | undefined;
    for (const {surprise} of neighbours) mean = ema(mean, surprise, 2 * this.settings.alpha);
    const count = neighbours.length;
    return clamp((count * (mean ?? 0) + BELIEF_COUNT * believed) / (count + BELIEF_COUNT), SURPRISE_MAX);
  }

  #believed(strategy: Strategy, features: readonly number[]): number {
    return clamp(dot(this.#state.beliefs[strategy] ?? [], features), SURPRISE_MAX);
  }
}

/** Of like magnitude, so that each can be learned from. */
function featuresOf({layers, contextLength, sizeBytes, peers, rttMs, bytesPerMs}: TaskContext): readonly number[] {
  const megabyteMs = bytesPerMs === undefined ? 0 : 1e6 / Math.max(1, bytesPerMs);
  return [1, Math.log(layers) / 4, Math.log(contextLength) / 8, Math.log(Math.max(1, sizeBytes)) / 20, Math.log(peers), Math.log(1 + rttMs), Math.log(1 + megabyteMs) / 4];
}

function isAlike(bytes: number, other: number): boolean {
  return bytes >= other * (1 - ALIKE) && bytes <= other * (1 + ALIKE);
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);
}

function clamp(value: number, max: number): number {
  return Math.max(-max, Math.min(max, value));
}
