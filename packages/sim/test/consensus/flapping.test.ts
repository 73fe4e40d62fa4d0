import {describe, expect, it} from "vitest";
import {type ConsensusOptions, calmOptions, type SimReplica} from "../../src/consensus/index.ts";
import {electedGroup, followersOf} from "./scenario.ts";

const TEN_MINUTES_MS = 600_000;

/** How many terms pass while one follower is cut off and comes back, for longer and shorter, both ways or one way only. */
function termsOfTenMinutes(options: Partial<ConsensusOptions>): {terms: number; isSame: boolean; violation: string | undefined} {
  const {sim, leader} = electedGroup({tickMs: 100, electionTicks: 20, heartbeatTicks: 5, clients: {...calmOptions.clients, count: 1, thinkMsMax: 1000}, ...options});
  const before = leader.status?.term ?? 0;
  const peer = followersOf(sim, leader)[0] as SimReplica;
  const untilMs = sim.nowMs + TEN_MINUTES_MS;
  for (let isCut = true; sim.nowMs < untilMs; isCut = !isCut) {
    sim.network.heal();
    const ways = sim.rng.pick(["both", "in", "out"] as const);
    for (const other of isCut ? sim.replicas.keys() : []) {
      if (ways !== "out" && other !== peer.id) sim.network.block(other, peer.id);
      if (ways !== "in" && other !== peer.id) sim.network.block(peer.id, other);
    }
    sim.run(50 + sim.rng.below(sim.rng.pick([300, 3000, 12_000])));
  }
  return {terms: (leader.status?.term ?? 0) - before, isSame: sim.leader === leader, violation: sim.violation};
}

describe("a follower that flaps for ten simulated minutes", () => {
  it.each([1, 2, 3])("causes no election with a timeout of 2 s (seed %i)", (seed) => {
    expect(termsOfTenMinutes({seed})).toEqual({terms: 0, isSame: true, violation: undefined});
  });

  it("does so among five too", () => {
    expect(termsOfTenMinutes({seed: 4, voters: 5})).toEqual({terms: 0, isSame: true, violation: undefined});
  });

  it("deposes leaders where nobody asks before an election", () => {
    expect(termsOfTenMinutes({seed: 1, checkQuorum: false}).terms).toBeGreaterThan(5);
  });
});
