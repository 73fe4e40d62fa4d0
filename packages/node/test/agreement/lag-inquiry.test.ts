import type {GroupMessage, MemberLag} from "@ollamesh/wire";
import {describe, expect, it} from "vitest";
import {LagInquiry, withLags} from "../../src/agreement/lag-inquiry.ts";
import type {ClusterView} from "../../src/agreement/messages.ts";
import type {Replica} from "../../src/agreement/replica.ts";

const members: readonly MemberLag[] = [{node: 7, behind: 3, silentMs: 12}];
const following = {role: "follower", id: 1, leader: 7} as const;

function inquiryOf(status: object = following): {inquiry: LagInquiry; told: GroupMessage[]; world: {isReachable: boolean}; timers: (() => void)[]; answers: unknown[]} {
  const told: GroupMessage[] = [];
  const timers: (() => void)[] = [];
  const world = {isReachable: true};
  const tell = (_peer: string, message: GroupMessage): boolean => world.isReachable && told.push(message) > 0;
  const after = (_delayMs: number, run: () => void): (() => void) => {
    timers.push(run);
    return () => void timers.splice(timers.indexOf(run), 1);
  };
  const replica = (): Replica => ({status}) as Replica;
  const peerOf = (node: number): string | undefined => (node === 7 ? "L" : undefined);
  const silentMs = (node: number): number | undefined => (node === 8 ? 1.4 : undefined);
  return {inquiry: new LagInquiry({replica, peerOf, silentMs, tell, after}), told, world, timers, answers: []};
}

describe("how far everybody is", () => {
  it("is asked of the leader once for all who want to know", () => {
    const {inquiry, told, timers, answers} = inquiryOf();
    for (let i = 0; i < 3; i++) inquiry.ask((lags) => answers.push(lags));
    expect(told).toEqual([{type: "lag_request", from: 1, to: 7, id: 1}]);
    const report = {type: "lag_report", from: 7, to: 1, id: 1, members} as const;
    inquiry.told("somebody else", report);
    inquiry.told("L", {...report, id: 9});
    expect(answers).toEqual([]);
    inquiry.told("L", report);
    inquiry.told("L", report);
    expect(answers).toEqual([members, members, members]);
    expect(timers).toEqual([]);
  });

  it("is unknown when the leader cannot be reached, or says nothing in time", () => {
    const {inquiry, world, timers, answers} = inquiryOf();
    world.isReachable = false;
    inquiry.ask((lags) => answers.push(lags));
    world.isReachable = true;
    inquiry.ask((lags) => answers.push(lags));
    timers[0]?.();
    expect(answers).toEqual([undefined, undefined]);
  });

  it("is unknown as soon as the one that was asked leads no more", () => {
    const {inquiry, timers, answers} = inquiryOf();
    inquiry.ask((lags) => answers.push(lags));
    inquiry.leaderChanged();
    expect(answers).toEqual([undefined]);
    expect(timers).toEqual([]);
  });

  it("is what the leader's log says, and unknown of whom it does not speak", () => {
    const status = {role: "leader", id: 7, lastIndex: 10, progress: new Map([7, 8, 9].map((node) => [node, {match: node === 8 ? 4 : 10}]))};
    const {inquiry, told, answers} = inquiryOf(status);
    inquiry.asked("somebody", {type: "lag_request", from: 8, to: 7, id: 5});
    inquiry.ask((lags) => answers.push(lags));
    const lags: readonly MemberLag[] = [
      {node: 7, behind: 0, silentMs: 0},
      {node: 8, behind: 6, silentMs: 1},
      {node: 9, behind: 0, silentMs: undefined},
    ];
    expect(answers).toEqual([lags]);
    expect(told).toEqual([{type: "lag_report", from: 7, to: 8, id: 5, members: lags}]);
    const view = {members: [{node: 8}, {node: 10}]} as unknown as ClusterView;
    expect(withLags(view, lags).members).toEqual([
      {node: 8, lag: 6, silentMs: 1},
      {node: 10, lag: undefined, silentMs: undefined},
    ]);
  });
});
