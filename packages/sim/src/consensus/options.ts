import {Prng} from "@ollamesh/stdx";

export type Ratio = readonly [numerator: number, denominator: number];

/** What can be done to the group while it works. */
export const actions = [
  "crash",
  "crash_leader",
  "restart",
  "pause",
  "partition",
  "one_way",
  "isolate_leader",
  "flap",
  "heal",
  "hang_disk",
  "slow_disk",
  "lose_disk",
  "snapshot",
  "add_learner",
  "promote",
  "demote",
  "remove",
  "replace",
  "leave_joint",
  "transfer",
  "forget_leader",
  "campaign",
] as const;

const membershipActions = ["lose_disk", "add_learner", "promote", "demote", "remove", "replace", "leave_joint"] as const;

export type Action = (typeof actions)[number];

/** Everything that is chosen for a run. Times in simulated milliseconds. */
export interface ConsensusOptions {
  readonly seed: number;
  /** A map with requests that are tried again; or the catalogue of production, whose commands are sent once. */
  readonly workload: "map" | "catalogue";
  readonly voters: number;
  readonly learners: number;
  readonly tickMs: number;
  readonly electionTicks: number;
  readonly heartbeatTicks: number;
  /** With pre-vote and check-quorum, as production has it; some runs do without both. */
  readonly checkQuorum: boolean;
  readonly reads: "safe" | "lease";
  readonly forwardsProposals: boolean;
  readonly messageBytesMax: number;
  readonly applyingBytesMax: number;
  readonly uncommittedBytesMax: number;
  readonly inflightMessagesMax: number;
  readonly stepsDownOnStalledStorage: boolean;
  /** Nodes tick at rates up to this many percent apart from the others'. */
  readonly driftPercentMax: number;
  /** What is ready is taken up to this long after it is, so that inputs pile up. */
  readonly readyDelayMsMax: number;
  readonly network: NetworkOptions;
  readonly disk: {readonly writeMsMax: number; readonly tornChance: Ratio};
  readonly applyMsMax: number;
  /** A snapshot after about so many applied entries, and how many entries stay behind it. */
  readonly snapshotEvery: number;
  readonly keptEntries: number;
  readonly clients: ClientOptions;
  readonly chaosMs: number;
  readonly actionEveryMs: number;
  /** By action; 0 is never. */
  readonly weights: Readonly<Record<Action, number>>;
  /** Messages are frozen: whoever changes one throws. */
  readonly freezesMessages: boolean;
  /** The clients' history goes to the linearizability checker. */
  readonly judgesHistory: boolean;
}

export interface NetworkOptions {
  readonly delayMsMin: number;
  readonly delayMsMax: number;
  readonly loss: Ratio;
  readonly duplication: Ratio;
}

export interface ClientOptions {
  readonly count: number;
  readonly keys: number;
  readonly thinkMsMax: number;
  readonly timeoutMs: number;
  readonly triesMax: number;
  readonly readPercent: number;
}

/** No fault at all; what scenarios start from. */
export const calmOptions: ConsensusOptions = {
  seed: 1,
  workload: "map",
  voters: 3,
  learners: 0,
  tickMs: 100,
  electionTicks: 10,
  heartbeatTicks: 2,
  checkQuorum: true,
  reads: "safe",
  forwardsProposals: true,
  messageBytesMax: 4096,
  applyingBytesMax: 4096,
  uncommittedBytesMax: 4096,
  inflightMessagesMax: 16,
  stepsDownOnStalledStorage: true,
  driftPercentMax: 0,
  readyDelayMsMax: 0,
  network: {delayMsMin: 1, delayMsMax: 5, loss: [0, 1], duplication: [0, 1]},
  disk: {writeMsMax: 3, tornChance: [0, 1]},
  applyMsMax: 1,
  snapshotEvery: 1000,
  keptEntries: 100,
  clients: {count: 0, keys: 2, thinkMsMax: 50, timeoutMs: 2000, triesMax: 3, readPercent: 40},
  chaosMs: 0,
  actionEveryMs: 1000,
  weights: Object.fromEntries(actions.map((action) => [action, 0])) as Record<Action, number>,
  freezesMessages: true,
  judgesHistory: true,
};

const sizes = [
  [1, 0],
  [2, 1],
  [3, 0],
  [3, 0],
  [3, 0],
  [3, 1],
  [3, 2],
  [4, 0],
  [5, 0],
  [5, 2],
  [7, 0],
] as const;

