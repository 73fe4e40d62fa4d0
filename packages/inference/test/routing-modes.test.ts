import {describe, expect, it} from "vitest";
import type {RoutingMode} from "../src/index.ts";
import {answerTimes, type Load} from "./support/replica-line.ts";
import {ROUTING_MESHES} from "./support/routing-meshes.ts";

const OTHERS: readonly RoutingMode[] = ["round_robin", "weighted", "least_connections"];
const SEEDS = [1, 2, 3, 4, 5];

function meanMs(mode: RoutingMode, load: Omit<Load, "seed" | "requests">): number {
  const times = SEEDS.flatMap((seed) => answerTimes(mode, {...load, requests: 1500, seed}));
  return times.reduce((sum, ms) => sum + ms, 0) / times.length;
}

/** Of each mesh, the mean answer by the best of the others, and by this mode. */
const measured = new Map(ROUTING_MESHES.map(({name, peers, everyMs}) => [name, new Map((["auto", ...OTHERS] as const).map((mode) => [mode, meanMs(mode, {peers, everyMs})]))]));
const of = (name: string, mode: RoutingMode): number => measured.get(name)?.get(mode) ?? Number.NaN;

describe("of all ways to choose a replica, auto", () => {
  it.each(ROUTING_MESHES.map(({name}) => name))("answers no more than a tenth later than the best of the others: %s", (name) => {
    expect(of(name, "auto")).toBeLessThan(1.1 * Math.min(...OTHERS.map((mode) => of(name, mode))));
  });

  it.each(OTHERS)("is the only one for all of them: where %s is worst it answers a fifth later, or more", (mode) => {
    expect(Math.max(...ROUTING_MESHES.map(({name}) => of(name, mode) / of(name, "auto")))).toBeGreaterThan(1.2);
  });
});
