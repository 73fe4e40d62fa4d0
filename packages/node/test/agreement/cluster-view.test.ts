import {type CatalogMember, emptyCatalog} from "@ollamesh/catalog";
import {describe, expect, it} from "vitest";
import {type ClusterFactsOfPeer, clusterView, noLeader} from "../../src/agreement/cluster-view.ts";
import {Presence} from "../../src/agreement/presence.ts";
import type {Replica} from "../../src/agreement/replica.ts";

function viewOf(
  incoming: readonly number[],
  outgoing: readonly number[],
  learners: readonly number[],
  learnersNext: readonly number[],
  seen = new Presence(0),
  members = new Map<number, CatalogMember>(),
): ReturnType<typeof clusterView> {
  const configuration = {
    voters: {incoming: new Set(incoming), outgoing: new Set(outgoing)},
    learners: new Set(learners),
    learnersNext: new Set(learnersNext),
    autoLeave: outgoing.length > 0,
  };
  const status = {id: 1, role: "leader", leader: 1, term: 2, commit: 3, applied: 3, lastIndex: 3, firstIndex: 1, configuration, progress: new Map()};
  const facts: ClusterFactsOfPeer = {
    identity: {cluster: "c", node: 1},
    replica: {status, state: {...emptyCatalog, members}} as unknown as Replica,
    minNodes: 1,
    elections: 1,
    apart: [],
    hasLeader: true,
    peerOf: (node) => `p${node}`,
    presence: seen,
  };
  return clusterView(facts);
}

const rolesOf = ({members}: ReturnType<typeof clusterView>): Record<number, string> => Object.fromEntries(members.map(({node, role}) => [node, role]));

describe("the view of a group", () => {
  it("says voter of those who vote and learner of the others when nothing changes", () => {
    const view = viewOf([1, 2, 3], [], [4], []);
    expect(rolesOf(view)).toEqual({1: "voter", 2: "voter", 3: "voter", 4: "learner"});
    expect(view.change).toBeUndefined();
  });

  it("calls nobody a voter who is only becoming one, and names what a majority is needed of", () => {
    const view = viewOf([1, 2, 3], [1], [], []);
    expect(rolesOf(view)).toEqual({1: "voter", 2: "becoming_voter", 3: "becoming_voter"});
    expect(view.change).toEqual({from: [1], to: [1, 2, 3]});
  });

  it("shows who stops voting, to learn on or to go", () => {
    const view = viewOf([1, 4], [1, 2, 3], [], [2]);
    expect(rolesOf(view)).toEqual({1: "voter", 2: "leaving_voter", 3: "leaving_voter", 4: "becoming_voter"});
    expect(view.change).toEqual({from: [1, 2, 3], to: [1, 4]});
  });

  it("says how each member is: first what is agreed on, then what this peer sees", () => {
    const presence = new Presence(0);
    for (const peer of ["p2", "p3", "p5"]) presence.came({type: "peer_up", peer, zone: ""}, 0);
    presence.suspicion({type: "suspected", peer: "p3"});
    const departed = (node: number, kind: "died" | "left"): [number, CatalogMember] => [node, {node, peer: `p${node}`, zone: "", departure: {kind, observers: []}}];
    const view = viewOf([1, 2, 3], [], [4, 5, 6], [], presence, new Map([departed(5, "died"), departed(6, "left")]));
    expect(Object.fromEntries(view.members.map(({node, condition}) => [node, condition]))).toEqual({1: "up", 2: "up", 3: "suspected", 4: "gone", 5: "dead", 6: "left"});
  });

  it("says of whom a majority is missed, of those before a change too", () => {
    const configuration = (incoming: readonly number[], outgoing: readonly number[]) => ({
      voters: {incoming: new Set(incoming), outgoing: new Set(outgoing)},
      learners: new Set<number>(),
      learnersNext: new Set<number>(),
      autoLeave: true,
    });
    const isUp = (node: number): boolean => node !== 1;
    expect(noLeader(configuration([1, 2, 3], []), isUp)).toMatch(/^no leader among 3 voters, of whom 2 seem to be up; what is placed/);
    expect(noLeader(configuration([1, 2, 3], [1]), isUp)).toMatch(/2 seem to be up; .* a majority of the 1 before is needed too: 0 seem to be up;/);
  });
});