/** A swarm of configurations (Groce et al., "Swarm Testing", ISSTA 2012): every run lacks some faults, so that others are met more often. */
export function drawOptions(seed: number): ConsensusOptions {
  const rng = new Prng(seed);
  const [voters, learners] = rng.pick(sizes);
  const isLease = rng.chance(1, 12);
  const electionTicks = rng.pick([5, 10, 20]);
  const checkQuorum = isLease || rng.chance(7, 8);
  return {
    seed,
    workload: "map",
    voters,
    learners,
    tickMs: 1000 / electionTicks,
    electionTicks,
    heartbeatTicks: rng.pick([1, 2, electionTicks / 5]),
    checkQuorum,
    reads: isLease ? "lease" : "safe",
    forwardsProposals: rng.chance(3, 4),
    messageBytesMax: rng.pick([1, 60, 4096]),
    applyingBytesMax: rng.pick([40, 4096]),
    uncommittedBytesMax: rng.pick([60, 4096]),
    inflightMessagesMax: rng.pick([1, 3, 64]),
    stepsDownOnStalledStorage: rng.chance(3, 4),
    driftPercentMax: isLease ? 0 : rng.pick([0, 5, 50]),
    readyDelayMsMax: rng.pick([0, 0, 0, 3, 30]),
    network: drawNetwork(rng),
    disk: {writeMsMax: rng.pick([2, 20, 200]), tornChance: rng.pick([[0, 1] as Ratio, [1, 2] as Ratio])},
    applyMsMax: rng.pick([1, 10, 200]),
    snapshotEvery: rng.pick([5, 30, 200]),
    keptEntries: rng.pick([0, 3, 20]),
    clients: drawClients(rng),
    chaosMs: rng.pick([15_000, 30_000]),
    actionEveryMs: rng.pick([150, 400, 1200]),
    weights: drawWeights(rng, isLease, checkQuorum),
    freezesMessages: seed % 4 === 0,
    // A lease promises less than that.
    judgesHistory: !isLease,
  };
}

/** The same group with the real catalogue. Production's connections double nothing, and it sends a change once: nothing of it could be told from a second one. */
export function drawCatalogueOptions(seed: number): ConsensusOptions {
  const options = drawOptions(seed);
  const {network, clients} = options;
  return {...options, workload: "catalogue", network: {...network, duplication: [0, 1]}, clients: {...clients, triesMax: 1}, judgesHistory: false};
}

function drawNetwork(rng: Prng): NetworkOptions {
  return {
    delayMsMin: 1,
    delayMsMax: rng.pick([2, 2, 10, 10, 50, 50, 400]),
    loss: rng.pick([[0, 1] as Ratio, [0, 1] as Ratio, [1, 100] as Ratio, [1, 20] as Ratio, [1, 4] as Ratio]),
    duplication: rng.pick([[0, 1] as Ratio, [1, 20] as Ratio, [1, 4] as Ratio]),
  };
}

function drawClients(rng: Prng): ClientOptions {
  return {
    count: rng.pick([1, 3, 6]),
    keys: rng.pick([1, 2, 6]),
    thinkMsMax: rng.pick([20, 100, 400]),
    timeoutMs: rng.pick([150, 800, 3000]),
    triesMax: rng.pick([1, 3, 6]),
    readPercent: rng.pick([10, 40, 70]),
  };
}

function drawWeights(rng: Prng, isLease: boolean, preVote: boolean): Record<Action, number> {
  const weights = Object.fromEntries(actions.map((action) => [action, rng.pick([0, 0, 1, 2, 5])])) as Record<Action, number>;
  weights.heal = Math.max(2, weights.heal);
  weights.restart = Math.max(2, weights.restart);
  // In some runs hardly anything else happens: joint configurations and lost disks take several steps to get to.
  if (rng.chance(1, 4)) for (const action of membershipActions) weights[action] *= 3;
  // Without pre-vote an old request for votes has no answer: two who do not know of each other as voters can ask for ever in different terms.
  if (!preVote) for (const action of membershipActions) weights[action] = 0;
  // A lease rests on clocks: a stopped process is a stopped clock, and a leader that is deposed on purpose takes no heed of it.
  if (isLease) for (const action of ["pause", "transfer", "forget_leader"] as const) weights[action] = 0;
  return weights;
}
