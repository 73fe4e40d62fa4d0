import {describe, expect, it} from "vitest";
import {allInvariants, nodeId, runSeed, SimCluster} from "../src/index.ts";
import {answersAreRight} from "../src/invariants/answers-are-right.ts";
import {cataloguesAgree} from "../src/invariants/catalogues-agree.ts";
import {placementFault} from "../src/invariants/every-layer-once.ts";
import {noUnverifiedBytes} from "../src/invariants/no-unverified-bytes.ts";
import {onlyLiarsAreBanned} from "../src/invariants/only-liars-are-banned.ts";
import {pullsEnd} from "../src/invariants/pulls-end.ts";

const calm = {seed: 5, nodes: 3, seeders: 2, hasLiar: false, invariants: allInvariants()};

describe("a seed", () => {
  it.each([4, 5, 6, 7])("%i is well, and the same run twice", (seed) => {
    const first = runSeed(seed);
    expect(first.violation).toBeUndefined();
    expect(first.steps).toBeGreaterThan(3000);
    expect(runSeed(seed).traceHash).toBe(first.traceHash);
  });

  it("makes a run of its own", () => {
    expect(runSeed(8).traceHash).not.toBe(runSeed(12).traceHash);
  });
});

describe("the chaos", () => {
  it("does break things: some answers and pulls fail, some come", () => {
    const outcomes = new Set<string>();
    const watch = {
      name: "watch",
      end: (cluster: SimCluster) => {
        for (const {phase, outcome} of [...cluster.clients.pulls, ...cluster.clients.answers]) outcomes.add(`${phase} ${outcome?.split(":")[0]}`);
        return undefined;
      },
    };
    for (let seed = 1; seed <= 12; seed++) runSeed(seed, () => [watch]);
    expect([...outcomes]).toEqual(expect.arrayContaining(["chaos done", "liveness done", "chaos stage_lost"]));
    expect(outcomes.size).toBeGreaterThan(4);
  });
});

describe("each invariant notices", () => {
  it("a peer that serves other bytes than the blob's", () => {
    const cluster = new SimCluster({...calm, hasLiar: true, liarIsKnown: false, invariants: [noUnverifiedBytes()]});
    cluster.run(3000);
    for (const model of cluster.models) cluster.clients.pull(nodeId(2), model);
    cluster.run(20_000);
    expect(cluster.violation).toMatch(/N1 serves wrong bytes of piece \d+/);
  });

  it("the blame of an honest peer", () => {
    const cluster = new SimCluster({...calm, hasLiar: true, liarIsKnown: false, invariants: [onlyLiarsAreBanned()]});
    cluster.run(3000);
    for (const model of cluster.models) cluster.clients.pull(nodeId(2), model);
    cluster.run(20_000);
    cluster.finish();
    expect(cluster.violation).toMatch(/N2 bans the honest N1/);
  });

  it.each([
    [
      "a gap",
      [
        [0, 1],
        [3, 5],
      ],
      /layer 2 is held by 0/,
    ],
    [
      "an overlap",
      [
        [0, 3],
        [3, 5],
      ],
      /layer 3 is held by 2/,
    ],
    ["a missing end", [[0, 4]], /layer 5 is held by 0/],
    ["layers that are not there", [[0, 6]], /layers beyond the 6/],
    [
      "an empty stage",
      [
        [0, 5],
        [6, 5],
      ],
      /a stage of layers 6-5/,
    ],
    [
      "a wrong order",
      [
        [3, 5],
        [0, 2],
      ],
      /out of order/,
    ],
  ])("a plan with %s", (_name, ranges, message) => {
    const stages = ranges.map(([firstLayer = 0, lastLayer = 0]) => ({firstLayer, lastLayer}));
    expect(placementFault({stages}, 6)).toMatch(message);
  });

  it("no fault in a plan without one", () => {
    expect(
      placementFault(
        {
          stages: [
            {firstLayer: 0, lastLayer: 2},
            {firstLayer: 3, lastLayer: 5},
          ],
        },
        6,
      ),
    ).toBeUndefined();
  });

  it("a pull that never ends, and one that ends without its bytes", () => {
    const cluster = new SimCluster(calm);
    const pull = {node: nodeId(2), model: "small", phase: "liveness" as const, startedAtMs: 0, outcome: undefined as string | undefined};
    cluster.clients.pulls.push(pull);
    expect(pullsEnd().end?.(cluster)).toMatch(/never ended/);
    pull.outcome = "done";
    expect(pullsEnd().end?.(cluster)).toMatch(/not there or not right/);
    pull.outcome = "no_source: nobody";
    expect(pullsEnd().end?.(cluster)).toMatch(/failed without a fault/);
  });

  it("a wrong answer, a wrong beginning, and one that never ends", () => {
    const cluster = new SimCluster(calm);
    const answer = {node: nodeId(2), model: "small", phase: "chaos" as const, startedAtMs: 0, prompt: "hello", tokensMax: 9, text: "#", outcome: undefined as string | undefined};
    cluster.clients.answers.push(answer);
    expect(answersAreRight().end?.(cluster)).toMatch(/never ended/);
    answer.outcome = "done";
    expect(answersAreRight().end?.(cluster)).toMatch(/right is/);
    answer.outcome = "stage_lost: gone";
    expect(answersAreRight().end?.(cluster)).toMatch(/began/);
  });

  it("peers that know different placements", () => {
    const cluster = new SimCluster(calm);
    cluster.clients.placements.set("N0", "a").set("N1", "b");
    expect(cataloguesAgree().end?.(cluster)).toMatch(/N1 knows b, another knows a/);
  });
});
