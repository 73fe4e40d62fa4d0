import type {AsyncChangeView, CatalogState} from "@ollamesh/node";
import type {Callback} from "@ollamesh/stdx";
import {describe, expect, it} from "vitest";
import {noFaults, SimCluster} from "../src/sim-cluster.ts";

const ROUNDS = 60;
const CALM_MS = 60_000;

interface Taken {
  readonly node: string;
  readonly id: string;
  readonly value: number;
}

/** Whole nodes that crash and lose each other while each of them counts up a setting of its own without waiting. */
class Run {
  readonly cluster: SimCluster;
  readonly taken: Taken[] = [];
  #value = 0;

  constructor(seed: number) {
    this.cluster = new SimCluster({seed, nodes: 3, seeders: 1, hasLiar: false, invariants: []});
    this.cluster.run(8000);
    const command = {type: "set_setting", name: "mode", value: "async_training"} as const;
    this.cluster.node("N0").service?.agreement({type: "propose", command, done: () => undefined});
    this.cluster.run(3000);
  }

  play(): void {
    const {cluster} = this;
    const {rng} = cluster;
    cluster.faults = {...noFaults, network: {...noFaults.network, resetChance: [1, 300]}, disk: {...noFaults.disk, writeMsMax: 60}};
    for (let round = 0; round < ROUNDS; round++) {
      const node = rng.pick(cluster.ids);
      const kind = rng.below(12);
      if (kind === 0 && cluster.node(node).isUp) cluster.node(node).crash();
      else if (kind <= 2) cluster.network.heal();
      else if (kind === 3) for (const other of cluster.ids) if (other !== node) cluster.network.block(node, other);
      if (!cluster.node(node).isUp) cluster.node(node).start();
      this.#count(node);
      cluster.run(1 + rng.below(rng.pick([30, 300, 2500])));
    }
    cluster.faults = noFaults;
    cluster.network.heal();
    for (const id of cluster.ids) if (!cluster.node(id).isUp) cluster.node(id).start();
    cluster.run(CALM_MS);
  }

  #count(node: string): void {
    const value = ++this.#value;
    const command = {type: "set_setting", name: `x-${node}`, value} as const;
    const done: Callback<string> = (outcome) => {
      if (outcome.ok) this.taken.push({node, id: outcome.value, value});
    };
    this.cluster.node(node).service?.agreement({type: "propose_async", command, done});
  }

  view({node, id}: Taken): AsyncChangeView["result"] | undefined {
    return this.#answer<AsyncChangeView>((done) => this.cluster.node(node).service?.agreement({type: "async_change", id, done}), 10)?.result;
  }

  setting(name: string): unknown {
    const read = {type: "read", consistency: "strong"} as const;
    return this.#answer<CatalogState>((done) => this.cluster.node("N0").service?.agreement({...read, done}), 5000)?.settings.get(name);
  }

  #answer<T>(ask: (done: Callback<T>) => void, withinMs: number): T | undefined {
    const answers: T[] = [];
    ask((outcome) => {
      if (outcome.ok) answers.push(outcome.value);
    });
    this.cluster.run(withinMs);
    return answers[0];
  }
}

describe("changes that do not wait, of whole nodes", () => {
  it("are all made in the end, in their order, whoever crashed meanwhile", () => {
    for (let seed = 1; seed <= 3; seed++) {
      const run = new Run(seed);
      run.play();
      expect(run.cluster.violation).toBeUndefined();
      expect(run.taken.length, `seed ${seed}`).toBeGreaterThan(ROUNDS / 4);
      const results = run.taken.map((one) => run.view(one));
      expect(new Set(results), `seed ${seed}`).toEqual(new Set(["applied"]));
      for (const node of run.cluster.ids) {
        const last = run.taken.filter((one) => one.node === node).at(-1)?.value ?? 0;
        // One that was on disk and not yet answered when the node crashed is made too.
        expect(run.setting(`x-${node}`), `seed ${seed}, ${node}`).toBeGreaterThanOrEqual(last);
      }
    }
  });
});
