import type {Entry, EntryId, HardState, NodeId, Snapshot} from "./types.ts";

/** `term` 0 marks what is of no term: forwarded proposals and reads. */
interface Base<Type extends string> {
  readonly type: Type;
  readonly from: NodeId;
  readonly to: NodeId;
  readonly term: number;
}

export interface AppendMessage extends Base<"append"> {
  /** The entry before the first of `entries`. */
  readonly prev: EntryId;
  readonly entries: readonly Entry[];
  readonly commit: number;
}

export interface AppendResponse extends Base<"append_response"> {
  /** Accepted: the last index known to match. Refused: the `prev.index` that did not. */
  readonly index: number;
  /** Set when refused: where the logs may meet, at most. */
  readonly hint: EntryId | undefined;
}

export interface VoteRequest extends Base<"vote" | "pre_vote"> {
  /** The candidate's last entry. */
  readonly last: EntryId;
  /** Asked for by the leader itself: its lease does not protect it. */
  readonly isTransfer: boolean;
}

export interface VoteResponse extends Base<"vote_response" | "pre_vote_response"> {
  readonly isGranted: boolean;
}

export interface SnapshotMessage extends Base<"snapshot"> {
  readonly snapshot: Snapshot;
}

export interface Heartbeat extends Base<"heartbeat"> {
  readonly commit: number;
  /** How many reads the leader has begun, echoed by the follower; 0 when none waits. */
  readonly readPosition: number;
}

export interface HeartbeatResponse extends Base<"heartbeat_response"> {
  readonly readPosition: number;
}

/** The leader wants the receiver to take over now. */
export type TimeoutNow = Base<"timeout_now">;

/** From a follower to its leader, or back. */
export interface ReadIndexRequest extends Base<"read_index"> {
  /** Chosen by the asking node, unique there. */
  readonly readId: number;
}

export interface ReadIndexResponse extends Base<"read_index_response"> {
  readonly index: number;
  readonly readId: number;
}

/** Entries without term and index, on their way to the leader. */
export interface Proposal extends Base<"proposal"> {
  readonly entries: readonly Entry[];
}

/** `from` is who shall lead. */
export type TransferLeader = Base<"transfer_leader">;

/** What travels between nodes. */
export type Message =
  | AppendMessage
  | AppendResponse
  | VoteRequest
  | VoteResponse
  | SnapshotMessage
  | Heartbeat
  | HeartbeatResponse
  | TimeoutNow
  | ReadIndexRequest
  | ReadIndexResponse
  | Proposal
  | TransferLeader;

export type MessageType = Message["type"] | StorageResponse["type"];

/** The writes of one `StorageAppend` are durable. */
export interface StorageAppendResponse {
  readonly type: "storage_append_response";
  readonly to: NodeId;
  /** Of the node when the write was handed out: entries of an older term may have been replaced since. */
  readonly term: number;
  /** Last entry of the log then, durable now. */
  readonly last: EntryId | undefined;
  readonly snapshot: Snapshot | undefined;
}

/** The entries of one `StorageApply` are applied. */
export interface StorageApplyResponse {
  readonly type: "storage_apply_response";
  readonly to: NodeId;
  readonly entries: readonly Entry[];
}

export type StorageResponse = StorageAppendResponse | StorageApplyResponse;

/**
 * One write for the log store. All of it must be durable before `responses` are delivered, in the order handed out; without
 * responses it need not be durable. The order of durability is thereby held here and not by whoever runs the loop.
 */
export interface StorageAppend {
  readonly hardState: HardState | undefined;
  readonly entries: readonly Entry[];
  readonly snapshot: Snapshot | undefined;
  /** To other nodes, or to this one. */
  readonly responses: readonly (Message | StorageAppendResponse)[];
}

/** Committed entries for the state machine, in order. */
export interface StorageApply {
  readonly entries: readonly Entry[];
  readonly response: StorageApplyResponse;
}

/** Answers: believed only from a node of the configuration. */
const responseTypes: ReadonlySet<MessageType> = new Set<MessageType>(["append_response", "vote_response", "pre_vote_response", "heartbeat_response", "read_index_response"]);

export function isResponse(type: MessageType): boolean {
  return responseTypes.has(type);
}

/** The names of the literature, for logs and transcripts. */
export const messageNames: Readonly<Record<MessageType, string>> = {
  append: "MsgApp",
  append_response: "MsgAppResp",
  vote: "MsgVote",
  vote_response: "MsgVoteResp",
  pre_vote: "MsgPreVote",
  pre_vote_response: "MsgPreVoteResp",
  snapshot: "MsgSnap",
  heartbeat: "MsgHeartbeat",
  heartbeat_response: "MsgHeartbeatResp",
  timeout_now: "MsgTimeoutNow",
  read_index: "MsgReadIndex",
  read_index_response: "MsgReadIndexResp",
  proposal: "MsgProp",
  transfer_leader: "MsgTransferLeader",
  storage_append_response: "MsgStorageAppendResp",
  storage_apply_response: "MsgStorageApplyResp",
};
