import {assert} from "@ollamesh/stdx";
import type {RaftStorage} from "./log/raft-storage.ts";
import type {Trace} from "./trace.ts";
import {NONE, type NodeId} from "./types.ts";

export interface RaftConfig {
  readonly id: NodeId;
  readonly storage: RaftStorage;
  /** A follower that hears nothing for this many ticks, up to twice as many, campaigns. More than heartbeatTicks: ten times is a good start. */
  readonly electionTicks: number;
  readonly heartbeatTicks: number;
  /** Uniform in [0, bound). */
  readonly random: (bound: number) => number;
  readonly trace: Trace;
  /** Applied already before a restart: not handed out again. */
  readonly applied: number;
  /** Storage answers later (`StorageAppend`, `StorageApply`) instead of by `advance`. */
  readonly hasAsyncStorage: boolean;
  /** Of one append message; one entry goes in any case. Small: cheap repair; large: throughput. */
  readonly messageBytesMax: number;
  /** Of committed entries handed out and not yet applied. */
  readonly applyingBytesMax: number;
  /** Of proposals not yet applied, on a leader: more are refused. */
  readonly uncommittedBytesMax: number;
  readonly inflightMessagesMax: number;
  /** By Little's law the throughput of one follower is at most this over the round trip. */
  readonly inflightBytesMax: number;
  /** A leader that hears of no majority for an election timeout steps down, and voters that hear of a leader do not vote. */
  readonly checkQuorum: boolean;
  /** Ask whether an election could be won before starting it (thesis 9.6). */
  readonly preVote: boolean;
  /**
   * `lease`: no round trip, but not linearizable: needs checkQuorum and clocks that do not drift or stop, and even then a leader that was
   * cut off may serve old state for up to two election timeouts, while its followers may elect another after one.
   */
  readonly reads: "safe" | "lease";
  readonly forwardsProposals: boolean;
  /** Propose-time check of membership changes against the configuration in force. */
  readonly validatesConfChanges: boolean;
  /** A leader that was removed or demoted stops leading as soon as it applied that. */
  readonly stepsDownOnRemoval: boolean;
  /** A leader whose storage has not answered for an election timeout steps down: its disk hangs (hashicorp/raft#503). */
  readonly stepsDownOnStalledStorage: boolean;
}

/** Reads that wait for a quorum or for the first commit of a term, at most; a read beyond is dropped and asked again by its caller. */
export const WAITING_READS_MAX = 16_384;

export const raftDefaults = {
  applied: 0,
  hasAsyncStorage: false,
  messageBytesMax: Number.POSITIVE_INFINITY,
  applyingBytesMax: Number.POSITIVE_INFINITY,
  uncommittedBytesMax: Number.POSITIVE_INFINITY,
  inflightMessagesMax: 2 ** 31 - 1,
  inflightBytesMax: Number.POSITIVE_INFINITY,
  checkQuorum: false,
  preVote: false,
  reads: "safe",
  forwardsProposals: true,
  validatesConfChanges: true,
  stepsDownOnRemoval: false,
  stepsDownOnStalledStorage: false,
} as const satisfies Partial<RaftConfig>;

export function checkConfig(config: RaftConfig): void {
  assert(Number.isSafeInteger(config.id) && config.id > NONE, `node id ${config.id}`);
  assert(config.heartbeatTicks > 0, "heartbeat tick must be greater than 0");
  assert(config.electionTicks > config.heartbeatTicks, "election tick must be greater than heartbeat tick");
  assert(config.inflightMessagesMax > 0, "max inflight messages must be greater than 0");
  assert(config.inflightBytesMax >= config.messageBytesMax, "max inflight bytes must be >= max message size");
  assert(config.reads === "safe" || config.checkQuorum, "lease reads need checkQuorum");
}
