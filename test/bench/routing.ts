/**
 * What choosing a peer costs: decisions among 50 peers that have a model, with prompts of 20 and of 1500 tokens, requests beginning and ending between them.
 * tsx test/bench/routing.ts [--peers 50] [--decisions 20000]
 */
import {parseArgs} from "node:util";
import {type Candidate, type Choice, prefixMarks, ReplicaChooser} from "@ollamesh/inference";
import {Prng} from "@ollamesh/stdx";
import {spread} from "../../packages/peer/src/cli/loadtest/load-figures.ts";

const {values} = parseArgs({options: {peers: {type: "string", default: "50"}, decisions: {type: "string", default: "20000"}}});
const PEERS = Number(values.peers);
const DECISIONS = Number(values.decisions);
/** Requests under way at any time. */
const UNDER_WAY = 174;

function run(promptTokens: number): string {
  const rng = new Prng(1);
  const candidates: readonly Candidate[] = Array.from({length: PEERS}, (_, i) => ({
    peer: `12D3KooW${String(i).padStart(44, "0")}`,
    deployment: "registry.ollama.ai/library/storyteller:latest#local",
    isLoaded: i % 5 !== 0,
    isSuspected: i % 20 === 19,
    rttMs: rng.below(40) / 10,
    weight: 1 + rng.below(3),
  }));
  const prompts = Array.from({length: 32}, () => prefixMarks(Int32Array.from({length: promptTokens}, () => rng.below(32_000))));
  const chooser = new ReplicaChooser("auto", 4);
  const under: Choice[] = [];
  const tookMs: number[] = [];
  for (let i = 0; i < DECISIONS; i++) {
    const marks = rng.pick(prompts);
    const beganAt = performance.now();
    const choice = chooser.choose(candidates, {marks, promptTokens, tokensMax: 64}, i * 10);
    tookMs.push(performance.now() - beganAt);
    if (!choice) throw new Error("nobody was chosen");
    chooser.began(choice.candidate, marks, i * 10);
    under.push(choice);
    const over = under.length > UNDER_WAY ? under.shift() : undefined;
    if (over) chooser.ended(over, {type: "worked", took: {promptMs: 0, outputMs: 200 + rng.below(200), promptTokens, outputTokens: 64}}, i * 10);
  }
  const {p50 = 0, p95 = 0, p99 = 0, max = 0} = spread(tookMs) ?? {};
  return `${PEERS} peers, prompts of ${promptTokens} tokens, ${DECISIONS} decisions: ms p50 ${p50.toFixed(3)}, p95 ${p95.toFixed(3)}, p99 ${p99.toFixed(3)}, max ${max.toFixed(2)}`;
}

for (const promptTokens of [20, 1500]) process.stdout.write(`${run(promptTokens)}\n`);
