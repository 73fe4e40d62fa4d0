import {noBytes} from "@ollamesh/raft";
import {describe, expect, it} from "vitest";
import {calmOptions, consensusInvariants, proveLiveness, type SimReplica} from "../../src/consensus/index.ts";
import {electedGroup, electionMs, followersOf} from "./scenario.ts";

const clients = {...calmOptions.clients, count: 2};

describe("a member that lost its disk (etcd#20269, #21178)", () => {
  it.each([1, 2, 3, 4, 5])("comes back under a new id, is made a voter in place of the old one, and nobody votes twice (seed %i)", (seed) => {
    const {sim, leader} = electedGroup({seed, clients});
    sim.run(3000);
    const lost = followersOf(sim, leader)[0] as SimReplica;
    lost.crash();
    lost.isLost = true;
    const fresh = sim.addReplica(sim.nextId);
    fresh.start();
    const steps = [
      {kind: "remove", node: lost.id},
      {kind: "voter", node: fresh.id},
    ] as const;
    leader.ask((node) => node.proposeConfChange({version: 2, transition: "auto", steps, context: noBytes}));
    sim.run(3000);
    proveLiveness(sim, () => undefined);
    sim.watch.finish();
    expect(sim.violation).toBeUndefined();
    expect([...(sim.leader?.status?.configuration.voters.incoming ?? [])].sort()).toEqual([1, 2, 3, 4].filter((id) => id !== lost.id));
    expect(fresh.machine.digest).toBe(leader.machine.digest);
  });

  /** etcd#20269, #21178: an operator who breaks the rule and starts the old id with an empty folder. */
  it.each([1, 2, 3])("under its old id neither stops anybody nor acknowledges what it lost (seed %i)", (seed) => {
    const {sim, leader} = electedGroup(
      {seed, clients},
      consensusInvariants().filter(({name}) => name !== "term, commit and applied never go back"),
    );
    sim.run(3000);
    const lost = followersOf(sim, leader)[0] as SimReplica;
    const had = lost.storage.lastIndex;
    lost.crash();
    const impostor = sim.addReplica(lost.id);
    impostor.start();
    sim.run(10 * electionMs(sim));
    expect(sim.violation).toBeUndefined();
    expect(impostor.isUp && sim.leader === leader).toBe(true);
    expect(had).toBeGreaterThan(5);
    expect(sim.clients.calls.filter(({outcome}) => outcome === "ok").length).toBeGreaterThan(20);
  });
});
