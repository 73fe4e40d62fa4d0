import type {EntryId, NodeId} from "@ollamesh/raft";
import type {ConsensusSim} from "./consensus-sim.ts";
import {isQuorum} from "./invariants/quorum-of.ts";
import type {SimReplica} from "./sim-replica.ts";

/**
 * Nobody can be elected, by the rules alone: no voter's log is as new as those of a majority of the configuration it knows. That happens where
 * configurations count when they are applied and not when they are in the log: a voter that is removed has heard so, those who stay have not
 * and would need its vote. Small groups and such as have lost disks can be left like that; it is a limit of the method, safety is not touched.
 */
export function isStranded(sim: ConsensusSim): boolean {
  return sim.leader === undefined && !sim.running.some((candidate) => isElectable(sim, candidate));
}

function isElectable(sim: ConsensusSim, {id, status, mirror}: SimReplica): boolean {
  if (!status) return false;
  const {voters} = status.configuration;
  if (!voters.incoming.has(id) && !voters.outgoing.has(id)) return false;
  const votes = (node: NodeId): boolean => {
    const voter = sim.replica(node);
    return voter.isUp && !isNewer(voter.mirror.last, mirror.last);
  };
  return isQuorum(voters, votes);
}

function isNewer(a: EntryId, b: EntryId): boolean {
  return a.term > b.term || (a.term === b.term && a.index > b.index);
}
