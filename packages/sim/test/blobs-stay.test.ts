import type {NamedModel, PullEvent} from "@ollamesh/node";
import {modelKey, type Outcome} from "@ollamesh/stdx";
import {describe, expect, it} from "vitest";
import {nameOf, nodeId, SimCluster, SimRegistry} from "../src/index.ts";
import {digestOf} from "../src/ports/piece-hashes.ts";
import {manifestOfBoth} from "./support/manifest-of-both.ts";

const [SMALL, LARGE, BOTH] = ["small", "large", "both"] as const;
const KEEPER = nodeId(0);
const OTHER = nodeId(1);

function until(cluster: SimCluster, what: string, isSo: () => boolean, withinMs = 120_000): void {
  const untilMs = cluster.nowMs + withinMs;
  while (!isSo()) {
    if (cluster.nowMs >= untilMs) expect.fail(`not in ${withinMs} ms: ${what}`);
    cluster.run(50);
  }
}

/** Told how it ended, "" until then. */
function pull(cluster: SimCluster, id: string, model: string): () => string {
  let outcome = "";
  const observe = (event: PullEvent): void => {
    if (event.type === "done") outcome = "done";
    if (event.type === "failed") outcome = event.failure.code;
  };
  cluster.node(id).service?.models({type: "pull", id: `test-${model}-${cluster.nowMs}`, name: nameOf(model), outside: {isInsecure: false}, observe});
  return () => outcome;
}

function pullWhole(cluster: SimCluster, id: string, model: string): string {
  const outcome = pull(cluster, id, model);
  until(cluster, `the pull of ${model} ends`, () => outcome() !== "");
  return outcome();
}

function remove(cluster: SimCluster, id: string, model: string): string {
  let outcome = "";
  cluster.node(id).service?.models({type: "delete", name: nameOf(model), done: (answer) => (outcome = answer.ok ? "done" : answer.error.code)});
  until(cluster, `the delete of ${model} is answered`, () => outcome !== "");
  return outcome;
}

function namesAt(cluster: SimCluster, id: string): readonly NamedModel[] {
  let names: readonly NamedModel[] = [];
  cluster.node(id).service?.models({type: "names", done: (outcome) => (names = outcome.ok ? outcome.value : [])});
  cluster.run(1);
  return names;
}

const shown = (cluster: SimCluster, id: string): readonly string[] => namesAt(cluster, id).map(({displayName}) => displayName);
const isHere = (cluster: SimCluster, id: string, model: string): boolean => namesAt(cluster, id).some((one) => one.isHere && one.displayName === `${model}:latest`);

describe("a delete asked of a peer that only reads the model's folder", () => {
  function mesh(): SimCluster {
    const cluster = new SimCluster({seed: 3, nodes: 3, seeders: 2, hasLiar: false, invariants: []});
    const readOnly = cluster.node(OTHER).disk.readOnlyNames;
    readOnly.add(modelKey(nameOf(SMALL)));
    until(cluster, "the mesh knows the model", () => isHere(cluster, KEEPER, SMALL) && isHere(cluster, OTHER, SMALL));
    cluster.run(15_000);
    return cluster;
  }

  it("is refused and changes nothing anywhere, also after a pull there", () => {
    const cluster = mesh();
    for (let i = 0; i < 2; i++) {
      expect(remove(cluster, OTHER, SMALL)).toBe("read_only");
      cluster.run(30_000);
      for (const id of [KEEPER, OTHER]) expect([shown(cluster, id).includes("small:latest"), cluster.holdsWhole(id, SMALL)]).toEqual([true, true]);
      expect(pullWhole(cluster, OTHER, SMALL)).toBe("done");
    }
  });

  it("is done when it is asked of another; the files that cannot go are no model any more, and do not come back into the mesh", () => {
    const cluster = mesh();
    expect(remove(cluster, KEEPER, SMALL)).toBe("done");
    cluster.run(400_000);
    for (const id of cluster.ids) expect(shown(cluster, id)).not.toContain("small:latest");
    expect(cluster.node(OTHER).disk.manifests.has(modelKey(nameOf(SMALL)))).toBe(true);
    expect(remove(cluster, OTHER, SMALL)).toBe("model_not_found");
  });
});

