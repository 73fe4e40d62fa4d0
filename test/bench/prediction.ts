/**
 * Whether going by predicted times chooses better: in simulated meshes, mean and 95th percentile of answers' times with the prediction only told and with it used,
 * and how far off it is beside what requests are compared by otherwise. 5 seeds of 1500 requests; errors are of the last third.
 * pnpm bench:prediction [--rate 0.01]
 */
import {parseArgs} from "node:util";
import {answersOf} from "../../packages/inference/test/support/replica-line.ts";
import {ROUTING_MESHES, type RoutingMesh, SHARING_MESHES} from "../../packages/inference/test/support/routing-meshes.ts";
import {spread} from "../../packages/peer/src/cli/loadtest/load-figures.ts";
import {formatTable} from "../../packages/peer/src/cli/table.ts";

const {values} = parseArgs({options: {rate: {type: "string", default: "0.01"}}});
const SEEDS = [1, 2, 3, 4, 5];
const REQUESTS = 1500;

function run({peers, everyMs}: RoutingMesh, isUsed: boolean): {mean: number; p95: number; comparedBy: number; predicted: number} {
  const load = {peers, everyMs, requests: REQUESTS, isVaried: true, prediction: {isUsed, rate: Number(values.rate)}};
  const runs = SEEDS.map((seed) => answersOf("auto", {...load, seed}));
  const late = runs.flatMap((answers) => answers.slice((REQUESTS * 2) / 3));
  const off = (of: (choice: (typeof late)[number]["choice"]) => number): number => late.reduce((sum, {choice, totalMs}) => sum + Math.abs(of(choice) - totalMs), 0) / late.length;
  const times = runs.flat().map(({totalMs}) => totalMs);
  return {
    mean: times.reduce((sum, ms) => sum + ms, 0) / times.length,
    p95: spread(times)?.p95 ?? 0,
    comparedBy: off(({costMs}) => costMs),
    predicted: off(({predictedMs}) => predictedMs),
  };
}

const rows = [...ROUTING_MESHES, ...SHARING_MESHES].map((mesh) => {
  const [told, used] = [run(mesh, false), run(mesh, true)];
  const change = (before: number, after: number): string => `${after > before ? "+" : ""}${((after / before - 1) * 100).toFixed(1)} %`;
  const ms = (value: number): string => value.toFixed(0);
  return [mesh.name, ms(told.mean), ms(told.p95), change(told.mean, used.mean), change(told.p95, used.p95), ms(told.comparedBy), ms(told.predicted)];
});
process.stdout.write(`${formatTable(["MESH", "MEAN MS", "P95 MS", "MEAN IF USED", "P95 IF USED", "OFF: COMPARED BY", "OFF: PREDICTED"], rows)}\n`);
