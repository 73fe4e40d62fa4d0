/**
 * What `plan` predicts of the time to the first token, and what then comes, for a pipeline of two peers of one thread each over links of several speeds, and what it believes those links bring (network
 * namespaces: needs root, `ip` and `tc`; with --added-rtt-ms also `iptables` and `python3`). Speeds of peers are learned from a few answers at first; links are measured when the plan is asked for.
 * tsx test/bench/plan-links.ts --model <file.gguf> [--megabits 1000,100,20,8] [--added-rtt-ms 0] [--prompt-tokens 900] [--runs 3]
 */
import {parseArgs} from "node:util";
import {endWithStarter, isInside, runInside, whyNotPrivate} from "../chaos/private-machine.ts";
import {TestMesh} from "../e2e/support/mesh.ts";
import {digestOf, putModel} from "../e2e/support/seeded-model.ts";
import {ShapedLan} from "./lan/shaped-lan.ts";

const {values} = parseArgs({
  options: {
    model: {type: "string"},
    megabits: {type: "string", default: "1000,100,20,8"},
    "added-rtt-ms": {type: "string", default: "0"},
    "prompt-tokens": {type: "string", default: "900"},
    runs: {type: "string", default: "3"},
  },
});
const QUEUE_MS = 50;
const WORDS = ["owl", "kite", "tree", "bird", "play", "house", "went", "little", "happy", "said", "dog", "big"];

interface Plans {
  readonly plans: readonly {readonly strategy: string; readonly first_token_ms: number | null}[];
  readonly peers: readonly {readonly speed: {readonly measured: boolean} | null}[];
  readonly links: readonly {readonly bytes_per_second: number; readonly speed_measured: boolean}[];
}

interface Answer {
  readonly prompt_eval_count: number;
  readonly prompt_eval_duration: number;
}

let drawn = 1;

/** Words that no prompt before began with. */
function promptOf(words: number): string {
  return Array.from({length: words}, () => {
    drawn = Math.imul(drawn, 48_271) >>> 0;
    return WORDS[(drawn >>> 16) % WORDS.length] as string;
  }).join(" ");
}

const median = (list: readonly number[]): number => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)] as number;

/** Of prompts that are alone: milliseconds until the first token, and how many tokens they had. */
async function measured(mesh: TestMesh): Promise<{ms: number; tokens: number}> {
  const times: number[] = [];
  let tokens = 0;
  for (let i = 0; i <= Number(values.runs); i++) {
    const request = {model: "bench", prompt: promptOf(Number(values["prompt-tokens"])), raw: true, stream: false, keep_alive: -1, options: {temperature: 0, num_predict: 8}};
    const answer = await mesh.peer(0).post<Answer>("/api/generate", request);
    if (i > 0) times.push(answer.prompt_eval_duration / 1e6);
    tokens = answer.prompt_eval_count;
  }
  return {ms: median(times), tokens};
}

async function oneSpeed(lan: ShapedLan, megabits: number, file: {path: string; digest: string}): Promise<void> {
  const mesh = new TestMesh();
  try {
    const flags = ["--default-model", "false", "--num-parallel", "1", "--context-length", "2048", "--threads", "1"];
    for (let host = 0; host < 2; host++) await mesh.add({...lan.placeOf(host), flags});
    await mesh.allSeeEachOther();
    // Nothing shall come over the link before it is measured.
    for (const peer of [0, 1]) await putModel(mesh.peer(peer), "bench", file);
    await mesh.peer(0).post("/api/v1/deploy", {model: "bench", strategy: "pipeline", stages: 2});
    const {tokens} = await measured(mesh);
    const plan = await mesh.peer(0).get<Plans>(`/api/v1/partition/plans?model=bench&strategy=pipeline&stages=2&prompt_tokens=${tokens}`);
    if (!plan.peers.every(({speed}) => speed?.measured)) throw new Error("not every speed is measured: more runs are needed");
    await mesh.peer(0).post("/api/v1/deploy", {model: "bench", strategy: "pipeline", stages: 2});
    const {ms} = await measured(mesh);
    const [link] = plan.links;
    const guess = plan.plans.find(({strategy}) => strategy === "pipeline")?.first_token_ms ?? Number.NaN;
    const believed = link?.speed_measured ? ((link.bytes_per_second * 8) / 1e6).toFixed(1) : "assumed";
    console.log(`| ${megabits} Mbit/s | ${believed} | ${guess.toFixed(0)} | ${ms.toFixed(0)} | ${((100 * (guess - ms)) / ms).toFixed(1)} % |`);
  } finally {
    await mesh.stop();
  }
}

async function main(): Promise<void> {
  const why = isInside ? undefined : (whyNotPrivate() ?? (values["added-rtt-ms"] === "0" ? undefined : ShapedLan.whyNoDelay()));
  if (why !== undefined) throw new Error(`no links of other speeds here: ${why}`);
  if (!values.model) throw new Error("--model <file.gguf> is needed");
  if (!isInside) {
    process.exitCode = await runInside();
    return;
  }
  endWithStarter(() => undefined);
  const speeds = values.megabits.split(",").map(Number);
  const lan = new ShapedLan(2, {megabits: speeds[0] as number, queueMs: QUEUE_MS});
  const addedMs = Number(values["added-rtt-ms"]);
  if (addedMs > 0) await lan.delay(addedMs / 2);
  console.log("| link | measured, Mbit/s | first token predicted, ms | measured | error |\n|---|---|---|---|---|");
  for (const megabits of speeds) {
    lan.reshape({megabits, queueMs: QUEUE_MS});
    await oneSpeed(lan, megabits, {path: values.model, digest: await digestOf(values.model)});
  }
  lan.stop();
  process.exit(0);
}

await main();
