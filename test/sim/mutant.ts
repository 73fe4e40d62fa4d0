import type {Patch} from "./bundle-farm.ts";
import type {SimulationName} from "./simulations.ts";

interface Bug {
  readonly name: string;
  /** The search of a patch must be in its file exactly once, so that a mutant that no longer is one is noticed. */
  readonly patches: readonly Patch[];
}

/** A deliberate bug. */
export type Mutant = SimulatedMutant | TestedMutant;

export interface SimulatedMutant extends Bug {
  /** Which one is to find it. */
  readonly simulation: SimulationName;
}

/** One that faults drawn at random bring to light too seldom, or never: tests are to find it. */
export interface TestedMutant extends Bug {
  /** Files below the root of the tree. */
  readonly tests: readonly string[];
}

type OneLine<M> = (name: string, file: string, search: string, replacement: string) => M;

/** Makes mutants of one replacement each. */
export function oneLine(simulation: SimulationName): OneLine<SimulatedMutant> {
  return (name, file, search, replacement) => ({name, simulation, patches: [{file, search, replacement}]});
}

export function testedLine(...tests: readonly string[]): OneLine<TestedMutant> {
  return (name, file, search, replacement) => ({name, tests, patches: [{file, search, replacement}]});
}
