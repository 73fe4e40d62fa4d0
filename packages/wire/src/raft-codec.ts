import type {ConfChange, ConfState, Entry, EntryId, Message, NodeId, SnapshotMessage} from "@ollamesh/raft";
import {noBytes} from "@ollamesh/raft";
import {KIB, MIB, type Outcome} from "@ollamesh/stdx";
import {decodeWith, limitBytes, limitList, limitText, malformed, toSafeInteger} from "./decode-limits.ts";
import {checkShape} from "./frame-shape.ts";
import {ollamesh} from "./gen/raft.js";

const pb = ollamesh.raft.v1;
type Frame = ollamesh.raft.v1.IFrame;

export const RAFT_FRAME_BYTES_MAX = 4 * MIB;
export const RAFT_CHUNK_BYTES = 256 * KIB;
/** Number of the one text of a frame. */
const CLUSTER_FIELD = 1;
const ENTRIES_MAX = 4096;
const NODES_MAX = 10_000;
const STEPS_MAX = 64;
const CONTEXT_BYTES_MAX = 4 * KIB;

/** A piece of a snapshot on its way: `last` names the snapshot, `confState` comes with the first piece. */
export interface SnapshotChunk {
  readonly type: "snapshot_chunk";
  readonly from: NodeId;
  readonly to: NodeId;
  readonly term: number;
  readonly last: EntryId;
  readonly confState: ConfState | undefined;
  readonly offset: number;
  readonly total: number;
  readonly bytes: Uint8Array;
}

/** How peers get into one group, and how far they are in it. `from` is the sender's node. */
export type GroupMessage =
  | {
      readonly type: "hello";
      readonly from: NodeId;
      readonly to: NodeId;
      readonly members: number;
      readonly hasBootstrap: boolean;
      readonly recoveredFrom: string;
      readonly hasLeader: boolean;
    }
  /** To a node that speaks as a member and is none any more. */
  | {readonly type: "removed"; readonly from: NodeId; readonly to: NodeId}
  | {readonly type: "join"; readonly from: NodeId; readonly to: NodeId; readonly zone: string}
  | {readonly type: "lag_request"; readonly from: NodeId; readonly to: NodeId; readonly id: number}
  | {readonly type: "lag_report"; readonly from: NodeId; readonly to: NodeId; readonly id: number; readonly members: readonly MemberLag[]};

/** How far a member is, as the leader knows it. */
export interface MemberLag {
  readonly node: NodeId;
  /** Entries it has not acknowledged. */
  readonly behind: number;
  /** Since the leader heard it; undefined: never. */
  readonly silentMs: number | undefined;
}

export interface RaftFrame {
  /** Of the sender; empty: none yet. */
  readonly cluster: string;
  /** Drawn when the sending process started. */
  readonly life: number;
  readonly message: Exclude<Message, SnapshotMessage> | SnapshotChunk | GroupMessage;
}

/** `/ollamesh/raft/1`. */
export const raftCodec = {
  encode({cluster, life, message}: RaftFrame): Uint8Array {
    const term = "term" in message ? message.term : 0;
    return pb.Frame.encode({cluster, life, from: message.from, to: message.to, term, ...writeKind(message)}).finish();
  },
  decode(bytes: Uint8Array): Outcome<RaftFrame> {
    return decodeWith(bytes, RAFT_FRAME_BYTES_MAX, () => {
      checkShape(bytes, undefined, [CLUSTER_FIELD]);
      const frame = pb.Frame.decode(bytes);
      const head = {from: count(frame.from, "node"), to: count(frame.to, "node"), term: count(frame.term, "term")};
      return {cluster: limitText(frame.cluster ?? "", 64, "cluster"), life: count(frame.life, "life"), message: readKind(frame, head)};
    });
  },
};

/** How a change of the membership stands in the log store; other entries are plain bytes. */
export const confChangeCodec = {
  encode: (change: ConfChange): Uint8Array => pb.ConfChange.encode(writeChange(change)).finish(),
  decode: (bytes: Uint8Array): Outcome<ConfChange> => decodeWith(bytes, MIB, () => readChange(pb.ConfChange.decode(bytes))),
};

export const confStateCodec = {
  encode: (state: ConfState): Uint8Array => pb.ConfState.encode(writeConfState(state)).finish(),
  decode: (bytes: Uint8Array): Outcome<ConfState> => decodeWith(bytes, MIB, () => readConfState(pb.ConfState.decode(bytes))),
};

