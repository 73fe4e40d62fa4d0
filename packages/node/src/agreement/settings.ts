/** How the group keeps time, and how it chooses who votes. */
export interface AgreementSettings {
  /** A follower that hears nothing for this long, up to twice as long, campaigns. */
  readonly electionTimeoutMs: number;
  readonly heartbeatIntervalMs: number;
  /** At most so many vote: 1, 3, 5 or 7. */
  readonly votersMax: number;
  /** Fewer members than this: the group is said to be forming. */
  readonly minNodes: number;
  /** A member must have been here for so long before it is counted on as a voter. */
  readonly stableMs: number;
  /** A voter gone for so long is replaced. */
  readonly deadMs: number;
}

export const agreementDefaults: AgreementSettings = {
  electionTimeoutMs: 2000,
  heartbeatIntervalMs: 500,
  votersMax: 5,
  minNodes: 1,
  stableMs: 3000,
  deadMs: 20_000,
};

/** Ticks in one heartbeat interval: finer ones would only cost, coarser ones would make all election timeouts equal. */
export const TICKS_PER_HEARTBEAT = 5;
