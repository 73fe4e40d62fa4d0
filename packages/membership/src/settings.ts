/** All times in milliseconds. Together: a peer that this node cannot reach is down for it after 4 s, one that hangs after at most 14 s, whatever others say. */
export const membershipDefaults = {
  /** Between two looks at what is due; and while everybody is here and answers. */
  tickMs: 500,
  settledTickMs: 2000,
  /** Silence after which a peer is pinged. Suspicion has probes of its own, which cost less. */
  pingIntervalMs: 5000,
  /** Between the answer to a ping and the next one, however much is heard: for the round-trip time. */
  rttIntervalMs: 20_000,
  /** The first pings of a peer: plans are made with what they tell. */
  firstRttsIntervalMs: 1000,
  pingTimeoutMs: 2000,
  /** This many unanswered in a row and the connection is given up. A busy host answers late, so not one. */
  pingsMissedMax: 3,
  /** How long a peer whose connection broke may take to come back before others are told. */
  suspicionMs: 4000,
  dialTimeoutMs: 5000,
  /** Pause before dialling a lost peer again: doubles from the first to the last. */
  redialMsMin: 1000,
  redialMsMax: 30_000,
  /** A peer not heard of for so long is forgotten; bootstrap addresses never are. */
  forgetMs: 3_600_000,
  /** The own advert is gossiped again this often, for peers that missed the last change. */
  advertIntervalMs: 10_000,
  /** Peers remembered, connected or not. One more is ignored. */
  peersMax: 512,
  /** Dials under way at once. */
  dialsMax: 16,
} as const;

export type MembershipSettings = {readonly [K in keyof typeof membershipDefaults]: number};
