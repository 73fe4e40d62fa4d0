import {describe, expect, it} from "vitest";
import {type ClientCall, type ConsensusOptions, type ConsensusSim, consensusInvariants, type SimReplica} from "../../src/consensus/index.ts";
import {electedGroup, electionMs, followersOf} from "./scenario.ts";

/** The leader's process stops, others take over and write; it is asked for a read before it can know, and goes on. */
function readOfPausedLeader(options: Partial<ConsensusOptions>): {sim: ConsensusSim; read: ClientCall; leader: SimReplica} {
  const invariants = consensusInvariants().filter(({name}) => name !== "no stale strong read");
  const {sim, leader} = electedGroup(options, invariants);
  leader.pause();
  // First in the line of what the process finds when it goes on, before all that would tell it better.
  let readAt: number | undefined;
  leader.read(sim.unique(), (index) => {
    readAt = index;
  });
  sim.runUntil(() => sim.leader !== leader && sim.leader !== undefined, 10 * electionMs(sim), 10);
  const other = followersOf(sim, leader)[0] as SimReplica;
  const write = sim.clients.begin(7, 1, "put", 0);
  sim.clients.ask(other, write);
  sim.runUntil(() => write.outcome === "ok", 5000, 10);
  const read = sim.clients.begin(8, 1, "read_register", 0);
  leader.resume();
  sim.runUntil(() => readAt !== undefined, 3000, 10);
  read.index = readAt ?? 0;
  read.outcome = readAt === undefined ? "unknown" : "ok";
  return {sim, read, leader};
}

/** etcd#20418. */
describe("a leader whose process was stopped (etcd#20418)", () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])("serves no stale read when it goes on (seed %i)", (seed) => {
    const {sim, read} = readOfPausedLeader({seed});
    expect(sim.violation).toBeUndefined();
    expect(read.outcome === "unknown" || read.index >= read.committedAtCall).toBe(true);
  });

  it("with lease reads may: a stopped process is a stopped clock", () => {
    const reads = [1, 2, 3, 4, 5, 6, 7, 8].map((seed) => readOfPausedLeader({seed, reads: "lease"}).read);
    expect(reads.some(({outcome, index, committedAtCall}) => outcome === "ok" && index < committedAtCall)).toBe(true);
  });
});
