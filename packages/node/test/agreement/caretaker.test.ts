import {type CatalogCommand, type CatalogMember, type CatalogState, emptyCatalog} from "@ollamesh/catalog";
import type {ConfChange, RaftStatus} from "@ollamesh/raft";
import {describe, expect, it} from "vitest";
import {Caretaker} from "../../src/agreement/caretaker.ts";
import {Presence} from "../../src/agreement/presence.ts";
import type {Replica} from "../../src/agreement/replica.ts";
import {type AgreementSettings, agreementDefaults} from "../../src/agreement/settings.ts";

const {electionTimeoutMs, replaceMs, absentMs, stableMs} = agreementDefaults;

/** A leader, node 1, of three voters and one learner that have been here since 0. */
function group(flags: Partial<AgreementSettings> = {}) {
  const members = new Map<number, CatalogMember>([1, 2, 3, 4].map((node) => [node, {node, peer: `p${node}`, zone: ""}]));
  const silent = new Set<number>();
  const state: CatalogState = {...emptyCatalog, members};
  const told: {command: CatalogCommand; done: () => void}[] = [];
  const changes: ConfChange[] = [];
  const heirs: number[] = [];
  const presence = new Presence(0);
  for (const node of [2, 3, 4]) presence.came({type: "peer_up", peer: `p${node}`, zone: ""}, 0);
  const clock = {nowMs: 0};
  const zonesAskedAtMs: number[] = [];
  const status = (): RaftStatus =>
    ({
      id: 1,
      pendingConfIndex: 0,
      applied: 9,
      lastIndex: 9,
      configuration: {voters: {incoming: new Set([1, 2, 3]), outgoing: new Set()}, learners: new Set([4]), learnersNext: new Set(), autoLeave: false},
      progress: new Map([1, 2, 3, 4].map((node) => [node, {match: 9, isRecentlyActive: !silent.has(node)}])),
    }) as unknown as RaftStatus;
  const replica = {
    id: 1,
    confState: {},
    get status() {
      return status();
    },
    state,
    proposeConfChange: (change: ConfChange) => changes.push(change),
    transferLeader: (node: number) => heirs.push(node),
  } as unknown as Replica & {state: CatalogState};
  const caretaker = new Caretaker({
    settings: () => ({...agreementDefaults, ...flags, isVotersMaxAgreed: false}),
    replica: () => replica,
    // Of this peer itself every look asks.
    get zone() {
      zonesAskedAtMs.push(clock.nowMs);
      return "";
    },
    presence,
    nowMs: () => clock.nowMs,
    propose: (command, done) => told.push({command, done}),
  });
  return {
    members,
    silent,
    told,
    changes,
    heirs,
    presence,
    replica,
    looksSince: (sinceMs: number) => new Set(zonesAskedAtMs.filter((atMs) => atMs > sinceMs)).size,
    /** Looks every so many ms, as a leader does. */
    until(nowMs: number, pauseMs = 250) {
      while (clock.nowMs < nowMs) {
        clock.nowMs = Math.min(nowMs, clock.nowMs + pauseMs);
        caretaker.tend();
      }
    },
    die(peer: string, observers: string[]) {
      presence.suspicion({type: "death_confirmed", peer, observers});
      presence.went({type: "peer_down", peer, hasLeft: false}, true, clock.nowMs);
    },
  };
}

const died = {type: "depart_member", node: 3, departure: {kind: "died", observers: ["p1", "p2", "p4"]}};
const swap = {
  steps: [
    {kind: "voter", node: 4},
    {kind: "learner", node: 3},
  ],
};

