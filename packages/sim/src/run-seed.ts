import {answersAreRight} from "./invariants/answers-are-right.ts";
import {appliedNeverGoesBack} from "./invariants/applied-never-goes-back.ts";
import {cancelledEnds} from "./invariants/cancelled-ends.ts";
import {cataloguesAgree} from "./invariants/catalogues-agree.ts";
import {damagedLogIsSilent} from "./invariants/damaged-log-is-silent.ts";
import {equalCatalogue} from "./invariants/equal-catalogue.ts";
import {everyLayerOnce} from "./invariants/every-layer-once.ts";
import type {Invariant} from "./invariants/invariant.ts";
import {loadedIsPlaced} from "./invariants/loaded-is-placed.ts";
import {logsAgree} from "./invariants/logs-agree.ts";
import {namesAreFollowed} from "./invariants/names-are-followed.ts";
import {noUnverifiedBytes} from "./invariants/no-unverified-bytes.ts";
import {oneLeaderATerm} from "./invariants/one-leader-a-term.ts";
import {onePlacementAnEpoch} from "./invariants/one-placement-an-epoch.ts";
import {oneVoteATerm} from "./invariants/one-vote-a-term.ts";
import {onlyLiarsAreBanned} from "./invariants/only-liars-are-banned.ts";
import {pullsEnd} from "./invariants/pulls-end.ts";
import {settingsAreLinearizable} from "./invariants/settings-are-linearizable.ts";
import type {Note} from "./note.ts";
import {type Faults, noFaults, SimCluster} from "./sim-cluster.ts";
import {disturb, mendAll, undrainAll} from "./sim-disturbances.ts";

export interface SeedResult {
  readonly seed: number;
  /** Undefined: all was well. */
  readonly violation: string | undefined;
  readonly traceHash: string;
  readonly steps: number;
  readonly simulatedMs: number;
}

const CHAOS_ROUNDS = 60;
/** Between two things at most so long, milliseconds: within one request, about one, and long enough for all to settle. */
const CHAOS_PAUSES_MS = [30, 300, 2500];
/** Long enough for members to find each other again and for every bounded wait of the node to end. */
const CALM_MS = 60_000;
const LIVENESS_MS = 60_000;
/** How often runners die that nobody expects to, and how long after that somebody asks. */
const LOSSES = 6;
const LOSS_PAUSES_MS = [0, 1, 5, 30, 300];
/** Within so long what was asked after that is answered, while somebody else asks and leaves so often. */
const ANSWERED_MS = 20_000;
const LEAVES_MS = 400;

/** One seed: chaos in which nothing wrong may happen, then calm in which everything must come right. It never throws: that too is a violation. */
export function runSeed(seed: number, invariants: () => readonly Invariant[] = allInvariants, note?: Note): SeedResult {
  const shape = seed % 4;
  const cluster = new SimCluster({
    seed,
    nodes: 3 + (seed % 3),
    seeders: shape === 0 ? 2 : 1,
    hasLiar: shape === 0,
    invariants: invariants(),
    driftPercentMax: seed % 3 === 0 ? 20 : 0,
    note,
  });
  try {
    play(cluster);
  } catch (error) {
    cluster.report(`it threw: ${(error as Error).stack}`);
  }
  return {seed, violation: cluster.violation, traceHash: cluster.trace.value, steps: cluster.steps, simulatedMs: cluster.nowMs};
}

function play(cluster: SimCluster): void {
  cluster.run(3000);
  cluster.faults = drawFaults(cluster);
  cluster.note(`chaos ${JSON.stringify(cluster.faults)}`);
  for (let round = 0; round < CHAOS_ROUNDS && !cluster.violation; round++) {
    act(cluster);
    cluster.run(1 + cluster.rng.below(cluster.rng.pick(CHAOS_PAUSES_MS)));
  }
  calm(cluster);
  cluster.run(CALM_MS);
  undrainAll(cluster);
  cluster.run(2000);
  rivals(cluster);
  if (!cluster.violation) live(cluster);
  if (!cluster.violation) lose(cluster);
  if (!cluster.violation) clear(cluster);
}

