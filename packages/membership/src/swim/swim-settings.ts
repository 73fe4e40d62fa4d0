/**
 * All times in milliseconds; the defaults are for a LAN. What grows with the number of members grows by the functions below.
 * Sources: SWIM (Das, Gupta, Motivala 2002), Lifeguard (Dadgar, Phillips, Currey 2018).
 */
export const swimDefaults = {
  /** Between two probes of one node, with ten members and per factor of ten above, at most. Every member is probed once per interval by somebody. */
  probeIntervalMs: 150,
  probeIntervalPerDecadeMs: 250,
  probeIntervalMsMax: 1000,
  /** In a smaller mesh everybody probes everybody within a second, but not more often than by the second. */
  probeRoundMs: 1000,
  probeIntervalSmallMs: 300,
  /** In a mesh of so many, who was heard within this time is not probed: of two peers one asks and both know. Every frame counts in an idle process. */
  freshMs: 650,
  /** Of two peers the one with the larger id waits a little longer, or both would always ask at once. */
  courtesyMs: 100,
  freshMembersMax: 32,
  /** Silence after a ping before others are asked to try. Short, because a ping that was lost starts the clock of a suspicion that much too early. */
  directTimeoutMs: 250,
  /** From the ping until the probe has failed. */
  probeTimeoutMs: 1000,
  /** When a peer that was asked to try does so once more. */
  relayAgainMs: 200,
  /** When it says that it got no answer: before the probe that asked ends. */
  nackAfterMs: 400,
  /**
   * In a mesh this large a failed probe on which not everybody agreed is repeated before the mesh is told: messages were lost, and a suspicion that began with
   * them would be too far on when the peer then really stops.
   */
  secondProbeMembersMin: 5,
  /** k of SWIM: peers asked to try. */
  relaysPerProbe: 3,
  /** Shortest suspicion, up to ten members and per factor of ten above. Two probes and this exceed 5 s: who stops for 5 s is not declared dead. */
  suspicionMs: 3100,
  /**
   * In a mesh where as many as `relaysPerProbe` can be asked it lasts longer by that: a peer whose ping was lost just before it stopped is not declared dead
   * either. In a smaller one nobody is there to tell a lost message from a stopped peer, and a crash would be seen later than after 6 s.
   */
  suspicionLossMs: 250,
  suspicionLossMembersMin: 5,
  suspicionPerDecadeMs: 1400,
  /** Shortest suspicion of a peer whose connection broke: a process that only stands still keeps its connections. */
  suspicionBrokenMs: 3000,
  /** The longest is this many times the shortest; independent confirmations shorten it (Lifeguard's LHA-Suspicion). */
  suspicionFactorMax: 3,
  confirmationsMax: 3,
  /** Distinct observers a death needs, or as many as are left. */
  observersMin: 3,
  /** Heard that a peer is dead: it is tried within this time per member, spread at random, so that a rumour does not make all try at once. */
  verifyJitterPerMemberMs: 5,
  verifyJitterMsMax: 1000,
  /** A death that found too few observers is tried again after. */
  verifyAgainMs: 500,
  /** Who has just answered itself is not suspected upon hearsay for so long. */
  vouchMs: 2000,
  /** Between two rounds of rumours while there are any; to how many peers; how many in a message. */
  gossipIntervalMs: 200,
  gossipFanout: 4,
  rumoursPerMessageMax: 8,
  /** λ: each rumour is sent λ·log10(n + 1) times by each node. */
  rumourSendsFactor: 3,
  /** Local health (Lifeguard) goes from 0, well, to this; probe times are multiplied by one more. */
  localHealthMax: 8,
  /** A step that comes so late means that this process stood still: its own deadlines are moved, nobody is blamed. */
  standstillMs: 500,
  /** Phi above this on a link in use: the peer is probed at once (Hayashibara and others 2004; 8 is one false alarm in 10^8 intervals). */
  phiThreshold: 8,
  /** Smallest deviation assumed between messages of a link: a burst must not make the estimator nervous. */
  phiDeviationMsMin: 100,
  phiSamplesMin: 8,
  /** A link whose messages come more rarely is not in use. */
  phiIntervalMsMax: 2000,
  /** Bounds of what is remembered. Beyond them the oldest or the newest gives way, never the process. */
  linksWatchedMax: 64,
  membersMax: 16_384,
  probesMax: 64,
  relayedMax: 64,
  relayedPerPeerMax: 8,
  rumoursMax: 256,
  /** A rumour whose incarnation is so far above the known one is a lie: a member adds one per refutation. */
  incarnationLeapMax: 1000,
} as const;

export type SwimSettings = {readonly [K in keyof typeof swimDefaults]: number};

/** Factors of ten above ten members. */
function decades(members: number): number {
  return Math.log10(Math.max(10, members) / 10);
}

export function probeIntervalMs(settings: SwimSettings, members: number): number {
  const small = Math.min(settings.probeIntervalSmallMs, settings.probeRoundMs / Math.max(1, members - 1));
  const shortest = Math.max(settings.probeIntervalMs, members < 10 ? small : 0);
  return Math.min(settings.probeIntervalMsMax, shortest + settings.probeIntervalPerDecadeMs * decades(members));
}

/** The shortest suspicion: the longer the larger the mesh, because a refutation takes longer to get round. */
export function suspicionMsMin(settings: SwimSettings, members: number, isBroken: boolean): number {
  const lossMs = members >= settings.suspicionLossMembersMin ? settings.suspicionLossMs : 0;
  const shortest = isBroken ? settings.suspicionBrokenMs : settings.suspicionMs + lossMs;
  return shortest + settings.suspicionPerDecadeMs * decades(members);
}

/** Within how long a member that is said to be dead is tried. At least 1. */
export function verifyJitterMs(settings: SwimSettings, members: number): number {
  return Math.max(1, Math.min(settings.verifyJitterMsMax, settings.verifyJitterPerMemberMs * members));
}

/** How often one node passes one rumour on. */
export function rumourSendsMax(settings: SwimSettings, members: number): number {
  return Math.ceil(settings.rumourSendsFactor * Math.log10(members + 1));
}
