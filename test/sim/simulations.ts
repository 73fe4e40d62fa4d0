/** What can be simulated, behind one face. */
import {type Note, runSeed} from "@ollamesh/sim";
import {drawCatalogueOptions, runConsensusSeed} from "@ollamesh/sim/consensus";
import {runSwarmSeed} from "../../packages/swarm/test/support/run-swarm-seed.ts";

export interface SeedResult {
  /** Undefined: all was well. */
  readonly violation: string | undefined;
  readonly traceHash: string;
  readonly steps: number;
  readonly simulatedMs: number;
}

export interface Simulation {
  readonly what: string;
  /** Of so many seeds one runs twice, to see that the same seed is the same run. */
  readonly twiceEvery: number;
  /** Seeds of the gate, and of a farm unless told otherwise. */
  readonly gateSeeds: number;
  readonly farmSeeds: number;
  run(seed: number, note?: Note): SeedResult;
}

export type SimulationName = "mesh" | "group" | "catalogue" | "swarm";

export const simulations: Readonly<Record<SimulationName, Simulation>> = {
  mesh: {what: "whole nodes: every actor over simulated ports", twiceEvery: 20, gateSeeds: 50, farmSeeds: 1000, run: (seed, note) => runSeed(seed, undefined, note)},
  group: {what: "the consensus group alone, with a map as its state", twiceEvery: 50, gateSeeds: 200, farmSeeds: 10_000, run: (seed, note) => runConsensusSeed(seed, note)},
  catalogue: {
    what: "the consensus group with the catalogue of production as its state",
    twiceEvery: 50,
    gateSeeds: 60,
    farmSeeds: 5000,
    run: (seed, note) => runConsensusSeed(seed, note, drawCatalogueOptions(seed)),
  },
  swarm: {what: "one blob and many peers: the cores of transfers over simulated links", twiceEvery: 20, gateSeeds: 20, farmSeeds: 1000, run: runSwarmSeed},
};

export const simulationNames = Object.keys(simulations) as readonly SimulationName[];