function writeKind(message: RaftFrame["message"]): Partial<Frame> {
  switch (message.type) {
    case "append":
      return {append: {prev: message.prev, entries: message.entries.map(writeEntry), commit: message.commit}};
    case "append_response":
      return {appendResponse: {index: message.index, hint: message.hint ?? null}};
    case "vote":
    case "pre_vote":
      return {vote: {last: message.last, isTransfer: message.isTransfer, isPreVote: message.type === "pre_vote"}};
    case "vote_response":
    case "pre_vote_response":
      return {voteResponse: {isGranted: message.isGranted, isPreVote: message.type === "pre_vote_response"}};
    case "snapshot_chunk": {
      const {last, confState, offset, total, bytes} = message;
      return {snapshotChunk: {last, offset, total, bytes, confState: confState ? writeConfState(confState) : null}};
    }
    case "heartbeat":
      return {heartbeat: {commit: message.commit, readPosition: message.readPosition}};
    case "heartbeat_response":
      return {heartbeatResponse: {readPosition: message.readPosition}};
    case "timeout_now":
      return {timeoutNow: {}};
    case "read_index":
      return {readIndex: {readId: message.readId}};
    case "read_index_response":
      return {readIndexResponse: {index: message.index, readId: message.readId}};
    case "proposal":
      return {proposal: {entries: message.entries.map(writeEntry)}};
    case "transfer_leader":
      return {transferLeader: {}};
    case "hello":
      return {hello: {members: message.members, hasBootstrap: message.hasBootstrap, recoveredFrom: message.recoveredFrom, hasLeader: message.hasLeader}};
    case "removed":
      return {removed: {}};
    case "join":
      return {join: {zone: message.zone}};
    case "lag_request":
      return {lagRequest: {id: message.id}};
    case "lag_report":
      return {lagReport: {id: message.id, members: message.members.map((member) => ({...member, silentMs: member.silentMs ?? null}))}};
  }
}

function readKind(frame: Frame, head: {from: number; to: number; term: number}): RaftFrame["message"] {
  const {append, appendResponse, vote, voteResponse, snapshotChunk, heartbeat, heartbeatResponse, readIndex, readIndexResponse, proposal} = frame;
  if (append) return {...head, type: "append", prev: readId(append.prev), entries: readEntries(append.entries), commit: count(append.commit, "commit")};
  if (appendResponse) {
    return {...head, type: "append_response", index: count(appendResponse.index, "index"), hint: appendResponse.hint ? readId(appendResponse.hint) : undefined};
  }
  if (vote) return {...head, type: vote.isPreVote ? "pre_vote" : "vote", last: readId(vote.last), isTransfer: vote.isTransfer ?? false};
  if (voteResponse) return {...head, type: voteResponse.isPreVote ? "pre_vote_response" : "vote_response", isGranted: voteResponse.isGranted ?? false};
  if (snapshotChunk) return {...head, type: "snapshot_chunk", ...readChunk(snapshotChunk)};
  if (heartbeat) return {...head, type: "heartbeat", commit: count(heartbeat.commit, "commit"), readPosition: count(heartbeat.readPosition, "read position")};
  if (heartbeatResponse) return {...head, type: "heartbeat_response", readPosition: count(heartbeatResponse.readPosition, "read position")};
  if (frame.timeoutNow) return {...head, type: "timeout_now"};
  if (readIndex) return {...head, type: "read_index", readId: count(readIndex.readId, "read id")};
  if (readIndexResponse) return {...head, type: "read_index_response", index: count(readIndexResponse.index, "index"), readId: count(readIndexResponse.readId, "read id")};
  if (proposal) return {...head, type: "proposal", entries: readEntries(proposal.entries)};
  if (frame.transferLeader) return {...head, type: "transfer_leader"};
  if (frame.hello) return readHello(frame.hello, head);
  if (frame.removed) return {type: "removed", from: head.from, to: head.to};
  if (frame.lagRequest) return {type: "lag_request", from: head.from, to: head.to, id: count(frame.lagRequest.id, "id")};
  if (frame.lagReport) return {type: "lag_report", from: head.from, to: head.to, id: count(frame.lagReport.id, "id"), members: readLags(frame.lagReport.members)};
  if (frame.join) return {type: "join", from: head.from, to: head.to, zone: limitText(frame.join.zone ?? "", 64, "zone")};
  throw malformed("a frame of no known kind");
}