describe("a pull that counts blobs as here which another name brought", () => {
  /** Half-way in what is missing of the model of both. */
  function pulling(): {cluster: SimCluster; registry: SimRegistry; outcome: () => string; disk: ReturnType<SimCluster["node"]>["disk"]} {
    const registry = new SimRegistry();
    const cluster = new SimCluster({seed: 5, nodes: 1, seeders: 0, hasLiar: false, registry, invariants: []});
    cluster.run(5000);
    registry.manifests.set(modelKey(nameOf(BOTH)), manifestOfBoth(cluster));
    expect(pullWhole(cluster, KEEPER, SMALL)).toBe("done");
    registry.bytesPerSecond = 500;
    const outcome = pull(cluster, KEEPER, BOTH);
    const {disk} = cluster.node(KEEPER);
    until(cluster, "some of it came", () => (disk.partials.get(digestOf(cluster.blobOf(LARGE)))?.have.size ?? 0) > 2);
    return {cluster, registry, outcome, disk};
  }

  it("has them at its end though that name was deleted meanwhile: they are not leftovers", () => {
    const {cluster, registry, outcome, disk} = pulling();
    const small = digestOf(cluster.blobOf(SMALL));
    expect(remove(cluster, KEEPER, SMALL)).toBe("done");
    cluster.run(200);
    expect([outcome(), disk.blobs.has(small)]).toEqual(["", true]);
    until(cluster, "the pull ends", () => outcome() !== "");
    expect([outcome(), isHere(cluster, KEEPER, BOTH), disk.blobs.has(small)]).toEqual(["done", true, true]);
    expect(registry.copiesSent(small)).toBe(1);
    // Of that name alone they are leftovers again.
    expect(remove(cluster, KEEPER, BOTH)).toBe("done");
    until(cluster, "they are gone", () => !disk.blobs.has(small));
  });

  it("has them at its end though somebody asked for all room there is", () => {
    const {cluster, outcome, disk} = pulling();
    expect(remove(cluster, KEEPER, SMALL)).toBe("done");
    cluster.node(KEEPER).service?.models({type: "prune", isAll: true, isDryRun: false, done: ({ok}) => expect(ok).toBe(true)});
    until(cluster, "the pull ends", () => outcome() !== "");
    expect([outcome(), isHere(cluster, KEEPER, BOTH), disk.blobs.has(digestOf(cluster.blobOf(SMALL)))]).toEqual(["done", true, true]);
  });

  it("fetches again what went all the same, and shows no name before that", () => {
    const {cluster, outcome, disk} = pulling();
    const small = digestOf(cluster.blobOf(SMALL));
    disk.blobs.delete(small);
    until(cluster, "the pull ends", () => {
      expect(disk.manifests.has(modelKey(nameOf(BOTH))) && !disk.blobs.has(small)).toBe(false);
      return outcome() !== "";
    });
    expect([outcome(), isHere(cluster, KEEPER, BOTH), disk.blobs.has(small)]).toEqual(["done", true, true]);
  });

  it("fails when they go again and again", () => {
    const {cluster, outcome, disk} = pulling();
    const small = digestOf(cluster.blobOf(SMALL));
    disk.blobs.delete(small);
    const set = disk.blobs.set.bind(disk.blobs);
    disk.blobs.set = (digest, bytes) => (digest === small ? disk.blobs : set(digest, bytes));
    until(cluster, "the pull ends", () => outcome() !== "");
    expect([outcome(), disk.manifests.has(modelKey(nameOf(BOTH)))]).toEqual(["blobs_gone", false]);
  });
});

