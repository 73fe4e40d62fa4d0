import {emptyCatalog} from "@ollamesh/catalog";
import type {Outcome} from "@ollamesh/stdx";
import {describe, expect, it} from "vitest";
import {PendingCalls} from "../../src/agreement/pending-calls.ts";

function callsOf(): {
  calls: PendingCalls;
  world: {ms: number; hasLeader: boolean; isBusy: boolean; isHopeless: boolean; batchMax: number};
  proposed: string[][];
  asked: number[];
  answers: Outcome<unknown>[];
} {
  const world = {ms: 0, hasLeader: true, isBusy: false, isHopeless: false, batchMax: 1024};
  const proposed: string[][] = [];
  const asked: number[] = [];
  const calls = new PendingCalls({
    prefix: "p",
    firstNumber: 100,
    nowMs: () => world.ms,
    propose: (commands) => world.hasLeader && proposed.push(commands.map((bytes) => (JSON.parse(new TextDecoder().decode(bytes)) as {id: string}).id)) > 0,
    batchChangesMax: () => world.batchMax,
    isBusy: () => world.isBusy,
    readIndex: (readId) => asked.push(readId),
    state: () => emptyCatalog,
    trouble: () => "nobody leads",
    isHopeless: () => world.isHopeless,
  });
  return {calls, world, proposed, asked, answers: []};
}

const command = {type: "remove_model", model: "x", manifest: "m", author: "a"} as const;

describe("pending calls", () => {
  it("go together, and each is answered by its own name", () => {
    const {calls, proposed, answers} = callsOf();
    for (let i = 0; i < 3; i++) calls.change(command, (outcome) => answers.push(outcome));
    calls.flush();
    expect(proposed).toEqual([["p.101", "p.102", "p.103"]]);
    calls.applied("p.102", undefined);
    calls.applied("somebody else's", undefined);
    expect(answers).toEqual([{ok: true, value: undefined}]);
    calls.applied("p.101", {code: "superseded", message: "too late"});
    expect(answers[1]).toMatchObject({error: {code: "superseded"}});
  });

  it("are told with the time each took, and only those that were applied", () => {
    const {calls, world} = callsOf();
    const took: number[] = [];
    calls.tellTimes((ms) => took.push(ms));
    calls.change(command, () => undefined);
    world.ms = 40;
    calls.change(command, () => undefined);
    calls.flush();
    world.ms = 100;
    calls.applied("p.101", undefined);
    world.ms = 10_040;
    calls.expire();
    expect(took).toEqual([100]);
  });

  it("go together no more than may, and the rest after what was sent is written", () => {
    const {calls, world, proposed} = callsOf();
    world.batchMax = 2;
    for (let i = 0; i < 5; i++) calls.change(command, () => undefined);
    expect([calls.flush(), calls.flush(), calls.flush(), calls.flush()]).toEqual([true, true, false, false]);
    expect(proposed.map(({length}) => length)).toEqual([2, 2, 1]);
    world.isBusy = true;
    calls.change(command, () => undefined);
    expect(calls.flush()).toBe(false);
  });

  it("wait while the disk is busy and while nobody leads, and are sent once", () => {
    const {calls, world, proposed} = callsOf();
    world.isBusy = true;
    calls.change(command, () => undefined);
    calls.flush();
    expect(proposed).toEqual([]);
    world.isBusy = false;
    world.hasLeader = false;
    calls.flush();
    world.hasLeader = true;
    calls.retry();
    calls.flush();
    calls.retry();
    expect(proposed).toEqual([["p.101"]]);
  });

  it("that were sent and not confirmed are said to be unknown, those that were not are refused and never sent", () => {
    const {calls, world, proposed, answers} = callsOf();
    calls.change(command, (outcome) => answers.push(outcome));
    calls.flush();
    world.hasLeader = false;
    calls.change(command, (outcome) => answers.push(outcome));
    calls.flush();
    world.ms = 20_000;
    calls.expire();
    expect(answers).toMatchObject([{error: {message: expect.stringMatching(/may still happen/)}}, {error: {message: "no quorum: nobody leads"}}]);
    world.hasLeader = true;
    calls.retry();
    expect(proposed).toEqual([["p.101"]]);
    expect(calls.isIdle).toBe(true);
  });

  it("are refused at once when there is no hope", () => {
    const {calls, world, answers} = callsOf();
    world.isHopeless = true;
    calls.change(command, (outcome) => answers.push(outcome));
    calls.read((outcome) => answers.push(outcome));
    expect(answers).toMatchObject([{error: {code: "no_quorum"}}, {error: {code: "no_quorum"}}]);
  });

  it("read with one question for all, ask again after a while, and take an answer to any of their questions", () => {
    const {calls, world, asked, answers} = callsOf();
    calls.read((outcome) => answers.push(outcome));
    calls.read((outcome) => answers.push(outcome));
    calls.flush();
    expect(asked).toEqual([101]);
    calls.readable(7); // an answer to an earlier life
    expect(answers).toEqual([]);
    world.ms = 500;
    calls.expire();
    expect(asked).toEqual([101]);
    world.ms = 1200;
    calls.expire();
    expect(asked).toEqual([101, 102]);
    calls.readable(101);
    expect(answers).toHaveLength(2);
    calls.readable(102);
    expect(answers).toHaveLength(2);
  });

  it("read with the next question when one is under way, for an answer that is older than the read would be no answer", () => {
    const {calls, asked, answers} = callsOf();
    calls.read((outcome) => answers.push(outcome));
    calls.flush();
    calls.read((outcome) => answers.push(outcome));
    calls.read((outcome) => answers.push(outcome));
    calls.flush();
    expect([asked, calls.mustAsk]).toEqual([[101], false]);
    calls.readable(101);
    expect([answers.length, calls.mustAsk]).toEqual([1, true]);
    calls.flush();
    expect(asked).toEqual([101, 102]);
    calls.readable(102);
    expect([answers.length, calls.mustAsk, calls.isIdle]).toEqual([3, false, true]);
  });
});
