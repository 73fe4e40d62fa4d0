import {noBytes} from "@ollamesh/raft";
import {describe, expect, it} from "vitest";
import {type ConsensusSim, proveLiveness, type SimReplica} from "../../src/consensus/index.ts";
import {electedGroup, electionMs, followersOf} from "./scenario.ts";

/** The group stops in the middle of a joint change that only the leader and one follower have in their logs; the other is in a much later term. */
function stoppedInChange(seed: number): {sim: ConsensusSim; leader: SimReplica; behind: SimReplica} {
  const {sim, leader} = electedGroup({seed});
  const [second, behind] = followersOf(sim, leader) as [SimReplica, SimReplica];
  sim.addReplica(4).start();
  sim.network.block(leader.id, behind.id);
  const steps = [
    {kind: "voter", node: 4},
    {kind: "remove", node: second.id},
  ] as const;
  leader.ask((node) => node.proposeConfChange({version: 2, transition: "implicit", steps, context: noBytes}));
  sim.runUntil(() => leader.status?.configuration.voters.outgoing.size === 3, 1000, 1);
  for (const replica of sim.running) replica.crash();
  behind.storage.hardState = {term: 9, vote: 0, commit: behind.storage.hardState?.commit ?? 0};
  sim.network.heal();
  return {sim, leader, behind};
}

/** openraft#1796: a pre-candidate that is refused because of its old term must take the newer one over, or it asks for ever. */
describe("pre-vote during a change of the membership (openraft#1796)", () => {
  it.each([1, 2, 3, 4, 5])("elects a leader although the vote that is needed is in a later term (seed %i)", (seed) => {
    const {sim, leader, behind} = stoppedInChange(seed);
    for (const id of [leader.id, behind.id, 4]) sim.replica(id).start();
    expect(sim.runUntil(() => (sim.leader?.status?.term ?? 0) > 9, 8 * electionMs(sim), 50)).toBe(true);
    proveLiveness(sim, () => undefined);
    sim.watch.finish();
    expect(sim.violation).toBeUndefined();
    expect([...(sim.leader?.status?.configuration.voters.incoming ?? [])]).toContain(4);
  });
});
