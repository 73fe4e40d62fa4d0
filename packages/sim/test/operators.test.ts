import type {Management} from "@ollamesh/node";
import type {Outcome} from "@ollamesh/stdx";
import {describe, expect, it} from "vitest";
import {nodeId, SimCluster} from "../src/index.ts";
import {leads, viewOf} from "./support/ask-group.ts";

/** Four peers, of which three vote. */
function four(seed: number): {readonly cluster: SimCluster; readonly leader: string; readonly follower: string; readonly learner: string} {
  const cluster = new SimCluster({seed, nodes: 4, seeders: 1, hasLiar: false, invariants: []});
  const voters = (): readonly (string | undefined)[] => (viewOf(cluster, nodeId(0))?.members ?? []).filter(({role}) => role === "voter").map(({peer}) => peer);
  for (let i = 0; i < 60 && (voters().length !== 3 || viewOf(cluster, nodeId(0))?.members.length !== 4); i++) cluster.run(1000);
  expect(voters()).toHaveLength(3);
  cluster.run(10_000); // everybody has found everybody
  const leader = cluster.ids.find((id) => leads(cluster, id)) as string;
  const follower = cluster.ids.find((id) => id !== leader && voters().includes(id)) as string;
  const learner = cluster.ids.find((id) => !voters().includes(id)) as string;
  return {cluster, leader, follower, learner};
}

function manage(cluster: SimCluster, id: string, what: Management, peer: string): Outcome<void> | undefined {
  let outcome: Outcome<void> | undefined;
  cluster.node(id).service?.agreement({type: "manage", what, peer, done: (told) => (outcome = told)});
  cluster.run(8000);
  return outcome;
}

describe("what operators ask of a group", () => {
  it("is done when it is answered, whoever is asked", () => {
    const {cluster, leader, follower, learner} = four(51);
    let answered: Outcome<void> | undefined;
    cluster.node(learner).service?.agreement({type: "manage", what: "transfer", peer: follower, done: (told) => (answered = told)});
    for (let ms = 0; ms < 3000 && !answered; ms += 10) cluster.run(10);
    expect(answered).toEqual({ok: true, value: undefined});
    expect(leads(cluster, follower)).toBe(true);
    expect(manage(cluster, leader, "transfer", follower)?.ok).toBe(true); // it leads already
    expect(manage(cluster, leader, "add_voter", learner)?.ok).toBe(true);
    expect(viewOf(cluster, leader)?.members.filter(({role}) => role === "voter")).toHaveLength(4);
  });

  it("is refused with the reason where nothing would happen", () => {
    const {cluster, leader, follower, learner} = four(52);
    expect(manage(cluster, leader, "transfer", learner)).toMatchObject({ok: false, error: {code: "not_voter"}});
    expect(manage(cluster, leader, "add_voter", follower)).toMatchObject({ok: false, error: {code: "is_voter"}});
    cluster.node(follower).crash();
    cluster.node(learner).crash();
    // The connections are gone, and nobody has found out yet.
    expect(manage(cluster, leader, "transfer", follower)).toMatchObject({ok: false, error: {code: "not_done"}});
    cluster.run(20_000);
    expect(manage(cluster, leader, "transfer", follower)).toMatchObject({ok: false, error: {code: "member_is_down"}});
    expect(manage(cluster, leader, "add_voter", learner)).toMatchObject({ok: false, error: {code: "member_is_down"}});
    expect(leads(cluster, leader)).toBe(true);
  });
});
