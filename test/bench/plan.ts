/**
 * What `plan` predicts of one stream, and what then comes, for a pipeline of two peers of one thread each with several round trips between them (network namespaces: needs root, `ip`, `iptables` and
 * `python3`), beside whole on one of them. Speeds are learned from a few answers at first, as in any mesh.
 * tsx test/bench/plan.ts --model <file.gguf> [--added-rtt-ms 0,1,5,20] [--tokens 64] [--runs 3] [--draft-tokens 8] [--draft-model <file.gguf>]
 * With --draft-tokens each pipeline is measured once more, by peers that guess so many tokens ahead; with --draft-model with that model guessing, too (so many, or 8).
 */
import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {parseArgs} from "node:util";
import {endWithStarter, isInside, runInside, whyNotPrivate} from "../chaos/private-machine.ts";
import {TestMesh, until} from "../e2e/support/mesh.ts";
import {digestOf, putModel} from "../e2e/support/seeded-model.ts";
import {ShapedLan} from "./lan/shaped-lan.ts";

const {values} = parseArgs({
  options: {
    model: {type: "string"},
    "added-rtt-ms": {type: "string", default: "0,1,5,20"},
    tokens: {type: "string", default: "64"},
    runs: {type: "string", default: "3"},
    "draft-tokens": {type: "string"},
    "draft-model": {type: "string"},
  },
});
const GIGABIT = {megabits: 1000, queueMs: 50};
const PROMPT_TOKENS = 48;

interface Plans {
  readonly plans: readonly {readonly strategy: string; readonly stream_tokens_per_second: number | null}[];
  readonly peers: readonly {readonly rtt_ms: number | null; readonly speed: {readonly measured: boolean} | null}[];
}

const median = (list: readonly number[]): number => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)] as number;

/** Tokens a second of answers that are alone. */
async function measured(mesh: TestMesh): Promise<number> {
  const rates: number[] = [];
  for (let i = 0; i <= Number(values.runs); i++) {
    const request = {model: "bench", prompt: "once upon a time ".repeat(4), raw: true, stream: false, options: {temperature: 0, num_predict: Number(values.tokens)}};
    const {eval_count, eval_duration} = await mesh.peer(0).post<{eval_count: number; eval_duration: number}>("/api/generate", request);
    if (i > 0) rates.push(((eval_count - 1) * 1e9) / eval_duration);
  }
  return median(rates);
}

async function predicted(mesh: TestMesh, strategy: string, query: string): Promise<{rate: number; rttMs: number | null}> {
  const {plans, peers} = await mesh.peer(0).get<Plans>(`/api/v1/partition/plans?model=bench&strategy=${strategy}&prompt_tokens=${PROMPT_TOKENS}${query}`);
  if (!peers.every(({speed}) => speed?.measured)) throw new Error("not every speed is measured: more runs are needed");
  return {rate: plans.find((one) => one.strategy === strategy)?.stream_tokens_per_second ?? Number.NaN, rttMs: peers.find(({rtt_ms}) => rtt_ms !== null)?.rtt_ms ?? null};
}

function row(what: string, rttMs: number | null, guess: number, real: number): void {
  const error = (100 * (guess - real)) / real;
  console.log(`| ${what} | ${rttMs === null ? "" : rttMs.toFixed(2)} | ${guess.toFixed(2)} | ${real.toFixed(2)} | ${error > 0 ? "+" : ""}${error.toFixed(1)} % |`);
}

async function oneDistance(lan: ShapedLan, file: {path: string; digest: string}, addedMs: number): Promise<void> {
  const mesh = new TestMesh();
  try {
    for (let host = 0; host < 2; host++) await mesh.add({...lan.placeOf(host), flags: ["--default-model", "false", "--num-parallel", "1", "--context-length", "1024"]});
    await mesh.allSeeEachOther();
    await putModel(mesh.peer(0), "bench", file);
    const whole = await measured(mesh);
    const pipeline = {model: "bench", strategy: "pipeline", stages: 2};
    await mesh.peer(0).post("/api/v1/deploy", pipeline);
    await measured(mesh);
    // What was learned until here decides; what comes next is what it is judged by.
    const one = await predicted(mesh, "whole", "");
    const two = await predicted(mesh, "pipeline", "&stages=2&streams=2");
    await mesh.peer(0).post("/api/v1/deploy", pipeline);
    if (addedMs === 0) row("whole", null, one.rate, whole);
    row(`pipeline of 2, ${addedMs} ms added`, two.rttMs, two.rate, await measured(mesh));
  } finally {
    await mesh.stop();
  }
}

interface File {
  readonly path: string;
  readonly digest: string;
}

/** @param drafts tokens guessed from the text; undefined: none */
async function guessing(lan: ShapedLan, file: File, drafts: string | undefined, draftModel: File | undefined): Promise<void> {
  const mesh = new TestMesh();
  try {
    const flags = ["--default-model", "false", "--num-parallel", "1", "--context-length", "1024", ...(drafts === undefined ? [] : ["--draft-tokens", drafts])];
    for (let host = 0; host < 2; host++) await mesh.add({...lan.placeOf(host), flags});
    await mesh.allSeeEachOther();
    await putModel(mesh.peer(0), "bench", file);
    if (draftModel) await putModel(mesh.peer(0), "draft", draftModel);
    await mesh.peer(0).post("/api/v1/deploy", {model: "bench", strategy: "pipeline", stages: 2, ...(draftModel && {draft_model: "draft"})});
    if (draftModel) {
      await until("the draft model is loaded", 60_000, async () => {
        const {stages} = await mesh.peer(0).get<{stages: readonly {readonly detail: string}[]}>("/api/v1/placement/bench");
        return stages[0]?.detail.startsWith("drafts of") === true;
      });
    }
    const by = draftModel ? "by a draft model" : `${drafts} tokens at most`;
    console.log(`| the same, guessed ahead ${by} | | | ${(await measured(mesh)).toFixed(2)} | |`);
  } finally {
    await mesh.stop();
  }
}

async function main(): Promise<void> {
  const why = isInside ? undefined : (whyNotPrivate() ?? ShapedLan.whyNoDelay());
  if (why !== undefined) throw new Error(`no distances here: ${why}`);
  if (!values.model) throw new Error("--model <file.gguf> is needed");
  if (!isInside) {
    process.exitCode = await runInside();
    return;
  }
  const file = {path: values.model, digest: await digestOf(values.model)};
  const draftPath = values["draft-model"];
  const draftModel = draftPath === undefined ? undefined : {path: draftPath, digest: await digestOf(draftPath)};
  const folder = mkdtempSync(join(tmpdir(), "ollamesh-plan-"));
  const lan = new ShapedLan(2, GIGABIT);
  endWithStarter(() => rmSync(folder, {recursive: true, force: true}));
  console.log("| | round trip, ms | predicted, tokens/s | measured | error |\n|---|---|---|---|---|");
  for (const addedMs of values["added-rtt-ms"].split(",").map(Number)) {
    if (addedMs > 0) await lan.delay(addedMs / 2);
    await oneDistance(lan, file, addedMs);
    const drafts = values["draft-tokens"];
    if (drafts !== undefined) await guessing(lan, file, drafts, undefined);
    if (draftModel) await guessing(lan, file, drafts, draftModel);
    if (addedMs > 0) await lan.undelay();
  }
  lan.stop();
  rmSync(folder, {recursive: true, force: true});
  process.exit(0);
}

await main();