describe("a name made of blobs whose other name is removed at the same moment", () => {
  const NEW = "new";
  /** @param delayMs from the question for the new name to the one that removes the old */
  function race(make: "copy" | "create", delayMs: number): {made: string; isHere: boolean; isServed: boolean; isLeft: boolean} {
    const cluster = new SimCluster({seed: 11, nodes: 1, seeders: 1, hasLiar: false, invariants: []});
    until(cluster, "the mesh knows the model", () => isHere(cluster, KEEPER, SMALL));
    cluster.run(10_000);
    const {service, disk} = cluster.node(KEEPER);
    let [made, removed] = ["", ""];
    const done = (outcome: Outcome<void>): void => {
      made = outcome.ok ? "done" : outcome.error.code;
    };
    const texts = {template: undefined, system: "Be brief.", license: [], parameters: {}, messages: []};
    const create = {type: "create", id: "made", scope: "mesh", request: {name: nameOf(NEW), from: nameOf(SMALL), files: {}, ...texts}, status() {}, done} as const;
    const asks = [
      () => service?.models(make === "create" ? create : {type: "copy", source: nameOf(SMALL), destination: nameOf(NEW), done}),
      () => service?.models({type: "delete", name: nameOf(SMALL), done: (outcome) => (removed = outcome.ok ? "done" : outcome.error.code)}),
    ];
    if (delayMs < 0) asks.reverse();
    asks[0]?.();
    cluster.run(Math.abs(delayMs));
    asks[1]?.();
    until(cluster, "both are answered", () => made !== "" && removed !== "");
    expect(removed).toBe("done");
    const isServed = disk.blobs.has(digestOf(cluster.blobOf(SMALL)));
    const isShown = isHere(cluster, KEEPER, NEW);
    if (made === "done") expect(remove(cluster, KEEPER, NEW)).toBe("done");
    cluster.run(5000);
    return {made, isHere: isShown, isServed, isLeft: disk.manifests.has(modelKey(nameOf(NEW))) || disk.blobs.has(digestOf(cluster.blobOf(SMALL)))};
  }

  it.each(["copy", "create"] as const)("has them where the %s was done, and is not seen where it was not, whenever that is", (make) => {
    const results = Array.from({length: 81}, (_, i) => race(make, i - 40));
    for (const {made, isHere, isServed, isLeft} of results) {
      expect([isHere, isServed || made !== "done", isLeft]).toEqual([made === "done", true, false]);
    }
    expect(results.some(({made}) => made === "done")).toBe(true);
  });
});

describe("a name copied by a peer without its blobs while another peer removes the old one", () => {
  it("stands for what is there, or for nothing, whenever that is", () => {
    const ends = Array.from({length: 61}, (_, i) => {
      const delayMs = i - 30;
      const cluster = new SimCluster({seed: 13, nodes: 2, seeders: 1, hasLiar: false, invariants: []});
      until(cluster, "both know the model", () => isHere(cluster, KEEPER, SMALL) && shown(cluster, OTHER).includes("small:latest"));
      cluster.run(10_000);
      let [made, removed] = ["", ""];
      const copied = (outcome: Outcome<void>): void => {
        made = outcome.ok ? "done" : outcome.error.code;
      };
      const gone = (outcome: Outcome<void>): void => {
        removed = outcome.ok ? "done" : outcome.error.code;
      };
      const asks = [
        () => cluster.node(OTHER).service?.models({type: "copy", source: nameOf(SMALL), destination: nameOf("new"), done: copied}),
        () => cluster.node(KEEPER).service?.models({type: "delete", name: nameOf(SMALL), done: gone}),
      ];
      if (delayMs < 0) asks.reverse();
      asks[0]?.();
      cluster.run(Math.abs(delayMs));
      asks[1]?.();
      until(cluster, "both are answered", () => made !== "" && removed !== "");
      cluster.run(30_000);
      const isThere = isHere(cluster, KEEPER, "new");
      expect([delayMs, removed, shown(cluster, KEEPER).filter((name) => name !== "large:latest"), isThere]).toEqual([
        delayMs,
        "done",
        made === "done" ? ["new:latest"] : [],
        made === "done",
      ]);
      return made;
    });
    expect(new Set(ends).size).toBeGreaterThan(1);
  });
});

describe("a blob of another size than the manifest says", () => {
  it("is not here: no peer says so, and a pull fetches it anew", () => {
    const cluster = new SimCluster({seed: 7, nodes: 2, seeders: 1, hasLiar: false, invariants: []});
    cluster.run(5000);
    expect(pullWhole(cluster, OTHER, LARGE)).toBe("done");
    const node = cluster.node(OTHER);
    const digest = digestOf(cluster.blobOf(LARGE));
    node.crash();
    // Alone at first: nobody to mend it from.
    cluster.node(KEEPER).crash();
    node.disk.blobs.set(digest, cluster.blobOf(LARGE).slice(0, 1000));
    node.start();
    cluster.run(5000);
    expect(isHere(cluster, OTHER, LARGE)).toBe(false);
    cluster.node(KEEPER).start();
    cluster.run(15_000);
    expect(pullWhole(cluster, OTHER, LARGE)).toBe("done");
    expect([cluster.holdsWhole(OTHER, LARGE), isHere(cluster, OTHER, LARGE)]).toEqual([true, true]);
  });

  it("stays where it is what its digest says: it is the manifest that is refused", () => {
    const registry = new SimRegistry();
    const cluster = new SimCluster({seed: 5, nodes: 1, seeders: 0, hasLiar: false, registry, invariants: []});
    cluster.run(5000);
    registry.manifests.set(modelKey(nameOf(BOTH)), manifestOfBoth(cluster, cluster.blobOf(SMALL).length + 1));
    expect(pullWhole(cluster, KEEPER, SMALL)).toBe("done");
    expect(pullWhole(cluster, KEEPER, BOTH)).toBe("bad_manifest");
    expect([cluster.holdsWhole(KEEPER, SMALL), shown(cluster, KEEPER)]).toEqual([true, ["small:latest"]]);
  });
});

