import {describe, expect, it} from "vitest";
import {type ClusterOptions, nodeId, noFaults, SimCluster, SimRegistry} from "../src/index.ts";
import {noUnverifiedBytes} from "../src/invariants/no-unverified-bytes.ts";
import {digestOf} from "../src/ports/piece-hashes.ts";

const MODEL = "large";
const OUTSIDE = {isInsecure: false};

interface Mesh {
  readonly cluster: SimCluster;
  readonly registry: SimRegistry;
  /** Of the weights. */
  readonly digest: string;
}

/** Nodes that see each other and have nothing, and a registry that has it. */
function emptyMesh(nodes: number, seed: number, swarm: ClusterOptions["swarm"] = {}, invariants = [noUnverifiedBytes()]): Mesh {
  const registry = new SimRegistry();
  const cluster = new SimCluster({seed, nodes, seeders: 0, hasLiar: false, registry, swarm, invariants});
  cluster.run(5000);
  return {cluster, registry, digest: digestOf(cluster.blobOf(MODEL))};
}

function pullAll({cluster}: Mesh): void {
  for (const id of cluster.ids) cluster.clients.pull(id, MODEL, OUTSIDE);
}

/** Until every pull has ended. */
function finish({cluster}: Mesh, withinMs: number): void {
  const untilMs = cluster.nowMs + withinMs;
  while (cluster.nowMs < untilMs && !cluster.violation && cluster.clients.pulls.some(({outcome}) => outcome === undefined)) cluster.run(1000);
  expect(cluster.violation).toBeUndefined();
  expect(cluster.clients.pulls.map(({outcome}) => outcome)).toEqual(cluster.clients.pulls.map(() => "done"));
}

describe("those that pull one model at once from outside", () => {
  it.each([1, 2])("read it once, all eight (seed %i)", (seed) => {
    const mesh = emptyMesh(8, seed);
    pullAll(mesh);
    finish(mesh, 120_000);
    expect(mesh.registry.copiesSent(mesh.digest)).toBe(1);
  });

  it("read it once where what they say takes many seconds to arrive", () => {
    const mesh = emptyMesh(5, 1, {stallMs: 60_000, stealAfterMs: 30_000});
    mesh.cluster.faults = {...noFaults, network: {...noFaults.network, bulkDelayMsMax: 14_000}};
    mesh.registry.bytesPerSecond = 50;
    pullAll(mesh);
    finish(mesh, 600_000);
    expect(mesh.registry.copiesSent(mesh.digest)).toBeLessThanOrEqual(1.02);
  });

  it("read it once where a piece takes three quarters of a minute", () => {
    const mesh = emptyMesh(5, 1);
    mesh.registry.bytesPerSecond = 6;
    pullAll(mesh);
    finish(mesh, 3_600_000);
    expect(mesh.registry.copiesSent(mesh.digest)).toBeLessThanOrEqual(1.02);
  });

  it("read it once though some stand still for so long that they are taken for dead", () => {
    const mesh = emptyMesh(5, 1);
    const {cluster} = mesh;
    mesh.registry.bytesPerSecond = 20;
    pullAll(mesh);
    for (let i = 0; i < 6; i++) {
      cluster.run(3000);
      const node = cluster.node(nodeId(1 + (i % 4)));
      node.pause();
      cluster.run(12_000);
      node.resume();
    }
    finish(mesh, 600_000);
    expect(mesh.registry.copiesSent(mesh.digest)).toBeLessThanOrEqual(1.02);
  });

  it("do not wait for one that gave up", () => {
    const mesh = emptyMesh(3, 1);
    const {cluster} = mesh;
    mesh.registry.bytesPerSecond = 100;
    pullAll(mesh);
    cluster.run(6000);
    const [, ...others] = cluster.clients.pulls;
    cluster.node(nodeId(0)).service?.models({type: "cancel_pull", id: cluster.clients.pulls[0]?.id ?? ""});
    cluster.run(40_000);
    expect(others.map(({outcome}) => outcome)).toEqual(["done", "done"]);
  });

  it("read it once over connections that break", () => {
    const mesh = emptyMesh(5, 1);
    mesh.cluster.faults = {...noFaults, network: {...noFaults.network, delayMsMax: 300, resetChance: [1, 40]}};
    mesh.registry.bytesPerSecond = 50;
    pullAll(mesh);
    finish(mesh, 600_000);
    expect(mesh.registry.copiesSent(mesh.digest)).toBeLessThanOrEqual(1.02);
  });
});

