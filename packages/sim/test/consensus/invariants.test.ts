import type {CatalogState, Placement} from "@ollamesh/catalog";
import {emptyCatalog} from "@ollamesh/catalog";
import {describe, expect, it} from "vitest";
import {type ClientCall, type ConsensusInvariant, consensusInvariants} from "../../src/consensus/index.ts";
import {encodeCommand} from "../../src/consensus/map/map-command.ts";
import {mapWorkload} from "../../src/consensus/map/map-workload.ts";
import {acknowledged, changeOf, configurationOf, entryOf, granted, heartbeat, nodeOf, simOf, statusOf} from "./made-up.ts";

type Says = string | undefined;
/** What the invariant says of a history that is sound, and of one that is not. */
type Case = readonly [name: string, sound: (invariant: ConsensusInvariant) => Says, broken: (invariant: ConsensusInvariant) => Says, RegExp];

const sim = simOf([]);
const node = nodeOf({});
const other = nodeOf({id: 2});
const leads = statusOf({role: "leader"});
const followed = statusOf({});
const log = [entryOf(1, 1), entryOf(2, 2)];
const placementOf = (blobSize: number): CatalogState => ({...emptyCatalog, placements: new Map([["m", {model: "m", epoch: 1, blobSize} as Placement]])});

const call: ClientCall = {
  ...{client: 1, sequence: 1, kind: "put", key: 0, value: 7, expected: 0, command: undefined, calledAt: 1, calledAtMs: 0, committedAtCall: 1},
  ...{returnedAt: 2, outcome: "ok", index: 2, result: true, seen: null},
};
const put = (value: number, sequence = 1) => ({...entryOf(2, 2), data: encodeCommand({kind: "put", key: 0, client: 1, sequence, value, expected: 0})});
const judged = (calls: readonly ClientCall[], entries = [put(7)]) => simOf([], entries, {clients: {calls}, workload: mapWorkload});
const read: ClientCall = {...call, kind: "read_register", calledAt: 3, returnedAt: 4, seen: 7};

