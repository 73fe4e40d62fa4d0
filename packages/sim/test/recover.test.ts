import {describe, expect, it} from "vitest";
import {nodeId, SimCluster} from "../src/index.ts";
import {clusterNameOf, leads, recover, set, settingOf, viewOf} from "./support/ask-group.ts";

const [FIRST, SECOND, THIRD] = [nodeId(0), nodeId(1), nodeId(2)];
/** Longer than any election may take by default. */
const HOPELESS_MS = 10_000;

/** What a person declares lost the invariants would miss. */
function threePeers(seed: number): SimCluster {
  const cluster = new SimCluster({seed, nodes: 3, seeders: 1, hasLiar: false, invariants: []});
  cluster.run(30_000);
  return cluster;
}

/** Three that agreed on something, of which two are gone for good. */
function lonely(seed: number): SimCluster {
  const cluster = threePeers(seed);
  expect(set(cluster, FIRST, "x-kept", "1")?.ok).toBe(true);
  for (const gone of [SECOND, THIRD]) cluster.node(gone).crash();
  cluster.run(HOPELESS_MS);
  return cluster;
}

describe("recover", () => {
  it("keeps what was agreed on, whenever the process is killed meanwhile", () => {
    let interrupted = 0;
    for (let ms = 0; ms < 16; ms++) {
      const cluster = lonely(31);
      if (recover(cluster, FIRST, ms) === undefined) interrupted++;
      cluster.node(FIRST).crash();
      cluster.node(FIRST).start();
      cluster.run(HOPELESS_MS);
      if (settingOf(cluster, FIRST, "x-kept") === undefined) expect(recover(cluster, FIRST, 3000)?.ok, `killed after ${ms} ms`).toBe(true);
      expect(settingOf(cluster, FIRST, "x-kept"), `killed after ${ms} ms`).toBeDefined();
    }
    expect(interrupted).toBeGreaterThan(3);
  });

  it("is refused while an election may still follow, by each that is left", () => {
    const cluster = threePeers(32);
    const leader = cluster.ids.find((id) => leads(cluster, id)) as string;
    cluster.node(leader).crash();
    const left = cluster.ids.filter((id) => id !== leader);
    let leaderless = 0;
    for (let ms = 0; ms < HOPELESS_MS && !left.some((id) => leads(cluster, id)); ms += 20) {
      for (const id of left) {
        if (viewOf(cluster, id)?.state === "no_quorum") leaderless++;
        expect(recover(cluster, id, 1)).toMatchObject({ok: false, error: {code: "group_works"}});
      }
    }
    expect(leaderless).toBeGreaterThan(0);
    expect(left.some((id) => leads(cluster, id))).toBe(true);
  });

  it("asked for twice does nothing the second time: who comes back finds the group it belonged to", () => {
    const cluster = lonely(33);
    expect(recover(cluster, FIRST, 3000)?.ok).toBe(true);
    const name = clusterNameOf(cluster, FIRST);
    expect(recover(cluster, FIRST, 3000)?.ok).toBe(true);
    expect(clusterNameOf(cluster, FIRST)).toBe(name);
    cluster.node(SECOND).start();
    cluster.run(60_000);
    expect(clusterNameOf(cluster, SECOND)).toBe(name);
    expect(settingOf(cluster, SECOND, "x-kept")).toBeDefined();
  });

  it("after a lost log keeps what was acknowledged since, though one of the old group comes back", () => {
    const cluster = lonely(34);
    cluster.node(FIRST).crash();
    cluster.node(FIRST).emptyLog();
    cluster.node(FIRST).start();
    cluster.run(HOPELESS_MS);
    expect(recover(cluster, FIRST, 3000)?.ok).toBe(true);
    expect(set(cluster, FIRST, "x-since", "2")?.ok).toBe(true);
    for (const id of [SECOND, THIRD]) {
      cluster.node(id).start();
      cluster.run(30_000);
      expect(settingOf(cluster, FIRST, "x-since"), `${id} is back`).toBeDefined();
    }
    // Both know what they agreed on: neither gives it up.
    expect(settingOf(cluster, SECOND, "x-kept")).toBeDefined();
    expect(clusterNameOf(cluster, SECOND)).not.toBe(clusterNameOf(cluster, FIRST));
    expect(viewOf(cluster, FIRST)?.apart).toEqual([SECOND, THIRD]);
    for (const id of [SECOND, THIRD]) expect(viewOf(cluster, id)?.apart).toEqual([FIRST]);
  });

  it("of one that was cut off leaves the others their group, though one of them restarts beside it", () => {
    const cluster = threePeers(35);
    const others = [SECOND, THIRD];
    for (const other of others)
      for (const [from, to] of [
        [FIRST, other],
        [other, FIRST],
      ] as const)
        cluster.network.block(from, to);
    cluster.run(2 * HOPELESS_MS);
    expect(recover(cluster, FIRST, 3000)?.ok).toBe(true);
    expect(set(cluster, SECOND, "x-later", "3")?.ok).toBe(true);
    cluster.network.heal();
    cluster.run(HOPELESS_MS);
    const name = clusterNameOf(cluster, SECOND);
    for (const other of others) {
      cluster.node(other).crash();
      cluster.node(other).start();
      cluster.run(30_000);
      for (const id of others) expect(clusterNameOf(cluster, id), `${other} restarted`).toBe(name);
    }
    expect(settingOf(cluster, THIRD, "x-later")).toBeDefined();
    expect(viewOf(cluster, FIRST)?.apart).toEqual(others);
  });
});
