/** `pnpm sim`: see `--help`. */
import type {Note} from "@ollamesh/sim";
import {chosenSimulations, readFlags, wholeNumber} from "./arguments.ts";
import {nothingRun, runFarm, together} from "./farm-process.ts";
import {keptSeeds} from "./kept-seeds.ts";
import {failureText, summary} from "./report.ts";
import {type SimulationName, simulationNames, simulations} from "./simulations.ts";

const HELP = `Runs simulated time under seeds: the same seed is the same run. Status 1 if one fails.

  pnpm sim [--only <simulation>] [--seeds <n>] [--from <n>]    what the gate runs, and the seeds that failed once (test/sim/kept-seeds.txt)
  pnpm sim --seed <n> [--only <simulation>] [--trace]          one seed of whole nodes (or of what --only names), with what happened, a line each

  --seeds <n>   of each simulation (the gate's: ${gateSeedsText()})
  --from <n>    the first seed (1)
  --trace       every message too

Simulations:
${simulationNames.map((name) => `  ${name.padEnd(10)}${simulations[name].what}`).join("\n")}

More: pnpm sim:farm --help (many seeds, in parallel), pnpm sim:mutants --help (deliberate bugs that must be found).
`;

// Who reads along may have seen enough.
process.stdout.on("error", () => process.exit());
const flags = readFlags(HELP, {seed: "value", seeds: "value", from: "value", only: "value", trace: "switch"});
const from = wholeNumber("from", flags.from, 1, 0, Number.MAX_SAFE_INTEGER / 2);
process.exitCode = flags.seed === undefined ? many() : one(wholeNumber("seed", flags.seed, 1, 0, Number.MAX_SAFE_INTEGER));

function one(seed: number): number {
  const [simulation = "mesh"] = chosenSimulations(flags.only, ["mesh"]);
  const note: Note = (line, isDetail) => void ((flags.trace || !isDetail) && process.stdout.write(`${line}\n`));
  const {violation, traceHash, steps, simulatedMs} = simulations[simulation].run(seed, note);
  process.stdout.write(`${simulation} seed ${seed}: ${violation ?? "passed"}; trace ${traceHash}, ${steps} steps, ${(simulatedMs / 1000).toFixed(0)} simulated seconds\n`);
  return violation === undefined ? 0 : 1;
}

function many(): number {
  return Math.max(...chosenSimulations(flags.only, simulationNames).map(gate));
}

function gate(simulation: SimulationName): number {
  const startedAt = performance.now();
  const plan = {simulation, from, seeds: wholeNumber("seeds", flags.seeds, simulations[simulation].gateSeeds, 1, 1e9), stride: 1, secondsMax: 0, untilFailed: false};
  const failed = (seed: number, violation: string): void => void process.stdout.write(failureText(simulation, seed, violation));
  const kept = keptSeeds(simulation).map((seed) => runFarm({...plan, from: seed, seeds: 1}, failed));
  const result = [...kept, runFarm(plan, failed)].reduce(together, nothingRun);
  process.stdout.write(summary(simulation, result, (performance.now() - startedAt) / 1000));
  return result.failed === 0 ? 0 : 1;
}

function gateSeedsText(): string {
  return simulationNames.map((name) => `${simulations[name].gateSeeds} ${name}`).join(", ");
}
