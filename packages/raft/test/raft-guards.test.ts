import {describe, expect, it} from "vitest";
import {type ConfChange, type Entry, type Message, noBytes, type ReadState, type StorageAppend} from "../src/index.ts";
import {electedLeader, nodeOf, settle} from "./support/one-node.ts";

/** Two joint steps: 2 and 3 give their votes to 4 and 5. */
const steps: ConfChange["steps"] = [2, 3].map((node) => ({kind: "remove", node}) as const).concat([4, 5].map((node) => ({kind: "voter", node}) as never));
const swap: ConfChange = {version: 2, transition: "explicit", steps, context: noBytes};

function entry(term: number, index: number): Entry {
  return {type: "normal", term, index, data: noBytes};
}

/** An append of a leader, from behind (term 1, index 10). */
function appendOf(from: number, term: number, entries: readonly Entry[]): Message {
  return {type: "append", from, to: 1, term, prev: {term: 1, index: 10}, entries, commit: 10};
}

function appendIn({node}: ReturnType<typeof nodeOf>): StorageAppend {
  const {append} = node.ready();
  expect(append).toBeDefined();
  return append as StorageAppend;
}

/** It is durable; what it says to others is not looked at. */
function written({node, storage}: ReturnType<typeof nodeOf>, append: StorageAppend): void {
  storage.append(append.entries);
  for (const response of append.responses) if (response.type === "storage_append_response") node.stepStorage(response);
}

describe("what a node must not do, and the simulator's faults hardly ever bring about", () => {
  it("a leader counts no acknowledgement of an older term: that log may have been overwritten since", () => {
    const subject = electedLeader(); // of term 2
    subject.node.step({type: "append_response", from: 2, to: 1, term: 1, index: 11, hint: undefined});
    settle(subject);
    expect(subject.node.status).toMatchObject({commit: 10});
    expect(subject.node.status.progress.get(2)?.match).toBe(0);
    subject.node.step({type: "append_response", from: 2, to: 1, term: 2, index: 11, hint: undefined});
    expect(subject.node.status.commit).toBe(11);
  });

  it("nobody campaigns with a committed change of the membership it has not applied: its majority may be none any more", () => {
    const subject = nodeOf();
    const change: Entry = {type: "conf_change", term: 2, index: 11, change: swap};
    subject.node.step({...appendOf(2, 2, [change]), commit: 11} as Message);
    written(subject, appendIn(subject));
    const {apply} = subject.node.ready();
    expect(apply?.entries).toEqual([change]);
    subject.node.campaign();
    expect(subject.node.status).toMatchObject({role: "follower", term: 2});
    expect(subject.traces.at(-1)).toMatch(/^warn .*pending configuration changes/);
    subject.node.applyConfChange(swap);
    if (apply) subject.node.stepStorage(apply.response);
    subject.node.campaign();
    expect(subject.node.status.role).toBe("candidate");
  });

  it("a read is confirmed by a majority, not by one answer", () => {
    const subject = nodeOf({}, [1, 2, 3, 4, 5]);
    subject.node.campaign();
    settle(subject);
    for (const from of [2, 3]) subject.node.step({type: "vote_response", from, to: 1, term: 2, isGranted: true});
    settle(subject);
    for (const from of [2, 3]) subject.node.step({type: "append_response", from, to: 1, term: 2, index: 11, hint: undefined});
    settle(subject);
    subject.node.readIndex(7);
    settle(subject);
    expect(readsAfter(subject, 2)).toEqual([]);
    expect(readsAfter(subject, 3)).toEqual([{index: 11, readId: 7}]);
  });

  it("a read is confirmed by both majorities while the configuration is joint: another may lead by the one before", () => {
    const subject = electedLeader();
    subject.node.step({type: "append_response", from: 2, to: 1, term: 2, index: 11, hint: undefined});
    settle(subject);
    subject.node.applyConfChange(swap);
    subject.node.readIndex(7);
    settle(subject);
    expect(readsAfter(subject, 4)).toEqual([]); // 1 and 4 of 1, 4, 5
    expect(readsAfter(subject, 5)).toEqual([]);
    expect(readsAfter(subject, 2)).toEqual([{index: 11, readId: 7}]); // and 1 and 2 of 1, 2, 3
  });

  it("an entry that was replaced while it was written, within one term of this node, is still to be written", () => {
    const subject = nodeOf();
    subject.node.step(appendOf(2, 5, [entry(5, 11)]));
    // A newer leader was heard before that was handed out: the write is one of term 6 with an entry of term 5.
    subject.node.step({type: "heartbeat", from: 3, to: 1, term: 6, commit: 10, readPosition: 0});
    const first = appendIn(subject);
    expect(first).toMatchObject({hardState: {term: 6}, entries: [{term: 5, index: 11}]});
    subject.node.step(appendOf(3, 6, [entry(6, 11)]));
    written(subject, first);
    expect(appendIn(subject).entries).toEqual([entry(6, 11)]);
  });

  it("an answer of storage of an older term says nothing of an entry that was replaced, and replaced back", () => {
    const subject = nodeOf();
    const {node, storage} = subject;
    const writes = [appendOf(2, 5, [entry(5, 11)]), appendOf(3, 6, [entry(6, 11)]), appendOf(2, 7, [entry(5, 11)])].map((message) => {
      node.step(message);
      return appendIn(subject);
    });
    const [first, second] = writes as [StorageAppend, StorageAppend, StorageAppend];
    written(subject, first);
    storage.append(second.entries); // on the disk is what was there in between
    node.step({type: "append", from: 2, to: 1, term: 7, prev: {term: 5, index: 11}, entries: [entry(7, 12)], commit: 10});
    expect(appendIn(subject)).toMatchObject({entries: [{term: 7, index: 12}], responses: [{type: "append_response", index: 12, hint: undefined}, {}]});
  });
});

/** The reads that may be answered once this node has heard of the first round. */
function readsAfter({node}: ReturnType<typeof nodeOf>, from: number): readonly ReadState[] {
  node.step({type: "heartbeat_response", from, to: 1, term: 2, readPosition: 1});
  return node.ready().readStates;
}
