/** Identifies one life of one data folder: a member that lost its disk comes back under another id, so it cannot vote twice. 1 .. 2^53-1. */
export type NodeId = number;

/** No node: no leader, no vote. */
export const NONE: NodeId = 0;

/** Where a log position is: equal ids of two logs mean equal logs up to there (Raft paper, figure 3, Log Matching). */
export interface EntryId {
  readonly term: number;
  readonly index: number;
}

export type ConfChangeKind = "voter" | "learner" | "remove" | "update";

export interface ConfChangeStep {
  readonly kind: ConfChangeKind;
  /** 0 is ignored. */
  readonly node: NodeId;
}

/**
 * A change of the membership. One step goes directly, several through a joint configuration (thesis 4.3): `auto` decides by
 * their number, `implicit` is always joint and left by itself, `explicit` is always joint and left by an empty change.
 */
export interface ConfChange {
  /** 1: the older kind, exactly one step and never joint. */
  readonly version: 1 | 2;
  readonly transition: "auto" | "implicit" | "explicit";
  readonly steps: readonly ConfChangeStep[];
  /** Opaque; reaches every node with the change. */
  readonly context: Uint8Array;
}

export interface NormalEntry extends EntryId {
  readonly type: "normal";
  /** Opaque; empty in the entry a new leader begins its term with. */
  readonly data: Uint8Array;
}

export interface ConfChangeEntry extends EntryId {
  readonly type: "conf_change";
  readonly change: ConfChange;
}

export type Entry = NormalEntry | ConfChangeEntry;

/** A configuration as it is stored in snapshots; lists ascending. */
export interface ConfState {
  readonly voters: readonly NodeId[];
  readonly votersOutgoing: readonly NodeId[];
  readonly learners: readonly NodeId[];
  readonly learnersNext: readonly NodeId[];
  readonly autoLeave: boolean;
}

export interface Snapshot extends EntryId {
  readonly confState: ConfState;
  /** State of the machine up to and with `index`; opaque. */
  readonly data: Uint8Array;
}

/** What must be durable before any message that rests on it leaves. */
export interface HardState {
  readonly term: number;
  readonly vote: NodeId;
  readonly commit: number;
}

export type Role = "follower" | "candidate" | "leader" | "pre_candidate";

/** Volatile: needs no storage. */
export interface SoftState {
  readonly leader: NodeId;
  readonly role: Role;
}

/** A read may be served once `index` is applied (thesis 6.4). */
export interface ReadState {
  readonly index: number;
  readonly readId: number;
}

export const noBytes: Uint8Array = new Uint8Array(0);
export const emptyConfState: ConfState = {voters: [], votersOutgoing: [], learners: [], learnersNext: [], autoLeave: false};
/** Leaves a joint configuration. Weighs nothing, so that no size limit can refuse it. */
export const leaveJoint: ConfChange = {version: 2, transition: "auto", steps: [], context: noBytes};
