import {modelKey, type Outcome, parseModelName} from "@ollamesh/stdx";
import {describe, expect, it} from "vitest";
import {nodeId, SimCluster} from "../src/index.ts";
import {clusterNameOf, recover, viewOf} from "./support/ask-group.ts";

const [FIRST, SECOND, THIRD, FOURTH] = [nodeId(0), nodeId(1), nodeId(2), nodeId(3)];
/** Longer than any election may take by default. */
const HOPELESS_MS = 10_000;

/** Three of one group; two go, the third is told to recover, and the two come back at once: they have their quorum still. `large` is spread over all three before. */
function recoveredBesideTheOthers(seed: number): SimCluster {
  const cluster = new SimCluster({seed, nodes: 3, seeders: 3, hasLiar: false, invariants: []});
  cluster.run(30_000);
  cluster.clients.deploy(SECOND, "large", 3);
  cluster.run(20_000);
  expect(cluster.clients.deploys.at(-1)?.outcome).toBe("done");
  for (const gone of [SECOND, THIRD]) cluster.node(gone).crash();
  cluster.run(HOPELESS_MS);
  expect(recover(cluster, FIRST, 3000)?.ok).toBe(true);
  for (const back of [SECOND, THIRD]) cluster.node(back).start();
  cluster.run(60_000);
  expect(clusterNameOf(cluster, SECOND)).toBe(clusterNameOf(cluster, THIRD));
  expect(clusterNameOf(cluster, FIRST)).not.toBe(clusterNameOf(cluster, SECOND));
  return cluster;
}

/** Two groups of two that were never one, and meet. */
function strangers(seed: number): SimCluster {
  const cluster = new SimCluster({seed, nodes: 4, seeders: 4, hasLiar: false, invariants: [], bootstrapOf: (index) => [[], [0], [], [2]][index] ?? []});
  cluster.run(30_000);
  const [one, other] = [cluster.network.transport(SECOND), cluster.network.transport(FOURTH)];
  if (one && other) one.connect(other); // the others hear of each other by these two
  cluster.run(20_000);
  expect(viewOf(cluster, FIRST)?.apart).toEqual([THIRD, FOURTH]);
  expect(viewOf(cluster, FOURTH)?.apart).toEqual([FIRST, SECOND]);
  return cluster;
}

/** How the deploy ended, and who serves the model afterwards by the word of this node. */
function deploy(cluster: SimCluster, id: string, model: string, stages: number): {readonly outcome: string | undefined; readonly servers: readonly string[]} {
  cluster.clients.deploy(id, model, stages);
  cluster.run(70_000);
  return {outcome: cluster.clients.deploys.at(-1)?.outcome, servers: serversOf(cluster, id, model)};
}

function serversOf(cluster: SimCluster, id: string, model: string): readonly string[] {
  cluster.clients.askPlacements(id);
  cluster.run(100);
  return (cluster.clients.placements.get(id) ?? [])
    .filter((one) => one.model.startsWith(model))
    .flatMap(({stages}) => stages.flatMap(({peer, fellows}) => [peer, ...fellows.map((fellow) => fellow.peer)]));
}

function manage(cluster: SimCluster, id: string, what: "transfer" | "add_voter" | "remove", peer: string): Outcome<void> | undefined {
  let outcome: Outcome<void> | undefined;
  cluster.node(id).service?.agreement({type: "manage", what, peer, done: (told) => (outcome = told)});
  cluster.run(5000);
  return outcome;
}

function holdersOf(cluster: SimCluster, id: string, model: string): readonly string[] | undefined {
  const name = parseModelName(model);
  let holders: readonly string[] | undefined;
  cluster.node(id).service?.agreement({
    type: "read",
    consistency: "stale",
    done: (told) => (holders = told.ok && name.ok ? told.value.models.get(modelKey(name.value))?.holders : undefined),
  });
  cluster.run(10);
  return holders;
}

describe("a peer that was recovered beside a group that lives", () => {
  it("is gone as a member of that group, serves none of its layers, and can be removed", () => {
    const cluster = recoveredBesideTheOthers(41);
    for (const id of [SECOND, THIRD]) {
      const view = viewOf(cluster, id);
      expect(view?.apart).toEqual([FIRST]);
      expect(view?.members.find(({peer}) => peer === FIRST)).toMatchObject({isUp: false, condition: "left"});
    }
    // What it served was placed anew, on those who are of the group.
    expect(serversOf(cluster, SECOND, "large")).not.toContain(FIRST);
    expect(new Set(serversOf(cluster, SECOND, "large")).size).toBeGreaterThan(0);
    expect(deploy(cluster, SECOND, "large", 3).outcome).toMatch(/not_enough_peers/);
    const two = deploy(cluster, SECOND, "large", 2);
    expect(two.outcome).toBe("done");
    expect(two.servers.toSorted()).toEqual([SECOND, THIRD]);
    expect(manage(cluster, SECOND, "remove", FIRST)?.ok).toBe(true);
    expect(viewOf(cluster, SECOND)?.members.map(({peer}) => peer)).not.toContain(FIRST);
    // It goes on by itself.
    expect(deploy(cluster, FIRST, "small", 1)).toEqual({outcome: "done", servers: [FIRST]});
  });

  it("tells who follows it later, when that one has no leader after all, what it serves", () => {
    const cluster = new SimCluster({seed: 44, nodes: 3, seeders: 1, hasLiar: false, invariants: []});
    cluster.run(30_000);
    for (const gone of [SECOND, THIRD]) cluster.node(gone).crash();
    cluster.run(HOPELESS_MS);
    expect(recover(cluster, FIRST, 3000)?.ok).toBe(true);
    cluster.node(SECOND).start();
    cluster.run(3000);
    expect(viewOf(cluster, SECOND)?.apart).toEqual([FIRST]);
    expect(deploy(cluster, FIRST, "large", 1).servers).toEqual([FIRST]); // takes longer than the other one hopes
    expect(clusterNameOf(cluster, SECOND)).toBe(clusterNameOf(cluster, FIRST));
    cluster.clients.askPlacements(SECOND);
    cluster.run(100);
    expect(cluster.clients.placements.get(SECOND)?.map(({stages}) => stages.map(({state}) => state))).toEqual([["ready"]]);
  });

  it("counts no more as keeper of a copy", () => {
    const cluster = recoveredBesideTheOthers(42);
    cluster.run(400_000);
    expect(holdersOf(cluster, SECOND, "large")?.toSorted()).toEqual([SECOND, THIRD]);
  });
});

describe("two groups that meet", () => {
  it("place nothing on each other's peers", () => {
    const cluster = strangers(43);
    expect(deploy(cluster, FIRST, "large", 3).outcome).toMatch(/not_enough_peers/);
    expect(deploy(cluster, FIRST, "large", 2)).toMatchObject({outcome: "done"});
    expect(serversOf(cluster, FIRST, "large").toSorted()).toEqual([FIRST, SECOND]);
    expect(deploy(cluster, THIRD, "large", 2)).toMatchObject({outcome: "done"});
    expect(serversOf(cluster, THIRD, "large").toSorted()).toEqual([THIRD, FOURTH]);
    cluster.clients.generate(FIRST, "large", "one two", 5);
    cluster.run(20_000);
    expect(cluster.clients.answers.at(-1)?.outcome).toBe("done");
  });
});
