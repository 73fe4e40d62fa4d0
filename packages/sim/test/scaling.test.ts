import type {ClusterView, ExperienceView, PlacementView} from "@ollamesh/node";
import type {Callback} from "@ollamesh/stdx";
import {describe, expect, it} from "vitest";
import {allInvariants, nameOf, nodeId, SimCluster} from "../src/index.ts";

const MODEL = "small";
/** Of each replica here. */
const SLOTS = 3;
const WINDOW_S = 3;
const REST_S = 9;
/** Users enough to take the slots of one peer twice, and no more than two could serve. */
const MANY = 4 * SLOTS;

/** Four peers of which the first two hold the model, deployed as is best. So many users ask for it again as soon as they were answered. */
class Mesh {
  readonly cluster: SimCluster;
  /** How many peers served it, whenever that changed. */
  readonly counts: number[] = [];
  readonly answers: SimCluster["clients"]["answers"][number][] = [];
  #epochs = new Set<number>();

  constructor(seed: number, strategy: "auto" | "whole" = "auto") {
    this.cluster = new SimCluster({seed, nodes: 4, seeders: 2, hasLiar: false, invariants: allInvariants()});
    this.cluster.run(5000);
    this.cluster.phase = "liveness";
    // Auto shall place it on one peer.
    this.set("exploration", 0);
    this.set("scaling_window", WINDOW_S);
    this.set("scaling_rest", REST_S);
    this.cluster.node(nodeId(0)).service?.deployments({type: "deploy", name: nameOf(MODEL), strategy, stages: undefined, contextLength: undefined, done: () => undefined});
    this.cluster.run(5000);
  }

  set(name: string, value: number): void {
    this.cluster.node(this.alive[0] as string).service?.agreement({type: "propose", command: {type: "set_setting", name, value}, done: () => undefined});
    this.cluster.run(1000);
  }

  get alive(): readonly string[] {
    return this.cluster.ids.filter((id) => this.cluster.node(id).isUp);
  }

  get leader(): string {
    const leaders: string[] = [];
    for (const id of this.alive) {
      const done: Callback<ClusterView> = (outcome) => void (outcome.ok && outcome.value.role === "leader" && leaders.push(id));
      this.cluster.node(id).service?.agreement({type: "cluster", lags: false, done});
    }
    this.cluster.run(20);
    return leaders[0] as string;
  }

  get placement(): PlacementView {
    const node = this.alive[0] as string;
    this.cluster.clients.askPlacements(node);
    this.cluster.run(20);
    const [placement] = this.cluster.clients.placements.get(node) ?? [];
    if (!placement) throw new Error("nothing is placed");
    return placement;
  }

  get heads(): readonly string[] {
    const {stages, replicas} = this.placement;
    return [...stages, ...replicas].map(({peer}) => peer);
  }

  experience(node: string): ExperienceView {
    let view: ExperienceView | undefined;
    this.cluster.node(node).service?.deployments({type: "experience", done: (outcome) => (view = outcome.ok ? outcome.value : undefined)});
    this.cluster.run(20);
    return view as ExperienceView;
  }

  /** @param users who ask at once, at peers in turn; one alone does so twice a second */
  load(users: number, forMs: number): void {
    const {clients} = this.cluster;
    const stepMs = users === 1 ? 500 : 10;
    const asking: (SimCluster["clients"]["answers"][number] | undefined)[] = Array.from({length: users}, () => undefined);
    for (const endMs = this.cluster.nowMs + forMs; this.cluster.nowMs < endMs; this.cluster.run(stepMs)) {
      asking.forEach((one, user) => {
        if (one && one.outcome === undefined) return;
        clients.generate(this.alive[user % this.alive.length] as string, MODEL, "ab", 100 + ((7 * user) % 20));
        asking[user] = clients.answers.at(-1) as SimCluster["clients"]["answers"][number];
        this.answers.push(asking[user]);
      });
      if (this.cluster.nowMs % 500 < stepMs) this.#count();
    }
  }

  #count(): void {
    const {epoch} = this.placement;
    const count = this.heads.length;
    this.#epochs.add(epoch);
    if (count !== this.counts.at(-1)) this.counts.push(count);
  }

  manage(what: "drain" | "undrain" | "transfer", peer: string): void {
    const node = what === "transfer" ? this.leader : (this.alive[0] as string);
    this.cluster.node(node).service?.agreement({type: "manage", what, peer, done: (outcome) => expect(outcome.ok).toBe(true)});
    this.cluster.run(3000);
  }

  /** Nobody was told anything but an answer, and what serves was never placed anew. */
  judge(): void {
    this.cluster.run(30_000);
    expect(new Set(this.answers.map(({outcome}) => outcome))).toEqual(new Set(["done"]));
    expect(this.#epochs.size).toBe(1);
    this.end();
  }

  end(): void {
    this.cluster.run(30_000);
    for (const id of this.cluster.ids) this.cluster.clients.askPlacements(id);
    this.cluster.run(1000);
    this.cluster.finish();
    expect(this.cluster.violation).toBeUndefined();
  }
}

