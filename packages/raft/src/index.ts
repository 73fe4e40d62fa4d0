export {applyChange, isJointChange, restoreMembership} from "./conf-change/apply-change.ts";
export {type ChangeContext, changeSimply, enterJoint, leaveJointly, type Membership} from "./conf-change/changer.ts";
export {type RaftConfig, raftDefaults, WAITING_READS_MAX} from "./config.ts";
export {configurationText, progressText, roleNames, stepsText} from "./describe.ts";
export {MemoryStorage} from "./log/memory-storage.ts";
export type {RaftStorage} from "./log/raft-storage.ts";
export {type Message, type MessageType, messageNames, type SnapshotMessage, type StorageAppend, type StorageApply, type StorageResponse} from "./message.ts";
export {committedByJoint, type JointVoters, voteByJoint, voterIds} from "./quorum/joint.ts";
export {type AckedIndex, committedByMajority, type VoteResult, voteByMajority} from "./quorum/majority.ts";
export {RaftNode, type RaftStatus, type Ready, type StepResult} from "./raft-node.ts";
export type {Trace, TraceLevel} from "./trace.ts";
export {type Configuration, emptyConfiguration} from "./tracker/configuration.ts";
export type {Progress} from "./tracker/progress.ts";
export {
  type ConfChange,
  type ConfChangeStep,
  type ConfState,
  type Entry,
  type EntryId,
  emptyConfState,
  type HardState,
  leaveJoint,
  NONE,
  type NodeId,
  noBytes,
  type ReadState,
  type Role,
  type Snapshot,
  type SoftState,
} from "./types.ts";
