/** Seeds that failed once, in `kept-seeds.txt` beside this file. */
import {appendFileSync, readFileSync} from "node:fs";
import type {SimulationName} from "./simulations.ts";

const file = new URL("kept-seeds.txt", import.meta.url);
const WHY_CHARS_MAX = 160;

export function keptSeeds(simulation: SimulationName): readonly number[] {
  const lines = readFileSync(file, "utf8").split("\n");
  return lines.flatMap((line) => {
    const [name, seed] = line.split(" ");
    return name === simulation ? [Number(seed)] : [];
  });
}

export function keepSeed(simulation: SimulationName, seed: number, why: string): void {
  if (!keptSeeds(simulation).includes(seed)) appendFileSync(file, `${simulation} ${seed} ${why.split("\n")[0]?.slice(0, WHY_CHARS_MAX)}\n`);
}
