/** `pnpm sim:farm`: see `--help`. */
import {chosenSimulations, readFlags, wholeNumber} from "./arguments.ts";
import {bundleFarm, dropBundles} from "./bundle-farm.ts";
import {type FarmPlan, nothingRun, startFarm, together} from "./farm-process.ts";
import {keepSeed, keptSeeds} from "./kept-seeds.ts";
import {failureText, summary} from "./report.ts";
import {type SimulationName, simulationNames, simulations} from "./simulations.ts";

const HELP = `Runs many seeds of every simulation, in processes of their own. Status 1 if one fails.

  pnpm sim:farm [--only <simulation>] [--seeds <n>] [--from <n>] [--jobs <n>] [--minutes <n>] [--node <program>]

  --only <simulation>  one of ${simulationNames.join(", ")}; otherwise all, one after another
  --seeds <n>          of each simulation (${simulationNames.map((name) => `${simulations[name].farmSeeds} ${name}`).join(", ")}; with --minutes as many as fit)
  --from <n>           the first seed (1)
  --jobs <n>           processes at once (2)
  --minutes <n>        in all, shared equally by the simulations
  --node <program>     another Node.js: the same seeds must give the same trace

For each seed that fails it prints what was wrong and the command that shows it again, and adds the seed to test/sim/kept-seeds.txt, which every later run
plays first. The last line of a simulation has a trace: the same seeds give the same one, on any machine, with any number of jobs.
`;

const flags = readFlags(HELP, {only: "value", seeds: "value", from: "value", jobs: "value", minutes: "value", node: "value"});
const chosen = chosenSimulations(flags.only, simulationNames);
const from = wholeNumber("from", flags.from, 1, 0, Number.MAX_SAFE_INTEGER / 2);
const jobs = wholeNumber("jobs", flags.jobs, 2, 1, 64);
const minutes = wholeNumber("minutes", flags.minutes, 0, 0, 100_000);

try {
  const bundle = await bundleFarm([]);
  for (const simulation of chosen) if (!(await farm(simulation, bundle))) process.exitCode = 1;
} finally {
  dropBundles();
}

async function farm(simulation: SimulationName, bundle: string): Promise<boolean> {
  const startedAt = performance.now();
  const seeds = wholeNumber("seeds", flags.seeds, minutes > 0 ? 1e9 : simulations[simulation].farmSeeds, 1, 1e9);
  const plan = {simulation, stride: 1, secondsMax: (minutes * 60) / chosen.length, untilFailed: false};
  const failed = (seed: number, violation: string): void => {
    process.stdout.write(failureText(simulation, seed, violation));
    keepSeed(simulation, seed, violation);
  };
  const start = (part: FarmPlan) => startFarm(bundle, part, failed, flags.node);
  const kept = [];
  for (const seed of keptSeeds(simulation)) kept.push(await start({...plan, from: seed, seeds: 1}));
  // Each process takes every so-manieth seed.
  const parts = Array.from({length: jobs}, (_, job) => start({...plan, from: from + job, seeds: Math.ceil((seeds - job) / jobs), stride: jobs}));
  const result = [...kept, ...(await Promise.all(parts))].reduce(together, nothingRun);
  process.stdout.write(summary(simulation, result, (performance.now() - startedAt) / 1000));
  return result.failed === 0;
}
