import type {Outcome} from "@ollamesh/stdx";
import type {SimCluster} from "./sim-cluster.ts";

/** A log is let rot only where so many vote: of fewer, one that is lost takes what was agreed on with it. */
const VOTERS_MIN = 3;
const HOUR_MS = 3_600_000;

/** One thing that goes wrong at or around a node. @param kind from 11 on */
export function disturb(cluster: SimCluster, id: string, kind: number): void {
  const {rng, network} = cluster;
  const node = cluster.node(id);
  if (kind === 11) return node.isUp ? node.crash() : startAgain(cluster, id);
  if (kind === 12) return cutOff(cluster, id);
  if (kind === 13) {
    cluster.note("every link carries again");
    return network.heal();
  }
  const way = rng.below(5);
  if (way === 0) hang(cluster, id);
  else if (way === 1) stop(cluster, id);
  else if (way === 2) node.wallOffsetMs = rng.pick([-HOUR_MS, 0, 1000, HOUR_MS]);
  else if (way === 3) rot(cluster, id);
  else drain(cluster, id);
}

/** Somebody wants to stop a peer, or not any more. */
function drain(cluster: SimCluster, id: string): void {
  const {ids, rng} = cluster;
  const peer = rng.pick(ids);
  const what = rng.chance(2, 3) ? "drain" : "undrain";
  cluster.note(`${what} ${peer}, says ${id}`);
  cluster.node(id).service?.agreement({type: "manage", what, peer, done: (outcome) => cluster.note(`${what} ${peer}: ${outcome.ok ? "done" : outcome.error.code}`)});
}

/** Nobody is to be stopped any more. */
export function undrainAll(cluster: SimCluster): void {
  for (const peer of cluster.ids) {
    const done = (outcome: Outcome<void>): void => {
      if (!outcome.ok) cluster.report(`${peer} cannot be given work again: ${outcome.error.code}: ${outcome.error.message}`);
    };
    cluster.node(peer).service?.agreement({type: "manage", what: "undrain", peer, done});
  }
}

/** Whatever was broken is whole, and everybody runs. */
export function mendAll(cluster: SimCluster): void {
  cluster.network.heal();
  for (const id of cluster.ids) {
    cluster.node(id).resume();
    if (!cluster.node(id).isUp) startAgain(cluster, id);
  }
}

/** A log that was refused is not there any more when its peer is started again: that is what the refusal asks for. */
function startAgain(cluster: SimCluster, id: string): void {
  const node = cluster.node(id);
  if (node.damagedAtMs !== undefined) node.emptyLog();
  node.start();
}

/** Some directions between this node and others carry nothing any more. */
function cutOff(cluster: SimCluster, id: string): void {
  const {ids, rng} = cluster;
  for (const other of ids) {
    if (other === id) continue;
    if (rng.chance(1, 2)) cut(cluster, id, other);
    if (rng.chance(1, 2)) cut(cluster, other, id);
  }
}

function cut(cluster: SimCluster, from: string, to: string): void {
  cluster.note(`${from} > ${to} carries nothing any more`);
  cluster.network.block(from, to);
}

/** Nothing that is written is answered for a while. */
function hang(cluster: SimCluster, id: string): void {
  const {disk} = cluster.node(id);
  cluster.note(`${id} has a disk that hangs`);
  disk.faults = {...disk.faults, isHung: true};
  cluster.later(1 + cluster.rng.below(8000), () => {
    disk.faults = cluster.faults.disk;
  });
}

function stop(cluster: SimCluster, id: string): void {
  const node = cluster.node(id);
  node.pause();
  cluster.later(1 + cluster.rng.below(8000), () => node.resume());
}

/** Once a run, since the group must not lose a second log before it has made up for the first. */
function rot(cluster: SimCluster, id: string): void {
  const node = cluster.node(id);
  const isBearable = !cluster.hasRotted && cluster.ids.every((other) => (cluster.votersKnown.get(other) ?? 0) >= VOTERS_MIN);
  if (!isBearable || !node.isUp) return;
  cluster.hasRotted = true;
  node.crash();
  node.rot();
  // Refused; and by and by somebody sees to it.
  node.start();
  cluster.later(1 + cluster.rng.below(10_000), () => !node.isUp && startAgain(cluster, id));
}
