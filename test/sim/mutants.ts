/**
 * Shows that the simulator finds bugs: runs its farm against copies of the sources with one deliberate bug each, until a seed fails.
 * `tsx test/sim/mutants.ts [--limit 3000] [--from 1] [--only <name>]`. Status 1 if one survives.
 */
import {parseArgs} from "node:util";
import {bundleFarm, dropBundles} from "./consensus-bundle.ts";
import {startFarm} from "./consensus-farm.ts";
import {type Mutant, mutants} from "./mutant-catalogue.ts";

const {values} = parseArgs({options: {limit: {type: "string", default: "3000"}, from: {type: "string", default: "1"}, only: {type: "string"}}});
const [limit, from] = [Number(values.limit), Number(values.from)];
const chosen = mutants.filter(({name}) => values.only === undefined || name === values.only);
if (!Number.isSafeInteger(limit) || limit < 1 || !Number.isSafeInteger(from) || chosen.length === 0) {
  process.stderr.write(`usage: tsx test/sim/mutants.ts [--limit <seeds>] [--from <seed>] [--only <name>]; names: ${mutants.map(({name}) => name).join(", ")}\n`);
  process.exit(2);
}

let survivors = 0;
try {
  for (const mutant of chosen) if (!(await isKilled(mutant))) survivors++;
} finally {
  dropBundles();
}
process.stdout.write(`${chosen.length - survivors} killed, ${survivors} survived\n`);
process.exitCode = survivors === 0 ? 0 : 1;

async function isKilled({name, patches}: Mutant): Promise<boolean> {
  const bundle = await bundleFarm(patches);
  let killer = "";
  const {passed, failed} = await startFarm(bundle, {from, seeds: limit, stride: 1, untilFailed: true}, (line) => {
    killer = line;
  });
  const [, seed, fault = ""] = /^seed (\d+): (.*)$/.exec(killer) ?? [];
  const end = failed > 0 ? `killed by seed ${seed} after ${passed + failed} seeds: ${fault.slice(0, 160)}` : `SURVIVED ${passed} seeds`;
  process.stdout.write(`${name} ${end}\n`);
  return failed > 0;
}
