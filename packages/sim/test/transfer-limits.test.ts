import {swarmCodec} from "@ollamesh/wire";
import {expect, it} from "vitest";
import {type Invariant, nodeId, SimCluster} from "../src/index.ts";
import type {TransferLimits} from "../src/sim-node.ts";

/** Bytes a second of pieces that crossed the network, from the first to the last. */
function measuredRate(transferLimits: Readonly<Record<string, TransferLimits>>, nodes: number): number {
  const arrived: {atMs: number; bytes: number}[] = [];
  const tap: Invariant = {
    name: "a tap",
    frame(cluster, _from, _to, protocol, bytes) {
      const message = protocol === "/ollamesh/swarm/1" ? swarmCodec.decode(bytes) : undefined;
      if (message?.ok && message.value.type === "data") arrived.push({atMs: cluster.nowMs, bytes: message.value.bytes.length});
      return undefined;
    },
  };
  const cluster = new SimCluster({seed: 7, nodes, seeders: 1, hasLiar: false, invariants: [tap], transferLimits});
  cluster.run(2000);
  for (const id of cluster.ids.slice(1)) for (const model of cluster.models) cluster.clients.pull(id, model);
  cluster.run(120_000);
  const pulls = cluster.clients.pulls.map(({outcome}) => outcome);
  expect(pulls).toEqual(pulls.map(() => "done"));
  const [first, last] = [arrived[0], arrived.at(-1)];
  const bytes = arrived.slice(1).reduce((sum, one) => sum + one.bytes, 0);
  return (bytes * 1000) / ((last?.atMs ?? 0) - (first?.atMs ?? 0));
}

it("a peer sends no more than its upload limit, and no less, to how many it may be", () => {
  const toOne = measuredRate({[nodeId(0)]: {uploadBytesPerSecond: 300}}, 2) / 300;
  expect(toOne).toBeGreaterThan(0.95);
  expect(toOne).toBeLessThan(1.05);
  const limits = {[nodeId(0)]: {uploadBytesPerSecond: 200}, [nodeId(1)]: {uploadBytesPerSecond: 100}, [nodeId(2)]: {uploadBytesPerSecond: 100}};
  expect(measuredRate(limits, 3)).toBeLessThan(400 * 1.05);
});

it("a peer fetches no more than its download limit, and no less, over all transfers", () => {
  const rate = measuredRate({[nodeId(1)]: {downloadBytesPerSecond: 300}}, 2) / 300;
  expect(rate).toBeGreaterThan(0.95);
  expect(rate).toBeLessThan(1.05);
});
