import type {NamedModel} from "@ollamesh/node";
import {modelKey, Prng} from "@ollamesh/stdx";
import {expect, it} from "vitest";
import {nameOf, nodeId, SimCluster, SimRegistry} from "../src/index.ts";
import {manifestOfBoth} from "./support/manifest-of-both.ts";

const NAMES = ["both", "b", "c", "d"] as const;
const ACTS = 120;

const texts = {template: undefined, license: [], parameters: {}, messages: []};

/** Pulls, deletes, copies and creates of a few names at all peers, many of them at the same time. */
class Crowd {
  readonly cluster: SimCluster;
  readonly rng: Prng;
  answered = 0;
  done = 0;

  constructor(seed: number) {
    const registry = new SimRegistry();
    this.cluster = new SimCluster({seed, nodes: 3, seeders: 0, hasLiar: false, registry, invariants: []});
    registry.manifests.set(modelKey(nameOf("both")), manifestOfBoth(this.cluster));
    this.rng = new Prng(seed);
    this.cluster.run(15_000);
  }

  act(): void {
    const {rng} = this;
    const [name, other] = [nameOf(rng.pick(NAMES)), nameOf(rng.pick(NAMES))];
    const models = this.cluster.node(nodeId(rng.below(3))).service?.models;
    const done = (outcome: {readonly ok: boolean}): void => {
      this.answered++;
      if (outcome.ok) this.done++;
    };
    const create = {name, from: other, files: {}, system: `${rng.below(1000)}`, ...texts};
    const asks = [
      () => models?.({type: "delete", name, done}),
      () => models?.({type: "copy", source: other, destination: name, done}),
      () => models?.({type: "create", id: "made", scope: "mesh", request: create, status() {}, done}),
      () =>
        models?.({
          type: "pull",
          id: `p${rng.nextU32()}`,
          name,
          outside: {isInsecure: false},
          observe: ({type}) => (type === "done" || type === "failed") && done({ok: type === "done"}),
        }),
    ];
    rng.pick(asks)();
  }

  names(id: string): readonly NamedModel[] {
    let names: readonly NamedModel[] = [];
    this.cluster.node(id).service?.models({type: "names", done: (outcome) => (names = outcome.ok ? outcome.value : [])});
    this.cluster.run(1);
    return names;
  }
}

it.each(Array.from({length: 20}, (_, i) => i + 50))(
  "every name that is left is somebody's, whole, and the same everywhere, whatever was asked at the same time (seed %i)",
  (seed) => {
    const crowd = new Crowd(seed);
    const {cluster} = crowd;
    for (let i = 0; i < ACTS; i++) {
      crowd.act();
      cluster.run(crowd.rng.below(25));
    }
    cluster.run(400_000);
    const seen = cluster.ids.map((id) => crowd.names(id));
    const [first = [], ...others] = seen.map((names) => names.map(({model, manifest}) => `${model} ${manifest}`).toSorted());
    for (const other of others) expect(other).toEqual(first);
    const held = new Set(seen.flatMap((names) => names.filter(({isHere}) => isHere).map(({model}) => model)));
    expect([...held].toSorted()).toEqual(first.map((line) => line.split(" ")[0]));
    // Nothing else has a name on any disk.
    const onDisks = cluster.ids.flatMap((id) => [...cluster.node(id).disk.manifests.keys()]);
    expect(onDisks.filter((key) => !held.has(key))).toEqual([]);
    expect([crowd.answered, crowd.done > 0, cluster.violation]).toEqual([ACTS, true, undefined]);
    expect(NAMES.map((name) => modelKey(nameOf(name)))).toEqual(expect.arrayContaining([...held]));
  },
);
