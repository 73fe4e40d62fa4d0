/**
 * How long a peer still works for a client that has gone: a generation, a prompt of 1500 tokens of a model of 60 million parameters that is being read, on the peer that was asked, on another, and
 * over two stages. From the end of the client's connection until no sequence runs or waits on any peer, asked every 5 ms. `pnpm build` first.
 * tsx test/bench/cancel.ts [--times 10] [--stages 1,2]
 */
import {request} from "node:http";
import {join} from "node:path";
import {setTimeout as sleep} from "node:timers/promises";
import {parseArgs} from "node:util";
import {LLAMA_PRESETS, llamaModel} from "../../packages/engine-llama/test/fixtures/llama-model.ts";
import {writeSeededModel} from "../../packages/engine-llama/test/fixtures/seeded-model.ts";
import {spread} from "../../packages/peer/src/cli/loadtest/load-figures.ts";
import {type PeerProcess, root} from "../../scripts/peer-process.ts";
import {TestMesh, until} from "../e2e/support/mesh.ts";
import {overPeer} from "./engine-over-http.ts";

const {values} = parseArgs({options: {times: {type: "string", default: "10"}, stages: {type: "string", default: "1,2"}}});
const ASK_MS = 5;
const CONTEXT = 2048;
/** About 1500 tokens, another beginning each time: nothing of it was read before. */
const longPrompt = (turn: number): string => `${turn} ${"the owl and the fox went to the river ".repeat(150)}`;

interface Workload {
  readonly running: number;
  readonly waiting: number;
}

async function workload(peer: PeerProcess): Promise<Workload> {
  const text = await (await fetch(`${peer.api}/metrics`)).text();
  const of = (state: string): number => Number(new RegExp(`^ollamesh_sequences\\{state="${state}"\\} (\\d+)`, "m").exec(text)?.[1] ?? 0);
  return {running: of("running"), waiting: of("waiting")};
}

async function idle(mesh: TestMesh): Promise<boolean> {
  const all = await Promise.all(mesh.peers.map(workload));
  return all.every(({running, waiting}) => running + waiting === 0);
}

/** Asks, leaves `afterMs` after it runs, and answers how long work went on. */
async function left(mesh: TestMesh, asked: PeerProcess, prompt: string, afterMs: number): Promise<number> {
  const body = JSON.stringify({model: "bench", prompt, raw: true, options: {temperature: 0, num_predict: 400, num_ctx: CONTEXT, stop: []}});
  const call = request(`${asked.api}/api/generate`, {method: "POST", headers: {"content-length": Buffer.byteLength(body)}}, (response) => response.resume());
  call.on("error", () => undefined);
  call.end(body);
  await until("it runs", 20_000, async () => !(await idle(mesh)));
  await sleep(afterMs);
  call.destroy();
  const leftAt = performance.now();
  while (!(await idle(mesh))) await sleep(ASK_MS);
  return performance.now() - leftAt;
}

async function measure(name: string, run: (turn: number) => Promise<number>): Promise<void> {
  const times: number[] = [];
  for (let turn = 0; turn < Number(values.times); turn++) times.push(await run(turn));
  const {p50, max} = spread(times) as {p50: number; max: number};
  process.stdout.write(`${name}: p50 ${p50.toFixed(0)} ms, at most ${max.toFixed(0)} ms of ${times.length}\n`);
}

async function main(): Promise<void> {
  const mesh = new TestMesh();
  try {
    for (let i = 0; i < 2; i++) await mesh.add({flags: ["--default-model", "false", "--num-parallel", "2"]});
    await mesh.allSeeEachOther();
    const [holder, other] = [mesh.peer(0), mesh.peer(1)];
    const model = join(mesh.folder, "bench.gguf");
    await writeSeededModel(await llamaModel(LLAMA_PRESETS["bench-60m"], "q8_0", join(root, "models/storyteller.gguf"), "bench"), model, 1);
    await (await overPeer(holder, {model, prompt: "x", threads: 1, slots: 2, contextLength: CONTEXT, tokens: 8})).ask();
    let turn = 0;
    if (values.stages.includes("1")) {
      await measure("while it generates", () => left(mesh, holder, `${turn++} Tell me a story.`, 200));
      await measure("while a prompt is read", () => left(mesh, holder, longPrompt(turn++), 150));
      await measure("while a prompt is read by another peer", () => left(mesh, other, longPrompt(turn++), 150));
    }
    if (!values.stages.includes("2")) return;
    await holder.post("/api/v1/deploy", {model: "bench", strategy: "pipeline", stages: 2, num_ctx: CONTEXT});
    await measure("while a prompt is read by two stages", () => left(mesh, other, longPrompt(turn++), 150));
  } finally {
    await mesh.stop();
  }
}

await main();