const cases: readonly Case[] = [
  [
    "election safety",
    (it) => it.stepped?.(sim, node, leads, followed) ?? it.stepped?.(sim, other, statusOf({role: "leader", term: 3}), followed),
    (it) => it.stepped?.(sim, node, leads, followed) ?? it.stepped?.(sim, other, leads, followed),
    /1 and 2 both lead term 2/,
  ],
  [
    "elected by a quorum",
    (it) => it.sent?.(sim, node, granted(1, 1, 2)) ?? it.sent?.(sim, other, granted(2, 1, 2)) ?? it.stepped?.(sim, node, leads, followed),
    (it) => it.sent?.(sim, node, granted(1, 1, 2)) ?? it.stepped?.(sim, node, leads, followed),
    /1 leads term 2 with the votes of 1/,
  ],
  [
    "one durable vote a term",
    (it) => it.sent?.(sim, nodeOf({hardState: {term: 2, vote: 5, commit: 0}}), granted(1, 5, 2)),
    (it) => it.sent?.(sim, nodeOf({hardState: {term: 2, vote: 5, commit: 0}}), granted(1, 5, 2)) ?? it.sent?.(sim, node, granted(1, 6, 2)),
    /1 votes for 6 in term 2 and has voted for 5/,
  ],
  ["one durable vote a term", () => undefined, (it) => it.sent?.(sim, nodeOf({hardState: {term: 2, vote: 0, commit: 0}}), granted(1, 5, 2)), /its disk says 0/],
  [
    "log matching",
    (it) => it.appending?.(sim, node, log) ?? it.appending?.(sim, other, log),
    (it) => it.appending?.(sim, node, log) ?? it.appending?.(sim, other, [entryOf(1, 1), entryOf(2, 2, 9)]),
    /2 has another content at 2\/2/,
  ],
  [
    "log matching",
    () => undefined,
    (it) => it.appending?.(sim, node, log) ?? it.appending?.(sim, other, [entryOf(2, 1), entryOf(2, 2)]),
    /an entry of term 2 before 2\/2, another has one of 1/,
  ],
  ["log matching", () => undefined, (it) => it.appending?.(sim, node, [entryOf(2, 2)]), /behind a log that ends with 0/],
  [
    "leader append-only",
    (it) => it.appending?.(sim, nodeOf({log, status: {role: "leader"}}), [entryOf(2, 3)]),
    (it) => it.appending?.(sim, nodeOf({log, status: {role: "leader"}}), [entryOf(2, 2, 8)]),
    /1, leader of term 2, replaces entries from 2 on/,
  ],
  [
    "leader completeness",
    (it) => it.stepped?.(simOf([], log), nodeOf({log}), statusOf({role: "leader", term: 3}), followed),
    (it) => it.stepped?.(simOf([], log), nodeOf({log: log.slice(0, 1), status: {term: 3}}), statusOf({role: "leader", term: 3}), followed),
    /1 leads term 3 without the entry 2\/2/,
  ],
  [
    "committed is durable on a quorum",
    (it) => it.committed?.(simOf([1, 2, 3].map((id) => nodeOf({id, durable: id < 3 ? log : []}))), node, entryOf(2, 2), undefined),
    (it) => it.committed?.(simOf([1, 2, 3].map((id) => nodeOf({id, durable: id < 2 ? log : []}))), node, entryOf(2, 2), undefined),
    /of the voters 1, 2, 3 only 1 has it on disk/,
  ],
  [
    "committed never changes",
    (it) => it.appending?.(simOf([], log), nodeOf({log}), [entryOf(2, 3)]),
    (it) => it.appending?.(simOf([], log), nodeOf({log}), [entryOf(3, 2)]),
    /1 drops 2\/2, which is committed/,
  ],
  [
    "committed never changes",
    () => undefined,
    (it) => it.committed?.(sim, node, entryOf(3, 2), {term: 2, entry: entryOf(2, 2), committedIn: 2}),
    /1 holds 3\/2 for committed, 2\/2 was committed before/,
  ],
  [
    "only the own term is committed by counting",
    (it) => it.stepped?.(sim, nodeOf({log}), statusOf({role: "leader", commit: 2}), leads),
    (it) => it.stepped?.(sim, nodeOf({log}), statusOf({role: "leader", commit: 1}), leads),
    /leader of term 2, committed up to 1\/1/,
  ],
  [
    "acknowledged is durable",
    (it) => it.sent?.(sim, nodeOf({hardState: {term: 2, vote: 0, commit: 0}, durable: log}), acknowledged(1, 2, 2)),
    (it) => it.sent?.(sim, nodeOf({hardState: {term: 2, vote: 0, commit: 0}, durable: log}), acknowledged(1, 2, 3)),
    /1 acknowledges 3, its disk ends with 2/,
  ],
  [
    "term, commit and applied never go back",
    (it) => it.stepped?.(sim, node, statusOf({term: 3, commit: 2, applied: 1}), followed),
    (it) => it.stepped?.(sim, node, statusOf({term: 1}), followed),
    /1 went from term 2 to 1/,
  ],
  ["term, commit and applied never go back", () => undefined, (it) => it.stepped?.(sim, node, followed, statusOf({commit: 1})), /from commit 1 to 0/],
  ["term, commit and applied never go back", () => undefined, (it) => it.stepped?.(sim, node, statusOf({applied: 2, commit: 1}), followed), /applied 0 to 2 with commit 1/],
  [
    "term, commit and applied never go back",
    (it) => [2, 2, 3].map((term) => it.started?.(sim, nodeOf({hardState: {term, vote: 0, commit: 0}}))).find((says) => says !== undefined),
    (it) => [2, 1].map((term) => it.started?.(sim, nodeOf({hardState: {term, vote: 0, commit: 0}}))).at(-1),
    /1 was at term 2, commit 0 on disk and is at 1, 0/,
  ],
  [
    "later terms are adopted",
    (it) => it.received?.(sim, nodeOf({status: {term: 3}}), heartbeat(2, 3)),
    (it) => it.received?.(sim, node, heartbeat(2, 3)),
    /1 heard heartbeat of term 3 and stays in term 2/,
  ],
  [
    "one configuration change in flight",
    (it) => it.appending?.(simOf([], log), nodeOf({log: [...log, entryOf(2, 3)]}), [changeOf(2, 4)]),
    (it) => it.appending?.(simOf([], log), nodeOf({log: [...log, changeOf(2, 3)]}), [changeOf(2, 4)]),
    /changes of the membership at 3 and 4/,
  ],
  [
    "equal state at equal index",
    (it) => it.applied?.(sim, nodeOf({machine: {index: 4, digest: 1}})) ?? it.applied?.(sim, nodeOf({id: 2, machine: {index: 4, digest: 1}})),
    (it) => it.applied?.(sim, nodeOf({machine: {index: 4, digest: 1}})) ?? it.applied?.(sim, nodeOf({id: 2, machine: {index: 4, digest: 2}})),
    /2 has another state at index 4/,
  ],
  [
    "one placement per epoch",
    (it) => it.applied?.(sim, nodeOf({machine: {catalog: placementOf(1)}})) ?? it.applied?.(sim, nodeOf({id: 2, machine: {catalog: placementOf(1)}})),
    (it) => it.applied?.(sim, nodeOf({machine: {catalog: placementOf(1)}})) ?? it.applied?.(sim, nodeOf({id: 2, machine: {catalog: placementOf(2)}})),
    /2 has another placement m#1/,
  ],
  [
    "a catalogue state never changes",
    (it) => [placementOf(1), placementOf(2)].map((catalog, i) => it.applied?.(sim, nodeOf({machine: {catalog, text: `placement m ${placementLine(i + 1)}`}}))).at(-1),
    (it) => [placementOf(1), placementOf(2)].map((catalog) => it.applied?.(sim, nodeOf({machine: {catalog, text: "what it was before"}}))).at(-1),
    /the state 1 had before changed/,
  ],
  [
    "equal configuration at equal index",
    (it) => it.stepped?.(sim, node, statusOf({applied: 4, commit: 4}), followed) ?? it.stepped?.(sim, other, statusOf({applied: 4, commit: 4}), followed),
    (it) =>
      it.stepped?.(sim, node, statusOf({applied: 4, commit: 4}), followed) ??
      it.stepped?.(sim, other, statusOf({applied: 4, commit: 4, configuration: configurationOf(1, 2)}), followed),
    /2 has voters=\(1 2\) in force at index 4/,
  ],
  ["no stale strong read", (it) => it.answered?.(sim, {...read, index: 1}), (it) => it.answered?.(sim, {...read, index: 0}), /at index 0, 1 was committed before it asked/],
  [
    "nothing acknowledged is lost",
    (it) => it.end?.(judged([call, read])),
    (it) => it.end?.(judged([{...call, sequence: 2}])),
    /put 1\.2 was acknowledged at index 2 and is not in the log/,
  ],
  ["nothing acknowledged is lost", () => undefined, (it) => it.end?.(judged([{...call, result: false}])), /put 1\.1 was answered false, the log says true/],
  ["nothing acknowledged is lost", () => undefined, (it) => it.end?.(judged([call, {...read, seen: 6}])), /read_register 1\.1 at index 2 has 6, the log makes 7/],
  ["nothing acknowledged is lost", () => undefined, (it) => it.end?.(judged([{...call, committedAtCall: 2}])), /took effect at index 2, 2 was committed before/],
  ["linearizable", (it) => it.end?.(judged([call, read])), (it) => it.end?.(judged([call, {...read, seen: 6}])), /the registers' history is not linearizable/],
];

function placementLine(blobSize: number): string {
  return JSON.stringify({model: "m", epoch: 1, blobSize});
}

describe("an invariant notices what it is for", () => {
  it.each(cases)("%s", (name, sound, broken, says) => {
    const fresh = (): ConsensusInvariant => consensusInvariants().find((invariant) => invariant.name === name) as ConsensusInvariant;
    expect(sound(fresh())).toBeUndefined();
    expect(broken(fresh())).toMatch(says);
  });

  it("each of them is shown to", () => {
    const shown = new Set(cases.map(([name]) => name));
    expect(consensusInvariants().filter(({name}) => !shown.has(name))).toEqual([]);
  });
});
