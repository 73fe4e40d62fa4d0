/**
 * Runs many seeds of the simulated Raft group: `tsx test/sim/consensus.ts [--seeds 1000] [--from 1] [--jobs 2]`, or one with `--seed N [--trace]`.
 * Prints a line for each seed that fails, then `N passed, N failed, simulated hours, steps/s`. Seeds that failed once are run too. Status 1 if any fails.
 */
import {parseArgs} from "node:util";
import {keptSeeds, runConsensusSeed} from "@ollamesh/sim/consensus";
import {bundleFarm, dropBundles} from "./consensus-bundle.ts";
import {type FarmResult, runFarm, startFarm} from "./consensus-farm.ts";

const usage = "usage: tsx test/sim/consensus.ts [--seeds <n>] [--from <n>] [--jobs <n>] | --seed <n> [--trace]\n";

const {values} = parseArgs({
  options: {
    seeds: {type: "string", default: "1000"},
    from: {type: "string", default: "1"},
    jobs: {type: "string", default: "1"},
    seed: {type: "string"},
    trace: {type: "boolean", default: false},
  },
});
const [seeds, from, jobs, seed] = [values.seeds, values.from, values.jobs, values.seed ?? "1"].map(Number) as [number, number, number, number];
if (![seeds, from, jobs, seed].every(Number.isSafeInteger) || seeds < 1 || jobs < 1 || jobs > 16) {
  process.stderr.write(usage);
  process.exit(2);
}
process.exitCode = values.seed === undefined ? await farm() : one();

function one(): number {
  const note = values.trace ? (line: string): void => void process.stdout.write(`${line}\n`) : undefined;
  const {violation, traceHash, steps, simulatedMs} = runConsensusSeed(seed, note);
  process.stdout.write(`seed ${seed}: ${violation ?? "passed"}; trace ${traceHash}, ${steps} steps, ${(simulatedMs / 1000).toFixed(0)} simulated seconds\n`);
  return violation === undefined ? 0 : 1;
}

async function farm(): Promise<number> {
  const startedAt = performance.now();
  const show = (line: string): void => void process.stdout.write(`${line}\n`);
  const kept = keptSeeds.map(([seed]) => runFarm(seed, 1, 1, show));
  const parts = [...kept, ...(jobs === 1 ? [runFarm(from, seeds, 1, show)] : await inParallel(show))];
  const sum = (name: keyof FarmResult): number => parts.reduce((total, part) => total + part[name], 0);
  const seconds = (performance.now() - startedAt) / 1000;
  const hours = (sum("simulatedMs") / 3_600_000).toFixed(1);
  const trace = (sum("trace") % 2 ** 32).toString(16).padStart(8, "0");
  show(`${sum("passed")} passed, ${sum("failed")} failed, ${hours} simulated hours, ${Math.round(sum("steps") / seconds)} steps/s, ${seconds.toFixed(1)} s, trace ${trace}`);
  return sum("failed") === 0 ? 0 : 1;
}

/** Each process takes every so-manieth seed. */
async function inParallel(show: (line: string) => void): Promise<FarmResult[]> {
  const bundle = await bundleFarm([]);
  try {
    return await Promise.all(
      Array.from({length: jobs}, (_, job) => startFarm(bundle, {from: from + job, seeds: Math.ceil((seeds - job) / jobs), stride: jobs, untilFailed: false}, show)),
    );
  } finally {
    dropBundles();
  }
}