describe("a model that is deleted while another peer pulls it", () => {
  it("ends the pull there as soon as that is known, with what happened", () => {
    const cluster = new SimCluster({seed: 17, nodes: 2, seeders: 1, hasLiar: false, invariants: [], transferLimits: {[KEEPER]: {uploadBytesPerSecond: 200}}});
    until(cluster, "both know the model", () => isHere(cluster, KEEPER, LARGE) && shown(cluster, OTHER).includes("large:latest"));
    cluster.run(10_000);
    let failure = "";
    const observe = (event: PullEvent): void => {
      if (event.type === "failed") failure = `${event.failure.code}: ${event.failure.message}`;
      if (event.type === "done") failure = "done";
    };
    cluster.node(OTHER).service?.models({type: "pull", id: "pull", name: nameOf(LARGE), observe});
    for (let i = 0; i < 10_000 && !cluster.node(OTHER).disk.partials.has(digestOf(cluster.blobOf(LARGE))); i++) cluster.run(1);
    expect(failure).toBe("");
    expect(remove(cluster, KEEPER, LARGE)).toBe("done");
    cluster.run(1000);
    expect(failure).toBe("model_not_found: large:latest was deleted while it was pulled");
  });
});

describe("a peer that is stopped just after it gave a name something else", () => {
  function create(cluster: SimCluster, name: string, from: string): string {
    let outcome = "";
    const texts = {template: undefined, system: undefined, license: [], parameters: {}, messages: []};
    const request = {name: nameOf(name), from: nameOf(from), files: {}, ...texts};
    cluster.node(KEEPER).service?.models({type: "create", id: "made", scope: "mesh", request, status() {}, done: (told) => (outcome = told.ok ? "done" : told.error.code)});
    until(cluster, "the create is answered", () => outcome !== "");
    return outcome;
  }

  it.each([1, 3])("has that when it is back, in a mesh of %i: what it did not hear of before it stopped is not undone", (nodes) => {
    for (let waitMs = 0; waitMs < 200; waitMs += 20) {
      const cluster = new SimCluster({seed: 19 + waitMs, nodes, seeders: 1, hasLiar: false, invariants: []});
      until(cluster, "the mesh knows both models", () => isHere(cluster, KEEPER, SMALL) && isHere(cluster, KEEPER, LARGE));
      cluster.run(10_000);
      expect(create(cluster, "old", SMALL)).toBe("done");
      expect(create(cluster, "kept", "old")).toBe("done");
      cluster.run(5000);
      expect(create(cluster, "old", LARGE)).toBe("done");
      const {disk} = cluster.node(KEEPER);
      const given = disk.manifests.get(modelKey(nameOf("old")))?.bytes;
      cluster.run(waitMs);
      cluster.node(KEEPER).crash();
      cluster.run(100);
      cluster.node(KEEPER).start();
      cluster.run(60_000);
      expect(disk.manifests.get(modelKey(nameOf("old")))?.bytes).toEqual(given);
      expect([isHere(cluster, KEEPER, "old"), cluster.holdsWhole(KEEPER, LARGE)]).toEqual([true, true]);
    }
  });
});

describe("several pulls of one model at one peer", () => {
  it("all end well, also with one that began when the first were nearly done", () => {
    const cluster = new SimCluster({seed: 23, nodes: 2, seeders: 1, hasLiar: false, invariants: []});
    until(cluster, "the other knows the model", () => shown(cluster, OTHER).includes("large:latest"));
    const ended: string[] = [];
    const observe = (event: PullEvent): void => {
      if (event.type === "done") ended.push("done");
      if (event.type === "failed") ended.push(`${event.failure.code}: ${event.failure.message}`);
    };
    for (let i = 0; i < 5; i++) {
      cluster.node(OTHER).service?.models({type: "pull", id: `pull-${i}`, name: nameOf(LARGE), observe});
      cluster.run(i < 3 ? 0 : 5);
    }
    until(cluster, "all have ended", () => ended.length === 5);
    expect(ended).toEqual(Array.from({length: 5}, () => "done"));
  });
});
