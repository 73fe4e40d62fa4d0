import type {DrainedPart, PlacementView} from "@ollamesh/node";
import {STAGE_OVERHEAD_BYTES} from "@ollamesh/placement";
import {type Callback, GIB} from "@ollamesh/stdx";
import {describe, expect, it} from "vitest";
import {allInvariants, nameOf, nodeId, SimCluster} from "../src/index.ts";
import type {Invariant} from "../src/invariants/invariant.ts";

const MODEL = "small";
/** Of questions after each deploy. */
const ROUNDS = 16;
const ways = [
  {strategy: "pipeline", stages: 3},
  {strategy: "tensor", ranks: 2},
  {strategy: "whole", stages: 1},
  {strategy: "pipeline", stages: 2},
] as const;

/** Four peers of which the first two hold the model, served whole. */
class Mesh {
  readonly cluster: SimCluster;
  readonly ended: string[] = [];
  /** Of moves, as any peer saw them. */
  readonly phases = new Set<string>();

  constructor(seed: number) {
    const watch: Invariant = {
      name: "watch",
      catalogue: (_cluster, _node, {state}) => {
        for (const {phase} of state.moves.values()) this.phases.add(phase);
        return undefined;
      },
    };
    this.cluster = new SimCluster({seed, nodes: 4, seeders: 2, hasLiar: false, invariants: [...allInvariants(), watch]});
    this.cluster.run(5000);
    this.cluster.phase = "liveness";
    this.deploy({strategy: "whole", stages: 1});
    this.cluster.run(5000);
  }

  deploy(how: {readonly strategy: PlacementView["strategy"]; readonly stages?: number; readonly ranks?: number; readonly streams?: number}): void {
    const done: Callback<PlacementView> = (outcome) => void this.ended.push(outcome.ok ? "done" : `${outcome.error.code}: ${outcome.error.message}`);
    this.cluster.node(nodeId(0)).service?.deployments({type: "deploy", name: nameOf(MODEL), stages: undefined, contextLength: undefined, ...how, done});
  }

  set(name: string, value: number): void {
    this.cluster.node(nodeId(0)).service?.agreement({type: "propose", command: {type: "set_setting", name, value}, done: () => undefined});
    this.cluster.run(1000);
  }

  generate(node: string, tokensMax: number) {
    this.cluster.clients.generate(node, MODEL, "ab", tokensMax);
    return this.cluster.clients.answers.at(-1) as SimCluster["clients"]["answers"][number];
  }

  placement(node: string): PlacementView {
    this.cluster.clients.askPlacements(node);
    this.cluster.run(100);
    const [placement] = this.cluster.clients.placements.get(node) ?? [];
    if (!placement) throw new Error("nothing is placed");
    return placement;
  }

  /** As a plan for the model sees every peer: without what serves it now. */
  memoryInPlans(node: string): readonly number[] {
    let peers: readonly {readonly memoryFreeBytes: number}[] = [];
    const asked = {name: nameOf(MODEL), strategy: "auto", stages: undefined, streams: undefined, contextLength: undefined} as const;
    this.cluster.node(node).service?.deployments({type: "plan", ...asked, done: (outcome) => (peers = outcome.ok ? outcome.value.peers : [])});
    this.cluster.run(1000);
    return peers.map(({memoryFreeBytes}) => memoryFreeBytes);
  }

  /** As every other model finds it, by peer. */
  memoryFree(node: string): ReadonlyMap<string, number> {
    let free = new Map<string, number>();
    this.cluster.node(node).service?.membership({
      type: "members",
      done: (outcome) => (free = new Map(outcome.ok ? outcome.value.map(({id, memoryFreeBytes}) => [id, memoryFreeBytes]) : [])),
    });
    this.cluster.run(10);
    return free;
  }

  manage(what: "drain" | "undrain", peer: string): void {
    this.cluster.node(nodeId(0)).service?.agreement({type: "manage", what, peer, done: (outcome) => expect(outcome.ok).toBe(true)});
  }

  parts(node: string): readonly DrainedPart[] {
    let parts: readonly DrainedPart[] | undefined;
    this.cluster.node(node).service?.deployments({type: "drained_parts", done: (outcome) => (parts = outcome.ok ? outcome.value : undefined)});
    this.cluster.run(10);
    return parts ?? [];
  }

  /** All is said and done, and as it must be. */
  judge(): void {
    this.cluster.run(30_000);
    for (const id of this.cluster.ids) this.cluster.clients.askPlacements(id);
    this.cluster.run(1000);
    this.cluster.finish();
    expect(this.cluster.violation).toBeUndefined();
  }
}

