import {
  type Entry,
  type HardState,
  type Message,
  messageNames,
  type NodeId,
  type Ready,
  roleNames,
  type Snapshot,
  type StorageAppend,
  type StorageApply,
  type StorageResponse,
  stepsText,
} from "../../src/index.ts";

/** All a transcript shows of a message, whatever its kind. */
interface Parts {
  readonly from: string;
  readonly to: string;
  readonly name: string;
  readonly term: number;
  readonly logTerm?: number;
  readonly index?: number;
  readonly rejectHint?: number | undefined;
  readonly commit?: number;
  readonly vote?: NodeId;
  readonly entries?: readonly Entry[];
  readonly snapshot?: Snapshot | undefined;
  readonly responses?: readonly Parts[];
}

export function readyText(id: NodeId, ready: Ready): string {
  const lines: string[] = [];
  if (ready.softState) lines.push(`Lead:${ready.softState.leader} State:${roleNames[ready.softState.role]}`);
  if (ready.hardState) lines.push(`HardState ${hardStateText(ready.hardState)}`);
  if (ready.readStates.length > 0) lines.push(`ReadStates [${ready.readStates.map(({index, readId}) => `{${index} ${readId}}`).join(" ")}]`);
  if (ready.entries.length > 0) lines.push("Entries:", ...ready.entries.map(entryText));
  if (ready.snapshot) lines.push(`Snapshot ${snapshotText(ready.snapshot)}`);
  if (ready.committedEntries.length > 0) lines.push("CommittedEntries:", ...ready.committedEntries.map(entryText));
  const messages = [...ready.messages.map(messageText)];
  if (ready.append) messages.push(storageAppendText(id, ready.append, true));
  if (ready.apply) messages.push(storageApplyText(id, ready.apply, true));
  if (messages.length > 0) lines.push("Messages:", ...messages);
  return lines.length === 0 ? "<empty Ready>" : `Ready MustSync=${ready.mustSync}:\n${lines.join("\n")}\n`;
}

export function messageText(message: Message | StorageResponse): string {
  return partsText(partsOf(message), "");
}

export function storageAppendText(id: NodeId, {hardState, entries, snapshot, responses}: StorageAppend, withResponses: boolean): string {
  const head = {from: hex(id), to: "AppendThread", name: "MsgStorageAppend", term: hardState?.term ?? 0, entries, snapshot};
  const state = hardState ? {commit: hardState.commit, vote: hardState.vote} : {};
  return partsText({...head, ...state, responses: withResponses ? responses.map(partsOf) : []}, "");
}

export function storageApplyText(id: NodeId, {entries, response}: StorageApply, withResponses: boolean): string {
  const responses = withResponses ? [partsOf(response)] : [];
  return partsText({from: hex(id), to: "ApplyThread", name: "MsgStorageApply", term: 0, entries, responses}, "");
}

function partsOf(message: Message | StorageResponse): Parts {
  const name = messageNames[message.type];
  if (message.type === "storage_append_response") {
    const {last, snapshot} = message;
    return {from: "AppendThread", to: hex(message.to), name, term: message.term, logTerm: last?.term ?? 0, index: last?.index ?? 0, snapshot};
  }
  if (message.type === "storage_apply_response") return {from: "ApplyThread", to: hex(message.to), name, term: 0, entries: message.entries};
  const head = {from: hex(message.from), to: hex(message.to), name, term: message.term};
  switch (message.type) {
    case "append":
      return {...head, logTerm: message.prev.term, index: message.prev.index, commit: message.commit, entries: message.entries};
    case "append_response":
      return {...head, logTerm: message.hint?.term ?? 0, index: message.index, rejectHint: message.hint?.index};
    case "vote":
    case "pre_vote":
      return {...head, logTerm: message.last.term, index: message.last.index};
    case "vote_response":
    case "pre_vote_response":
      return {...head, rejectHint: message.isGranted ? undefined : 0};
    case "snapshot":
      return {...head, snapshot: message.snapshot};
    case "heartbeat":
      return {...head, commit: message.commit};
    case "read_index_response":
      return {...head, index: message.index};
    case "proposal":
      return {...head, entries: message.entries};
    default:
      return head;
  }
}

function partsText(parts: Parts, indent: string): string {
  const {entries = [], responses = []} = parts;
  let text = `${indent}${parts.from}->${parts.to} ${parts.name} Term:${parts.term} Log:${parts.logTerm ?? 0}/${parts.index ?? 0}`;
  if (parts.rejectHint !== undefined) text += ` Rejected (Hint: ${parts.rejectHint})`;
  if (parts.commit) text += ` Commit:${parts.commit}`;
  if (parts.vote) text += ` Vote:${parts.vote}`;
  if (entries.length === 1) text += ` Entries:[${entryText(entries[0] as Entry)}]`;
  if (entries.length > 1) text += ` Entries:[${entries.map((entry) => `\n${indent}  ${entryText(entry)}`).join("")}\n${indent}]`;
  if (parts.snapshot) text += `\n${indent}  Snapshot: ${snapshotText(parts.snapshot)}`;
  if (responses.length > 0) text += ` Responses:[${responses.map((response) => `\n${partsText(response, `${indent}  `)}`).join("")}\n${indent}]`;
  return text;
}

export function entryText(entry: Entry): string {
  const head = `${entry.term}/${entry.index}`;
  if (entry.type === "normal") return `${head} EntryNormal ${JSON.stringify(new TextDecoder().decode(entry.data))}`;
  const steps = stepsText(entry.change.steps);
  return `${head} EntryConfChange${entry.change.version === 2 ? "V2" : ""}${steps === "" ? "" : ` ${steps}`}`;
}

function hardStateText({term, vote, commit}: HardState): string {
  return `Term:${term}${vote === 0 ? "" : ` Vote:${vote}`} Commit:${commit}`;
}

function snapshotText({index, term, confState}: Snapshot): string {
  const {voters, votersOutgoing, learners, learnersNext, autoLeave} = confState;
  const list = (nodes: readonly NodeId[]): string => `[${nodes.join(" ")}]`;
  const lists = `Voters:${list(voters)} VotersOutgoing:${list(votersOutgoing)} Learners:${list(learners)} LearnersNext:${list(learnersNext)}`;
  return `Index:${index} Term:${term} ConfState:${lists} AutoLeave:${autoLeave}`;
}

function hex(node: NodeId): string {
  return node === 0 ? "None" : node.toString(16);
}
