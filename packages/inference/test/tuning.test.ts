import {describe, expect, it} from "vitest";
import {type Figures, type LinePeer, type RoutingSettings, simulateRouting, type Tuning, tuneRouting} from "../src/index.ts";
import {linePeer, lineRequests, type SimPeer} from "./support/replica-line.ts";
import {traced} from "./support/traced.ts";

const sim = (peer: string, given: Partial<SimPeer> = {}): LinePeer => linePeer({peer, tookMs: 400, slots: 4, rttMs: 1, company: 0.4, ...given});
const UNEQUAL = [sim("a", {rttMs: 0}), sim("b", {tookMs: 1600}), sim("c", {tookMs: 800, slots: 8})];
const EQUAL = [sim("a", {rttMs: 0}), sim("b"), sim("c")];
const told = {isUsed: false, rate: 0.01};
const none = new Map<string, number>();

function times(peers: readonly LinePeer[], settings: RoutingSettings, everyMs: number, seeds: readonly number[]): Figures {
  const all = seeds
    .flatMap((seed) => simulateRouting(peers, lineRequests({everyMs, requests: 800, seed, isVaried: true}), settings).map(({totalMs}) => totalMs))
    .toSorted((a, b) => a - b);
  return {meanMs: all.reduce((sum, ms) => sum + ms, 0) / all.length, p95Ms: all[Math.floor(all.length * 0.95)] as number};
}

function tuned(peers: readonly LinePeer[], settings: RoutingSettings, everyMs: number, requests = 600): Tuning {
  return tuneRouting(traced(simulateRouting(peers, lineRequests({everyMs, requests, seed: 99, isVaried: true}), settings)), settings);
}

describe("tuning by a trace", () => {
  it.each(["round_robin", "least_connections"] as const)("finds what wins anew, with other seeds, where unequal peers are asked by %s", (mode) => {
    const now = {mode, prediction: told, weights: none};
    const {verdict, best, ways} = tuned(UNEQUAL, now, 60);
    expect(verdict).toBe("better");
    const seeds = [11, 12, 13];
    const [before, after] = [times(UNEQUAL, now, 60, seeds), times(UNEQUAL, best?.settings as RoutingSettings, 60, seeds)];
    expect(after.meanMs).toBeLessThan(0.95 * before.meanMs);
    expect(after.p95Ms).toBeLessThan(1.05 * before.p95Ms);
    // Nothing else that was compared would have been better by more than what counts as the same.
    const anew = ways.map(({settings}) => times(UNEQUAL, settings, 60, seeds).meanMs);
    expect(after.meanMs).toBeLessThan(1.05 * Math.min(...anew));
  });

  it("orders the ways as they come out anew", () => {
    const {ways} = tuned(UNEQUAL, {mode: "round_robin", prediction: told, weights: none}, 60);
    const anew = ways.map(({settings, meanMs}) => ({meanMs, anewMs: times(UNEQUAL, settings, 60, [21, 22]).meanMs}));
    for (const a of anew) for (const b of anew) if (a.meanMs < 0.8 * b.meanMs) expect(a.anewMs).toBeLessThan(b.anewMs);
  });

  it("leaves alone what is best, and says so", () => {
    const {verdict, best, ways} = tuned(EQUAL, {mode: "auto", prediction: told, weights: none}, 60);
    expect([verdict, best?.changes]).toEqual(["as_it_is", 0]);
    expect(ways.length).toBeGreaterThan(4);
  });

  it("takes weights back that are wrong", () => {
    const weights = new Map([
      ["a", 1],
      ["b", 9],
      ["c", 1],
    ]);
    const {verdict, best} = tuned(UNEQUAL, {mode: "weighted", prediction: told, weights}, 60);
    expect(verdict).toBe("better");
    expect(best?.settings.mode !== "weighted" || best.settings.weights.get("b") !== 9).toBe(true);
  });

  it("finds out what the peers are: a token's time, what company costs, distance and slots", () => {
    const {meshes, recorded, ways} = tuned([sim("a"), sim("b", {tookMs: 1600}), sim("c", {rttMs: 80})], {mode: "round_robin", prediction: told, weights: none}, 80);
    const [a, b, c] = ["a", "b", "c"].map((peer) => meshes[0]?.peers.find((one) => one.peer === peer) as LinePeer) as [LinePeer, LinePeer, LinePeer];
    expect(Math.abs(a.tokenMs / sim("a").tokenMs - 1)).toBeLessThan(0.15);
    expect(Math.abs(b.tokenMs / a.tokenMs / 4 - 1)).toBeLessThan(0.2);
    expect(Math.abs(a.company - 0.4)).toBeLessThan(0.2);
    expect([c.rttMs, c.slots]).toEqual([80, 4]);
    // Replayed as it was, it takes as long as it did.
    expect(Math.abs((ways[0]?.meanMs ?? 0) / recorded.meanMs - 1)).toBeLessThan(0.15);
  });

  it("says when there is too little to go by, or nothing to choose", () => {
    const now = {mode: "auto", prediction: told, weights: none} as const;
    expect(tuned(UNEQUAL, now, 60, 39)).toMatchObject({verdict: "too_short", ways: [], best: undefined});
    expect(tuneRouting([], now).verdict).toBe("too_short");
    expect(tuned([sim("a")], now, 300)).toMatchObject({verdict: "one_peer", ways: []});
    const strange = traced(simulateRouting(UNEQUAL, lineRequests({everyMs: 60, requests: 100, seed: 1}), now)).map((one) => ({...one, totalMs: one.totalMs * 10}));
    expect(tuneRouting(strange, now)).toMatchObject({verdict: "unlike", best: undefined});
  });

  it("is the same for the same trace, and puts up with numbers that are none", () => {
    const now = {mode: "round_robin", prediction: told, weights: none} as const;
    expect(tuned(UNEQUAL, now, 60)).toEqual(tuned(UNEQUAL, now, 60));
    const odd = traced(simulateRouting(UNEQUAL, lineRequests({everyMs: 60, requests: 60, seed: 1}), now)).map((one) => ({
      ...one,
      outputTokens: 0,
      promptTokens: 0,
      outputMs: 0,
      promptMs: 0,
    }));
    expect(["unlike", "as_it_is", "better"]).toContain(tuneRouting(odd, now).verdict);
  });
});