describe("a deployed model", () => {
  it.each([81, 82])("gets a replica while too much is asked of it, which answers, and gives it back when it is not needed (seed %i)", (seed) => {
    const mesh = new Mesh(seed);
    const [first] = mesh.heads;
    mesh.load(MANY, WINDOW_S * 1000);
    expect(mesh.counts).toEqual([1]);
    mesh.load(MANY, 3 * WINDOW_S * 1000);
    expect(mesh.heads[0]).toBe(first);
    expect(mesh.counts).toEqual([1, 2]);
    const added = mesh.heads[1] as string;
    expect(mesh.placement.scaling).toMatchObject({added: [added], leaving: []});
    expect(mesh.experience(added).history.some(({runs}) => runs > 0)).toBe(true);
    const {history, scaling} = mesh.experience(mesh.leader);
    const reason = expect.stringMatching(/% of the slots are asked for, more than 75 % .* tokens\/s predicted of all slots with/);
    expect(history.filter(({task}) => task === "scale")).toEqual([expect.objectContaining({reason, peers: 2})]);
    expect(scaling).toEqual([expect.objectContaining({model: `${MODEL}:latest`, replicas: 2, deployed: 1, most: 2})]);
    mesh.load(1, REST_S * 1000 + 10_000);
    expect(mesh.counts).toEqual([1, 2, 1]);
    expect(mesh.heads).toEqual([first]);
    mesh.judge();
  });

  it("keeps one where the load swings within its rest, and gets none by a short burst", () => {
    const mesh = new Mesh(84);
    mesh.load(MANY, 1500);
    mesh.load(1, 5000);
    expect(mesh.counts).toEqual([1]);
    for (let swing = 0; swing < 2; swing++) {
      mesh.load(MANY, 2 * WINDOW_S * 1000);
      mesh.load(1, REST_S * 600);
    }
    expect(mesh.counts).toEqual([1, 2]);
    mesh.judge();
  });

  it("gets none where that is switched off, where somebody asked for one peer, and where no peer has room", () => {
    const off = new Mesh(86);
    off.set("scaling_threshold", 0);
    const whole = new Mesh(87, "whole");
    const full = new Mesh(88);
    const [first] = full.heads;
    const others = full.cluster.ids.filter((id) => id !== first);
    for (const id of others) full.manage("drain", id);
    for (const mesh of [off, whole, full]) {
      mesh.load(MANY, 3 * WINDOW_S * 1000);
      expect(mesh.counts).toEqual([1]);
    }
    expect(full.experience(full.leader).scaling[0]?.refusal).toMatch(/every peer that is there serves it already/);
    for (const id of others) full.manage("undrain", id);
    for (const mesh of [off, whole, full]) mesh.judge();
  });

  it("gives back what its load has brought when that is switched off", () => {
    const mesh = new Mesh(89);
    mesh.load(MANY, 4 * WINDOW_S * 1000);
    mesh.set("scaling_threshold", 0);
    mesh.load(MANY, 5000);
    expect(mesh.counts).toEqual([1, 2, 1]);
    mesh.judge();
  });
});

describe("replicas by load", () => {
  it.each([91, 92])("go on to come and go with another peer that decides, when the one that did dies (seed %i)", (seed) => {
    const mesh = new Mesh(seed);
    const [first] = mesh.heads;
    const dead = mesh.cluster.ids.findLast((id) => id !== first) as string;
    mesh.manage("transfer", dead);
    expect(mesh.leader).toBe(dead);
    mesh.cluster.phase = "rivals";
    mesh.load(MANY, WINDOW_S * 800);
    mesh.cluster.node(dead).crash();
    mesh.load(MANY, 20_000);
    const leader = mesh.leader;
    expect([leader === dead, mesh.counts, mesh.heads[0], mesh.heads.includes(dead)]).toEqual([false, [1, 2], first, false]);
    expect(mesh.experience(leader).history.filter(({task}) => task === "scale")).toHaveLength(1);
    mesh.load(1, REST_S * 1000 + 10_000);
    expect(mesh.counts).toEqual([1, 2, 1]);
    mesh.cluster.node(dead).start();
    mesh.end();
  });

  it("that die are given up, and others are added", () => {
    const mesh = new Mesh(95);
    mesh.cluster.phase = "rivals";
    mesh.load(MANY, 4 * WINDOW_S * 1000);
    const [first, added] = mesh.heads;
    expect(mesh.counts).toEqual([1, 2]);
    mesh.cluster.node(added as string).crash();
    mesh.load(MANY, 25_000);
    expect([mesh.heads[0], mesh.heads.length, mesh.heads.includes(added as string)]).toEqual([first, 2, false]);
    mesh.cluster.node(added as string).start();
    mesh.end();
  });
});