describe("the caretaker of a group", () => {
  it("proposes a death that several found once, and replaces the voter when it is agreed on and has lasted", () => {
    const mesh = group();
    mesh.until(5000);
    mesh.silent.add(3);
    mesh.die("p3", ["p1", "p2", "p4"]);
    mesh.until(5000 + electionTimeoutMs + 500);
    expect(mesh.told.map(({command}) => command)).toEqual([died]);
    mesh.until(5000 + replaceMs + 1000);
    expect([mesh.told.length, mesh.changes.length]).toEqual([1, 0]); // it is not agreed on yet
    mesh.members.set(3, {node: 3, peer: "p3", zone: "", departure: {kind: "died", observers: []}});
    mesh.until(5000 + replaceMs + 1250);
    expect(mesh.changes).toEqual([expect.objectContaining(swap)]);
  });

  it("looks rarely at a group in which all have long been here, and at once at one that is another, or in which one falls silent", () => {
    const mesh = group();
    mesh.until(3 * replaceMs - 250);
    expect(mesh.looksSince(0)).toBe((3 * replaceMs) / 250 - 1);
    mesh.until(3 * replaceMs);
    mesh.until(3 * replaceMs + 20_000);
    expect(mesh.looksSince(3 * replaceMs)).toBe(10);
    mesh.replica.state = {...mesh.replica.state};
    mesh.until(3 * replaceMs + 20_250);
    expect(mesh.looksSince(3 * replaceMs + 20_000)).toBe(1);
    mesh.until(3 * replaceMs + 21_000);
    expect(mesh.looksSince(3 * replaceMs + 20_250)).toBe(0);
    mesh.silent.add(4);
    mesh.until(3 * replaceMs + 21_000 + electionTimeoutMs + 2000);
    expect(mesh.looksSince(3 * replaceMs + 21_000 + electionTimeoutMs)).toBe(8);
  });

  it("hands a leadership that shall end to a voter that stays and answers, and to nobody while there is none", () => {
    const mesh = group();
    mesh.until(5000);
    for (const node of [1, 2]) mesh.members.set(node, {node, peer: `p${node}`, zone: "", drains: true});
    mesh.silent.add(3); // p3 is up, but as another node: it lost its log
    mesh.until(5000 + electionTimeoutMs);
    mesh.heirs.splice(0);
    mesh.until(5000 + 3 * electionTimeoutMs);
    expect(mesh.heirs).toEqual([]);
    mesh.silent.delete(3);
    mesh.until(5000 + 3 * electionTimeoutMs + 250);
    expect(mesh.heirs).toEqual([3]);
  });

  it("takes one for alive that answers Raft, whoever says that it is dead", () => {
    const mesh = group();
    mesh.until(5000);
    mesh.die("p3", ["p1", "p2", "p4"]);
    mesh.members.set(3, {node: 3, peer: "p3", zone: "", departure: {kind: "died", observers: []}});
    mesh.until(5000 + 2 * absentMs);
    expect(mesh.changes).toEqual([]);
  });

  describe("whose election timeout is shorter than the pause between two looks", () => {
    // A leader whose heartbeats go out every 60 ms looks every 480 ms. Raft forgets who answered every 300 ms, so that a look just after that sees nobody.
    const lookMs = 480;
    const short = {electionTimeoutMs: 300, heartbeatIntervalMs: 60};

    function afterOneBlindLook() {
      const mesh = group(short);
      mesh.until(10 * lookMs, lookMs);
      const blind = (): void => {
        for (const node of [2, 3, 4]) mesh.silent.add(node);
        mesh.until(11 * lookMs, lookMs);
      };
      return {...mesh, blind};
    }

    it("takes one for alive that answered at the look before", () => {
      const mesh = afterOneBlindLook();
      mesh.die("p3", ["p1", "p2", "p4"]);
      mesh.blind();
      expect(mesh.told).toEqual([]);
      mesh.silent.clear();
      mesh.until(20 * lookMs, lookMs);
      expect([mesh.told, mesh.changes]).toEqual([[], []]);
    });

    it("hands a leadership that shall end to one that answered at the look before", () => {
      const mesh = afterOneBlindLook();
      mesh.members.set(1, {node: 1, peer: "p1", zone: "", drains: true});
      mesh.blind();
      expect(mesh.heirs).toEqual([2]);
    });

    it("takes one for dead that has answered at no look for a second", () => {
      const mesh = group(short);
      mesh.until(10 * lookMs, lookMs);
      mesh.die("p3", ["p1", "p2", "p4"]);
      mesh.silent.add(3);
      mesh.until(12 * lookMs, lookMs);
      expect(mesh.told).toEqual([]);
      mesh.until(13 * lookMs, lookMs);
      expect(mesh.told.map(({command}) => command)).toEqual([died]);
    });
  });

  it("takes one for alive that only Raft misses, as long as it is here", () => {
    const mesh = group();
    mesh.until(5000);
    mesh.silent.add(3);
    mesh.until(5000 + 2 * absentMs);
    expect([mesh.told, mesh.changes]).toEqual([[], []]);
  });

  it("replaces one that it alone does not reach much later, and says nothing of death", () => {
    const mesh = group();
    mesh.until(5000);
    mesh.silent.add(3);
    mesh.presence.went({type: "peer_down", peer: "p3", hasLeft: false}, true, 5000);
    mesh.until(5000 + absentMs - 250);
    expect(mesh.changes).toEqual([]);
    mesh.until(5000 + absentMs + 250);
    expect([mesh.told, mesh.changes[0]]).toEqual([[], expect.objectContaining(swap)]);
  });

  it("counts one that returned again when it has been here for a while and is not suspected", () => {
    const mesh = group();
    mesh.members.set(3, {node: 3, peer: "p3", zone: "", departure: {kind: "left", observers: []}});
    mesh.until(stableMs - 250);
    mesh.presence.suspicion({type: "suspected", peer: "p3"});
    mesh.until(stableMs + 1000);
    expect(mesh.told).toEqual([]);
    mesh.presence.suspicion({type: "unsuspected", peer: "p3"});
    mesh.until(stableMs + 1250);
    expect(mesh.told.map(({command}) => command)).toEqual([{type: "return_member", node: 3}]);
    expect(mesh.changes).toEqual([]);
  });

  it("records where a member is when it came back from elsewhere", () => {
    const mesh = group();
    mesh.presence.came({type: "peer_up", peer: "p4", zone: "north"}, 0);
    mesh.until(250);
    expect(mesh.told.map(({command}) => command)).toEqual([{type: "move_member", node: 4, zone: "north"}]);
  });
});
