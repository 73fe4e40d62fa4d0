import {answersAreRight} from "./invariants/answers-are-right.ts";
import {cataloguesAgree} from "./invariants/catalogues-agree.ts";
import {everyLayerOnce} from "./invariants/every-layer-once.ts";
import type {Invariant} from "./invariants/invariant.ts";
import {noUnverifiedBytes} from "./invariants/no-unverified-bytes.ts";
import {onlyLiarsAreBanned} from "./invariants/only-liars-are-banned.ts";
import {pullsEnd} from "./invariants/pulls-end.ts";
import {type Faults, noFaults, SimCluster} from "./sim-cluster.ts";

export interface SeedResult {
  readonly seed: number;
  /** Undefined: all was well. */
  readonly violation: string | undefined;
  readonly traceHash: string;
  readonly steps: number;
  readonly simulatedMs: number;
}

const CHAOS_ROUNDS = 30;
/** Long enough for members to find each other again and for every bounded wait of the node to end. */
const CALM_MS = 60_000;
const LIVENESS_MS = 60_000;

/** One seed: chaos in which nothing wrong may happen, then calm in which everything must come right. */
export function runSeed(seed: number, invariants: () => readonly Invariant[] = allInvariants): SeedResult {
  const shape = seed % 4;
  const cluster = new SimCluster({seed, nodes: 3 + (seed % 3), seeders: shape === 0 ? 2 : 1, hasLiar: shape === 0, invariants: invariants()});
  cluster.run(3000);
  cluster.faults = drawFaults(cluster);
  for (let round = 0; round < CHAOS_ROUNDS && !cluster.violation; round++) {
    act(cluster);
    cluster.run(200 + cluster.rng.below(2500));
  }
  calm(cluster);
  cluster.run(CALM_MS);
  live(cluster);
  if (!cluster.violation) cluster.finish();
  return {seed, violation: cluster.violation, traceHash: cluster.trace.value, steps: cluster.steps, simulatedMs: cluster.nowMs};
}

export function allInvariants(): readonly Invariant[] {
  return [noUnverifiedBytes(), everyLayerOnce(), pullsEnd(), onlyLiarsAreBanned(), answersAreRight(), cataloguesAgree()];
}

function drawFaults({rng}: SimCluster): Faults {
  return {
    network: {
      delayMsMin: 1,
      delayMsMax: rng.pick([5, 50, 400]),
      resetChance: rng.pick([
        [0, 1],
        [1, 2000],
        [1, 300],
      ] as const),
      gossipLossChance: rng.pick([
        [0, 1],
        [1, 10],
        [1, 2],
      ] as const),
      gossipDuplicateChance: [1, 10],
    },
    disk: {
      writeMsMax: rng.pick([3, 60, 500]),
      failChance: rng.pick([
        [0, 1],
        [0, 1],
        [1, 200],
      ] as const),
    },
    runnerCrashChance: rng.pick([
      [0, 1],
      [1, 300],
      [1, 60],
    ] as const),
  };
}

/** One thing a user does or that goes wrong. The first node never crashes in chaos with a liar: somebody honest must keep the bytes. */
function act(cluster: SimCluster): void {
  const {rng, clients, network} = cluster;
  const node = rng.pick(cluster.ids);
  const model = rng.pick(cluster.models);
  const isUp = cluster.node(node).isUp;
  switch (rng.below(8)) {
    case 0:
    case 1:
      if (isUp) clients.pull(node, model);
      return;
    case 2:
      if (isUp) clients.deploy(node, model, 1 + rng.below(3));
      return;
    case 3:
    case 4:
      if (isUp) clients.generate(node, model, "ab".repeat(1 + rng.below(5)), 5 + rng.below(40));
      return;
    case 5:
      if (isUp) cluster.node(node).crash();
      else cluster.node(node).start();
      return;
    case 6:
      for (const other of cluster.ids) if (other !== node && rng.chance(1, 2)) network.block(node, other);
      return;
    case 7:
      network.heal();
  }
}

function calm(cluster: SimCluster): void {
  cluster.faults = noFaults;
  cluster.network.heal();
  for (const id of cluster.ids) if (!cluster.node(id).isUp) cluster.node(id).start();
}

/** Everything must work now, for everybody. */
function live(cluster: SimCluster): void {
  const {clients, ids, models} = cluster;
  cluster.phase = "liveness";
  for (const id of ids) for (const model of models) clients.pull(id, model);
  cluster.run(LIVENESS_MS);
  models.forEach((model, index) => clients.deploy(ids[index % ids.length] as string, model, Math.min(3, ids.length)));
  cluster.run(LIVENESS_MS);
  for (const id of ids) for (const model of models) clients.generate(id, model, "hello", 30);
  cluster.run(LIVENESS_MS / 2);
  for (const id of ids) clients.askPlacements(id);
  cluster.run(1000);
}
