import {expect} from "vitest";
import {allInvariants, nodeId, SimCluster} from "../../src/index.ts";

/** Three peers that all vote. */
export function threeVoters(seed: number, invariants = allInvariants()): SimCluster {
  const cluster = new SimCluster({seed, nodes: 3, seeders: 1, hasLiar: false, invariants});
  for (let i = 0; i < 30 && cluster.ids.some((id) => cluster.votersKnown.get(id) !== 3); i++) cluster.run(1000);
  expect([...cluster.votersKnown.values()]).toEqual([3, 3, 3]);
  cluster.settings.useAll(nodeId(1));
  cluster.run(1000);
  return cluster;
}
