import {describe, expect, it} from "vitest";
import {emptyConfState, leaveJoint, type Message, noBytes} from "../src/index.ts";
import {electedLeader, nodeOf, settle, store} from "./support/one-node.ts";

describe("a node", () => {
  it("sends a newcomer no snapshot from before it was a member: it would be refused and asked for again without end", () => {
    const subject = electedLeader();
    const {node, storage} = subject;
    node.applyConfChange({version: 2, transition: "auto", steps: [{kind: "learner", node: 4}], context: noBytes});
    const refuse = (): Message[] => {
      node.step({type: "heartbeat_response", from: 4, to: 1, term: 2, readPosition: 0});
      node.step({type: "append_response", from: 4, to: 1, term: 2, index: 10, hint: {term: 0, index: 0}});
      return settle(subject);
    };
    expect(refuse().map(({type}) => type)).not.toContain("snapshot");
    node.step({type: "append_response", from: 2, to: 1, term: 2, index: 11, hint: undefined});
    settle(subject);
    storage.record({term: 2, index: 11, confState: {...emptyConfState, voters: [1, 2, 3], learners: [4]}, data: noBytes});
    expect(refuse().map(({type}) => type)).toContain("snapshot");
  });

  it("that was removed and leads on serves no read by itself, though one voter is left", () => {
    const subject = nodeOf({}, [1]);
    const {node} = subject;
    node.campaign();
    settle(subject);
    const steps = [
      {kind: "voter", node: 2},
      {kind: "remove", node: 1},
    ] as const;
    node.applyConfChange({version: 2, transition: "explicit", steps, context: noBytes});
    node.applyConfChange(leaveJoint);
    expect(node.status).toMatchObject({role: "leader", configuration: {voters: {incoming: new Set([2])}}});
    settle(subject);
    node.readIndex(7);
    expect(node.ready().readStates).toEqual([]);
  });

  it("alone, serves no read before its term's first commit: what it had committed before a restart is known only then", () => {
    const subject = nodeOf({}, [1]);
    subject.storage.append([{type: "normal", term: 1, index: 11, data: noBytes}]); // was committed; that is not on the disk
    const {node} = nodeOf({storage: subject.storage}, [1]);
    node.campaign();
    const vote = node.ready();
    if (vote.append) store(subject.storage, node, vote.append, []);
    expect(node.status).toMatchObject({role: "leader", commit: 10});
    node.readIndex(7);
    expect(node.ready().readStates).toEqual([]);
  });

  it("neither votes nor acknowledges before that is durable", () => {
    const {node} = nodeOf();
    node.step({type: "vote", from: 2, to: 1, term: 5, last: {term: 1, index: 10}, isTransfer: false});
    const vote = node.ready();
    expect(vote.messages).toEqual([]);
    expect(vote.append).toMatchObject({hardState: {term: 5, vote: 2}, responses: [{type: "vote_response", to: 2, isGranted: true}]});
    node.step({type: "append", from: 2, to: 1, term: 5, prev: {term: 1, index: 10}, entries: [{type: "normal", term: 5, index: 11, data: noBytes}], commit: 10});
    const append = node.ready();
    expect(append.messages).toEqual([]);
    expect(append.append?.responses).toMatchObject([
      {type: "append_response", index: 11},
      {type: "storage_append_response", last: {term: 5, index: 11}},
    ]);
  });

  it("that lost its log says so and neither commits nor answers (etcd-io/etcd#20269)", () => {
    const subject = nodeOf();
    subject.node.step({type: "heartbeat", from: 2, to: 1, term: 5, commit: 20, readPosition: 0});
    expect(settle(subject)).toEqual([]);
    expect(subject.node.status.commit).toBe(10);
    expect(subject.traces.at(-1)).toMatch(/^error .*Was the raft log corrupted, truncated, or lost\?/);
  });

  it("that leads steps down when its storage hangs, and does not campaign until it answers (hashicorp/raft#503)", () => {
    const subject = electedLeader({stepsDownOnStalledStorage: true});
    subject.node.propose(noBytes);
    const {append} = subject.node.ready();
    for (let i = 0; i < 9; i++) subject.node.tick();
    expect(subject.node.status.role).toBe("leader");
    subject.node.tick();
    expect(subject.node.status.role).toBe("follower");
    for (let i = 0; i < 50; i++) subject.node.tick();
    expect(subject.node.status.role).toBe("follower");
    store(subject.storage, subject.node, append as NonNullable<typeof append>, []);
    settle(subject);
    for (let i = 0; i < 20; i++) subject.node.tick();
    expect(subject.node.status.role).toBe("candidate");
  });

  it("reads at the commit index once a quorum has heard it still leads, all waiting reads with one round", () => {
    const subject = electedLeader();
    subject.node.readIndex(1); // before the first commit of the term: nothing is known yet
    expect(settle(subject)).toEqual([]);
    subject.node.step({type: "append_response", from: 2, to: 1, term: 2, index: 11, hint: undefined});
    subject.node.readIndex(2);
    const ready = subject.node.ready();
    expect(ready.readStates).toEqual([]);
    const beats = ready.messages.filter((message) => message.type === "heartbeat");
    expect(beats.at(-1)).toMatchObject({readPosition: 2});
    subject.node.step({type: "heartbeat_response", from: 3, to: 1, term: 2, readPosition: 2});
    expect(subject.node.ready().readStates).toEqual([
      {index: 11, readId: 1},
      {index: 11, readId: 2},
    ]);
  });

  it("does not confirm a read by an older round", () => {
    const subject = electedLeader();
    subject.node.step({type: "append_response", from: 2, to: 1, term: 2, index: 11, hint: undefined});
    subject.node.readIndex(1);
    settle(subject);
    subject.node.step({type: "heartbeat_response", from: 2, to: 1, term: 2, readPosition: 1});
    expect(subject.node.ready().readStates).toEqual([{index: 11, readId: 1}]);
    subject.node.readIndex(2);
    subject.node.step({type: "heartbeat_response", from: 3, to: 1, term: 2, readPosition: 1}); // late
    expect(subject.node.ready().readStates).toEqual([]);
  });

  it("forwards a read to the leader and gets the answer under the same id", () => {
    const subject = nodeOf();
    subject.node.step({type: "heartbeat", from: 2, to: 1, term: 2, commit: 10, readPosition: 0});
    settle(subject);
    subject.node.readIndex(7);
    expect(subject.node.ready().messages).toEqual([{type: "read_index", from: 1, to: 2, term: 0, readId: 7}]);
    subject.node.step({type: "read_index_response", from: 2, to: 1, term: 2, index: 10, readId: 7});
    expect(subject.node.ready().readStates).toEqual([{index: 10, readId: 7}]);
  });

  it("commits nothing of an older term by counting (paper 5.4.2)", () => {
    const subject = nodeOf();
    // An entry of term 2 that only this node has.
    subject.node.step({type: "append", from: 2, to: 1, term: 2, prev: {term: 1, index: 10}, entries: [{type: "normal", term: 2, index: 11, data: noBytes}], commit: 10});
    settle(subject);
    subject.node.campaign();
    settle(subject);
    subject.node.step({type: "vote_response", from: 3, to: 1, term: 3, isGranted: true});
    settle(subject);
    subject.node.step({type: "append_response", from: 3, to: 1, term: 3, index: 11, hint: undefined});
    expect(subject.node.status.commit).toBe(10);
    subject.node.step({type: "append_response", from: 3, to: 1, term: 3, index: 12, hint: undefined});
    expect(subject.node.status.commit).toBe(12);
  });

  it("refuses proposals beyond what may be uncommitted, but never one alone", () => {
    const subject = electedLeader({uncommittedBytesMax: 100});
    expect(subject.node.propose(new Uint8Array(1000))).toBe("ok");
    expect(subject.node.propose(new Uint8Array(1))).toBe("dropped");
    settle(subject);
    subject.node.step({type: "append_response", from: 2, to: 1, term: 2, index: 12, hint: undefined});
    settle(subject);
    expect(subject.node.propose(new Uint8Array(50))).toBe("ok");
  });

  it("believes no answer of a node it does not know", () => {
    const subject = electedLeader();
    expect(subject.node.step({type: "append_response", from: 9, to: 1, term: 2, index: 11, hint: undefined})).toBe("unknown_peer");
    expect(subject.node.status.commit).toBe(10);
  });

  it("keeps the messages in flight within the limits", () => {
    const subject = electedLeader({inflightMessagesMax: 4, messageBytesMax: 20});
    subject.node.step({type: "append_response", from: 2, to: 1, term: 2, index: 11, hint: undefined});
    settle(subject);
    for (let i = 0; i < 20; i++) subject.node.propose(new Uint8Array(16));
    const withEntries = settle(subject).filter((message) => message.type === "append" && message.to === 2 && message.entries.length > 0);
    expect(withEntries).toHaveLength(4);
  });
});
