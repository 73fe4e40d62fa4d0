import {describe, expect, it} from "vitest";
import type {RoutingMode} from "../src/index.ts";
import {answerTimes, type Load, type SimPeer} from "./support/replica-line.ts";

const OTHERS: readonly RoutingMode[] = ["round_robin", "weighted", "least_connections"];
const SEEDS = [1, 2, 3, 4, 5];

const peer = (name: string, given: Partial<SimPeer> = {}): SimPeer => ({peer: name, tookMs: 400, slots: 4, rttMs: 1, ...given});
const three = (c: Partial<SimPeer>): readonly SimPeer[] => [peer("a", {rttMs: 0}), peer("b"), peer("c", c)];

function meanMs(mode: RoutingMode, load: Omit<Load, "seed" | "requests">): number {
  const times = SEEDS.flatMap((seed) => answerTimes(mode, {...load, requests: 1500, seed}));
  return times.reduce((sum, ms) => sum + ms, 0) / times.length;
}

const MESHES: readonly (readonly [string, readonly SimPeer[], number])[] = [
  ["three equal peers, half of what they can", three({}), 66],
  ["three equal peers, nearly all they can", three({}), 37],
  ["one of three at a quarter of the speed, half of what they can", three({tookMs: 1600}), 90],
  ["one of three at a quarter of the speed, nearly all they can", three({tookMs: 1600}), 50],
  ["one of three far away", three({rttMs: 300}), 66],
  ["one of three with two slots instead of eight", [peer("a", {slots: 8}), peer("b", {slots: 8}), peer("c", {slots: 2})], 26],
  ["eight peers of which two are slow and one is far", [...three({}), peer("d"), peer("e"), peer("f", {tookMs: 1600}), peer("g", {tookMs: 1600}), peer("h", {rttMs: 300})], 24],
];

/** Of each mesh, the mean answer by the best of the others, and by this mode. */
const measured = new Map(MESHES.map(([name, peers, everyMs]) => [name, new Map((["auto", ...OTHERS] as const).map((mode) => [mode, meanMs(mode, {peers, everyMs})]))]));
const of = (name: string, mode: RoutingMode): number => measured.get(name)?.get(mode) ?? Number.NaN;

describe("of all ways to choose a replica, auto", () => {
  it.each(MESHES.map(([name]) => name))("answers no more than a tenth later than the best of the others: %s", (name) => {
    expect(of(name, "auto")).toBeLessThan(1.1 * Math.min(...OTHERS.map((mode) => of(name, mode))));
  });

  it.each(OTHERS)("is the only one for all of them: where %s is worst it answers a fifth later, or more", (mode) => {
    expect(Math.max(...MESHES.map(([name]) => of(name, mode) / of(name, "auto")))).toBeGreaterThan(1.2);
  });
});
