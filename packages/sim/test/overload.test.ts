import type {GenerateEvent} from "@ollamesh/node";
import {parseModelName} from "@ollamesh/stdx";
import {describe, expect, it} from "vitest";
import {nodeId, type SimCluster} from "../src/index.ts";
import {threeVoters} from "./support/three-voters.ts";

const GREEDY = {temperature: 0, topK: 1, topP: 1, minP: 0, typicalP: 1, repeatPenalty: 1, repeatLastN: 0, presencePenalty: 0, frequencyPenalty: 0, seed: undefined};
const ROOMY = {memoryShare: 0.5, diskFreeBytes: 2 ** 40};
let asked = 0;

/** So many requests at once; how each ended, `done` or the code of its failure, once all have. */
function ask(cluster: SimCluster, node: string, count: number, priority: number, tokensMax = 8): readonly string[] {
  const ends: string[] = [];
  const name = parseModelName("small");
  if (!name.ok) throw new Error(name.error.message);
  for (let i = 0; i < count; i++) {
    const usual = {name: name.value, prompt: `tell ${asked}`, contextTokens: [], addSpecial: false, sampler: GREEDY, stop: [], contextLength: undefined, keepAliveMs: undefined};
    const observe = (event: GenerateEvent): void => {
      if (event.type === "done") ends.push("done");
      if (event.type === "failed") ends.push(event.failure.code);
    };
    cluster.node(node).service?.sessions({type: "generate", request: {...usual, id: `o${asked++}`, tokensMax, priority}, observe});
  }
  for (let waited = 0; waited < 120 && ends.length < count; waited++) cluster.run(500);
  expect(ends.length).toBe(count);
  return ends;
}

describe("a host that is short of memory", () => {
  it.each([41, 42])("keeps the first priorities alive while it can, refuses everybody before it dies, and takes all again when it is better (seed %i)", (seed) => {
    const cluster = threeVoters(seed);
    const self = nodeId(0);
    const host = cluster.node(self);
    const known = (ends: readonly string[]): readonly string[] => [...new Set(ends)];
    const short = (memoryShare: number): void => {
      host.host = {...ROOMY, memoryShare};
      ask(cluster, self, 1, 1); // there is work: it looks
      cluster.run(2000);
    };
    expect(known(ask(cluster, self, 5, 10))).toEqual(["done"]);
    short(0.92);
    expect(known(ask(cluster, self, 40, 9))).toEqual(["overloaded"]);
    expect(known(ask(cluster, self, 40, 1))).toEqual(["done"]);
    expect(known(ask(cluster, self, 10, 5))).toEqual(["done"]);
    short(0.99);
    expect(known(ask(cluster, self, 20, 1))).toEqual(["overloaded"]);
    host.host = ROOMY;
    cluster.run(15_000);
    expect(known(ask(cluster, self, 20, 10))).toEqual(["done"]);
    expect(cluster.violation).toBeUndefined();
  });
});
