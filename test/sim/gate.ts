/** Runs many seeds of the simulated mesh: `tsx test/sim/gate.ts [--seeds 200] [--from 1]`, or one with `--seed N`. Status 1 if any fails. */
import {parseArgs} from "node:util";
import {runSeed, type SeedResult} from "@ollamesh/sim";

/** Every so many seeds run twice, to see that the same seed is the same run. */
const TWICE_EVERY = 10;

const {values} = parseArgs({options: {seeds: {type: "string", default: "200"}, from: {type: "string", default: "1"}, seed: {type: "string"}}});
const from = Number(values.seed ?? values.from);
const count = values.seed === undefined ? Number(values.seeds) : 1;
if (!Number.isInteger(from) || !Number.isInteger(count) || count < 1) {
  process.stderr.write("usage: tsx test/sim/gate.ts [--seeds <n>] [--from <n>] | --seed <n>\n");
  process.exit(2);
}

const startedAt = performance.now();
let [passed, failed, steps, simulatedMs] = [0, 0, 0, 0];
for (let seed = from; seed < from + count; seed++) {
  const result = runSeed(seed);
  const violation = result.violation ?? (seed % TWICE_EVERY === 0 ? repetition(result) : undefined);
  steps += result.steps;
  simulatedMs += result.simulatedMs;
  if (violation === undefined) passed++;
  else failed++;
  if (violation !== undefined) process.stdout.write(`seed ${seed}: ${violation}\n`);
  else if (values.seed !== undefined) process.stdout.write(`seed ${seed}: trace ${result.traceHash}, ${result.steps} steps\n`);
}
const seconds = (performance.now() - startedAt) / 1000;
const hours = (simulatedMs / 3_600_000).toFixed(1);
process.stdout.write(`${passed} passed, ${failed} failed, ${hours} simulated hours, ${Math.round(steps / seconds)} steps/s, ${seconds.toFixed(1)} s\n`);
process.exitCode = failed === 0 ? 0 : 1;

function repetition(first: SeedResult): string | undefined {
  const second = runSeed(first.seed);
  return second.traceHash === first.traceHash ? undefined : `not the same run twice: ${first.traceHash} and ${second.traceHash}`;
}
