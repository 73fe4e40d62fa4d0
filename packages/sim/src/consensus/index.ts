export {Chaos} from "./chaos.ts";
export type {ClientCall} from "./consensus-clients.ts";
export {ConsensusSim} from "./consensus-sim.ts";
export {consensusInvariants} from "./invariants/all-invariants.ts";
export type {ConsensusInvariant} from "./invariants/consensus-invariant.ts";
export {proveLiveness} from "./liveness.ts";
export {type Action, actions, type ConsensusOptions, calmOptions, drawCatalogueOptions, drawOptions} from "./options.ts";
export {type ConsensusResult, runConsensusSeed} from "./run-consensus-seed.ts";
export {SimReplica} from "./sim-replica.ts";
