import {describe, expect, it} from "vitest";
import {allInvariants, nameOf, nodeId, SimCluster} from "../src/index.ts";

const MODEL = "small";
/** An answer takes a few seconds; a batch that is lost is missed after 300 s, which nobody waits for. */
const ANSWER_MS_MAX = 20_000;
const TOKENS = 60;
const PROTOCOLS = ["/ollamesh/session/1", "/ollamesh/tokens/1", "/ollamesh/stage/1", "/ollamesh/ranks/1"] as const;
const ways = [
  {strategy: "pipeline", stages: 2},
  {strategy: "pipeline", stages: 3},
  {strategy: "tensor", ranks: 2},
  {strategy: "whole", stages: 1},
] as const;

/** Peers of whom one is asked that serves nothing, while single channels between them break. */
function answerWhileChannelsBreak(seed: number, protocol: string): readonly (string | undefined)[] {
  const cluster = new SimCluster({seed, nodes: 4, seeders: 3, hasLiar: false, invariants: allInvariants()});
  cluster.run(5000);
  cluster.phase = "liveness";
  const how = ways[seed % ways.length] as (typeof ways)[number];
  cluster.node(nodeId(0)).service?.deployments({type: "deploy", name: nameOf(MODEL), stages: undefined, contextLength: undefined, ...how, done: ({ok}) => expect(ok).toBe(true)});
  cluster.run(10_000);
  for (let i = 0; i < 4; i++) cluster.clients.generate(nodeId(3), MODEL, `${i}: once`, TOKENS);
  for (let i = 0; i < 12; i++) {
    cluster.run(1 + cluster.rng.below(60));
    const [from, to] = [cluster.rng.pick(cluster.ids), cluster.rng.pick(cluster.ids)];
    cluster.network.transport(from)?.breakChannels(to, protocol);
  }
  for (let waitedMs = 0; waitedMs < ANSWER_MS_MAX && cluster.clients.answers.some(({outcome}) => outcome === undefined); waitedMs += 100) cluster.run(100);
  const outcomes = cluster.clients.answers.map(({outcome}) => outcome);
  cluster.run(60_000);
  cluster.finish();
  expect(cluster.violation).toBeUndefined();
  return outcomes;
}

describe("answers while channels break one way, and connections stay", () => {
  const seeds = Array.from({length: 12}, (_, i) => i + 1);
  it.each(PROTOCOLS)("go on, whatever was on its way (%s)", (protocol) => {
    for (const seed of seeds) expect(answerWhileChannelsBreak(seed, protocol), `seed ${seed}`).toEqual(["done", "done", "done", "done"]);
  });
});
