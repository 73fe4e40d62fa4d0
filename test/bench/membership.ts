/**
 * How soon a crash is seen, how fast the news goes round, and whether anybody is declared dead who is not: the suspicion core in a simulated network.
 * tsx test/bench/membership.ts [--nodes 10,100,1000,10000] [--crashes 40] [--pause-seconds 1000]
 */
import {parseArgs} from "node:util";
import {type CrashReport, SwimMesh} from "../../packages/membership/test/support/swim-mesh.ts";

const {values} = parseArgs({
  options: {
    nodes: {type: "string", default: "10,100,1000,10000"},
    crashes: {type: "string", default: "40"},
    loss: {type: "string", default: "0,10"},
    "pause-nodes": {type: "string", default: "1000"},
    "pause-seconds": {type: "string", default: "1000"},
  },
});

const numbers = (text: string) => text.split(",").map(Number);
const seconds = (ms: number | undefined) => (ms === undefined ? "never" : `${(ms / 1000).toFixed(2)} s`);
const print = (line: string) => process.stdout.write(`${line}\n`);

/** The smallest value that `share` of all do not exceed. */
function quantile(sorted: readonly number[], share: number): number | undefined {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];
}

function spread(list: readonly number[]): string {
  const sorted = list.toSorted((a, b) => a - b);
  return `p50 ${seconds(quantile(sorted, 0.5))}  p99 ${seconds(quantile(sorted, 0.99))}  max ${seconds(sorted.at(-1))}`;
}

/** When the given share of the survivors had it. */
function reached(list: readonly number[], share: number, survivors: number): number {
  const sorted = list.toSorted((a, b) => a - b);
  return sorted[Math.ceil(survivors * share) - 1] ?? Number.POSITIVE_INFINITY;
}

/** One crash after another in one mesh; a small mesh is built anew for each, so that its size stays what it is. */
function crashes(nodes: number, lossPercent: number, count: number): {reports: CrashReport[]; quietMessages: number; quietBytes: number; falseDeaths: number} {
  const perMesh = nodes < 1000 ? 1 : count;
  const reports: CrashReport[] = [];
  let [quietMessages, quietBytes, falseDeaths, meshes] = [0, 0, 0, 0];
  for (let seed = 1; reports.length < count; seed++, meshes++) {
    const mesh = new SwimMesh({nodes, seed, lossPercent});
    mesh.run(5000);
    quietMessages += mesh.messages / nodes / 5;
    quietBytes += mesh.bytes / nodes / 5;
    for (let i = 0; i < perMesh; i++) {
      mesh.crash((i * 7919 + seed) % nodes);
      mesh.run(perMesh > 1 ? 1037 : seed % 100); // not in step with the probes
    }
    mesh.run(25_000);
    reports.push(...mesh.crashes);
    falseDeaths += mesh.falseDeaths;
  }
  return {reports, quietMessages: quietMessages / meshes, quietBytes: quietBytes / meshes, falseDeaths};
}

function benchCrashes(nodes: number, lossPercent: number, count: number): void {
  const startedAt = performance.now();
  const {reports, quietMessages, quietBytes, falseDeaths} = crashes(nodes, lossPercent, count);
  const survivors = nodes - (nodes < 1000 ? 1 : count);
  print(`N = ${nodes}, ${lossPercent} % loss, ${reports.length} crashes (${((performance.now() - startedAt) / 1000).toFixed(0)} s of computing)`);
  print(`  suspected      ${spread(reports.map((report) => report.suspectedMs ?? Number.POSITIVE_INFINITY))}`);
  print(`  death seen     ${spread(reports.map((report) => report.confirmedMs ?? Number.POSITIVE_INFINITY))}`);
  print(`  99 % informed  ${spread(reports.map((report) => reached(report.informedMs, 0.99, survivors)))} after it was seen`);
  print(`  99 % confirmed ${spread(reports.map((report) => reached(report.allConfirmedMs, 0.99, survivors)))} after the crash`);
  print(`  quiet: ${quietMessages.toFixed(1)} messages and ${quietBytes.toFixed(0)} bytes per node and second; false deaths ${falseDeaths}`);
}

/** Every minute each of 5 % of the nodes stands still for 5 s, at a time of its own. */
function benchPauses(nodes: number, lossPercent: number, lengthSeconds: number): void {
  const startedAt = performance.now();
  const mesh = new SwimMesh({nodes, seed: 1, lossPercent});
  const paused = Math.max(1, Math.round(nodes / 20));
  const everyMs = Math.max(1, Math.round(60_000 / paused));
  let turn = 0;
  mesh.run(lengthSeconds * 1000, () => {
    if (mesh.nowMs % everyMs === 0) mesh.pause(turn++ % paused, 5000);
  });
  const nodeSeconds = nodes * lengthSeconds;
  const rate = `${(mesh.messages / nodeSeconds).toFixed(1)} messages and ${(mesh.bytes / nodeSeconds).toFixed(0)} bytes per node and second`;
  print(`N = ${nodes}, ${lossPercent} % loss, ${paused} nodes pausing 5 s a minute (${turn} pauses): ${mesh.falseDeaths} false deaths in ${nodeSeconds} node-seconds`);
  print(
    `  ${(mesh.falseSuspicions / Math.max(1, turn) / nodes).toFixed(2)} of the nodes suspected per pause; ${rate} (${((performance.now() - startedAt) / 1000).toFixed(0)} s of computing)`,
  );
}

for (const nodes of numbers(values.nodes)) for (const loss of numbers(values.loss)) benchCrashes(nodes, loss, Number(values.crashes));
const pauseSeconds = Number(values["pause-seconds"]);
if (pauseSeconds > 0) for (const nodes of numbers(values["pause-nodes"])) for (const loss of numbers(values.loss)) benchPauses(nodes, loss, pauseSeconds);
