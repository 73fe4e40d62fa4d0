import type {Patch} from "./bundle-farm.ts";
import type {SimulationName} from "./simulations.ts";

/** A deliberate bug. The search of a patch must be in its file exactly once, so that a mutant that no longer is one is noticed. */
export interface Mutant {
  readonly name: string;
  /** Which one is to find it. */
  readonly simulation: SimulationName;
  readonly patches: readonly Patch[];
}

/** Makes mutants of one replacement each. */
export function oneLine(simulation: SimulationName): (name: string, file: string, search: string, replacement: string) => Mutant {
  return (name, file, search, replacement) => ({name, simulation, patches: [{file, search, replacement}]});
}
