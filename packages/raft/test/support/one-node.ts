import {expect} from "vitest";
import {emptyConfState, MemoryStorage, type Message, noBytes, type RaftConfig, RaftNode, type Ready, raftDefaults} from "../../src/index.ts";

/** A node of 1, 2, 3 with one entry, whose storage is written only when told. */
export function nodeOf(options: Partial<RaftConfig> = {}, voters: readonly number[] = [1, 2, 3]): {node: RaftNode; storage: MemoryStorage; traces: string[]} {
  const storage = new MemoryStorage();
  storage.restore({term: 1, index: 10, confState: {...emptyConfState, voters}, data: noBytes});
  storage.hardState = {term: 1, vote: 0, commit: 10};
  const traces: string[] = [];
  const trace: RaftConfig["trace"] = (level, text) => void traces.push(`${level} ${text}`);
  const config = {...raftDefaults, id: 1, storage, electionTicks: 10, heartbeatTicks: 1, random: () => 0, applied: 10, trace, hasAsyncStorage: true, ...options};
  return {node: new RaftNode(config), storage, traces};
}

/** Writes what is to be written at once, and gives what was said to others. */
export function settle({node, storage}: {node: RaftNode; storage: MemoryStorage}): Message[] {
  const said: Message[] = [];
  while (node.hasReady()) {
    const ready = node.ready();
    said.push(...ready.messages);
    if (ready.append) store(storage, node, ready.append, said);
    if (ready.apply) node.stepStorage(ready.apply.response);
  }
  return said;
}

export function store(storage: MemoryStorage, node: RaftNode, append: NonNullable<Ready["append"]>, said: Message[]): void {
  if (append.hardState) storage.hardState = append.hardState;
  storage.append(append.entries);
  for (const response of append.responses) {
    if (response.type === "storage_append_response") node.stepStorage(response);
    else if (response.to === node.status.id) node.step(response);
    else said.push(response);
  }
}

export function electedLeader(options: Partial<RaftConfig> = {}): ReturnType<typeof nodeOf> {
  const subject = nodeOf(options);
  subject.node.campaign();
  settle(subject);
  subject.node.step({type: "vote_response", from: 2, to: 1, term: 2, isGranted: true});
  settle(subject);
  expect(subject.node.status.role).toBe("leader");
  return subject;
}