describe("a model that is deployed otherwise while it is asked", () => {
  it.each([
    [41, 0],
    [42, 0],
    [43, 0],
    [44, 120],
    [45, 120],
    [46, 120],
  ])("answers everybody all the time, and never has an answer wait for a load (seed %i, grace %i s)", (seed, grace) => {
    const mesh = new Mesh(seed);
    mesh.set("move_grace", grace);
    const outcomes = new Set<string | undefined>();
    const [moving, atRest]: [number[], number[]] = [[], []];
    for (const how of ways) {
      mesh.deploy(how);
      for (let round = 0; round < ROUNDS; round++) {
        const asked = mesh.cluster.ids.map((id) => mesh.generate(id, 40));
        const sinceMs = mesh.cluster.nowMs;
        while (asked.some(({outcome}) => outcome === undefined) && mesh.cluster.nowMs - sinceMs < 10_000) mesh.cluster.run(10);
        for (const {outcome} of asked) outcomes.add(outcome);
        // Settled by then: what follows is only what such an answer takes there.
        (round < ROUNDS / 2 ? moving : atRest).push(mesh.cluster.nowMs - sinceMs);
      }
      mesh.cluster.run(3000);
      const {strategy, move} = mesh.placement(nodeId(2));
      expect([strategy, move]).toEqual([how.strategy, undefined]);
    }
    expect(mesh.ended).toEqual(["done", "done", "done", "done", "done"]);
    expect([...outcomes]).toEqual(["done"]);
    expect(mesh.phases).toEqual(new Set(["preparing", "retiring"]));
    expect(Math.max(...moving)).toBeLessThan(Math.max(...atRest) + 250);
    mesh.judge();
  });
});

describe("the memory of a peer", () => {
  it.each([51, 52])("is spoken for by as much as was planned, no more and no less, so that a plan for what serves sees all of it (seed %i)", (seed) => {
    const mesh = new Mesh(seed);
    mesh.set("move_grace", 0);
    for (const how of ways) {
      mesh.deploy(how);
      mesh.cluster.run(10_000);
      expect(mesh.memoryInPlans(nodeId(3))).toEqual(mesh.cluster.ids.map(() => GIB));
      const servers = mesh.placement(nodeId(3)).stages.flatMap(({peer, fellows}) => [peer, ...fellows.map((fellow) => fellow.peer)]);
      const taken = [...mesh.memoryFree(nodeId(3))].flatMap(([id, free]) => (free < GIB - STAGE_OVERHEAD_BYTES ? [id] : []));
      expect(taken.toSorted()).toEqual(servers.filter((id) => id !== nodeId(3)).toSorted());
    }
    mesh.judge();
  });
});

describe("a peer that is drained", () => {
  it.each([61, 62, 63])("is left by all that it serves while that goes on, and is given work again when it is taken back (seed %i)", (seed) => {
    const mesh = new Mesh(seed);
    mesh.set("move_grace", 5);
    mesh.deploy({strategy: "pipeline", stages: 2});
    mesh.cluster.run(10_000);
    const drained = mesh.placement(nodeId(0)).stages[0]?.peer as string;
    const asked = mesh.cluster.ids.find((id) => id !== drained) as string;
    const answer = mesh.generate(asked, 40);
    mesh.cluster.run(200);
    mesh.manage("drain", drained);
    mesh.cluster.run(20_000);
    expect(mesh.placement(asked).stages.map(({peer, state}) => [peer === drained, state])).toEqual([
      [false, "ready"],
      [false, "ready"],
    ]);
    expect(mesh.parts(drained)).toEqual([]);
    mesh.cluster.node(drained).crash();
    mesh.cluster.run(60_000);
    expect(answer.outcome).toBe("done");
    mesh.cluster.node(drained).start();
    mesh.cluster.run(20_000);
    mesh.manage("undrain", drained);
    mesh.deploy({strategy: "pipeline", stages: 4});
    mesh.cluster.run(20_000);
    expect(mesh.placement(asked).stages.some(({peer}) => peer === drained)).toBe(true);
    mesh.judge();
  });
});

describe("a peer that serves a model beside another, and dies", () => {
  it.each([71, 72, 73])("is replaced when it stays away, and nobody is kept waiting (seed %i)", (seed) => {
    const mesh = new Mesh(seed);
    mesh.set("move_rest", 0);
    mesh.deploy({strategy: "replicas", streams: 2});
    mesh.cluster.run(10_000);
    const serving = (): readonly string[] => {
      const {stages, replicas} = mesh.placement(alive()[0] as string);
      return [...stages, ...replicas].map(({peer}) => peer).toSorted();
    };
    let dead: string | undefined;
    const alive = (): readonly string[] => mesh.cluster.ids.filter((id) => id !== dead);
    const before = serving();
    expect(before).toHaveLength(2);
    dead = before[seed % 2] as string;
    mesh.cluster.node(dead).crash();
    mesh.cluster.run(15_000);
    const answers = Array.from({length: 16}, () => {
      mesh.cluster.run(15_000);
      return mesh.generate(alive()[1] as string, 20);
    });
    mesh.cluster.run(20_000);
    expect(answers.map(({outcome}) => outcome)).toEqual(answers.map(() => "done"));
    expect(serving()).toHaveLength(2);
    expect(serving()).not.toContain(dead);
    mesh.cluster.node(dead).start();
    mesh.judge();
  });
});