function readHello({members, hasBootstrap, recoveredFrom, hasLeader}: ollamesh.raft.v1.IHello, {from, to}: {from: number; to: number}): GroupMessage {
  return {
    ...{type: "hello", from, to, members: members ?? 0, hasBootstrap: hasBootstrap ?? false},
    ...{recoveredFrom: limitText(recoveredFrom ?? "", 64, "group"), hasLeader: hasLeader ?? false},
  };
}

function readLags(members: readonly ollamesh.raft.v1.IMemberLag[] | null | undefined): MemberLag[] {
  return limitList(members ?? [], NODES_MAX, "members").map(({node, behind, silentMs}) => ({
    node: count(node, "node"),
    behind: count(behind, "entries"),
    silentMs: silentMs === null || silentMs === undefined ? undefined : count(silentMs, "silence"),
  }));
}

function readChunk(chunk: ollamesh.raft.v1.ISnapshotChunk): Pick<SnapshotChunk, "last" | "confState" | "offset" | "total" | "bytes"> {
  return {
    last: readId(chunk.last),
    confState: chunk.confState ? readConfState(chunk.confState) : undefined,
    offset: count(chunk.offset, "offset"),
    total: count(chunk.total, "total"),
    bytes: limitBytes(chunk.bytes ?? noBytes, RAFT_CHUNK_BYTES, "piece of a snapshot"),
  };
}

function writeEntry(entry: Entry): ollamesh.raft.v1.IEntry {
  const {term, index} = entry;
  return entry.type === "normal" ? {term, index, data: entry.data} : {term, index, change: writeChange(entry.change)};
}

function readEntries(entries: readonly ollamesh.raft.v1.IEntry[] | null | undefined): Entry[] {
  return limitList(entries ?? [], ENTRIES_MAX, "entries").map((entry) => {
    const id = {term: count(entry.term, "term"), index: count(entry.index, "index")};
    if (entry.change) return {...id, type: "conf_change", change: readChange(entry.change)};
    return {...id, type: "normal", data: limitBytes(entry.data ?? noBytes, MIB, "entry")};
  });
}

function writeChange({version, transition, steps, context}: ConfChange): ollamesh.raft.v1.IConfChange {
  return {version, transition, steps: [...steps], context};
}

function readChange(change: ollamesh.raft.v1.IConfChange): ConfChange {
  const transition = oneOf(change.transition, ["auto", "implicit", "explicit"] as const, "transition");
  const steps = limitList(change.steps ?? [], STEPS_MAX, "steps").map((step) => ({
    kind: oneOf(step.kind, ["voter", "learner", "remove", "update"] as const, "step"),
    node: count(step.node, "node"),
  }));
  return {version: change.version === 1 ? 1 : 2, transition, steps, context: limitBytes(change.context ?? noBytes, CONTEXT_BYTES_MAX, "context")};
}

function writeConfState({voters, votersOutgoing, learners, learnersNext, autoLeave}: ConfState): ollamesh.raft.v1.IConfState {
  return {voters: [...voters], votersOutgoing: [...votersOutgoing], learners: [...learners], learnersNext: [...learnersNext], autoLeave};
}

function readConfState(state: ollamesh.raft.v1.IConfState): ConfState {
  const nodes = (list: readonly number[] | null | undefined): number[] => limitList(list ?? [], NODES_MAX, "nodes").map((node) => count(node, "node"));
  return {
    voters: nodes(state.voters),
    votersOutgoing: nodes(state.votersOutgoing),
    learners: nodes(state.learners),
    learnersNext: nodes(state.learnersNext),
    autoLeave: state.autoLeave ?? false,
  };
}

function readId(id: ollamesh.raft.v1.IEntryId | null | undefined): EntryId {
  return {term: count(id?.term, "term"), index: count(id?.index, "index")};
}

function count(value: number | null | undefined, what: string): number {
  return toSafeInteger(value ?? 0, what);
}

function oneOf<T extends string>(text: string | null | undefined, known: readonly T[], what: string): T {
  const found = known.find((one) => one === text);
  if (found === undefined) throw malformed(`unknown ${what}`);
  return found;
}