export function allInvariants(): readonly Invariant[] {
  return [
    ...[noUnverifiedBytes(), everyLayerOnce(), pullsEnd(), onlyLiarsAreBanned(), answersAreRight(), cataloguesAgree(), loadedIsPlaced(), cancelledEnds()],
    ...[
      oneLeaderATerm(),
      oneVoteATerm(),
      logsAgree(),
      equalCatalogue(),
      onePlacementAnEpoch(),
      appliedNeverGoesBack(),
      settingsAreLinearizable(),
      namesAreFollowed(),
      damagedLogIsSilent(),
    ],
  ];
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

/** One thing users do or that goes wrong. */
function act(cluster: SimCluster): void {
  const {rng, clients, settings, names} = cluster;
  const node = rng.pick(cluster.ids);
  const model = rng.pick(cluster.models);
  const {isUp} = cluster.node(node);
  const kind = rng.below(16);
  if (kind === 15) return isUp ? names.useSome(node) : undefined;
  if (kind >= 11) return disturb(cluster, node, kind);
  if (!isUp) return;
  if (kind <= 2) clients.pull(node, model);
  else if (kind === 3) deploySome(cluster, node, model);
  else if (kind <= 6) clients.generate(node, model, "ab".repeat(1 + rng.below(rng.pick([5, 40]))), 5 + rng.below(40));
  else if (kind <= 9) settings.useSome(node);
  else if (rng.chance(1, 2)) clients.undeploy(node, model);
  // Somebody who does not wait.
  if (rng.chance(1, 4)) cluster.later(rng.below(120), () => clients.cancelSome(node));
}

/** One deploy, or two of one model at the same moment that know nothing of each other. */
function deploySome(cluster: SimCluster, first: string, model: string): void {
  const {ids, rng, clients} = cluster;
  clients.deploy(first, model, 1 + rng.below(3));
  const rival = rng.pick(ids);
  if (rng.chance(1, 2) && rival !== first && cluster.node(rival).isUp) clients.deploy(rival, model, 1 + rng.below(3));
}

function calm(cluster: SimCluster): void {
  cluster.phase = "rivals";
  cluster.note("calm");
  cluster.faults = noFaults;
  mendAll(cluster);
}

/** Two users deploy each model differently at once. One plan wins everywhere, the other deploy is told so; no answer is wrong before, between or after. */
function rivals(cluster: SimCluster): void {
  const {clients, ids, models, rng} = cluster;
  cluster.phase = "rivals";
  for (const model of models) {
    const [first, second] = rng.shuffle([...ids]) as [string, string];
    clients.deploy(first, model, 2);
    clients.deploy(second, model, rng.pick([1, 3]));
  }
  cluster.run(rng.below(400));
  for (const id of ids) for (const model of models) clients.generate(id, model, "rival", 20);
  cluster.run(LIVENESS_MS / 2);
  cluster.phase = "liveness";
  for (const id of ids) for (const model of models) clients.generate(id, model, "settled", 20);
  cluster.run(LIVENESS_MS / 2);
  judgePlacements(cluster);
}

/** Everything must work now, for everybody. */
function live(cluster: SimCluster): void {
  const {clients, ids, models} = cluster;
  cluster.phase = "liveness";
  for (const id of ids) cluster.settings.useAll(id);
  for (const id of ids) for (const model of models) clients.pull(id, model);
  cluster.names.useAll(cluster.rng.pick(ids));
  cluster.run(LIVENESS_MS);
  models.forEach((model, index) => clients.deploy(ids[index % ids.length] as string, model, Math.min(3, ids.length)));
  cluster.run(LIVENESS_MS);
  for (const id of ids) for (const model of models) clients.generate(id, model, "hello", 30);
  cluster.run(LIVENESS_MS / 2);
  judgePlacements(cluster);
}

/** Processes of stages die while others ask and leave, and somebody asks before their stages are there again: everybody is answered, and soon. */
function lose(cluster: SimCluster): void {
  const {clients, ids, models, rng} = cluster;
  for (let round = 0; round < LOSSES && !cluster.violation; round++) {
    cluster.node(rng.pick(ids)).killRunners();
    cluster.run(rng.pick(LOSS_PAUSES_MS));
    const first = clients.answers.length;
    for (const id of ids) for (const model of models) clients.generate(id, model, "lost", 12);
    const asked = clients.answers.slice(first);
    for (let ms = 0; ms < ANSWERED_MS && asked.some(({outcome}) => outcome === undefined); ms += LEAVES_MS) {
      const passing = rng.pick(ids);
      clients.generate(passing, rng.pick(models), "in passing", 30);
      cluster.later(rng.below(20), () => clients.cancelSome(passing, "in passing"));
      cluster.run(LEAVES_MS);
    }
    const late = asked.find(({outcome}) => outcome === undefined);
    if (late) cluster.report(`${late.id} of ${late.model} at ${late.node} was not answered within ${ANSWERED_MS} ms`);
  }
}

/** Nothing is placed any more, anywhere; who holds a model still answers. */
function clear(cluster: SimCluster): void {
  const {clients, ids, models} = cluster;
  for (const model of models) clients.undeploy(cluster.rng.pick(ids), model);
  cluster.run(5000);
  for (const id of ids) clients.generate(id, cluster.rng.pick(models), "alone", 10);
  cluster.run(10_000);
  judgePlacements(cluster);
}

/** What was true of placements and pulls after the rivals must not be covered up by the deploys that follow. */
function judgePlacements(cluster: SimCluster): void {
  for (const id of cluster.ids) cluster.clients.askPlacements(id);
  cluster.run(1000);
  if (!cluster.violation) cluster.finish();
}
