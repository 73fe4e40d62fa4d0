import {Prng} from "@ollamesh/stdx";
import {describe, expect, it} from "vitest";
import {ema, HISTORY_MAX, Learner, learnerDefaults, noMetrics, type Run, STRATEGIES, type Strategy, type TaskContext, withDecision, withOutcome, withRun} from "../src/index.ts";

const run: Run = {isOk: true, tokensPerSecond: 10, firstTokenMs: 50, wallMs: 1000, tokens: 10};
const context: TaskContext = {layers: 24, contextLength: 4096, sizeBytes: 2 ** 30, peers: 2, rttMs: 1};

/** A world in which each strategy gives so many tokens a second, predicted as `guess`. Returns the regret of each decision. */
function play(learner: Learner, rng: Prng, steps: number, truth: Partial<Record<Strategy, number>>, guess: Partial<Record<Strategy, number>>): readonly number[] {
  const arms = Object.keys(truth) as Strategy[];
  const best = Math.max(...Object.values(truth));
  return Array.from({length: steps}, () => {
    const tried = learner.explore(rng);
    const hope = (arm: Strategy): number => (guess[arm] as number) * learner.trust(arm, context);
    const chosen = tried && arms.includes(tried) ? tried : (arms.toSorted((a, b) => hope(b) - hope(a))[0] as Strategy);
    const real = (truth[chosen] as number) * (0.9 + rng.below(21) / 100);
    learner.record(chosen, context, guess[chosen], {...run, tokensPerSecond: real});
    return 1 - (truth[chosen] as number) / best;
  });
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

describe("metrics", () => {
  it("average exactly: the first value begins, each further one counts a tenth", () => {
    expect(ema(undefined, 10)).toBe(10);
    expect(ema(10, 20)).toBe(11);
    const [first, second] = [withRun(noMetrics.whole, run), withRun(withRun(noMetrics.whole, run), {...run, tokensPerSecond: 20, wallMs: 2000})];
    expect(first).toMatchObject({executions: 1, successes: 1, failures: 0, latencyMs: 1000, tokensPerSecond: 10});
    expect(second).toMatchObject({executions: 2, successes: 2, latencyMs: 1100, tokensPerSecond: 11});
    expect(withRun(second, {...run, isOk: false})).toMatchObject({executions: 3, failures: 1, successRate: 0.9, latencyMs: 1100});
  });
});

describe("Learner", () => {
  it("has weights of sum 1; the worse strategy's falls, and none to nothing", () => {
    const learner = new Learner();
    for (let i = 0; i < 50; i++) {
      learner.record("whole", context, 10, run);
      learner.record("pipeline", context, 10, {...run, isOk: false, tokensPerSecond: undefined});
    }
    const {weights} = learner;
    expect(Object.values(weights).reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
    expect(weights.pipeline).toBeLessThan(weights.whole / 2);
    expect(Math.min(...Object.values(weights))).toBeGreaterThan(0.01);
    expect(learner.trust("pipeline", context)).toBeLessThan(0.1);
    expect(learner.trust("tensor", context)).toBe(1);
  });

  it("learns from slow links what to expect of slow links, also with what an earlier release has kept", () => {
    const fresh = new Learner();
    fresh.record("pipeline", context, 10, run);
    const {beliefs} = fresh.state;
    const kept = {...fresh.state, samples: [], beliefs: {pipeline: (beliefs.pipeline as readonly number[]).slice(0, 6)}};
    const learner = new Learner(learnerDefaults, kept);
    // Models of all sizes, so that none has neighbours: over slow links half of what was predicted came.
    for (let i = 0; i < 400; i++) {
      const sizeBytes = 2 ** 20 * 2 ** (i % 14);
      learner.record("pipeline", {...context, sizeBytes, bytesPerMs: i % 2 ? 1000 : 100_000}, 10, {...run, tokensPerSecond: i % 2 ? 5 : 10});
    }
    const bare = new Learner(learnerDefaults, {...learner.state, samples: []});
    const slow = bare.trust("pipeline", {...context, bytesPerMs: 1000});
    const fast = bare.trust("pipeline", {...context, bytesPerMs: 100_000});
    expect(slow).toBeLessThan(0.6);
    expect(fast).toBeGreaterThan(0.85);
  });

  it.each([1, 2, 3, 4, 5])("regrets less and less where predictions are wrong, and finds the better strategy again when conditions change (seed %i)", (seed) => {
    const rng = new Prng(seed);
    const learner = new Learner();
    const guess = {whole: 12, replicas: 10, pipeline: 20};
    const early = play(learner, rng, 30, {whole: 12, replicas: 18, pipeline: 6}, guess);
    const late = play(learner, rng, 200, {whole: 12, replicas: 18, pipeline: 6}, guess).slice(-100);
    expect(mean(late)).toBeLessThan(Math.min(0.15, mean(early)));
    play(learner, rng, 400, {whole: 12, replicas: 5, pipeline: 24}, guess);
    const after = play(learner, rng, 100, {whole: 12, replicas: 5, pipeline: 24}, guess);
    expect(mean(after)).toBeLessThan(0.15);
    const random = mean(after.map(() => 1 - mean([12, 5, 24]) / 24));
    expect(mean(after)).toBeLessThan(random / 2);
  });

  it("learns from models of like size first, and from any where there are none", () => {
    const learner = new Learner();
    for (let i = 0; i < 30; i++) {
      learner.record("pipeline", {...context, sizeBytes: 2 ** 30}, 10, {...run, tokensPerSecond: 5});
      learner.record("pipeline", {...context, sizeBytes: 2 ** 34}, 10, {...run, tokensPerSecond: 20});
    }
    expect(learner.trust("pipeline", {...context, sizeBytes: 1.2 * 2 ** 30})).toBeLessThan(0.7);
    expect(learner.trust("pipeline", {...context, sizeBytes: 0.9 * 2 ** 34})).toBeGreaterThan(1.4);
    const between = learner.trust("pipeline", {...context, sizeBytes: 2 ** 32});
    expect(between).toBeGreaterThan(0.7);
    expect(between).toBeLessThan(1.4);
  });

  it("goes on from its state, remembers no more than it may, and explores as often as it is told", () => {
    const learner = new Learner({...learnerDefaults, samplesMax: 10});
    for (let i = 0; i < 50; i++) learner.record("whole", context, 10, {...run, tokensPerSecond: 12});
    expect(learner.state.samples).toHaveLength(10);
    const again = new Learner(learnerDefaults, JSON.parse(JSON.stringify(learner.state)));
    expect(again.trust("whole", context)).toBe(learner.trust("whole", context));
    const rng = new Prng(9);
    const tried = Array.from({length: 5000}, () => again.explore(rng)).filter((one) => one !== undefined);
    expect(tried.length / 5000).toBeCloseTo(0.1, 1);
    expect(new Set(tried).size).toBe(STRATEGIES.length);
  });
});

describe("history", () => {
  const decided = {
    deployment: "m#1@a",
    atMs: 1,
    task: "deploy",
    model: "m",
    chosen: "whole",
    alternatives: [],
    reason: "",
    peers: 1,
    predictedTokensPerSecond: 9,
    predictedFirstTokenMs: 40,
  } as const;

  it("keeps the last thousand decisions, each with what came of it", () => {
    let history = withDecision([], decided);
    history = withOutcome(withOutcome(history, "m#1@a", run), "m#1@a", {...run, isOk: false});
    expect(withDecision(history, decided)).toBe(history);
    const scaled = withDecision(withDecision(history, {...decided, task: "scale"}), {...decided, task: "scale"});
    expect(scaled).toHaveLength(history.length + 2);
    expect(withOutcome(scaled, decided.deployment, run).map(({runs}) => runs)).toEqual([1 + (history[0]?.runs ?? 0), 0, 0]);
    expect(withOutcome(history, "unknown", run)).toBe(history);
    expect(history).toMatchObject([{runs: 2, failures: 1, tokensPerSecond: 10, wallMs: 1000}]);
    for (let i = 2; i < HISTORY_MAX + 10; i++) history = withDecision(history, {...decided, deployment: `m#${i}@a`});
    expect(history).toHaveLength(HISTORY_MAX);
    expect(history.at(-1)?.deployment).toBe(`m#${HISTORY_MAX + 9}@a`);
  });
});
