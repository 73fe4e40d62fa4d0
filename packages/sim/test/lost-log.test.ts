import {describe, expect, it} from "vitest";
import {nodeId, SimCluster} from "../src/index.ts";
import {mendAll} from "../src/sim-disturbances.ts";
import {threeVoters} from "./support/three-voters.ts";

function nodeOf(cluster: SimCluster, id: string): number {
  const identity = cluster.node(id).disk.kv.get("agreement/identity");
  return identity ? (JSON.parse(new TextDecoder().decode(identity)) as {node: number}).node : 0;
}

/** Everything at every peer must work, and every invariant hold. */
function expectService(cluster: SimCluster): void {
  cluster.phase = "liveness";
  for (const id of cluster.ids) cluster.settings.useAll(id);
  cluster.run(10_000);
  cluster.finish();
  expect(cluster.violation).toBeUndefined();
}

describe("a peer whose consensus log has rotted", () => {
  it.each(["N0", "N1", "N2"])("(%s) refuses to start, says no word of agreement, and with an empty log comes back as another node", (id) => {
    const cluster = threeVoters(7);
    const peer = cluster.node(id);
    const before = nodeOf(cluster, id);
    peer.crash();
    peer.rot();
    for (let start = 0; start < 2; start++) {
      peer.start();
      cluster.run(3000);
      expect(peer.isUp, `start ${start}`).toBe(false);
    }
    cluster.run(10_000);
    mendAll(cluster);
    cluster.run(60_000);
    expect(nodeOf(cluster, id)).not.toBe(before);
    expect([...cluster.votersKnown.values()]).toEqual([3, 3, 3]);
    expectService(cluster);
  });

  it("founds no group of its own while it is cut off, not even if it was told of no others: changes there would be lost", () => {
    const cluster = threeVoters(8);
    const founder = cluster.node(nodeId(0));
    founder.crash();
    founder.rot();
    for (const other of [nodeId(1), nodeId(2)]) {
      cluster.network.block(nodeId(0), other);
      cluster.network.block(other, nodeId(0));
    }
    founder.emptyLog();
    founder.start();
    cluster.run(10_000);
    cluster.settings.write(nodeId(0), "x-one", undefined);
    cluster.run(15_000);
    expect(cluster.settings.calls.at(-1)?.outcome).toBe("no_quorum");
    mendAll(cluster);
    cluster.run(60_000);
    expectService(cluster);
  });

  it("alone, begins anew when its operator says that nobody else is left, and not before", () => {
    const cluster = new SimCluster({seed: 9, nodes: 1, seeders: 1, hasLiar: false, invariants: []});
    cluster.run(3000);
    const peer = cluster.node(nodeId(0));
    for (let life = 0; life < 2; life++) {
      peer.crash();
      if (life === 0) peer.emptyLog();
      peer.start();
      cluster.run(3000);
      cluster.settings.write(nodeId(0), "x-one", undefined);
      cluster.run(15_000);
      expect(cluster.settings.calls.at(-1)?.outcome, `life ${life}`).toBe("no_quorum");
    }
    let isDone = false;
    peer.service?.agreement({type: "recover", done: ({ok}) => (isDone = ok)});
    cluster.run(3000);
    expect(isDone).toBe(true);
    cluster.settings.write(nodeId(0), "x-one", undefined);
    cluster.run(1000);
    expect(cluster.settings.calls.at(-1)?.outcome).toBe("done");
  });
});

describe("a peer whose process is stopped", () => {
  it("while it leads, serves no stale read when it goes on", () => {
    const cluster = threeVoters(10);
    const paused = cluster.ids.find((id) => cluster.isLeader(id)) as string;
    const other = cluster.ids.find((id) => id !== paused) as string;
    cluster.node(paused).pause();
    // First in the line of what the process finds when it goes on.
    cluster.settings.useAll(paused);
    cluster.run(10_000);
    cluster.settings.useAll(other);
    cluster.run(5000);
    expect(cluster.settings.calls.at(-1)?.outcome).toBe("done");
    cluster.node(paused).resume();
    cluster.run(20_000);
    expectService(cluster);
  });
});

describe("a peer whose clock is an hour off", () => {
  it("is served and serves like the others", () => {
    const cluster = threeVoters(11);
    for (const offset of [3_600_000, -3_600_000, 0]) {
      cluster.node(nodeId(1)).wallOffsetMs = offset;
      cluster.run(5000);
    }
    expectService(cluster);
  });
});
