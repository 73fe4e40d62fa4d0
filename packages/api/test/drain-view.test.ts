import type {ClusterView, DrainedPart} from "@ollamesh/node";
import {describe, expect, it} from "vitest";
import {type DrainFacts, drainJson} from "../src/drain-view.ts";

type MemberView = ClusterView["members"][number];

const member = (peer: string, over: Partial<MemberView> = {}): MemberView => ({
  ...{node: peer.charCodeAt(0), peer, zone: "", role: "learner", isLeader: false, isUp: true},
  ...{condition: "up", drains: false, lag: 0, silentMs: 0, ...over},
});
const part = (over: Partial<DrainedPart> = {}): DrainedPart => ({
  ...{model: "storyteller", firstLayer: 0, lastLayer: 3, phase: "serving", isElsewhere: false, sessions: 0, failure: undefined},
  ...over,
});

/** Peer a, which shall be stopped, beside b and c. */
function view(over: Partial<DrainFacts> = {}, members: readonly MemberView[] = [member("a", {drains: true}), member("b", {role: "voter"}), member("c")]): Record<string, unknown> {
  const cluster = {members, change: undefined} as unknown as ClusterView;
  const idle = {parts: [], workload: {running: 0, waiting: 0}, requests: {underWay: 0}, models: [], members: []};
  return drainJson({self: "a", cluster, ...idle, ...over}) as Record<string, unknown>;
}

describe("whether a peer that is drained may be stopped", () => {
  it("is so when nothing depends on it, and never while it is not drained", () => {
    expect(view()).toMatchObject({draining: true, may_stop: true, waiting_for: [], blocked: []});
    expect(view({}, [member("a")])).toMatchObject({draining: false, may_stop: false, waiting_for: []});
    expect(view({parts: [part({isElsewhere: true})]})).toMatchObject({may_stop: true});
  });

  it.each<[string, Partial<DrainFacts>, RegExp]>([
    ["layers", {parts: [part()]}, /^layers 0-3 of storyteller, which others are to take$/],
    ["answers of before", {parts: [part({phase: "retiring", sessions: 2})]}, /^2 answers that began with layers 0-3 of storyteller here/],
    ["work", {workload: {running: 1, waiting: 2}}, /^3 answers that are computed here$/],
    ["clients", {requests: {underWay: 1}}, /^1 requests of this peer's own clients$/],
  ])("waits for its %s", (_what, over, text) => {
    expect(view(over)).toMatchObject({may_stop: false, waiting_for: [expect.stringMatching(text)], blocked: []});
  });

  it("is blocked by what nobody can take, and by models only it has", () => {
    const failure = {code: "out_of_memory", message: "no peer has the room"};
    expect(view({parts: [part({failure})]})).toMatchObject({may_stop: false, blocked: ["nobody can take layers 0-3 of storyteller: no peer has the room"]});
    const models = [{model: "m", displayName: "m", isHere: true}];
    expect(view({models, members: [{id: "b", holds: ["n"], isSuspected: false}]})).toMatchObject({blocked: [expect.stringMatching(/^m is whole on no other peer/)]});
    expect(view({models, members: [{id: "b", holds: ["m"], isSuspected: false}]})).toMatchObject({may_stop: true});
  });

  it("waits for somebody to take its vote or to lead, as long as somebody can; else it says what is lost with it", () => {
    const leading = member("a", {drains: true, role: "voter", isLeader: true});
    const voting = member("a", {drains: true, role: "voter"});
    const others = [member("b", {role: "voter"}), member("c", {role: "voter"})];
    expect(view({}, [leading, ...others])).toMatchObject({waiting_for: ["another peer to lead the group"]});
    expect(view({}, [voting, ...others, member("d")])).toMatchObject({waiting_for: ["another peer to take over its vote"]});
    expect(view({}, [voting, ...others])).toMatchObject({may_stop: true, notes: [expect.stringMatching(/2 of the other 2 voters are up, the group goes on/)]});
    expect(view({}, [leading])).toMatchObject({may_stop: true, notes: [expect.stringMatching(/the group can change nothing/)]});
  });
});
