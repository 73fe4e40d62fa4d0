import {type CatalogState, emptyCatalog, type Placement} from "@ollamesh/catalog";
import type {RaftFrame} from "@ollamesh/wire";
import {describe, expect, it} from "vitest";
import {allInvariants, type Invariant, nodeId, SimCluster} from "../src/index.ts";
import type {SeenCatalogue} from "../src/seen-catalogue.ts";
import type {SettingCall} from "../src/sim-setting-clients.ts";

/** Of whole nodes: what an invariant of agreement says of histories made up for it. The others are in sim.test.ts. */

const invariant = (name: string): Invariant => {
  const found = allInvariants().find((one) => one.name === name);
  if (!found) throw new Error(`there is no invariant ${name}`);
  return found;
};

const cluster = new SimCluster({seed: 5, nodes: 3, seeders: 2, hasLiar: false, invariants: []});
const frame = (message: RaftFrame["message"]): RaftFrame => ({cluster: "c", life: 1, message});
const heartbeat = (from: number, term: number): RaftFrame => frame({type: "heartbeat", from, to: 9, term, commit: 0, readPosition: 0});
const vote = (from: number, to: number, term: number): RaftFrame => frame({type: "vote_response", from, to, term, isGranted: true});
const placed = (epoch: number, blobSize: number): CatalogState => ({...emptyCatalog, placements: new Map([["m", {model: "m", epoch, blobSize} as Placement]])});
const knows = (applied: number, state: CatalogState): SeenCatalogue => ({group: "c", applied, state, voters: 3, isLeader: false});
const settingCall: SettingCall = {
  ...{node: "N0", name: "x-one", phase: "chaos", startedAtMs: 0, calledAt: 1},
  ...{write: {value: 1, expected: undefined}, returnedAt: 2, outcome: "done", seen: null},
};

/** What it says in the end of these calls. */
function judged(...calls: readonly Partial<SettingCall>[]): string | undefined {
  const fresh = new SimCluster({seed: 5, nodes: 1, seeders: 1, hasLiar: false, invariants: []});
  fresh.settings.calls.push(...calls.map((some) => ({...settingCall, ...some})));
  return invariant("settings are linearizable").end?.(fresh);
}

describe("each invariant of agreement among whole nodes notices", () => {
  it("two leaders of one term", () => {
    const it = invariant("one leader a term");
    expect([heartbeat(1, 2), heartbeat(1, 2), heartbeat(2, 3)].map((sent) => it.raft?.(cluster, "N0", sent, 0))).toEqual([undefined, undefined, undefined]);
    expect(it.raft?.(cluster, "N1", heartbeat(2, 2), 0)).toMatch(/N1 leads term 2 as 2, and so does 1/);
  });

  it("two votes in one term", () => {
    const it = invariant("one vote a term");
    expect([vote(1, 2, 2), vote(1, 2, 2), vote(1, 3, 3)].map((sent) => it.raft?.(cluster, "N0", sent, 0))).toEqual([undefined, undefined, undefined]);
    expect(it.raft?.(cluster, "N0", vote(1, 3, 2), 0)).toMatch(/N0 votes for 3 in term 2 as 1, and has voted for 2/);
  });

  it("a peer that knows something else after as many entries", () => {
    const it = invariant("equal catalogue at equal index");
    expect([it.catalogue?.(cluster, "N0", knows(4, placed(1, 5))), it.catalogue?.(cluster, "N1", knows(4, placed(1, 5)))]).toEqual([undefined, undefined]);
    expect(it.catalogue?.(cluster, "N1", knows(4, placed(1, 6)))).toMatch(/N1 has another catalogue after 4 entries than N0 had/);
  });

  it("an epoch that names two placements", () => {
    const it = invariant("one placement an epoch");
    expect([it.catalogue?.(cluster, "N0", knows(4, placed(1, 5))), it.catalogue?.(cluster, "N1", knows(5, placed(2, 6)))]).toEqual([undefined, undefined]);
    expect(it.catalogue?.(cluster, "N1", knows(5, placed(1, 6)))).toMatch(/N1 knows another placement m#1/);
  });

  it("a peer that forgets what it has applied, and an epoch that goes back", () => {
    const it = invariant("applied never goes back");
    expect([it.catalogue?.(cluster, "N0", knows(4, placed(2, 5))), it.catalogue?.(cluster, "N1", knows(3, placed(1, 5)))]).toEqual([undefined, undefined]);
    expect(it.catalogue?.(cluster, "N0", knows(3, placed(2, 5)))).toMatch(/N0 went from 4 applied entries to 3/);
    expect(it.catalogue?.(cluster, "N0", knows(5, placed(1, 5)))).toMatch(/N0 knew m#2 and now m#1/);
  });

  it("an acknowledged change that is lost, a stale read, a comparison that cannot have been so, and a call that fails or never ends", () => {
    const read = {write: undefined, calledAt: 3, returnedAt: 4};
    expect(judged({}, {...read, seen: 1})).toBeUndefined();
    expect(judged({outcome: "no_quorum"}, {...read, seen: null}, {...read, calledAt: 5, returnedAt: 6, seen: 1})).toBeUndefined();
    expect(judged({}, {...read, seen: null})).toMatch(/is not linearizable/);
    expect(judged({}, {write: {value: 2, expected: 1}, calledAt: 3, returnedAt: 4, outcome: "superseded"})).toMatch(/is not linearizable/);
    expect(judged({phase: "liveness", outcome: "no_quorum"})).toMatch(/failed without a fault/);
    expect(judged({outcome: undefined})).toMatch(/never ended/);
  });

  it("a word from a peer whose log has rotted", () => {
    const it = invariant("a damaged log is silent");
    expect(it.raft?.(cluster, "N2", heartbeat(1, 2), 10)).toBeUndefined();
    cluster.node("N2").rot();
    expect(it.raft?.(cluster, "N2", heartbeat(1, 2), cluster.nowMs)).toBeUndefined();
    expect(it.raft?.(cluster, "N2", heartbeat(1, 2), cluster.nowMs + 1)).toMatch(/N2 speaks for a log that has rotted/);
  });

  it("an entry on a disk that is not what others have there, and one that was committed and is nowhere any more", () => {
    const own = new SimCluster({seed: 5, nodes: 3, seeders: 1, hasLiar: false, invariants: []});
    const it = invariant("logs agree");
    own.run(5000);
    own.settings.useAll(nodeId(0));
    own.run(2000);
    expect(it.rest?.(own)).toBeUndefined();
    expect(it.end?.(own)).toBeUndefined();
    const {log} = own.node(nodeId(1)).disk;
    const last = log.current.entries.at(-1);
    if (!last) throw new Error("N1 has no entries");
    log.begin([{entries: [{...last, data: Uint8Array.of(1)}], sync: true}]);
    expect(it.rest?.(own)).toMatch(new RegExp(`N1 has another entry ${last.term}/${last.index}`));
    for (const id of own.ids) own.node(id).disk.log.erase();
    expect(it.end?.(own)).toMatch(/nobody has the entry \d+ any more/);
  });
});
