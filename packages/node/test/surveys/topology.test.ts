import type {LinkShare} from "@ollamesh/swarm";
import fc from "fast-check";
import {expect, it} from "vitest";
import {topologyOf} from "../../src/surveys/topology.ts";

const told = (ids: readonly string[]) => ids.map((id, i) => ({id, isSelf: i === 0, answer: "answered" as const}));
const link = (peer: string, rttMs?: number, isSuspected = false): LinkShare => ({peer, rttMs, isSuspected});

it("joins what both ends say of a link", () => {
  const said = new Map([
    ["a", [link("b", 0.4)]],
    ["b", [link("a", 0.3)]],
  ]);
  expect(topologyOf(told(["a", "b"]), said)).toMatchObject({
    links: [{between: ["a", "b"], seenBy: ["a", "b"], rttMs: 0.3, isSuspected: false}],
    missing: [],
    islands: [["a", "b"]],
    peers: [{links: 1}, {links: 1}],
  });
});

it("shows a link that was cut, and that its ends still reach each other through a third", () => {
  const said = new Map([
    ["a", [link("c")]],
    ["b", [link("c")]],
    ["c", [link("a"), link("b")]],
  ]);
  const {missing, islands} = topologyOf(told(["a", "b", "c"]), said);
  expect({missing, islands: islands.map((island) => island.toSorted())}).toEqual({missing: [["a", "b"]], islands: [["a", "b", "c"]]});
});

it("shows a split: silent peers are not missing links, but an island where nobody gets answers from them", () => {
  const peers = [...told(["a", "b"]), {id: "c", isSelf: false, answer: "silent" as const}];
  const said = new Map([
    ["a", [link("b"), link("c", 1, true)]],
    ["b", [link("a"), link("c")]],
  ]);
  const {missing, islands, links} = topologyOf(
    peers,
    new Map([...said].map(([peer, shares]) => [peer, shares.map((one) => (one.peer === "c" ? {...one, isSuspected: true} : one))])),
  );
  expect({missing, islands}).toEqual({missing: [], islands: [["a", "b"], ["c"]]});
  expect(links.find(({between}) => between.includes("c"))).toMatchObject({isSuspected: true});
});

it("is not moved by links to oneself, to strangers, or told twice", () => {
  const said = new Map([
    ["a", [link("a"), link("stranger"), link("b", 5), link("b", 0.001)]],
    ["b", []],
  ]);
  expect(topologyOf(told(["a", "b"]), said)).toMatchObject({links: [{between: ["a", "b"], seenBy: ["a"], rttMs: 5}]});
});

it("finds the islands a flood over the links finds", () => {
  const ids = ["a", "b", "c", "d", "e", "f"];
  const pairs = fc.array(fc.tuple(fc.constantFrom(...ids), fc.constantFrom(...ids)), {maxLength: 12});
  fc.assert(
    fc.property(pairs, (linked) => {
      const said = new Map(ids.map((id) => [id, linked.filter(([a]) => a === id).map(([, b]) => link(b))]));
      const reach = (from: string, seen = new Set<string>()): Set<string> => {
        if (seen.has(from)) return seen;
        seen.add(from);
        for (const [a, b] of linked) if (a === from || b === from) reach(a === from ? b : a, seen);
        return seen;
      };
      const flooded = new Set(ids.map((id) => [...reach(id)].sort().join("")));
      expect(new Set(topologyOf(told(ids), said).islands.map((island) => island.toSorted().join("")))).toEqual(flooded);
    }),
  );
});
