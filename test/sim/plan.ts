/** `pnpm sim:plan`: auto against every plan there could be, over many meshes; see `--help`. */
import {decide, defaultRules, Links} from "@ollamesh/placement";
import {bestOfAll} from "../../packages/placement/test/support/exhaustive.ts";
import {planFaults, scoreOf} from "../../packages/placement/test/support/judge-plan.ts";
import {drawTopology} from "../../packages/placement/test/support/topologies.ts";
import {readFlags, wholeNumber} from "./arguments.ts";

const HELP = `Draws meshes and models from seeds, plans for each, and compares with the best of all plans by trying every one. Status 1 unless each choice is
feasible and within 10 % of the best.

  pnpm sim:plan [--count <n>] [--from <n>] [--peers <n>] [--layers <n>]

  --count <n>   meshes (1000)
  --from <n>    the first seed (0)
  --peers <n>   of a mesh, at most (6)
  --layers <n>  of a model, at most (7): all cuttings of all orders of all subsets of peers are tried
`;

const flags = readFlags(HELP, {count: "value", from: "value", peers: "value", layers: "value"});
const count = wholeNumber("count", flags.count, 1000, 1, 1_000_000);
const from = wholeNumber("from", flags.from, 0, 0, 2 ** 31);
const peersMax = wholeNumber("peers", flags.peers, 6, 1, 6);
const layersMax = wholeNumber("layers", flags.layers, 7, 4, 12);
const rules = {...defaultRules, pipelineLayersOver: 0};

let [infeasible, far, planMs, worst, refused] = [0, 0, 0, 1, 0];
const chosen = new Map<string, number>();
for (let seed = from; seed < from + count; seed++) {
  const topology = drawTopology(seed, peersMax, layersMax);
  const {shape, peers, links, streams, contextLength} = topology;
  const startedAt = performance.now();
  const decision = decide(shape, peers, {strategy: "auto", stages: undefined, contextLength, sequencesMax: 1, streams, rules}, new Links(links));
  planMs += performance.now() - startedAt;
  const best = bestOfAll(topology);
  if (!decision.ok || !decision.value.plan.ok) {
    refused++;
    if (best !== undefined) console.log(`seed ${seed}: refused, though there is a plan`);
    far += Number(best !== undefined);
    continue;
  }
  const plan = decision.value.plan.value;
  const faults = planFaults(topology, plan);
  const ratio = scoreOf(topology, decision.value, plan) / (best ?? Number.POSITIVE_INFINITY);
  chosen.set(plan.strategy, (chosen.get(plan.strategy) ?? 0) + 1);
  worst = Math.min(worst, ratio);
  infeasible += Number(faults.length > 0);
  far += Number(ratio < 0.9);
  if (faults.length > 0 || ratio < 0.9) console.log(`seed ${seed}: ${[...faults, `${(100 * ratio).toFixed(1)} % of the best`].join(", ")}`);
}
const kinds = [...chosen].map(([strategy, times]) => `${times} ${strategy}`).join(", ");
console.log(
  `${count} meshes: ${kinds}, ${refused} refused; ${infeasible} infeasible, ${far} not within 10 % of the best, the worst at ${(100 * worst).toFixed(1)} %; ${(planMs / count).toFixed(1)} ms a plan`,
);
if (infeasible + far > 0) process.exitCode = 1;
