import {describe, expect, it} from "vitest";
import {allInvariants, nameOf, nodeId} from "../src/index.ts";
import {threeVoters} from "./support/three-voters.ts";

/** The cluster knows the right bytes only of what it began with, and here layers are made. */
const invariants = allInvariants().filter(({name}) => !name.startsWith("no unverified byte"));

describe("a model whose name gets other meanings all the time", () => {
  it.each([31, 32, 33])("is described at every peer without an error (seed %i)", (seed) => {
    const cluster = threeVoters(seed, invariants);
    const name = nameOf("bard");
    const failures: string[] = [];
    const seen = new Set<string | undefined>();
    let unanswered = 0;
    const create = (system: string): void => {
      const request = {name, from: nameOf("small"), files: {}, template: undefined, system, license: [], parameters: {}, messages: []};
      cluster.node(nodeId(0)).service?.models({type: "create", id: "made", scope: "mesh", request, status: () => undefined, done: (outcome) => expect(outcome.ok).toBe(true)});
    };
    create("first");
    cluster.run(2000);
    for (let version = 0; version < 20; version++) {
      create(`version ${version}`);
      for (let i = 0; i < 100; i++) {
        for (const id of [nodeId(1), nodeId(2)]) {
          unanswered++;
          cluster.node(id).service?.models({
            type: "describe",
            name,
            done: (outcome) => {
              unanswered--;
              if (outcome.ok) seen.add(outcome.value.system);
              else failures.push(`${id}: ${outcome.error.code}: ${outcome.error.message}`);
            },
          });
        }
        cluster.run(1);
      }
    }
    for (let waited = 0; waited < 10 && unanswered > 0; waited++) cluster.run(500);
    expect(unanswered).toBe(0);
    expect(cluster.violation).toBeUndefined();
    expect(failures).toEqual([]);
    expect(seen.size).toBeGreaterThan(3); // it did change while it was read
  });
});
