export type {Invariant} from "./invariants/invariant.ts";
export {nameOf} from "./name-of.ts";
export type {Note} from "./note.ts";
export {SimRegistry} from "./ports/sim-origins.ts";
export {allInvariants, runSeed, type SeedResult} from "./run-seed.ts";
export {type ClusterOptions, type Faults, nodeId, noFaults, SimCluster} from "./sim-cluster.ts";
