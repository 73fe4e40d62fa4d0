import {type Entry, leaveJoint, type Message, type RaftStatus} from "@ollamesh/raft";
import {type ConsensusSim, calmOptions, type SimReplica} from "../../src/consensus/index.ts";
import {LogMirror} from "../../src/consensus/log-mirror.ts";

/** Pieces of histories that never were, to show what an invariant says of them. */

const nobody: ReadonlySet<number> = new Set();

export const configurationOf = (...voters: readonly number[]): RaftStatus["configuration"] => ({
  voters: {incoming: new Set(voters), outgoing: nobody},
  learners: nobody,
  learnersNext: nobody,
  autoLeave: false,
});

const status: RaftStatus = {
  ...{id: 1, term: 2, vote: 0, commit: 0, applied: 0, lastIndex: 0, firstIndex: 1, leader: 0, role: "follower", leadTransferee: 0, pendingConfIndex: 0, hasLostEntries: false},
  ...{configuration: configurationOf(1, 2, 3), progress: new Map()},
};

export const statusOf = (some: Partial<RaftStatus>): RaftStatus => ({...status, ...some});

export const entryOf = (term: number, index: number, ...bytes: readonly number[]): Entry => ({type: "normal", term, index, data: Uint8Array.from(bytes)});

export const changeOf = (term: number, index: number): Entry => ({type: "conf_change", term, index, change: leaveJoint});

interface MadeUpNode {
  readonly id?: number;
  readonly status?: Partial<RaftStatus>;
  readonly log?: readonly Entry[];
  readonly hardState?: SimReplica["storage"]["hardState"];
  readonly durable?: readonly Entry[];
  readonly machine?: Partial<SimReplica["machine"]>;
}

/** A node whose log is `log`, and `durable` on its disk. */
export function nodeOf({id = 1, status: some = {}, log = [], hardState, durable = [], machine}: MadeUpNode): SimReplica {
  const mirror = new LogMirror();
  mirror.append(log);
  const storage = {hardState, firstIndex: 1, lastIndex: durable.length, term: (index: number) => durable[index - 1]?.term};
  return {id, status: statusOf({id, ...some}), mirror, storage, machine, isUp: true, isSettled: true, isInstalling: false} as unknown as SimReplica;
}

/** A group in which these entries are committed. */
export function simOf(nodes: readonly SimReplica[], committed: readonly Entry[] = [], some: object = {}): ConsensusSim {
  const known = new Map(committed.map((entry) => [entry.index, {term: entry.term, entry, committedIn: entry.term}]));
  const watch = {committed: known, committedMax: committed.at(-1)?.index ?? 0, committedAt: () => 0};
  return {options: calmOptions, running: nodes, watch, replica: (id: number) => nodes.find((node) => node.id === id), clients: {calls: []}, ...some} as unknown as ConsensusSim;
}

export const granted = (from: number, to: number, term: number): Message => ({type: "vote_response", from, to, term, isGranted: true});

export const heartbeat = (from: number, term: number): Message => ({type: "heartbeat", from, to: 1, term, commit: 0, readPosition: 0});

export const acknowledged = (from: number, term: number, index: number): Message => ({type: "append_response", from, to: 9, term, index, hint: undefined});
