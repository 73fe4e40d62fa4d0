import {type ConsensusInvariant, type ConsensusOptions, ConsensusSim, calmOptions, consensusInvariants, type SimReplica} from "../../src/consensus/index.ts";

/** A group without faults that has elected somebody, under all invariants. */
export function electedGroup(options: Partial<ConsensusOptions> = {}, invariants: readonly ConsensusInvariant[] = consensusInvariants()): {sim: ConsensusSim; leader: SimReplica} {
  const sim = new ConsensusSim({...calmOptions, ...options}, invariants);
  const hasElected = sim.runUntil(() => sim.running.every(({status}) => status?.leader !== 0 && (status?.commit ?? 0) > 1), 60_000, 10);
  const {leader} = sim;
  if (!hasElected || !leader) throw new Error(`nobody was elected: ${sim.violation}`);
  return {sim, leader};
}

export function electionMs({options}: ConsensusSim): number {
  return options.tickMs * options.electionTicks;
}

export function followersOf(sim: ConsensusSim, leader: SimReplica): SimReplica[] {
  return sim.running.filter((replica) => replica !== leader);
}