describe("a member that was given other bytes of its spans than the registry's, and tells their hashes", () => {
  const LIAR = nodeId(1);
  const PIECE = 256;

  /** Who read each byte's piece first. */
  function firstReaders({registry, digest}: Mesh): Map<number, string> {
    const readers = new Map<number, string>();
    for (const {peer, start, ...one} of registry.sent) if (one.digest === digest && !readers.has(Math.floor(start / PIECE))) readers.set(Math.floor(start / PIECE), peer);
    return readers;
  }

  function beginLying(at: number | "everywhere", seed = 5): Mesh {
    const mesh = emptyMesh(3, seed, {}, []);
    mesh.registry.twisted.set(LIAR, {digest: mesh.digest, at});
    pullAll(mesh);
    return mesh;
  }

  function lyingMesh(at: number | "everywhere", seed = 5): Mesh {
    const mesh = beginLying(at, seed);
    mesh.cluster.run(180_000);
    return mesh;
  }

  function bytesTo({registry, digest}: Mesh, peers: readonly string[]): number {
    return registry.sent.reduce((sum, one) => sum + (one.digest === digest && peers.includes(one.peer) ? one.end - one.start : 0), 0);
  }

  /** What the liar was the first to read, bytes. */
  function toldByLiar(mesh: Mesh): number {
    const size = mesh.cluster.blobOf(MODEL).length;
    return [...firstReaders(mesh)].filter(([, peer]) => peer === LIAR).reduce((sum, [piece]) => sum + Math.min(PIECE, size - piece * PIECE), 0);
  }

  /** Chance has it whether it is one of the first: a run in which it reads more than its share. */
  function lyingMuch(): Mesh {
    for (let seed = 5; seed < 15; seed++) {
      const mesh = lyingMesh("everywhere", seed);
      if (toldByLiar(mesh) > mesh.cluster.blobOf(MODEL).length / 5) return mesh;
    }
    throw new Error("in no run did the liar read much");
  }

  it("is dropped by all others, who read again what it told and one piece of each other's", () => {
    const mesh = lyingMuch();
    const {cluster, digest} = mesh;
    const honest = cluster.ids.filter((id) => id !== LIAR);
    for (const id of honest) expect(cluster.holdsWhole(id, MODEL)).toBe(true);
    for (const id of honest) expect([...cluster.node(id).bans.keys()]).toEqual([`${LIAR} ${digest}`]);
    const size = cluster.blobOf(MODEL).length;
    expect(bytesTo(mesh, honest)).toBeLessThanOrEqual(size + toldByLiar(mesh) + 2 * PIECE);
  });

  it("in one byte only is found out too, for no more than a copy for each of the others", () => {
    const mesh = lyingMesh("everywhere");
    const {cluster} = mesh;
    const wrong = [...firstReaders(mesh)].find(([, peer]) => peer === LIAR)?.[0] as number;
    const again = lyingMesh(wrong * PIECE);
    const honest = cluster.ids.filter((id) => id !== LIAR);
    for (const id of honest) expect(again.cluster.holdsWhole(id, MODEL)).toBe(true);
    expect(bytesTo(again, honest)).toBeLessThanOrEqual(2 * cluster.blobOf(MODEL).length);
  });

  it("has nothing to be seen of its own pull, and gets the right bytes later, as a keeper, from those it took for liars", () => {
    const mesh = beginLying("everywhere");
    const outcome = (): string | undefined => mesh.cluster.clients.pulls.find(({node}) => node === LIAR)?.outcome;
    for (let waitedMs = 0; !outcome() && waitedMs < 180_000; waitedMs += 50) mesh.cluster.run(50);
    expect(outcome()).toMatch(/^digest_mismatch: .*registry gives other bytes than its manifest says/);
    const {disk} = mesh.cluster.node(LIAR);
    expect([disk.manifests.size, disk.partials.size, disk.blobs.has(mesh.digest)]).toEqual([0, 0, false]);
    mesh.cluster.run(180_000);
    expect([mesh.cluster.holdsWhole(LIAR, MODEL), disk.partials.size]).toEqual([true, 0]);
  });
});

describe("a node with no way to the registry", () => {
  it("gets a model by way of a member that has one, which asks nobody in turn", () => {
    const mesh = emptyMesh(3, 3);
    const {cluster, registry} = mesh;
    for (const id of [nodeId(1), nodeId(2)]) registry.cutOff.add(id);
    cluster.clients.pull(nodeId(2), MODEL, OUTSIDE);
    finish(mesh, 120_000);
    expect(cluster.holdsWhole(nodeId(2), MODEL)).toBe(true);
    expect(registry.copiesSent(mesh.digest)).toBe(1);
    expect(new Set(registry.sent.map(({peer}) => peer))).toEqual(new Set([nodeId(0)]));
  });

  it("is told so when no member has one either", () => {
    const mesh = emptyMesh(3, 3);
    for (const id of mesh.cluster.ids) mesh.registry.cutOff.add(id);
    mesh.cluster.clients.pull(nodeId(2), MODEL, OUTSIDE);
    mesh.cluster.run(10_000);
    expect(mesh.cluster.clients.pulls[0]?.outcome).toMatch(
      /^origin_unreachable: model 'large:latest' not found in the mesh; registry cannot be reached: .*; no other member gets it either$/,
    );
  });
});
