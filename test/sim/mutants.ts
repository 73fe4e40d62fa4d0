/** `pnpm sim:mutants`: see `--help`. */
import {readFlags, wholeNumber} from "./arguments.ts";
import {bundleFarm, dropBundles} from "./bundle-farm.ts";
import {catalogueMutants} from "./catalogue-mutants.ts";
import {startFarm} from "./farm-process.ts";
import {guardMutants} from "./guard-mutants.ts";
import type {Mutant, SimulatedMutant, TestedMutant} from "./mutant.ts";
import {firstFailure} from "./mutated-tests.ts";
import {raftMutants} from "./raft-mutants.ts";
import {swarmMutants} from "./swarm-mutants.ts";

const mutants: readonly Mutant[] = [...raftMutants, ...guardMutants, ...catalogueMutants, ...swarmMutants];

const HELP = `Shows that the simulator finds bugs: runs its farm against copies of the sources with one deliberate bug each, until a seed fails.
What its faults bring about too seldom is left to unit tests, which run against such a copy too.
Status 1 if a bug is not found.

  pnpm sim:mutants [--limit <seeds>] [--from <seed>] [--only <name>]

  --limit <seeds>  at most so many each (3000)
  --from <seed>    the first one (1)
  --only <name>    one of them; names:
${mutants.map(({name}) => `                   ${name}`).join("\n")}
`;

const flags = readFlags(HELP, {limit: "value", from: "value", only: "value"});
const limit = wholeNumber("limit", flags.limit, 3000, 1, 1e9);
const from = wholeNumber("from", flags.from, 1, 0, Number.MAX_SAFE_INTEGER / 2);
const chosen = mutants.filter(({name}) => flags.only === undefined || name === flags.only);

let [survivors, seedsMost] = [0, 0];
try {
  await testsPass();
  for (const mutant of chosen) if (!("tests" in mutant ? await isFound(mutant) : await isKilled(mutant))) survivors++;
} finally {
  dropBundles();
}
process.stdout.write(`${chosen.length - survivors} killed, ${survivors} survived, at most ${seedsMost} seeds for one\n`);
process.exitCode = survivors === 0 && chosen.length > 0 ? 0 : 1;

/** A test that fails anyhow would find everything. */
async function testsPass(): Promise<void> {
  const files = [...new Set(chosen.flatMap((mutant) => ("tests" in mutant ? mutant.tests : [])))];
  const failure = files.length === 0 ? undefined : await firstFailure(files, []);
  if (failure !== undefined) throw new Error(`without any bug a test fails: ${failure}`);
}

async function isFound({name, tests, patches}: TestedMutant): Promise<boolean> {
  const failure = await firstFailure(tests, patches);
  process.stdout.write(`${name} ${failure === undefined ? `SURVIVED ${tests.join(", ")}` : `killed by a test: ${failure}`}\n`);
  return failure !== undefined;
}

async function isKilled({name, simulation, patches}: SimulatedMutant): Promise<boolean> {
  const bundle = await bundleFarm(patches);
  let killer = "";
  const {passed, failed} = await startFarm(bundle, {simulation, from, seeds: limit, stride: 1, secondsMax: 0, untilFailed: true}, (seed, violation) => {
    killer = `killed by ${simulation} seed ${seed} after ${seed - from + 1} seeds: ${violation.split("\n")[0]?.slice(0, 160)}`;
  });
  process.stdout.write(`${name} ${failed > 0 ? killer : `SURVIVED ${passed} seeds of ${simulation}`}\n`);
  seedsMost = Math.max(seedsMost, passed + failed);
  return failed > 0;
}
