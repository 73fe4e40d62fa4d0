import {PROBE_TOTAL_BYTES_MAX} from "@ollamesh/membership";
import type {PlanView} from "@ollamesh/node";
import {describe, expect, it} from "vitest";
import {allInvariants, type Invariant, nameOf, nodeId, noFaults, SimCluster} from "../src/index.ts";

const FAST = 20_000;
const SLOW = 400;
const [A, B, C] = [nodeId(0), nodeId(1), nodeId(2)];
const PAIRS = [
  [A, B],
  [A, C],
  [B, C],
] as const;

/** Three peers; the link between the first and the last is slow in one direction. */
class Mesh {
  readonly cluster: SimCluster;
  /** Bytes of probes that came to each from each, by `from>to`. */
  readonly probed = new Map<string, number>();

  constructor(seed: number) {
    const tap: Invariant = {
      name: "probes",
      frame: (_, from, to, protocol, bytes) => {
        if (protocol === "/ollamesh/probe/1") this.probed.set(`${from}>${to}`, (this.probed.get(`${from}>${to}`) ?? 0) + bytes.length);
        return undefined;
      },
    };
    this.cluster = new SimCluster({seed, nodes: 3, seeders: 3, hasLiar: false, invariants: [...allInvariants(), tap]});
    this.cluster.faults = {...noFaults, network: {...noFaults.network, delayMsMin: 2, delayMsMax: 2}};
    for (const [a, b] of PAIRS) {
      this.cluster.network.narrow(a, b, FAST);
      this.cluster.network.narrow(b, a, a === A && b === C ? SLOW : FAST);
    }
    this.cluster.run(5000);
    this.cluster.phase = "liveness";
  }

  plan(node: string, promptTokens: number): PlanView {
    let view: PlanView | undefined;
    const asked = {name: nameOf("large"), strategy: "pipeline", stages: 3, streams: undefined, contextLength: 256, promptTokens} as const;
    this.cluster.node(node).service?.deployments({type: "plan", ...asked, done: (outcome) => (view = outcome.ok ? outcome.value : undefined)});
    this.cluster.run(3000);
    if (!view) throw new Error("no plan");
    return view;
  }
}

describe("the speed of links", () => {
  it.each([1, 2, 3, 4, 5, 6])("is measured when somebody plans, to a seventh, in the direction that is slower (seed %i)", (seed) => {
    const mesh = new Mesh(seed);
    const {peers, links} = mesh.plan(A, 256);
    const speed = (id: string): number => peers.find((peer) => peer.id === id)?.bytesPerMs ?? 0;
    expect(Math.abs(speed(B) / FAST - 1)).toBeLessThan(0.15);
    expect(Math.abs(speed(C) / SLOW - 1)).toBeLessThan(0.15);
    expect(links.length).toBe(2);
    for (const {between, bytesPerMs, isSpeedMeasured} of links) {
      const real = between.includes(A) && between.includes(C) ? SLOW : FAST;
      expect(isSpeedMeasured).toBe(true);
      expect(Math.abs(bytesPerMs / real - 1)).toBeLessThan(0.15);
    }
  });

  it("is assumed where a peer falls silent while it is asked, and the plan is made", () => {
    const mesh = new Mesh(7);
    mesh.cluster.network.block(C, B);
    const {weighed, peers} = mesh.plan(B, 256);
    expect(weighed.length).toBeGreaterThan(0);
    expect(peers.find(({id}) => id === C)?.bytesPerMs).toBeUndefined();
    expect(peers.find(({id}) => id === A)?.bytesPerMs).toBeDefined();
  });

  it("is not asked for again within minutes, whoever plans", () => {
    const mesh = new Mesh(8);
    mesh.plan(A, 256);
    const spent = new Map(mesh.probed);
    expect(spent.size).toBe(6);
    for (const bytes of spent.values()) expect(bytes).toBeLessThan(PROBE_TOTAL_BYTES_MAX + 1024);
    for (const node of [A, B, C, A]) mesh.plan(node, 256);
    expect(mesh.probed).toEqual(spent);
    mesh.cluster.run(300_000);
    mesh.plan(B, 256);
    expect(mesh.probed.get(`${A}>${B}`)).toBeGreaterThan(spent.get(`${A}>${B}`) as number);
  });
});
