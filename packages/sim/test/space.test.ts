import type {SpaceView} from "@ollamesh/node";
import {modelKey} from "@ollamesh/stdx";
import {describe, expect, it} from "vitest";
import {allInvariants, nameOf, nodeId, SimCluster} from "../src/index.ts";
import {digestOf} from "../src/ports/piece-hashes.ts";

const [SMALL, LARGE] = ["small", "large"] as const;

function pull(cluster: SimCluster, id: string, model: string): string {
  let outcome = "";
  const observe = (event: {type: string; failure?: {code: string}}): void => {
    if (event.type === "done" || event.type === "failed") outcome = event.failure?.code ?? "done";
  };
  cluster.node(id).service?.models({type: "pull", id: `test-${model}-${cluster.nowMs}`, name: nameOf(model), observe});
  for (let i = 0; i < 60 && outcome === ""; i++) cluster.run(1000);
  return outcome;
}

function space(cluster: SimCluster, id: string): SpaceView {
  let view: SpaceView | undefined;
  cluster.node(id).service?.models({type: "space", done: (outcome) => (view = outcome.ok ? outcome.value : undefined)});
  cluster.run(1);
  return view as SpaceView;
}

function keepers(cluster: SimCluster, model: string): readonly string[] {
  let holders: readonly string[] = [];
  const done = (outcome: {ok: true; value: {models: ReadonlyMap<string, {displayName: string; holders: readonly string[]}>}} | {ok: false}): void => {
    if (outcome.ok) holders = [...outcome.value.models.values()].find(({displayName}) => displayName.startsWith(model))?.holders ?? [];
  };
  cluster.node(nodeId(0)).service?.agreement({type: "read", consistency: "stale", done});
  cluster.run(1);
  return holders;
}

/** Until each model has three keepers that have it. */
function settled(seed: number, diskBytesMax: Readonly<Record<string, number>>): SimCluster {
  const cluster = new SimCluster({seed, nodes: 6, seeders: 1, hasLiar: false, invariants: allInvariants(), diskBytesMax});
  const isKept = (model: string): boolean => {
    const holders = keepers(cluster, model);
    return holders.length === 3 && holders.every((id) => cluster.holdsWhole(id, model));
  };
  for (let i = 0; i < 120 && !(isKept(SMALL) && isKept(LARGE)); i++) cluster.run(1000);
  expect([isKept(SMALL), isKept(LARGE)]).toEqual([true, true]);
  cluster.run(12_000); // adverts say so everywhere
  return cluster;
}

/** Room for either model, not for both. */
const ONE = Object.fromEntries([1, 2, 3, 4, 5].map((index) => [nodeId(index), 7000]));

describe("a peer with room for one model", () => {
  it.each([1, 2, 3])("gives up the one the mesh keeps elsewhere when another is pulled (seed %i)", (seed) => {
    const cluster = settled(seed, ONE);
    const kept = [...keepers(cluster, SMALL), ...keepers(cluster, LARGE)];
    const id = cluster.ids.find((one) => !kept.includes(one)) as string;
    expect(pull(cluster, id, SMALL)).toBe("done");
    expect(pull(cluster, id, LARGE)).toBe("done");
    expect([cluster.holdsWhole(id, SMALL), cluster.holdsWhole(id, LARGE)]).toEqual([false, true]);
    expect(pull(cluster, id, SMALL)).toBe("done");
    expect([cluster.holdsWhole(id, SMALL), cluster.holdsWhole(id, LARGE)]).toEqual([true, false]);

    cluster.node(id).service?.models({type: "pin", name: nameOf(SMALL), isPinned: true, done: ({ok}) => expect(ok).toBe(true)});
    expect(pull(cluster, id, LARGE)).toBe("disk_full");
    expect(space(cluster, id).models.map(({displayName, stays}) => [displayName, stays])).toEqual([["small:latest", "pinned"]]);
    cluster.finish();
    expect(cluster.violation).toBeUndefined();
  });
});

describe("a peer that pulls a model of whose blobs it has some", () => {
  it("does not make room for the rest by giving up those", () => {
    const cluster = settled(1, ONE);
    const kept = [...keepers(cluster, SMALL), ...keepers(cluster, LARGE)];
    const id = cluster.ids.find((one) => !kept.includes(one)) as string;
    expect(pull(cluster, id, SMALL)).toBe("done");
    cluster.run(12_000);
    // Of the weights of both, on the peer that has room for them.
    const layers = [SMALL, LARGE].map((model) => ({mediaType: "application/vnd.ollama.image.model", digest: digestOf(cluster.blobOf(model)), size: cluster.blobOf(model).length}));
    const bytes = new TextEncoder().encode(JSON.stringify({schemaVersion: 2, config: layers[0], layers}));
    cluster.node(nodeId(0)).disk.manifests.set(modelKey(nameOf("both")), {bytes, modifiedMs: 0});
    expect(space(cluster, id).models.map(({displayName, stays}) => [displayName, stays])).toEqual([["small:latest", undefined]]);
    expect(pull(cluster, id, "both")).toBe("disk_full");
    expect(cluster.holdsWhole(id, SMALL)).toBe(true);
    // For anything else it goes as before.
    expect(pull(cluster, id, LARGE)).toBe("done");
    expect(cluster.holdsWhole(id, SMALL)).toBe(false);
  });
});

describe("copies the mesh counts on", () => {
  it("are kept by peers that have the room", () => {
    const cluster = settled(4, {[nodeId(1)]: 2000, [nodeId(2)]: 2000, [nodeId(3)]: 2000});
    expect(keepers(cluster, LARGE).toSorted()).toEqual([nodeId(0), nodeId(4), nodeId(5)]);
  });

  it("are not given up, not even when somebody asks for all room there is", () => {
    const cluster = settled(5, {});
    const reports: string[][] = [];
    for (const id of cluster.ids)
      cluster.node(id).service?.models({type: "prune", isAll: true, isDryRun: false, done: (outcome) => reports.push(outcome.ok ? [...outcome.value.models] : [])});
    cluster.run(10_000);
    expect(reports).toEqual(cluster.ids.map(() => []));
    for (const model of [SMALL, LARGE]) expect(keepers(cluster, model).every((id) => cluster.holdsWhole(id, model))).toBe(true);
  });
});
