import {Prng} from "@ollamesh/stdx";
import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {type Candidate, type Choice, type LatencyParts, LatencyPredictor, type LineAnswer, ReplicaChooser} from "../src/index.ts";
import {answersOf, type Load} from "./support/replica-line.ts";
import {ROUTING_MESHES, type RoutingMesh, SHARING_MESHES} from "./support/routing-meshes.ts";

const ALL = [...ROUTING_MESHES, ...SHARING_MESHES];
const LEARNED = 1000;
const load = ({peers, everyMs}: RoutingMesh, seed: number): Load => ({peers, everyMs, seed, requests: 1500, isVaried: true});

/** Of the trace's last third, in milliseconds: by what candidates are compared, untaught, and taught by what came before. */
function errors(trace: readonly LineAnswer[]): {comparedBy: number; untaught: number; taught: number} {
  const [learned, heldOut] = [trace.slice(0, LEARNED), trace.slice(LEARNED)];
  const [untaught, taught] = [new LatencyPredictor(0.01), new LatencyPredictor(0.01)];
  for (const {choice, totalMs} of learned) taught.learn(choice.parts, totalMs);
  const mean = (of: (choice: Choice) => number): number => heldOut.reduce((sum, {choice, totalMs}) => sum + Math.abs(of(choice) - totalMs), 0) / heldOut.length;
  return {comparedBy: mean(({costMs}) => costMs), untaught: mean(({parts}) => untaught.predict(parts)), taught: mean(({parts}) => taught.predict(parts))};
}

describe("a predictor that learns at 0.01", () => {
  it.each(ALL.map((mesh) => [mesh.name, mesh] as const))("is less off on what it has not seen: %s", (_, mesh) => {
    const {comparedBy, untaught, taught} = errors(answersOf("auto", load(mesh, 7)));
    expect(taught).toBeLessThan(untaught * 1.01);
    expect(taught).toBeLessThan(comparedBy);
  });

  it("is less off than untaught over all of them, and by a fifth less than what candidates are compared by", () => {
    const all = ALL.map((mesh) => errors(answersOf("auto", load(mesh, 8))));
    const mean = (of: (one: (typeof all)[number]) => number): number => all.reduce((sum, one) => sum + of(one), 0) / all.length;
    expect(mean(({untaught, taught}) => taught / untaught)).toBeLessThan(0.96);
    expect(mean(({comparedBy, taught}) => taught / comparedBy)).toBeLessThan(0.8);
  });

  it("follows a change, and its weights come back from any answer however wrong", () => {
    const predictor = new LatencyPredictor(0.01);
    const rng = new Prng(1);
    const parts = (): LatencyParts => ({slotMs: 100 + rng.below(400), companyMs: rng.below(200), lineMs: rng.below(200), savedMs: 0, rttMs: rng.below(20), loadMs: 0});
    const off = (factor: number): number => {
      const tries = Array.from({length: 50}, parts);
      return tries.reduce((sum, one) => sum + Math.abs(predictor.predict(one) / (factor * one.slotMs) - 1), 0) / tries.length;
    };
    const teach = (tookMs: (one: LatencyParts) => number, times = 2000): void => {
      for (let i = 0; i < times; i++) {
        const one = parts();
        predictor.learn(one, tookMs(one));
      }
    };
    teach(({slotMs}) => 2 * slotMs);
    expect(off(2)).toBeLessThan(0.1);
    teach(() => 1e12);
    teach(() => 0);
    teach(({slotMs}) => slotMs);
    expect(off(1)).toBeLessThan(0.1);
  });

  it("is a number above 0 whatever it was taught", () => {
    const value = fc.oneof(fc.double({min: 0, max: 1e9, noNaN: true}), fc.constantFrom(0, Number.NaN, Number.POSITIVE_INFINITY, -1));
    const given = fc.record({slotMs: value, companyMs: value, lineMs: value, savedMs: value, rttMs: value, loadMs: value});
    fc.assert(
      fc.property(fc.array(fc.tuple(given, value), {maxLength: 50}), fc.double({min: 1e-6, max: 1, noNaN: true}), (answers, rate) => {
        const predictor = new LatencyPredictor(rate);
        for (const [parts, tookMs] of answers) predictor.learn(parts, tookMs);
        const predicted = predictor.predict({slotMs: 300, companyMs: 100, lineMs: 50, savedMs: 10, rttMs: 5, loadMs: 0});
        expect(predicted).toBeGreaterThanOrEqual(0);
        expect(predicted).toBeLessThan(4 * 465);
      }),
    );
  });
});

describe("going by predictions", () => {
  const mean = (mesh: RoutingMesh, isUsed: boolean): number => {
    const times = [1, 2, 3].flatMap((seed) => answersOf("auto", {...load(mesh, seed), prediction: {isUsed, rate: 0.01}})).map(({totalMs}) => totalMs);
    return times.reduce((sum, ms) => sum + ms, 0) / times.length;
  };

  it("answers sooner in some meshes, and nowhere later by more than a twentieth", () => {
    const changes = ALL.map((mesh) => mean(mesh, true) / mean(mesh, false));
    expect(Math.max(...changes)).toBeLessThan(1.05);
    expect(Math.min(...changes)).toBeLessThan(0.96);
  });

  it("leaves shares to people where they set weights, and tells the prediction in any case", () => {
    const candidates: readonly Candidate[] = ["a", "b", "c"].map((peer) => ({peer, deployment: "m", isLoaded: true, isSuspected: false, rttMs: 1, weight: peer === "a" ? 3 : 2}));
    const taken = (isUsed: boolean): readonly string[] => {
      const chooser = new ReplicaChooser("auto", 4, {isUsed, rate: 0.01});
      return Array.from({length: 60}, () => {
        const choice = chooser.choose(candidates, {marks: [], promptTokens: 20, tokensMax: 50}, 0) as Choice;
        expect(choice.predictedMs).toBeGreaterThan(0);
        chooser.began(choice.candidate, [], 0);
        return choice.candidate.peer;
      });
    };
    expect(taken(true)).toEqual(taken(false));
  });

  it("remembers whom a choice was made from: the chosen first, sixteen at most", () => {
    const candidates: readonly Candidate[] = Array.from({length: 40}, (_, i) => ({peer: `p${i}`, deployment: "m", isLoaded: true, isSuspected: false, rttMs: 40 - i, weight: 1}));
    const {candidate, considered, of} = new ReplicaChooser("auto", 4).choose(candidates, {marks: [], promptTokens: 20, tokensMax: 50}, 0) as Choice;
    expect([considered.length, considered[0]?.candidate, of]).toEqual([16, candidate, 40]);
    expect(new Set(considered.map((one) => one.candidate.peer)).size).toBe(16);
  });
});
